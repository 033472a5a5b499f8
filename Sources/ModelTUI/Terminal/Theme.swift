/// Which colours are used.
enum Theme: String, CaseIterable, Sendable {
  /// Colours that can be read on every background.
  case any
  case dark
  case light
  case none

  /// What the theme is for.
  var help: String {
    switch self {
    case .any: "colours that can be read on every background"
    case .dark: "bright colours for a dark background"
    case .light: "deep colours for a light background"
    case .none: "no colours"
    }
  }

  var next: Theme {
    let all = Theme.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + 1) % all.count]
  }
}
