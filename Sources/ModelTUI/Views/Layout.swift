/// Where the panes of the first screen lie at a size.
struct Layout: Equatable, Sendable {
  /// A framed area; nothing of it is drawn where it has no room.
  struct Area: Equatable, Sendable {
    var frame: Rect

    /// The cells inside the frame.
    var inner: Rect { frame.inset(by: 1) }
    var isShown: Bool { frame.width > 2 && frame.height > 2 }

    static let hidden = Area(frame: Rect(column: 0, row: 0, width: 0, height: 0))
  }

  /// The smallest size that is drawn at all.
  static let smallest = Size(width: 40, height: 10)

  var isTooSmall = false
  /// The two rows at the bottom; at the top are the tabs and the state.
  var messageRow = 0
  var hintRow = 0
  /// How many rows above the message a story takes.
  var storyHeight = 0
  var body = Rect(column: 0, row: 0, width: 0, height: 0)

  var definitions = Area.hidden
  var features = Area.hidden
  /// The live panels that are shown, each with its area; one of them where they are tabs.
  var panels: [Pane: Area] = [:]
  /// Whether the live panels share one area, with tabs.
  var panelsAreTabs = true

  /// Lays the panes out.
  ///
  /// All at once from 120x30; the live panels as tabs from 80x20; below that two panes, then one:
  /// always the one that has the keyboard.
  init(size: Size, pane: Pane, panel: Pane, storyHeight: Int = 0) {
    guard size.width >= Self.smallest.width, size.height >= Self.smallest.height else {
      isTooSmall = true
      return
    }
    messageRow = size.height - 2
    hintRow = size.height - 1
    self.storyHeight = storyHeight
    body = Rect(column: 0, row: 2, width: size.width, height: size.height - 4 - storyHeight)
    if size.width >= 120, size.height >= 30 {
      layOutAll()
    } else if size.width >= 76, size.height >= 20 {
      layOutTabs(panel)
    } else if size.width >= 60 {
      layOutTwo(pane, panel)
    } else {
      layOutOne(pane)
    }
  }

  private mutating func layOutAll() {
    let left = body.width >= 160 ? 30 : 27
    let right = body.width >= 160 ? body.width / 3 : body.width * 3 / 8
    let middle = body.width - left - right
    definitions = area(column: 0, row: body.row, width: left, height: body.height)
    features = area(column: left, row: body.row, width: middle, height: body.height)
    let column = left + middle
    let runs = max(9, body.height * 3 / 10)
    let model = max(7, body.height * 3 / 10)
    panelsAreTabs = false
    panels[.model] = area(column: column, row: body.row, width: right, height: model)
    panels[.runs] = area(column: column, row: body.row + model, width: right, height: runs)
    panels[.migration] = area(
      column: column, row: body.row + model + runs, width: right,
      height: body.height - model - runs)
  }

  private mutating func layOutTabs(_ panel: Pane) {
    let left = 24
    let low = max(8, body.height * 2 / 5)
    definitions = area(column: 0, row: body.row, width: left, height: body.height)
    features = area(
      column: left, row: body.row, width: body.width - left, height: body.height - low)
    panels[panel] = area(
      column: left, row: body.row + body.height - low, width: body.width - left, height: low)
  }

  private mutating func layOutTwo(_ pane: Pane, _ panel: Pane) {
    let left = 22
    definitions = area(column: 0, row: body.row, width: left, height: body.height)
    let right = area(column: left, row: body.row, width: body.width - left, height: body.height)
    if pane.isPanel { panels[panel] = right } else { features = right }
  }

  private mutating func layOutOne(_ pane: Pane) {
    let whole = area(column: 0, row: body.row, width: body.width, height: body.height)
    switch pane {
    case .definitions: definitions = whole
    case .features: features = whole
    default: panels[pane] = whole
    }
  }

  private func area(column: Int, row: Int, width: Int, height: Int) -> Area {
    Area(frame: Rect(column: column, row: row, width: width, height: height))
  }
}

extension Explorer {
  /// Where the panes lie now.
  var layout: Layout {
    Layout(
      size: size, pane: pane, panel: panel, storyHeight: Explorer.storyHeight(story, size))
  }
}
