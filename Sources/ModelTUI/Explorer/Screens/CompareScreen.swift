import CPUCore

/// What the screen Compare keeps of itself: where its cursor is.
struct CompareScreen: Sendable {
  var list = ListState()
}

extension Command {
  /// What can be done on the screen Compare alone.
  static let compareCommands: [Command] = []
}

extension Explorer {
  var compareHeight: Int { layout.body.height }

  mutating func moveCompare(by rows: Int) -> Effect? { nil }

  mutating func moveCompareSideways(by columns: Int) -> Effect? { nil }

  mutating func moveComparePane(by steps: Int) -> Effect? { nil }

  mutating func openCompare() -> Effect? { nil }

  mutating func leaveCompare() -> Effect? { nil }

  mutating func pressCompare(area: Int, row: Int, column: Int, isDouble: Bool) -> Effect? { nil }

  mutating func scrollCompare(area: Int, by rows: Int) {}
}
