/// The name of everything the user can do from the keyboard.
enum CommandID: String, CaseIterable, Sendable {
  case up, down, left, right, pageUp, pageDown, halfPageUp, halfPageDown, top, bottom
  case nextPane, previousPane, open, toggle
  case screen1, screen2, screen3, screen4, screen5
  case search, searchNext, searchPrevious, filter, hideUnsettable, baseModels, format
  case deprecatedOff, resetRow, resetAll, mend, undo, redo
  case chooseHost, chooseMachineType, pin, copy
  case palette, help, redraw, quit, leave
}

/// What the program has to do for a command, besides drawing the new state.
enum Effect: Equatable, Sendable {
  /// Put a text into the terminal's clipboard.
  case copy(String)
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
  /// What it does, in one line.
  let help: String
  /// The panes in which it means something.
  var panes: Set<Pane> = Set(Pane.allCases)
  /// Whether the help and the palette list it.
  var isListed = true
  /// Why it can not be done now; nil if it can.
  var refusal: @Sendable (Explorer) -> String? = { _ in nil }
  /// Does it.
  let run: @Sendable (inout Explorer) -> Effect?

  /// The keys as hints show them.
  var keyLabels: String {
    keys.map(\.label).joined(separator: " ")
  }

  /// The command that a key means in a pane.
  static func command(for key: Key) -> Command? {
    byKey[key].map { all[$0] }
  }

  /// The command of that name.
  static func command(_ id: CommandID) -> Command? {
    all.first { $0.id == id }
  }

  private static let byKey: [Key: Int] = {
    var table: [Key: Int] = [:]
    for (index, command) in all.enumerated() {
      for key in command.keys where table[key] == nil { table[key] = index }
    }
    return table
  }()
}
