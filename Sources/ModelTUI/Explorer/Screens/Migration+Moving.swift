import CPUCore

/// Where the parts of the screen Migration lie.
struct MigrationLayout: Equatable, Sendable {
  var grid = Layout.Area.hidden
  var details = Layout.Area.hidden
  /// How many lines stand above the rows of guests.
  var headingRows = 1
  /// Whether a line below the guests counts those that run on each host.
  var hasTotals = false
  /// Whether one line stands for the details that have no room.
  var hasSummary = false
  var nameWidth = 0
  var columnWidth = 7
  /// How many guests and hosts are in sight.
  var rowCount = 1
  var columnCount = 1

  /// The widest count of hosts, and the blank before it.
  static let totalWidth = 6

  /// Table and details at once from 20 lines of the terminal; below that what has the keyboard.
  init(body: Rect, isInDetails: Bool, hasGuests: Bool, longestName: Int) {
    if body.height >= 16 {
      let low = min(16, max(8, body.height * 2 / 5))
      grid.frame = Rect(
        column: 0, row: body.row, width: body.width, height: body.height - low)
      details.frame = Rect(
        column: 0, row: body.row + body.height - low, width: body.width, height: low)
    } else if isInDetails {
      details.frame = body
    } else {
      grid.frame = body
      hasSummary = body.height >= 5
    }
    let inner = grid.isShown ? grid.inner : body.inset(by: 1)
    headingRows = inner.height >= 9 ? 3 : inner.height >= 6 ? 2 : 1
    hasTotals = hasGuests && inner.height >= 6
    rowCount = max(1, inner.height - headingRows - (hasSummary ? 1 : 0) - (hasTotals ? 1 : 0))
    nameWidth = max(16, min(longestName + 1, inner.width * 2 / 5))
    columnWidth = inner.width >= 110 ? 9 : 7
    columnCount = max(1, (inner.width - 1 - nameWidth - Self.totalWidth) / columnWidth)
  }

  /// The first column of a host's cells.
  func column(ofHost offset: Int) -> Int {
    grid.inner.column + 1 + nameWidth + Self.totalWidth + offset * columnWidth
  }
}

/// A guest's row or a host's column, as a search finds them.
enum MigrationPlace: Hashable, Sendable {
  case row(Int)
  case column(Int)
}

extension Explorer {
  /// The areas of the screen that can be clicked.
  enum MigrationArea {
    static let cells = 0
    static let details = 1
  }

  var migrationLayout: MigrationLayout {
    let table = migrationScreen.table
    return MigrationLayout(
      body: layout.body, isInDetails: migrationScreen.isInDetails,
      hasGuests: !document.guests.isEmpty, longestName: table?.nameWidth ?? 0)
  }

  var migrationHeight: Int {
    let layout = migrationLayout
    return migrationScreen.isInDetails ? max(1, layout.details.inner.height) : layout.rowCount
  }

  private var rowCount: Int { migrationScreen.table?.rows.count ?? 1 }
  private var hostCount: Int { migrationScreen.table?.hosts.count ?? 0 }

  /// Works the table out anew if the screen is looked at and anything in it changed.
  mutating func refreshMigration() {
    guard screen == .migration else { return }
    let toggles = document.toggles[document.selection]
    let inputs = MigrationTable.Inputs(
      selected: current.guest, selectedBefore: current.guestBefore, guests: document.guests,
      hosts: library.hosts, fleet: document.fleet, choice: migrationScreen.choice,
      editsOfAll: migrationScreen.editsAll ? toggles : nil)
    if migrationScreen.table?.inputs != inputs {
      let selected = selectedHost?.name
      migrationScreen.table = MigrationTable(
        inputs, catalog: catalog, older: migrationScreen.table)
      migrationScreen.found = nil
      let column = migrationScreen.table?.hosts.firstIndex { $0.name == selected ?? host.name }
      if let column { migrationScreen.columns.cursor = column }
    }
    fitMigration()
  }

  /// Keeps both cursors in the table and in sight.
  mutating func fitMigration() {
    guard !layout.isTooSmall else { return }
    let layout = migrationLayout
    migrationScreen.rows.fit(count: rowCount, height: layout.rowCount)
    migrationScreen.columns.fit(count: hostCount, height: layout.columnCount)
  }

  // MARK: The selected cell

  /// The host of the selected column.
  var selectedHost: Host? {
    guard let table = migrationScreen.table,
      table.hosts.indices.contains(migrationScreen.columns.cursor)
    else { return nil }
    return table.hosts[migrationScreen.columns.cursor]
  }

  /// The place of the selected guest in the working set; nil on the selected model's row.
  var selectedGuestIndex: Int? {
    let index = migrationScreen.rows.cursor - 1
    return document.guests.indices.contains(index) ? index : nil
  }

  // MARK: Moving

  mutating func moveMigration(by rows: Int) -> Effect? {
    if migrationScreen.isInDetails {
      scrollMigrationDetails(by: rows)
    } else {
      let target = migrationScreen.rows.cursor + max(-rowCount, min(rows, rowCount))
      migrationScreen.rows.move(to: target, count: rowCount, height: migrationLayout.rowCount)
      cellChanged()
    }
    return nil
  }

  mutating func moveMigrationSideways(by columns: Int) -> Effect? {
    guard !migrationScreen.isInDetails else { return nil }
    let target = migrationScreen.columns.cursor + max(-hostCount, min(columns, hostCount))
    migrationScreen.columns.move(
      to: target, count: hostCount, height: migrationLayout.columnCount)
    cellChanged()
    return nil
  }

