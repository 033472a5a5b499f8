import CNcurses

/// How a role looks.
///
/// No colour is a background, so the terminal's own stays. What must be told from its surroundings
/// has an attribute too, because there may be no colours at all.
struct Appearance: Equatable {
  /// The few foregrounds in use.
  enum Foreground: Int32, CaseIterable {
    case standard
    case red
    case green
    case magenta
    case amber
    case teal

    /// The nearest of the first 8 colours that can be read on the theme's background; nil for the
    /// terminal's own foreground.
    ///
    /// Blue can not be read on a dark background, yellow and cyan not on a light one.
    func basic(_ theme: Theme) -> Int32? {
      switch (self, theme) {
      case (.standard, _), (_, .none), (.teal, .any): nil
      case (.red, _): 1
      case (.green, _): 2
      case (.magenta, _): 5
      case (.amber, .dark): 3
      case (.amber, _): 5
      case (.teal, .dark): 6
      case (.teal, _): 4
      }
    }

    /// One of 256 colours: bright for a dark background, deep for a light one, and about as far from
    /// black as from white for any.
    func rich(_ theme: Theme) -> Int32? {
      let (any, dark, light): (Int32, Int32, Int32)
      switch self {
      case .standard: return nil
      case .red: (any, dark, light) = (160, 210, 124)
      case .green: (any, dark, light) = (28, 114, 22)
      case .magenta: (any, dark, light) = (133, 177, 90)
      case .amber: (any, dark, light) = (130, 215, 94)
      case .teal: (any, dark, light) = (30, 80, 23)
      }
      switch theme {
      case .any: return any
      case .dark: return dark
      case .light: return light
      case .none: return nil
      }
    }

    /// The colour on a terminal of so many, as ncurses numbers them; -1 for the terminal's own.
    func color(_ theme: Theme, of count: Int32) -> Int32 {
      (count >= 256 ? rich(theme) : basic(theme)) ?? -1
    }
  }

  var foreground: Foreground
  var attributes: UInt32

  private init(_ foreground: Foreground = .standard, _ attributes: Int...) {
    self.foreground = foreground
    self.attributes = attributes.reduce(0) { $0 | UInt32($1) }
  }

  init(_ role: Role) {
    switch role {
    case .normal, .hint, .border, .tab: self.init()
    case .title, .key: self.init(.standard, NC_BOLD)
    case .heading: self.init(.teal, NC_BOLD)
    case .focus: self.init(.green, NC_BOLD)
    case .selection, .tabActive: self.init(.standard, NC_REVERSE)
    case .selectionUnfocused: self.init(.standard, NC_UNDERLINE)
    case .changed: self.init(.amber, NC_BOLD)
    case .missing: self.init(.red, NC_BOLD)
    case .deprecated: self.init(.magenta)
    case .dim: self.init(.standard, NC_DIM)
    case .good: self.init(.green)
    case .warning: self.init(.amber)
    case .bad: self.init(.red, NC_BOLD)
    case .match: self.init(.standard, NC_BOLD, NC_UNDERLINE)
    case .error: self.init(.red, NC_BOLD, NC_REVERSE)
    }
  }

  /// The appearance of every role, by its raw value.
  static let ofRoles = Role.allCases.map(Appearance.init)
}

extension TerminalOptions.ColorChoice {
  /// Whether colours are wanted, given the value of `NO_COLOR`.
  func isWanted(noColor: String?) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: (noColor ?? "").isEmpty
    }
  }
}
