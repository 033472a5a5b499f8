import CPUCore

/// The screen Deprecation.
extension Painter {
  mutating func paintDeprecation() {
    let places = explorer.deprecationLayout
    for pane in DeprecationPane.allCases {
      guard let area = places.areas[pane], area.isShown else { continue }
      frame(area, pane, places)
      switch pane {
      case .lifeLines: paintLifeLines(area)
      case .policies: paintPolicies(area)
      case .details: paintPolicyDetails(area)
      }
    }
  }

  private func isFocused(_ pane: DeprecationPane) -> Bool {
    explorer.deprecationScreen.pane == pane
  }

  private mutating func frame(
    _ area: Layout.Area, _ pane: DeprecationPane, _ places: DeprecationLayout
  ) {
    let hasTabs = places.lowerPanesAreTabs && pane != .lifeLines
    let title =
      pane == .lifeLines
      ? "Life lines; \(glyphs.arrowLeft) \(glyphs.arrowRight) move "
        + explorer.deprecationScreen.axis.title : pane.title
    surface.box(
      area.frame, glyphs: glyphs, role: isFocused(pane) ? .focus : .border,
      title: hasTabs ? "" : title, titleRole: isFocused(pane) ? .focus : .title)
    hits.append(
      Hit(rect: area.frame, action: .place(area: pane.rawValue, row: -1, column: -1)))
    guard hasTabs else { return }
    var column = area.frame.column + 2
    for tab in [DeprecationPane.policies, .details] {
      let text = " \(tab.title) "
      surface.put(
        text, column: column, row: area.frame.row, role: tab == pane ? .tabActive : .tab)
      hits.append(
        Hit(
          rect: Rect(column: column, row: area.frame.row, width: text.count, height: 1),
          action: .place(area: tab.rawValue, row: -1, column: -1)))
      column += text.count + 1
    }
  }

  private mutating func select(_ inner: Rect, row: Int, _ pane: DeprecationPane) {
    let role: Role = isFocused(pane) ? .selection : .selectionUnfocused
    surface.setRole(
      role, in: Rect(column: inner.column, row: row, width: inner.width, height: 1))
    surface.put(">", column: inner.column, row: row, role: role)
    if isFocused(pane) { surface.cursor = Cursor(column: inner.column, row: row) }
  }

  // MARK: Life lines

  private mutating func paintLifeLines(_ area: Layout.Area) {
    let chart = LifeChart(catalog: explorer.catalog, whatIf: explorer.document.whatIf)
    let features = explorer.lifeLineFeatures
    let inner = area.inner
    let places = ChartColumns(
      chart, names: features.map(explorer.catalog.name), width: inner.width)
    let heading = inner.height > 2 ? 1 : 0
    for (index, column) in chart.columns.enumerated() where heading > 0 {
      surface.put(
        places.heading(index, column), column: inner.column + places.starts[index],
        row: inner.row, role: .heading)
    }
    if places.showsReleases, heading > 0 {
      surface.put("QEMU", column: inner.column + places.end + 1, row: inner.row, role: .heading)
    }
    let list = explorer.deprecationScreen.list
    let rows = explorer.lifeLineRows
    for line in 0..<rows where features.indices.contains(list.top + line) {
      let index = list.top + line
      let row = inner.row + heading + line
      paintLifeLine(chart, features[index], index, places, row: row, inner: inner)
      if index == list.cursor { select(inner, row: row, .lifeLines) }
    }
    paintBelowChart(chart, inner, from: inner.row + heading + rows)
    scrollMarks(
      Layout.Area(
        frame: Rect(
          column: area.frame.column, row: area.frame.row + heading, width: area.frame.width,
          height: rows + 2)), top: list.top, count: features.count)
  }

  private mutating func paintLifeLine(
    _ chart: LifeChart, _ feature: Feature, _ index: Int, _ places: ChartColumns, row: Int,
    inner: Rect
  ) {
    let whatIf = explorer.document.whatIf
    let isChanged = whatIf.gone[feature] != nil || whatIf.deprecated[feature] != nil
    let name = explorer.catalog.name(feature)
    surface.put(
      name.clipped(to: places.nameWidth - 1, ellipsis: glyphs.ellipsis) + (isChanged ? "*" : ""),
      column: inner.column + 1, row: row, role: isChanged ? .changed : .normal)
    hits.append(
      Hit(
        rect: Rect(column: inner.column, row: row, width: inner.width, height: 1),
        action: .place(area: DeprecationPane.lifeLines.rawValue, row: index, column: -1)))
    for (place, stages) in chart.stages(of: feature).enumerated() {
      let width = places.widths[place]
      for cell in 0..<width {
        let stage = stages[cell * stages.count / max(1, width)]
        surface.put(
          String(stage.mark), column: inner.column + places.starts[place] + cell, row: row,
          role: stage.role)
      }
      hits.append(
        Hit(
          rect: Rect(
            column: inner.column + places.starts[place], row: row, width: width, height: 1),
          action: .place(area: DeprecationPane.lifeLines.rawValue, row: index, column: place)))
    }
    guard places.showsReleases else { return }
    var text = "never"
    if case .since(let release) = whatIf.deprecatedPoint(of: feature, in: explorer.catalog) {
      text = "\(release)"
    }
    surface.put(
      text, column: inner.column + places.end + 1, row: row, role: .deprecated,
      maxWidth: inner.width - places.end - 1)
  }

