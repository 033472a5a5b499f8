import CPUCore

/// What the screen Deprecation keeps of itself: where its cursor is.
struct DeprecationScreen: Sendable {
  var list = ListState()
}

extension Command {
  /// What can be done on the screen Deprecation alone.
  static let deprecationCommands: [Command] = []
}

extension Explorer {
  var deprecationHeight: Int { layout.body.height }

  mutating func moveDeprecation(by rows: Int) -> Effect? { nil }

  mutating func moveDeprecationSideways(by columns: Int) -> Effect? { nil }

  mutating func moveDeprecationPane(by steps: Int) -> Effect? { nil }

  mutating func openDeprecation() -> Effect? { nil }

  mutating func leaveDeprecation() -> Effect? { nil }

  mutating func pressDeprecation(area: Int, row: Int, column: Int, isDouble: Bool) -> Effect? {
    nil
  }

  mutating func scrollDeprecation(area: Int, by rows: Int) {}
}
