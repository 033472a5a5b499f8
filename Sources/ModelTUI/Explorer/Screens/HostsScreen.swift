import CPUCore

/// What the screen Hosts keeps of itself: where its cursor is.
struct HostsScreen: Sendable {
  var list = ListState()
}

extension Command {
  /// What can be done on the screen Hosts alone.
  static let hostsCommands: [Command] = []
}

extension Explorer {
  var hostsHeight: Int { layout.body.height }

  mutating func moveHosts(by rows: Int) -> Effect? { nil }

  mutating func moveHostsSideways(by columns: Int) -> Effect? { nil }

  mutating func moveHostsPane(by steps: Int) -> Effect? { nil }

  mutating func openHosts() -> Effect? { nil }

  mutating func leaveHosts() -> Effect? { nil }

  mutating func pressHosts(area: Int, row: Int, column: Int, isDouble: Bool) -> Effect? { nil }

  mutating func scrollHosts(area: Int, by rows: Int) {}
}
