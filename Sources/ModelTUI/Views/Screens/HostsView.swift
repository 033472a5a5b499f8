import CPUCore

/// The screen Hosts.
extension Painter {
  mutating func paintHosts() {
    let layout = explorer.hostsLayout
    if layout.list.isShown { paintLibrary(layout) }
    let host = explorer.hostUnderCursor
    if layout.features.isShown { paintHostFeatures(layout.features, host) }
    if layout.details.isShown { paintHostDetails(layout.details, host) }
  }

  private mutating func hostFrame(
    _ area: Layout.Area, _ pane: HostsScreen.Pane, _ title: String
  ) {
    frame(
      area, title.clipped(to: max(0, area.frame.width - 6), ellipsis: glyphs.ellipsis),
      isFocused: explorer.hostsScreen.pane == pane,
      action: .place(area: pane.rawValue, row: 0, column: 0))
  }

  // MARK: The library

  /// The columns of the library, those first that a narrow pane keeps.
  private struct Columns {
    var name = 22
    var machine = false
    var release = false
    var features = false
    var provenance = false

    static let machineWidth = 9
    static let releaseWidth = 6
    static let featuresWidth = 5
    static let provenanceWidth = 13
    /// The widest that a name gets before the last column does.
    static let widestName = 36
    /// Cursor, fleet mark, sign of the chosen host, and the blanks around them.
    static let start = 7

    init(width: Int, longestName: Int) {
      var room = width - Self.start - name - 1
      func takes(_ needed: Int) -> Bool {
        guard room >= needed else { return false }
        room -= needed
        return true
      }
      machine = takes(Self.machineWidth)
      release = machine && takes(Self.releaseWidth)
      features = release && takes(Self.featuresWidth)
      // A copy's name says in its last words what it is: that is worth more than the last column.
      let more = max(0, min(room, min(longestName, Self.widestName) - name))
      name += more
      room -= more
      provenance = features && takes(Self.provenanceWidth)
      name += max(0, min(room, longestName - name))
    }
  }

  private mutating func paintLibrary(_ layout: HostsLayout) {
    let area = layout.list
    let fleet = explorer.document.fleet.count
    hostFrame(
      area, .list, "Hosts: \(explorer.world.places.count), \(fleet) in the fleet")
    let rows = explorer.hostRows()
    let list = explorer.hostList(rows)
    let inner = layout.listRows
    let longest = rows.reduce(into: 0) { longest, row in
      guard case .host(let place) = row else { return }
      longest = max(longest, explorer.world.places[place].host.name.visible.displayWidth)
    }
    let columns = Columns(width: inner.width, longestName: longest)
    if layout.hasColumnTitles { paintColumnTitles(columns, area.inner) }
    for line in 0..<inner.height {
      let index = list.top + line
      guard rows.indices.contains(index) else { break }
      let row = inner.row + line
      hits.append(
        Hit(
          rect: Rect(column: inner.column, row: row, width: inner.width, height: 1),
          action: .place(area: HostsScreen.Place.host, row: index, column: 0)))
      switch rows[index] {
      case .section(let section): paintHostSection(section, row: row, inner: inner)
      case .host(let place):
        paintHost(explorer.world.places[place].host, columns, row: row, index: index, inner: inner)
      }
      if index == list.cursor {
        select(inner, row, isFocused: explorer.hostsScreen.pane == .list)
      }
    }
    var marks = area
    if layout.hasColumnTitles {
      marks.frame = Rect(
        column: area.frame.column, row: area.frame.row + 1, width: area.frame.width,
        height: area.frame.height - 1)
    }
    scrollMarks(marks, top: list.top, count: rows.count)
  }

  private mutating func paintColumnTitles(_ columns: Columns, _ inner: Rect) {
    var titles = [("fleet", 6), ("name", columns.name + 1)]
    if columns.machine { titles.append(("machine", Columns.machineWidth)) }
    if columns.release { titles.append(("QEMU", Columns.releaseWidth)) }
    if columns.features { titles.append(("feat", Columns.featuresWidth)) }
    if columns.provenance { titles.append(("from", Columns.provenanceWidth)) }
    var column = inner.column + 1
    for (title, width) in titles {
      surface.put(
        title, column: column, row: inner.row, role: .dim,
        maxWidth: min(width, inner.endColumn - column))
      column += width
    }
  }

  private mutating func paintHostSection(_ section: HostSection, row: Int, inner: Rect) {
    let hosts = explorer.world.places.map(\.host).filter { HostSection($0.provenance) == section }
    let isFolded = explorer.hostsScreen.folded.contains(section)
    let fleet = hosts.filter { explorer.document.fleet.contains($0.name) }.count
    let marked = fleet > 0 ? ", \(fleet) in the fleet" : ""
    surface.put(
      "\(isFolded ? glyphs.folded : glyphs.unfolded) \(section.title) (\(hosts.count)\(marked))",
      column: inner.column + 1, row: row, role: .heading, maxWidth: inner.width - 1)
  }

