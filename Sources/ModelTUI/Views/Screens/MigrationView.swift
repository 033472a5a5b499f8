import CPUCore

/// The screen Migration: guests down, hosts across, the reasons of the selected cell below.
extension Painter {
  mutating func paintMigration() {
    guard let table = explorer.migrationScreen.table else { return }
    let layout = explorer.migrationLayout
    if layout.grid.isShown { paintGrid(table, layout) }
    if layout.details.isShown { paintDetails(layout.details) }
  }

  private mutating func migrationFrame(_ area: Layout.Area, isFocused: Bool, _ title: String) {
    surface.box(
      area.frame, glyphs: glyphs, role: isFocused ? .focus : .border, title: title,
      titleRole: isFocused ? .focus : .title)
  }

  // MARK: The table

  private mutating func paintGrid(_ table: MigrationTable, _ layout: MigrationLayout) {
    let screen = explorer.migrationScreen
    migrationFrame(layout.grid, isFocused: !screen.isInDetails, gridTitle(table))
    hits.append(
      Hit(
        rect: layout.grid.frame,
        action: .place(
          area: Explorer.MigrationArea.cells, row: screen.rows.cursor, column: -1)))
    let columns =
      screen.columns
      .top..<min(
        screen.columns.top + layout.columnCount, max(screen.columns.top, table.hosts.count))
    paintHeadings(table, layout, columns)
    let first = layout.grid.inner.row + layout.headingRows
    for line in 0..<layout.rowCount where table.rows.indices.contains(screen.rows.top + line) {
      paintRow(screen.rows.top + line, at: first + line, table, layout, columns)
    }
    paintBelow(table, layout, columns)
    scrollMarks(layout.grid, top: screen.rows.top, count: table.rows.count, layout)
    paintColumnMarks(table, layout, columns)
  }

  private func gridTitle(_ table: MigrationTable) -> String {
    let screen = explorer.migrationScreen
    let guests = explorer.document.guests.count
    let hosts =
      switch screen.choice {
      case .fleet where !explorer.document.fleet.isEmpty: " of the fleet"
      case .fleet, .all: ""
      case .allWithIdeal: " with the ideal ones"
      }
    var title = "\(guests.counted("guest")), \(table.hosts.count.counted("host"))\(hosts)"
    if explorer.current.hasChanges {
      title += ": \(table.change.won) won, \(table.change.lost) lost by the changes"
      if screen.editsAll { title += " for all" }
    }
    return title
  }

  /// Shows on the frame how far down one is; headings and totals stay where they are.
  private mutating func scrollMarks(
    _ area: Layout.Area, top: Int, count: Int, _ layout: MigrationLayout
  ) {
    var rows = area
    rows.frame.row += layout.headingRows
    rows.frame.height = layout.rowCount + 2
    scrollMarks(rows, top: top, count: count)
  }

  /// Says on the lower side of the frame which hosts are in sight.
  private mutating func paintColumnMarks(
    _ table: MigrationTable, _ layout: MigrationLayout, _ columns: Range<Int>
  ) {
    let frame = layout.grid.frame
    guard columns.count < table.hosts.count else { return }
    let left = columns.lowerBound > 0 ? String(glyphs.arrowLeft) : " "
    let right = columns.upperBound < table.hosts.count ? String(glyphs.arrowRight) : " "
    let text =
      "\(left) hosts \(columns.lowerBound + 1)-\(columns.upperBound) of \(table.hosts.count) "
      + right
    surface.put(
      text, column: frame.endColumn - text.displayWidth - 2, row: frame.endRow - 1, role: .dim)
  }

  private mutating func paintHeadings(
    _ table: MigrationTable, _ layout: MigrationLayout, _ columns: Range<Int>
  ) {
    let inner = layout.grid.inner
    let width = layout.columnWidth - 1
    let first = inner.row
    let nameColumn = inner.column + 1
    let labels = ["machine", "QEMU", "name"].prefix(layout.headingRows)
    for (line, label) in labels.enumerated() {
      surface.put(label, column: nameColumn, row: first + line, role: .dim)
    }
    surface.put(
      "hosts", column: nameColumn + layout.nameWidth, row: first + layout.headingRows - 1,
      role: .dim)
    for column in columns {
      let heading = table.headings[column]
      let isSelected = column == explorer.migrationScreen.columns.cursor
      let role: Role = isSelected ? .focus : .heading
      let lines = [heading.machine, heading.release, heading.name].prefix(layout.headingRows)
      for (line, text) in lines.enumerated() {
        surface.put(
          shortened(text, to: width), column: layout.column(ofHost: column - columns.lowerBound),
          row: first + line, role: role)
      }
    }
  }

  /// A text cut to a width; of long ones the end is kept, which tells names of a fleet apart, or
  /// the beginning of the last of several words, which says what a copy is.
  private func shortened(_ text: String, to width: Int) -> String {
    guard text.displayWidth > width else { return text }
    if let last = text.split(separator: " ").dropFirst().last, last.displayWidth > width {
      return String(last).clipped(to: width, ellipsis: glyphs.ellipsis)
    }
    var tail = text[...]
    while tail.displayWidth > width { tail.removeFirst() }
    return String(tail)
  }

