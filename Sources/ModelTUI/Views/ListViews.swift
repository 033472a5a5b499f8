import CPUCore

/// What every framed list on any screen is drawn with.
extension Painter {
  /// Draws the frame of a pane; a click on it does `action`.
  mutating func frame(
    _ area: Layout.Area, _ title: String, isFocused: Bool, action: HitAction
  ) {
    surface.box(
      area.frame, glyphs: glyphs, role: isFocused ? .focus : .border, title: title,
      titleRole: isFocused ? .focus : .title)
    hits.append(Hit(rect: area.frame, action: action))
  }

  /// Shows on the frame how much lies above and below, and where one is.
  mutating func scrollMarks(_ area: Layout.Area, top: Int, count: Int) {
    let height = area.inner.height
    guard count > height, height > 0 else { return }
    let column = area.frame.endColumn - 1
    let size = max(1, height * height / count)
    let start = (height - size) * top / max(1, count - height)
    for row in 0..<size {
      surface.put(
        String(glyphs.scrollThumb), column: column, row: area.inner.row + start + row, role: .dim)
    }
  }

  /// Marks the row of the cursor; the hardware cursor is parked there for screen readers.
  mutating func select(_ inner: Rect, _ row: Int, isFocused: Bool) {
    let role: Role = isFocused ? .selection : .selectionUnfocused
    surface.setRole(
      role, in: Rect(column: inner.column, row: row, width: inner.width, height: 1))
    surface.put(isFocused ? ">" : " ", column: inner.column, row: row, role: role)
    if isFocused { surface.cursor = Cursor(column: inner.column, row: row) }
  }

  // MARK: Features

  /// Draws one row of a list of features; a click on its mark does `mark`; `unfolded` is nil where all are.
  mutating func paintFeatureRow(
    _ featureRow: FeatureRow, _ states: FeatureStates, row: Int, inner: Rect, mark: HitAction,
    unfolded: Set<Int>?
  ) {
    switch featureRow {
    case .section(let index):
      paintSection(
        explorer.sections.sections[index], states, unfolded?.contains(index) ?? true, row: row,
        inner: inner, mark: mark)
    case .feature(let feature):
      paintFeature(feature, states.state(of: feature), row: row, inner: inner, mark: mark)
    }
  }

  private mutating func paintSection(
    _ section: FeatureSections.Section, _ states: FeatureStates, _ isUnfolded: Bool, row: Int,
    inner: Rect, mark: HitAction
  ) {
    var column = inner.column + 1
    column += surface.put(
      "\(isUnfolded ? glyphs.unfolded : glyphs.folded) ", column: column, row: row, role: .heading)
    putMark(states.mark(of: section), mark, column: column, row: row, role: .heading)
    column += 3
    let signs = states.signs(of: section)
    column += surface.put(
      signs + " ", column: column, row: row, role: signRole(signs),
      maxWidth: inner.endColumn - column)
    column += surface.put(
      section.title, column: column, row: row, role: .heading, maxWidth: inner.endColumn - column)
    let count = " \(section.set.intersection(states.on).count)/\(section.set.count)"
    column += surface.put(count, column: column, row: row, maxWidth: inner.endColumn - column)
    let room = inner.endColumn - column
    surface.put(
      "  " + section.description.clipped(to: max(0, room - 2), ellipsis: glyphs.ellipsis),
      column: column, row: row, role: .dim, maxWidth: room)
  }

  private mutating func paintFeature(
    _ feature: Feature, _ state: FeatureState, row: Int, inner: Rect, mark: HitAction
  ) {
    let end = inner.endColumn
    var column = inner.column + 3
    putMark(state.mark, mark, column: column, row: row, role: state.mayBeOn ? .normal : .dim)
    column += 3
    column += surface.put(
      state.signs + " ", column: column, row: row, role: signRole(state.signs),
      maxWidth: end - column)
    let name = explorer.catalog.name(feature)
    let nameRole: Role =
      state.isMissing ? .missing : state.change != .none ? .changed : state.mayBeOn ? .normal : .dim
    let width = inner.width >= 56 ? 24 : 13
    let used = surface.put(name, column: column, row: row, role: nameRole, maxWidth: end - column)
    column += max(width, used + 1)
    guard column < end else { return }
    surface.put(
      explorer.catalog.description(of: feature).clipped(
        to: max(0, end - column), ellipsis: glyphs.ellipsis),
      column: column, row: row, role: .dim, maxWidth: end - column)
  }

  private mutating func putMark(
    _ mark: String, _ action: HitAction, column: Int, row: Int, role: Role
  ) {
    surface.put(mark, column: column, row: row, role: role)
    hits.append(Hit(rect: Rect(column: column, row: row, width: 3, height: 1), action: action))
  }

  private func signRole(_ signs: String) -> Role {
    signs.utf8.contains(UInt8(ascii: "#"))
      ? .missing : signs.utf8.contains(UInt8(ascii: "!")) ? .deprecated : .changed
  }
}
