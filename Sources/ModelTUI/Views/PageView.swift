/// Pages to read that lie over the screen.
extension Painter {
  mutating func paintPage(_ page: Page) {
    let area = explorer.pageArea(page)
    surface.fill(area.frame)
    surface.box(
      area.frame, glyphs: glyphs, role: .focus, title: page.title.visible, titleRole: .focus)
    let inner = area.inner
    let rows = page.rows(width: inner.width - 2)
    var list = page.list
    list.fit(count: rows.count, height: inner.height)
    hits.append(Hit(rect: area.frame, action: .choice(row: list.cursor)))
    for line in 0..<inner.height where rows.indices.contains(list.top + line) {
      let index = list.top + line
      let rect = Rect(
        column: inner.column, row: inner.row + line, width: inner.width, height: 1)
      surface.put(
        rows[index].line, column: rect.column + 1, row: rect.row, maxWidth: rect.width - 1)
      hits.append(Hit(rect: rect, action: .choice(row: index)))
      guard index == list.cursor else { continue }
      surface.setRole(.selection, in: rect)
      surface.put(">", column: rect.column, row: rect.row, role: .selection)
      surface.cursor = Cursor(column: rect.column, row: rect.row)
    }
    scrollMarks(area, top: list.top, count: rows.count)
  }
}
