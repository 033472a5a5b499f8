import CPUCore

/// The screen Compare.
extension Painter {
  mutating func paintCompare() {
    for pane in CompareScreen.Pane.allCases { paintComparePane(pane) }
  }

  private mutating func paintComparePane(_ pane: CompareScreen.Pane) {
    let area = explorer.compareArea(pane)
    guard area.isShown else { return }
    let isFocused = explorer.compareScreen.pane == pane
    let count = explorer.document.marks.count
    let title = pane == .baseline && count > 0 ? "\(pane.title): \(count)" : pane.title
    surface.box(
      area.frame, glyphs: glyphs, role: isFocused ? .focus : .border, title: title,
      titleRole: isFocused ? .focus : .title)
    hits.append(Hit(rect: area.frame, action: .place(area: pane.rawValue, row: -1, column: 0)))
    let rows = explorer.compareRows(pane)
    var list = explorer.compareList(pane)
    list.fit(count: rows.count, height: area.inner.height)
    let comparison = explorer.sidesCompared
    let baseline = pane == .baseline ? explorer.markedBaseline : nil
    for line in 0..<area.inner.height where rows.indices.contains(list.top + line) {
      let index = list.top + line
      let rect = Rect(
        column: area.inner.column, row: area.inner.row + line, width: area.inner.width, height: 1)
      paintCompareRow(rows[index], rect, comparison, baseline)
      placeCompareRow(rect, pane, index)
      if index == list.cursor { selectCompareRow(rect, isFocused) }
    }
    scrollMarks(area, top: list.top, count: rows.count)
  }

  /// The places of a row: its first columns answer to clicks of their own.
  private mutating func placeCompareRow(
    _ rect: Rect, _ pane: CompareScreen.Pane, _ index: Int
  ) {
    for (column, width) in [(0, 3), (3, 3), (6, rect.width - 6)] {
      hits.append(
        Hit(
          rect: Rect(column: rect.column + column, row: rect.row, width: width, height: 1),
          action: .place(area: pane.rawValue, row: index, column: column)))
    }
  }

  private mutating func selectCompareRow(_ rect: Rect, _ isFocused: Bool) {
    let role: Role = isFocused ? .selection : .selectionUnfocused
    surface.setRole(role, in: rect)
    surface.put(isFocused ? ">" : " ", column: rect.column, row: rect.row, role: role)
    if isFocused { surface.cursor = Cursor(column: rect.column, row: rect.row) }
  }

  private mutating func paintCompareRow(
    _ row: CompareRow, _ rect: Rect, _ comparison: Comparison, _ baseline: SharedBaseline?
  ) {
    switch row {
    case .side(let isLeft):
      paintCompared(
        isLeft ? "left" : "right", isLeft ? explorer.leftSide : explorer.rightSide, rect)
    case .part(let part):
      let count = explorer.features(of: part, comparison).count
      let isOpen = explorer.compareScreen.unfolded.contains(part)
      putCompare(
        rect, (" \(isOpen ? glyphs.unfolded : glyphs.folded) ", .heading), (part.title, .heading),
        (" \(count) feature\(count == 1 ? "" : "s")", .normal))
    case .property(_, let property): paintProperty(property, rect)
    case .mark(let index): paintMarked(index, rect, baseline)
    case .lost(_, let property): paintProperty(property, rect)
    case .text(let text, let role): putCompare(rect, (" " + text, role))
    }
  }

  private mutating func putCompare(_ rect: Rect, _ spans: (String, Role)...) {
    var line = StyledLine("")
    line.spans = spans.map { StyledLine.Span(text: $0.0, role: $0.1) }
    surface.put(line, column: rect.column, row: rect.row, maxWidth: rect.width)
  }

  private mutating func paintCompared(_ side: String, _ model: MarkedModel, _ rect: Rect) {
    let mark = explorer.document.marks.contains(model) ? "[x]" : "[ ]"
    let definition = explorer.catalog.definition(of: model.model)
    let facts = "  \(definition.marketingName), \(model.model.features.count) features"
    let room = rect.width - 12
    let name = model.title.visible.clipped(
      to: max(8, room - (room > 50 ? facts.displayWidth : 0)), ellipsis: glyphs.ellipsis)
    putCompare(
      rect, ("   \(mark) ", .key), (side.padded(to: 6), .heading), (name, .title), (facts, .dim))
  }

  private mutating func paintMarked(
    _ index: Int, _ rect: Rect, _ baseline: SharedBaseline?
  ) {
    let model = explorer.document.marks[index]
    let isOpen = explorer.compareScreen.unfoldedMarks.contains(index)
    let loss = baseline.map { lossText($0.losses[index], isShort: rect.width < 50) } ?? ""
    let room = rect.width - 8 - loss.displayWidth
    let name = model.title.visible.clipped(to: max(8, room), ellipsis: glyphs.ellipsis)
    putCompare(
      rect, (" \(isOpen ? glyphs.unfolded : glyphs.folded) ", .heading), ("[x] ", .key),
      (name, .title), (" " + loss, .dim))
  }

  private func lossText(_ loss: SharedBaseline.Loss, isShort: Bool) -> String {
    let count = loss.features.count
    if count == 0 { return loss.losesLevel ? "loses its generation only" : "loses nothing" }
    let level = isShort ? " + level" : " and its generation"
    return "loses \(count)" + (loss.losesLevel ? level : "")
  }

  private mutating func paintProperty(_ property: PropertyName, _ rect: Rect) {
    let catalog = explorer.catalog
    let members = catalog.members(property)
    let isDeprecated = !members.isDisjoint(with: catalog.deprecated)
    let description =
      switch property {
      case .feature(let feature): catalog.description(of: feature)
      case .group(let index): "group of \(members.count): " + catalog.description(ofGroup: index)
      }
    let width = rect.width >= 56 ? 22 : 14
    let name = catalog.text(property)
    let room = rect.width - 6 - max(width, name.count + 1)
    putCompare(
      rect, ("    ", .normal), (isDeprecated ? "! " : "  ", .deprecated),
      (name.padded(to: max(width, name.count + 1)), .normal),
      (description.clipped(to: max(0, room), ellipsis: glyphs.ellipsis), .dim))
  }
}