  private mutating func paintRow(
    _ index: Int, at row: Int, _ table: MigrationTable, _ layout: MigrationLayout,
    _ columns: Range<Int>
  ) {
    let screen = explorer.migrationScreen
    let inner = layout.grid.inner
    let isSelected = index == screen.rows.cursor
    let entry = table.rows[index]
    let name = entry.name.visible.clipped(to: layout.nameWidth - 1, ellipsis: glyphs.ellipsis)
    let hasError = if case .failure = entry.outcome { true } else { false }
    let label = Rect(column: inner.column, row: row, width: layout.nameWidth + 1, height: 1)
    surface.put(
      name, column: inner.column + 1, row: row,
      role: hasError ? .bad : index == 0 ? .title : .normal, maxWidth: layout.nameWidth - 1)
    hits.append(
      Hit(
        rect: label,
        action: .place(area: Explorer.MigrationArea.cells, row: index, column: -1)))
    let total = String(table.after.hostsOfGuest[index])
    let totalEnd = inner.column + 1 + layout.nameWidth + MigrationLayout.totalWidth - 1
    surface.put(total, column: totalEnd - 1 - total.count, row: row)
    if isSelected {
      surface.setRole(screen.isInDetails ? .selectionUnfocused : .selection, in: label)
      surface.put(
        ">", column: inner.column, row: row,
        role: screen.isInDetails ? .selectionUnfocused : .selection)
    }
    for column in columns {
      paintCell(
        index, column, at: row, layout.column(ofHost: column - columns.lowerBound), table, layout)
    }
  }

  private mutating func paintCell(
    _ row: Int, _ column: Int, at line: Int, _ place: Int, _ table: MigrationTable,
    _ layout: MigrationLayout
  ) {
    let (mark, role): (String, Role) =
      switch table.verdict(row: row, column: column) {
      case .runs: ("ok", .good)
      case .warns: ("! ", .warning)
      case .fails: ("no", .bad)
      }
    let change = table.changeMark(row: row, column: column)
    surface.put(mark, column: place, row: line, role: role)
    if let change { surface.put(String(change), column: place + 2, row: line, role: .changed) }
    hits.append(
      Hit(
        rect: Rect(column: place - 1, row: line, width: layout.columnWidth, height: 1),
        action: .place(area: Explorer.MigrationArea.cells, row: row, column: column)))
    let screen = explorer.migrationScreen
    guard row == screen.rows.cursor, column == screen.columns.cursor else { return }
    let cell = Rect(column: place - 1, row: line, width: 5, height: 1)
    surface.put("[", column: cell.column, row: line)
    surface.put("]", column: cell.endColumn - 1, row: line)
    surface.setRole(screen.isInDetails ? .selectionUnfocused : .selection, in: cell)
    if !screen.isInDetails { surface.cursor = Cursor(column: cell.column, row: line) }
  }

  /// The lines below the guests: how many run on each host, and the reasons where there is no room
  /// for the details.
  private mutating func paintBelow(
    _ table: MigrationTable, _ layout: MigrationLayout, _ columns: Range<Int>
  ) {
    let inner = layout.grid.inner
    var row = inner.row + layout.headingRows + layout.rowCount
    if layout.hasTotals {
      let count = explorer.document.guests.count
      surface.put(
        "run, of \(count)", column: inner.column + 1, row: row, role: .dim,
        maxWidth: layout.nameWidth)
      for column in columns {
        surface.put(
          String(table.guestCount(column: column)),
          column: layout.column(ofHost: column - columns.lowerBound), row: row)
      }
      row += 1
    } else if explorer.document.guests.isEmpty, layout.rowCount > 3 {
      surface.put(
        "P pins the model of screen 1 as a guest, o reads guests from a file",
        column: inner.column + 1, row: row - 1, role: .dim, maxWidth: inner.width - 1)
    }
    if layout.hasSummary {
      surface.put(
        explorer.cellSummary(), column: inner.column + 1, row: row, maxWidth: inner.width - 1,
        ellipsis: glyphs.ellipsis)
    }
  }

  // MARK: The details

  private mutating func paintDetails(_ area: Layout.Area) {
    let screen = explorer.migrationScreen
    migrationFrame(area, isFocused: screen.isInDetails, "Why")
    hits.append(
      Hit(
        rect: area.frame,
        action: .place(area: Explorer.MigrationArea.details, row: 0, column: 0)))
    let lines = explorer.migrationDetails(width: area.inner.width - 1)
    let top = max(0, min(screen.detailsTop, lines.count - area.inner.height))
    for line in 0..<area.inner.height where lines.indices.contains(top + line) {
      surface.put(
        lines[top + line], column: area.inner.column + 1, row: area.inner.row + line,
        maxWidth: area.inner.width - 1)
    }
    scrollMarks(area, top: top, count: lines.count)
    if screen.isInDetails {
      surface.cursor = Cursor(column: area.inner.column, row: area.inner.row)
    }
  }
}