  private mutating func paintHost(
    _ host: Host, _ columns: Columns, row: Int, index: Int, inner: Rect
  ) {
    let isChosen = host.name == explorer.document.hostName
    let mark = Rect(column: inner.column + 1, row: row, width: 3, height: 1)
    surface.put(
      explorer.document.fleet.contains(host.name) ? "[x]" : "[ ]", column: mark.column, row: row)
    hits.append(
      Hit(
        rect: mark, action: .place(area: HostsScreen.Place.fleetMark, row: index, column: 0)))
    surface.put(
      isChosen ? "*" : " ", column: inner.column + 5, row: row, role: .focus)
    var column = inner.column + Columns.start
    func put(_ text: String, _ width: Int, _ role: Role = .normal) {
      surface.put(
        text.clipped(to: width - 1, ellipsis: glyphs.ellipsis), column: column, row: row,
        role: role, maxWidth: max(0, inner.endColumn - column))
      column += width
    }
    put(host.name.visible, columns.name + 1, isChosen ? .title : .normal)
    let definition = explorer.catalog.definition(of: host.maximum)
    if columns.machine { put(definition.marketingName, Columns.machineWidth) }
    if columns.release { put(host.release.description, Columns.releaseWidth) }
    if columns.features { put(String(host.maximum.features.count), Columns.featuresWidth) }
    if columns.provenance {
      put(
        host.provenanceWord, Columns.provenanceWidth, host.isHypothetical ? .changed : .dim)
    }
  }

  // MARK: The selected host

  private mutating func paintHostFeatures(_ area: Layout.Area, _ host: Host?) {
    let filter = explorer.hostsScreen.filter
    var title = "Features"
    if let host { title += " of \(host.name.visible)" }
    if filter != .all { title = "Features, \(filter.title)" }
    hostFrame(area, .features, title)
    guard let host else {
      paintEmpty(area, .features)
      return
    }
    let states = explorer.featureStates(of: host)
    let rows = explorer.hostFeatureRows(host, states)
    let list = explorer.hostFeatureList(rows)
    if rows.isEmpty {
      surface.put(
        "No feature is \(filter.title): Esc shows all", column: area.inner.column + 1,
        row: area.inner.row, role: .dim, maxWidth: area.inner.width - 1)
      if explorer.hostsScreen.pane == .features {
        surface.cursor = Cursor(column: area.inner.column, row: area.inner.row)
      }
    }
    for line in 0..<area.inner.height {
      let index = list.top + line
      guard rows.indices.contains(index) else { break }
      let row = area.inner.row + line
      hits.append(
        Hit(
          rect: Rect(column: area.inner.column, row: row, width: area.inner.width, height: 1),
          action: .place(area: HostsScreen.Place.feature, row: index, column: 0)))
      paintFeatureRow(
        rows[index], states, row: row, inner: area.inner,
        mark: .place(area: HostsScreen.Place.featureMark, row: index, column: 0),
        unfolded: filter == .all ? explorer.hostsScreen.unfolded : nil)
      if index == list.cursor {
        select(area.inner, row, isFocused: explorer.hostsScreen.pane == .features)
      }
    }
    scrollMarks(area, top: list.top, count: rows.count)
  }

  private mutating func paintHostDetails(_ area: Layout.Area, _ host: Host?) {
    hostFrame(area, .details, "Details")
    guard let host else {
      paintEmpty(area, .details)
      return
    }
    let lines = explorer.hostDetailLines(host, width: area.inner.width - 1)
    let top = max(0, min(explorer.hostsScreen.detailTop, lines.count - area.inner.height))
    for line in 0..<area.inner.height where lines.indices.contains(top + line) {
      surface.put(
        lines[top + line], column: area.inner.column + 1, row: area.inner.row + line,
        maxWidth: area.inner.width - 1)
    }
    scrollMarks(area, top: top, count: lines.count)
    if explorer.hostsScreen.pane == .details {
      surface.cursor = Cursor(column: area.inner.column, row: area.inner.row)
    }
  }

  private mutating func paintEmpty(_ area: Layout.Area, _ pane: HostsScreen.Pane) {
    surface.put(
      "Put the cursor on a host", column: area.inner.column + 1, row: area.inner.row, role: .dim,
      maxWidth: area.inner.width - 1)
    if explorer.hostsScreen.pane == pane {
      surface.cursor = Cursor(column: area.inner.column, row: area.inner.row)
    }
  }
}
