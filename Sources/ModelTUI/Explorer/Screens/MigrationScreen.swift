import CPUCore

/// What the screen Migration keeps of itself: where its cursor is.
struct MigrationScreen: Sendable {
  var list = ListState()
}

extension Command {
  /// What can be done on the screen Migration alone.
  static let migrationCommands: [Command] = []
}

extension Explorer {
  var migrationHeight: Int { layout.body.height }

  mutating func moveMigration(by rows: Int) -> Effect? { nil }

  mutating func moveMigrationSideways(by columns: Int) -> Effect? { nil }

  mutating func moveMigrationPane(by steps: Int) -> Effect? { nil }

  mutating func openMigration() -> Effect? { nil }

  mutating func leaveMigration() -> Effect? { nil }

  mutating func pressMigration(area: Int, row: Int, column: Int, isDouble: Bool) -> Effect? { nil }

  mutating func scrollMigration(area: Int, by rows: Int) {}
}