  /// Below the chart: the releases of the feature under the cursor, who lacks it, the legend.
  private mutating func paintBelowChart(_ chart: LifeChart, _ inner: Rect, from row: Int) {
    let room = inner.endRow - row
    guard room > 0, let feature = explorer.lifeLineFeature else { return }
    var lines = [StyledLine](explorer.legend(width: inner.width - 1).prefix(room))
    if room > lines.count {
      lines.insert(releaseAxis(chart, feature, width: inner.width - 1), at: 0)
    }
    if room > lines.count {
      lines.insert(explorer.lackText(chart, feature), at: 1)
    }
    for (line, text) in lines.enumerated() {
      surface.put(text, column: inner.column + 1, row: row + line, maxWidth: inner.width - 1)
    }
  }

  /// The second axis: the releases, one character each.
  private func releaseAxis(
    _ chart: LifeChart, _ feature: Feature, width: Int
  ) -> StyledLine {
    let catalog = explorer.catalog
    let point = explorer.document.whatIf.deprecatedPoint(of: feature, in: catalog)
    var releases = catalog.releases.map(\.release)
    let lacking = chart.captures(lacking: feature, in: explorer.builtInHosts).count
    let words =
      lacking == 0
      ? "no capture lacks it" : lacking == 1 ? "1 capture lacks it" : "\(lacking) captures lack it"
    let room = max(4, width - 22)
    releases = Array(releases.suffix(room))
    let first = releases.first.map { "\($0)" } ?? ""
    let last = releases.last.map { "\($0)" } ?? ""
    let unreported = releases.filter { !point.hasCome(at: $0) }.count
    var line = StyledLine(
      ("QEMU \(first) ", .dim), (String(repeating: ".", count: unreported), .dim),
      (String(repeating: "!", count: releases.count - unreported), .deprecated),
      (" \(last)  ", .dim))
    let captures = "\(catalog.name(feature)): \(words)"
    if line.text.displayWidth + captures.displayWidth <= width {
      line.spans.append(.init(text: captures, role: .normal))
    }
    return line
  }
}

/// Where the columns of the chart lie.
private struct ChartColumns {
  let nameWidth: Int
  let starts: [Int]
  let widths: [Int]
  let showsReleases: Bool
  let usesNames: Bool

  var end: Int { (starts.last ?? 0) + (widths.last ?? 0) }

  init(_ chart: LifeChart, names: [String], width: Int) {
    let longest = names.map(\.count).max() ?? 0
    nameWidth = max(6, min(width >= 100 ? 24 : 12, longest + 1))
    var room = max(chart.columns.count, width - 2 - nameWidth - 7)
    if room / chart.columns.count < 3 {
      // The releases' column gives way to the chart; the line below says them.
      room = max(chart.columns.count, width - 2 - nameWidth)
    }
    let share = min(12, room / chart.columns.count)
    let named = chart.columns.map { max(share, $0.name.count + 1) }
    usesNames = named.reduce(0, +) <= room
    widths = usesNames ? named : chart.columns.map { _ in share }
    var column = 2 + nameWidth
    var starts: [Int] = []
    for width in widths {
      starts.append(column)
      column += width
    }
    self.starts = starts
    showsReleases = column + 4 < width
  }

  /// What stands above a column: the name, or the generation's number where there is no room.
  func heading(_ index: Int, _ column: LifeChart.Column) -> String {
    if usesNames { return column.name }
    // Numbers of two digits need a gap.
    if (widths.first ?? 0) < 3, index % 2 == 1, index < widths.count - 1 { return "" }
    return index == widths.count - 1 ? "+" : "\(column.generation)"
  }
}

extension LifeChart.Stage {
  /// The character that draws it, distinct without colour.
  var mark: Character {
    switch self {
    case .absent: "."
    case .full: "-"
    case .standard: "="
    case .base: "#"
    case .deprecated: "!"
    case .gone: "x"
    }
  }

  var role: Role {
    switch self {
    case .absent: .dim
    case .full: .normal
    case .standard: .good
    case .base: .title
    case .deprecated: .deprecated
    case .gone: .bad
    }
  }

  /// What the legend calls it.
  var title: String {
    switch self {
    case .absent: "not yet"
    case .full: "full"
    case .standard: "default"
    case .base: "base"
    case .deprecated: "deprecated"
    case .gone: "gone"
    }
  }
}

extension Explorer {
  /// What the characters of the chart mean.
  func legend(width: Int) -> [StyledLine] {
    let stages = LifeChart.Stage.allCases
    let needed = stages.map { $0.title.count + 4 }.reduce(0, +)
    let gap = needed <= width ? "  " : " "
    var lines = [StyledLine("", .dim)]
    var used = 0
    for stage in stages {
      if used > 0, used + stage.title.count + 2 > width {
        lines.append(StyledLine("", .dim))
        used = 0
      }
      lines[lines.count - 1].spans += [
        .init(text: "\(stage.mark)", role: stage.role),
        .init(text: " \(stage.title)\(gap)", role: .dim),
      ]
      used += stage.title.count + 2 + gap.count
    }
    if lines.count == 1, used + 16 <= width {
      lines[0].spans.append(.init(text: "* changed by you", role: .dim))
    }
    return lines
  }

  /// Which captures lack a feature that their generation may have.
  func lackText(_ chart: LifeChart, _ feature: Feature) -> StyledLine {
    let hosts = chart.captures(lacking: feature, in: builtInHosts)
    let names = hosts.map(\.name.visible).joined(separator: " ")
    let gone = goneText(feature, document.whatIf)
    return StyledLine(
      ("\(catalog.name(feature)) \(gone); ", .normal),
      (hosts.isEmpty ? "no capture lacks it" : "lacking: \(names)", .dim))
  }
}