  mutating func moveHostPage(by pages: Int) -> Effect? {
    moveMigrationSideways(by: pages * max(1, migrationLayout.columnCount - 1))
  }

  private mutating func cellChanged() {
    migrationScreen.detailsTop = 0
    migrationScreen.found = nil
    message = nil
  }

  /// Tab: from the table to the details and back.
  mutating func moveMigrationPane(by steps: Int) -> Effect? {
    migrationScreen.isInDetails.toggle()
    fitMigration()
    return nil
  }

  /// Esc: from the details back to the table.
  mutating func leaveMigration() -> Effect? {
    migrationScreen.isInDetails = false
    fitMigration()
    return nil
  }

  private mutating func scrollMigrationDetails(by rows: Int) {
    let area = migrationLayout.details.inner
    let count = migrationDetails(width: area.width - 1).count
    let top = migrationScreen.detailsTop + max(-count, min(rows, count))
    migrationScreen.detailsTop = max(0, min(top, count - area.height))
  }

  // MARK: The mouse

  mutating func pressMigration(area: Int, row: Int, column: Int, isDouble: Bool) -> Effect? {
    guard area == MigrationArea.cells else {
      migrationScreen.isInDetails = true
      return nil
    }
    migrationScreen.isInDetails = false
    migrationScreen.rows.cursor = row
    if column >= 0 { migrationScreen.columns.cursor = column }
    fitMigration()
    cellChanged()
    return isDouble ? openMigration() : nil
  }

  mutating func scrollMigration(area: Int, by rows: Int) {
    if area == MigrationArea.details {
      scrollMigrationDetails(by: rows)
    } else {
      migrationScreen.rows.scroll(by: rows, count: rowCount, height: migrationLayout.rowCount)
      migrationScreen.detailsTop = 0
    }
  }

  // MARK: What is shown

  mutating func nextHostChoice() -> Effect? {
    switch migrationScreen.choice {
    case .fleet: migrationScreen.choice = document.fleet.isEmpty ? .allWithIdeal : .all
    case .all: migrationScreen.choice = .allWithIdeal
    case .allWithIdeal: migrationScreen.choice = .fleet
    }
    refreshMigration()
    let count = hostCount
    switch migrationScreen.choice {
    case .fleet where !document.fleet.isEmpty: say("The fleet: \(count) hosts")
    case .fleet, .all: say("All hosts: \(count); again shows the ideal ones too")
    case .allWithIdeal: say("All hosts and the ideal ones, which no machine equals: \(count)")
    }
    return nil
  }

  /// Why the edits can not be shown for all guests; nil if they can.
  var editsOfAllRefusal: String? {
    if migrationScreen.editsAll { return nil }
    if document.guests.isEmpty { return guestRefusal }
    return current.hasChanges
      ? nil : "Nothing is changed in \(catalog.text(current.name)): D or screen 1 changes it"
  }

  mutating func toggleEditsOfAll() -> Effect? {
    migrationScreen.editsAll.toggle()
    refreshMigration()
    guard migrationScreen.editsAll, let change = migrationScreen.table?.change else {
      say("Only the selected model has the changes")
      return nil
    }
    say("If every guest had the changes: \(change.won) won, \(change.lost) lost")
    return nil
  }

  // MARK: Searching

  mutating func startMigrationSearch() -> Effect? {
    mode = .typing(
      Prompt(
        purpose: .migrationSearch(rows: migrationScreen.rows, columns: migrationScreen.columns),
        label: "/"))
    migrationScreen.isInDetails = false
    message = nil
    return nil
  }

  var migrationSearchRefusal: String? {
    migrationScreen.search.isEmpty ? "Nothing was searched for yet: / searches" : nil
  }

  /// Goes to the next guest or host whose name has a text in it: guests first, then hosts.
  mutating func findInMigration(_ text: String, forward: Bool, includesCurrent: Bool) {
    guard let table = migrationScreen.table, !text.isEmpty else { return }
    let wanted = text.lowercased()
    var places = table.rows.indices.filter { table.rows[$0].name.lowercased().contains(wanted) }
      .map(MigrationPlace.row)
    places += table.hosts.indices.filter { column in
      table.hosts[column].name.lowercased().contains(wanted)
        || table.headings[column].machine.lowercased() == wanted
    }.map(MigrationPlace.column)
    guard let first = places.first, let last = places.last else {
      return refuse("'\(text.visible)' is no part of a guest's or host's name")
    }
    let here = migrationScreen.found ?? .row(migrationScreen.rows.cursor)
    var next: MigrationPlace?
    if includesCurrent, places.contains(here) {
      next = here
    } else if forward {
      next = places.first { Self.isBefore(here, $0) }
    } else {
      next = places.last { Self.isBefore($0, here) }
    }
    let place = next ?? (forward ? first : last)
    show(place)
    say(next == nil ? "The search went on from the other end" : "\(places.count) found")
  }

  private static func isBefore(_ left: MigrationPlace, _ right: MigrationPlace) -> Bool {
    switch (left, right) {
    case (.row(let left), .row(let right)): left < right
    case (.column(let left), .column(let right)): left < right
    case (.row, .column): true
    case (.column, .row): false
    }
  }

  private mutating func show(_ place: MigrationPlace) {
    migrationScreen.detailsTop = 0
    switch place {
    case .row(let row): migrationScreen.rows.cursor = row
    case .column(let column): migrationScreen.columns.cursor = column
    }
    migrationScreen.found = place
    fitMigration()
  }
}
