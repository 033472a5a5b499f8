import CPUCore

/// The panes of the first screen.
extension Painter {
  private mutating func frame(_ area: Layout.Area, _ pane: Pane, _ title: String) {
    frame(area, title, isFocused: explorer.pane == pane, action: .pane(pane))
  }

  // MARK: Models

  mutating func paintDefinitions() {
    let area = layout.definitions
    guard area.isShown else { return }
    frame(area, .definitions, explorer.showsBaseModels ? "Models, base" : "Models")
    let list = explorer.definitionList
    for line in 0..<area.inner.height {
      let index = list.top + line
      guard explorer.modelRows.indices.contains(index) else { break }
      let row = area.inner.row + line
      switch explorer.modelRows[index] {
      case .generation(let generation):
        surface.put(
          explorer.generationName(generation), column: area.inner.column, row: row,
          role: .heading, maxWidth: area.inner.width)
      case .model(let name):
        paintModel(name, row: row, area: area, isSelected: index == list.cursor)
        hits.append(
          Hit(
            rect: Rect(column: area.inner.column, row: row, width: area.inner.width, height: 1),
            action: .model(row: index)))
      }
    }
    scrollMarks(area, top: list.top, count: explorer.modelRows.count)
  }

  private mutating func paintModel(
    _ name: ModelName, row: Int, area: Layout.Area, isSelected: Bool
  ) {
    let inner = area.inner
    let context = explorer.current.context
    let toggles = explorer.document.toggles[name]
    let start = context.model(name)
    let model = (toggles ?? Toggles()).applied(
      to: start, full: context.fullSet(of: explorer.catalog.definition(of: start)))
    let runs = context.runs(model) && context.knows(name)
    let mark = runs ? "ok" : "no"
    let sign = toggles == nil ? " " : "*"
    surface.put(
      sign + explorer.catalog.text(name), column: inner.column + 1, row: row,
      maxWidth: inner.width - 1)
    if case .definition(let index, _) = name, inner.width > 20 {
      surface.put(
        explorer.catalog.definitions[index].marketingName.words(within: inner.width - 18),
        column: inner.column + 14, row: row, role: .dim)
    }
    surface.put(
      mark, column: inner.endColumn - 3, row: row, role: runs ? .good : .bad, maxWidth: 3)
    if isSelected { select(inner, row, .definitions) }
  }

  private mutating func select(_ inner: Rect, _ row: Int, _ pane: Pane) {
    select(inner, row, isFocused: explorer.pane == pane)
  }

  // MARK: Features

  mutating func paintFeatures() {
    let area = layout.features
    guard area.isShown else { return }
    frame(area, .features, featureTitle())
    paintLegend(area)
    let list = explorer.featureList
    let states = explorer.current.states
    if explorer.rows.isEmpty {
      surface.put(
        "None \(explorer.filter.title): Esc shows all", column: area.inner.column + 1,
        row: area.inner.row, role: .dim, maxWidth: area.inner.width - 1)
      if explorer.pane == .features {
        surface.cursor = Cursor(column: area.inner.column, row: area.inner.row)
      }
    }
    for line in 0..<area.inner.height {
      let index = list.top + line
      guard explorer.rows.indices.contains(index) else { break }
      let row = area.inner.row + line
      hits.append(
        Hit(
          rect: Rect(column: area.inner.column, row: row, width: area.inner.width, height: 1),
          action: .feature(row: index)))
      paintFeatureRow(
        explorer.rows[index], states, row: row, inner: area.inner, mark: .mark(row: index),
        unfolded: explorer.filter == .all ? explorer.unfolded : nil)
      if index == list.cursor { select(area.inner, row, .features) }
    }
    scrollMarks(area, top: list.top, count: explorer.rows.count)
  }

  /// What the signs behind the marks mean, in the lower side of the frame.
  private mutating func paintLegend(_ area: Layout.Area) {
    let signs: [(sign: String, meaning: String, role: Role)] = [
      ("!", "deprecated", .deprecated), ("+-*", "changed", .changed),
      ("#", "missing on host", .missing), ("[-]", "can not be on", .dim),
    ]
    var column = area.frame.column + 2
    for (sign, meaning, role) in signs {
      let width = sign.count + meaning.count + 3
      guard column + width < area.frame.endColumn - 1 else { break }
      let row = area.frame.endRow - 1
      let used = surface.put(" \(sign)", column: column, row: row, role: role)
      surface.put(" \(meaning) ", column: column + used, row: row, role: .dim)
      column += width
    }
  }

