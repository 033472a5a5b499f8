/// What the screens besides the first do with the keys that all screens share, and with the mouse.
extension Explorer {
  /// How many rows of the screen's list are shown.
  var screenHeight: Int {
    switch screen {
    case .explorer: paneHeight
    case .hosts: hostsHeight
    case .migration: migrationHeight
    case .deprecation: deprecationHeight
    case .compare: compareHeight
    }
  }

  /// Moves the cursor up or down.
  mutating func moveOnScreen(by rows: Int) -> Effect? {
    switch screen {
    case .explorer: nil
    case .hosts: moveHosts(by: rows)
    case .migration: moveMigration(by: rows)
    case .deprecation: moveDeprecation(by: rows)
    case .compare: moveCompare(by: rows)
    }
  }

  /// Moves the cursor left or right.
  mutating func moveSidewaysOnScreen(by columns: Int) -> Effect? {
    switch screen {
    case .explorer: nil
    case .hosts: moveHostsSideways(by: columns)
    case .migration: moveMigrationSideways(by: columns)
    case .deprecation: moveDeprecationSideways(by: columns)
    case .compare: moveCompareSideways(by: columns)
    }
  }

  /// Goes to the next pane or the one before.
  mutating func movePaneOnScreen(by steps: Int) -> Effect? {
    switch screen {
    case .explorer: nil
    case .hosts: moveHostsPane(by: steps)
    case .migration: moveMigrationPane(by: steps)
    case .deprecation: moveDeprecationPane(by: steps)
    case .compare: moveComparePane(by: steps)
    }
  }

  /// Enter.
  mutating func openOnScreen() -> Effect? {
    switch screen {
    case .explorer: nil
    case .hosts: openHosts()
    case .migration: openMigration()
    case .deprecation: openDeprecation()
    case .compare: openCompare()
    }
  }

  /// Esc.
  mutating func leaveOnScreen() -> Effect? {
    switch screen {
    case .explorer: nil
    case .hosts: leaveHosts()
    case .migration: leaveMigration()
    case .deprecation: leaveDeprecation()
    case .compare: leaveCompare()
    }
  }

  /// A click on a place of the screen.
  mutating func pressPlace(area: Int, row: Int, column: Int, isDouble: Bool) -> Effect? {
    switch screen {
    case .explorer: nil
    case .hosts: pressHosts(area: area, row: row, column: column, isDouble: isDouble)
    case .migration: pressMigration(area: area, row: row, column: column, isDouble: isDouble)
    case .deprecation: pressDeprecation(area: area, row: row, column: column, isDouble: isDouble)
    case .compare: pressCompare(area: area, row: row, column: column, isDouble: isDouble)
    }
  }

  /// The wheel over an area of the screen.
  mutating func scrollPlace(area: Int, by rows: Int) {
    switch screen {
    case .explorer: break
    case .hosts: scrollHosts(area: area, by: rows)
    case .migration: scrollMigration(area: area, by: rows)
    case .deprecation: scrollDeprecation(area: area, by: rows)
    case .compare: scrollCompare(area: area, by: rows)
    }
  }
}
