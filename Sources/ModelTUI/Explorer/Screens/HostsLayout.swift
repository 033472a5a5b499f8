/// Where the panes of the screen Hosts lie at a size.
struct HostsLayout: Equatable, Sendable {
  var list = Layout.Area.hidden
  var features = Layout.Area.hidden
  var details = Layout.Area.hidden

  /// Lays the panes out: side by side where there is room, else the library above the others, else
  /// only the one that has the keyboard.
  init(body: Rect, pane: HostsScreen.Pane) {
    if body.width >= 160, body.height >= 16 {
      let columns = split(body, at: min(90, body.width * 2 / 5))
      list = Layout.Area(frame: columns.left)
      (features, details) = sideBySide(columns.right)
    } else if body.width >= 110, body.height >= 26 {
      let columns = split(body, at: 64)
      list = Layout.Area(frame: columns.left)
      (details, features) = stacked(columns.right, upper: body.height / 2)
    } else if body.width >= 76, body.height >= 16 {
      let upper = pane == .list ? body.height * 3 / 5 : body.height * 2 / 5
      let rows = stacked(body, upper: upper)
      list = rows.upper
      (features, details) = sideBySide(rows.lower.frame)
    } else {
      let whole = Layout.Area(frame: body)
      switch pane {
      case .list: list = whole
      case .features: features = whole
      case .details: details = whole
      }
    }
  }

  /// Whether the list names its columns.
  var hasColumnTitles: Bool { list.inner.height >= 6 }
  /// How many rows of the library are shown.
  var listHeight: Int { max(0, list.inner.height - (hasColumnTitles ? 1 : 0)) }
  /// The cells of the rows of the library.
  var listRows: Rect {
    let inner = list.inner
    return Rect(
      column: inner.column, row: inner.endRow - listHeight, width: inner.width, height: listHeight)
  }

  private func split(_ rect: Rect, at width: Int) -> (left: Rect, right: Rect) {
    (
      Rect(column: rect.column, row: rect.row, width: width, height: rect.height),
      Rect(
        column: rect.column + width, row: rect.row, width: rect.width - width, height: rect.height)
    )
  }

  private func sideBySide(_ rect: Rect) -> (Layout.Area, Layout.Area) {
    let columns = split(rect, at: rect.width / 2)
    return (Layout.Area(frame: columns.left), Layout.Area(frame: columns.right))
  }

  private func stacked(_ rect: Rect, upper: Int) -> (upper: Layout.Area, lower: Layout.Area) {
    (
      Layout.Area(
        frame: Rect(column: rect.column, row: rect.row, width: rect.width, height: upper)),
      Layout.Area(
        frame: Rect(
          column: rect.column, row: rect.row + upper, width: rect.width,
          height: rect.height - upper))
    )
  }
}

extension Explorer {
  /// Where the panes of the screen Hosts lie now.
  var hostsLayout: HostsLayout {
    HostsLayout(body: layout.body, pane: hostsScreen.pane)
  }
}
