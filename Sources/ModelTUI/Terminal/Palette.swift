import CNcurses

/// How a role looks.
///
/// No colour is a background, so the terminal's own stays, and none is blue, dark grey, yellow or
/// cyan, which cannot be read on either a dark or a light one. What must be told from its
/// surroundings has an attribute too, because there may be no colours at all.
struct Appearance: Equatable {
  /// The few foregrounds in use.
  enum Foreground: Int32, CaseIterable {
    case standard
    case red
    case green
    case magenta
    case amber
    case teal

    /// The nearest of the first 8 colours; magenta stands in for amber, nothing for teal.
    var basic: Int32? {
      switch self {
      case .standard, .teal: nil
      case .red: 1
      case .green: 2
      case .magenta, .amber: 5
      }
    }

    /// One of 256 colours, each about as far from black as from white.
    var rich: Int32? {
      switch self {
      case .standard: nil
      case .red: 160
      case .green: 28
      case .magenta: 133
      case .amber: 130
      case .teal: 30
      }
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