  private func featureTitle() -> String {
    var title = "Features of \(explorer.catalog.text(explorer.current.name))"
    if explorer.filter != .all { title += ", \(explorer.filter.title)" }
    if explorer.hidesUnsettable { title += ", settable" }
    return title
  }

  // MARK: Live panels

  mutating func paintPanel(_ panel: Pane, _ area: Layout.Area) {
    guard area.isShown else { return }
    let title = panel == .model ? "Model, \(explorer.format.title)" : panel.title
    frame(area, panel, layout.panelsAreTabs ? "" : title)
    if layout.panelsAreTabs { paintPanelTabs(area) }
    let lines = explorer.panelLines(panel, width: area.inner.width - 1)
    let top = max(0, min(explorer.panelTop[panel] ?? 0, lines.count - area.inner.height))
    for line in 0..<area.inner.height where lines.indices.contains(top + line) {
      surface.put(
        lines[top + line], column: area.inner.column + 1, row: area.inner.row + line,
        maxWidth: area.inner.width - 1, ellipsis: glyphs.ellipsis)
    }
    scrollMarks(area, top: top, count: lines.count)
    if explorer.pane == panel {
      surface.cursor = Cursor(column: area.inner.column, row: area.inner.row)
    }
  }

  private mutating func paintPanelTabs(_ area: Layout.Area) {
    var column = area.frame.column + 2
    for pane in Pane.allCases where pane.isPanel {
      let isShown = layout.panels[pane] != nil
      let name = pane == .model ? "Model, \(explorer.format.title)" : pane.title
      let title = isShown ? "[\(name)]" : " \(name) "
      guard column + title.count < area.frame.endColumn else { break }
      surface.put(
        title, column: column, row: area.frame.row, role: isShown ? .tabActive : .tab)
      hits.append(
        Hit(
          rect: Rect(column: column, row: area.frame.row, width: title.count, height: 1),
          action: .pane(pane)))
      column += title.count + 1
    }
  }

  // MARK: Lists to choose from

  mutating func paintChooser(_ chooser: Chooser) {
    let shown = chooser.shown
    let rows = min(Chooser.rowCount(screenHeight: surface.height), max(1, shown.count))
    let width = min(surface.width - 4, 90)
    let area = Layout.Area(
      frame: Rect(
        column: (surface.width - width) / 2, row: 2, width: width, height: rows + 3))
    surface.fill(area.frame)
    surface.box(area.frame, glyphs: glyphs, role: .focus, title: chooser.title)
    hits.append(Hit(rect: area.frame, action: .choice(row: chooser.list.cursor)))
    let inner = area.inner
    let used = surface.put("> ", column: inner.column, row: inner.row, role: .key)
    _ = putInput(
      chooser.filter, column: inner.column + used, row: inner.row, width: inner.width - used)
    if shown.isEmpty {
      surface.put(
        "Nothing matches; Backspace widens, Esc leaves", column: inner.column, row: inner.row + 1,
        role: .warning, maxWidth: inner.width)
    }
    let titleWidth = min(
      inner.width - 2, (shown.map { $0.title.displayWidth }.max() ?? 0) + 2)
    for line in 0..<rows where shown.indices.contains(chooser.list.top + line) {
      let index = chooser.list.top + line
      paintChoice(
        shown[index], index, titleWidth, isSelected: index == chooser.list.cursor,
        in: Rect(column: inner.column, row: inner.row + 1 + line, width: inner.width, height: 1))
    }
    var list = area
    list.frame = Rect(
      column: area.frame.column, row: area.frame.row + 1, width: area.frame.width,
      height: area.frame.height - 1)
    scrollMarks(list, top: chooser.list.top, count: shown.count)
  }

  private mutating func paintChoice(
    _ item: Chooser.Item, _ index: Int, _ titleWidth: Int, isSelected: Bool, in rect: Rect
  ) {
    let role: Role = item.refusal == nil ? .normal : .dim
    surface.put(
      item.title, column: rect.column + 1, row: rect.row, role: item.refusal == nil ? .key : .dim,
      maxWidth: titleWidth)
    let detail = item.refusal.map { "\(item.detail) (\($0))" } ?? item.detail
    surface.put(
      detail.clipped(to: max(0, rect.width - titleWidth - 2), ellipsis: glyphs.ellipsis),
      column: rect.column + titleWidth + 1, row: rect.row, role: role,
      maxWidth: rect.width - titleWidth - 1)
    if isSelected { surface.setRole(.selection, in: rect) }
    hits.append(Hit(rect: rect, action: .choice(row: index)))
  }
}
