/// The name of something the user can do from the keyboard.
struct CommandID: RawRepresentable, Hashable, Sendable {
  let rawValue: String

  init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The command that opens a screen.
  static func screen(_ screen: Screen) -> CommandID {
    CommandID(rawValue: "screen\(screen.rawValue)")
  }
}

/// What the program has to do for a command, besides drawing the new state.
enum Effect: Equatable, Sendable {
  /// Put a text into the terminal's clipboard.
  case copy(String)
  /// Read a file that describes a host.
  case loadHost(String)
  /// Read guests from a file.
  case loadGuests(String)
  /// Write a file and say what became of it.
  case write(WriteRequest)
  /// Save the session to a file; whether one that is there may be replaced.
  case save(path: String, replacing: Bool)
  /// Use the colours of the chosen theme.
  case useTheme
  /// Paint the whole screen anew.
  case redraw
  /// End.
  case quit
}

/// One thing the user can do: the one source of keys, hint bar, help, palette and clicks.
struct Command: Sendable {
  let id: CommandID
  let keys: [Key]
  /// How the hint bar names it; empty for what has no place there.
  let label: String
  /// How the hint bar names it where it means something else than usual; nil where it does not.
  var labelHere: @Sendable (Explorer) -> String? = { _ in nil }
  /// What it does, in one line.
  let help: String
  /// The screens in which it means something.
  var screens: Set<Screen> = Set(Screen.allCases)
  /// The panes of the first screen in which it means something.
  var panes: Set<Pane> = Set(Pane.allCases)
  /// Whether the help and the palette list it.
  var isListed = true
  /// Why it can not be done now; nil if it can.
  var refusal: @Sendable (Explorer) -> String? = { _ in nil }
  /// Does it.
  let run: @Sendable (inout Explorer) -> Effect?

  /// How the hint bar names it where the user is.
  func label(in explorer: Explorer) -> String {
    labelHere(explorer) ?? label
  }

  /// The keys as hints show them.
  var keyLabels: String {
    keys.map(\.label).joined(separator: " ")
  }

  /// The command that a key means on a screen.
  static func command(for key: Key, on screen: Screen) -> Command? {
    byKey[screen]?[key].map { all[$0] }
  }

  /// The command of that name.
  static func command(_ id: CommandID) -> Command? {
    all.first { $0.id == id }
  }

  /// Whether it means something where the user is.
  func isAtHome(in explorer: Explorer) -> Bool {
    screens.contains(explorer.screen)
      && (explorer.screen != .explorer || panes.contains(explorer.pane))
  }

  /// Whether one of its keys means it on a screen, and not a command of that screen alone; what has
  /// no key is for the palette.
  func hasKey(on screen: Screen) -> Bool {
    keys.isEmpty || keys.contains { Command.command(for: $0, on: screen)?.id == id }
  }

  /// Whether it means something in some places only.
  var isSpecial: Bool {
    screens.count < Screen.allCases.count || panes.count < Pane.allCases.count
  }

  private static let byKey: [Screen: [Key: Int]] = {
    var tables: [Screen: [Key: Int]] = [:]
    for (index, command) in all.enumerated() {
      for screen in command.screens {
        for key in command.keys where tables[screen]?[key] == nil {
          tables[screen, default: [:]][key] = index
        }
      }
    }
    return tables
  }()
}
