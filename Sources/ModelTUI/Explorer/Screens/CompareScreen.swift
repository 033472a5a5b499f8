import CPUCore

/// What the screen Compare keeps of itself: where its cursors are and what is unfolded.
struct CompareScreen: Sendable {
  /// The two panes, in the order of the Tab key.
  enum Pane: Int, CaseIterable, Sendable {
    case comparison, baseline

    var title: String {
      switch self {
      case .comparison: "Comparison"
      case .baseline: "Baseline of the marked"
      }
    }

    var other: Pane { self == .comparison ? .baseline : .comparison }
  }

  var pane = Pane.comparison
  var comparison = ListState()
  var baseline = ListState()
  /// Whether the two sides have changed places.
  var isSwapped = false
  var unfolded: Set<ComparePart> = [.onlyLeft, .onlyRight]
  /// The marked ones whose losses are listed, by their places.
  var unfoldedMarks: Set<Int> = []
  /// What was searched for last.
  var lastSearch = ""
}

extension Command {
  /// What can be done on the screen Compare alone.
  static let compareCommands: [Command] = [
    Command(
      id: .compareLeft, keys: [.character("L")], label: "left",
      help: "Choose the left model, host or guest; Space marks in the list",
      run: { $0.chooseSide(isLeft: true) }),
    Command(
      id: .compareRight, keys: [.character("R")], label: "right",
      help: "Choose the right model, host or guest; Space marks in the list",
      run: { $0.chooseSide(isLeft: false) }),
    Command(
      id: .compareSwap, keys: [.character("x")], label: "swap", help: "Swap left and right",
      run: { $0.swapSides() }),
    Command(
      id: .compareMark, keys: [.character(" ")], label: "mark",
      help: "Mark what the row names for the baseline, or take its mark away",
      refusal: { $0.markRefusal }, run: { $0.markRow() }),
    Command(
      id: .compareMarkLeft, keys: [.character("b")], label: "mark left",
      help: "Mark the left model for the baseline; again: take the mark away",
      run: { $0.toggleMark($0.leftSide) }),
    Command(
      id: .compareMarkFleet, keys: [.character("F")], label: "",
      help: "Mark all hosts of the fleet for the baseline",
      refusal: { $0.document.fleet.isEmpty ? "No host is marked as fleet: screen 2 does" : nil },
      run: { $0.markFleetForBaseline() }),
    Command(
      id: .compareClear, keys: [.character("c")], label: "",
      help: "Take all marks for the baseline away",
      refusal: { $0.document.marks.isEmpty ? "Nothing is marked" : nil },
      run: { $0.clearMarks() }),
    Command(
      id: .compareCopy, keys: [.character("y")], label: "copy",
      help: "Copy the baseline's -cpu line to the terminal's clipboard",
      refusal: { $0.baselineRefusal }, run: { $0.copyBaseline() }),
    Command(
      id: .compareSearch, keys: [.character("/")], label: "search",
      help: "Search the rows for a feature; n and N go on", run: { $0.startCompareSearch() }),
    Command(
      id: .compareNext, keys: [.character("n")], label: "", help: "Go to the next match",
      refusal: { $0.compareSearchRefusal }, run: { $0.repeatCompareSearch(forward: true) }),
    Command(
      id: .comparePrevious, keys: [.character("N")], label: "", help: "Go to the match before",
      refusal: { $0.compareSearchRefusal }, run: { $0.repeatCompareSearch(forward: false) }),
  ].map { $0.on(.compare) }
}

extension CommandID {
  static let compareLeft = CommandID(rawValue: "compareLeft")
  static let compareRight = CommandID(rawValue: "compareRight")
  static let compareSwap = CommandID(rawValue: "compareSwap")
  static let compareMark = CommandID(rawValue: "compareMark")
  static let compareMarkLeft = CommandID(rawValue: "compareMarkLeft")
  static let compareMarkFleet = CommandID(rawValue: "compareMarkFleet")
  static let compareClear = CommandID(rawValue: "compareClear")
  static let compareCopy = CommandID(rawValue: "compareCopy")
  static let compareSearch = CommandID(rawValue: "compareSearch")
  static let compareNext = CommandID(rawValue: "compareNext")
  static let comparePrevious = CommandID(rawValue: "comparePrevious")
}

/// Moving about and the mouse.
extension Explorer {
  /// Where the two panes lie.
  var compareAreas: (comparison: Layout.Area, baseline: Layout.Area) {
    let body = layout.body
    let isComparison = compareScreen.pane == .comparison
    if body.width >= 120 {
      let left = body.width * 3 / 5
      return (
        Layout.Area(
          frame: Rect(column: 0, row: body.row, width: left, height: body.height)),
        Layout.Area(
          frame: Rect(
            column: left, row: body.row, width: body.width - left, height: body.height))
      )
    }
    guard body.height >= 18 else {
      let whole = Layout.Area(frame: body)
      return isComparison ? (whole, .hidden) : (.hidden, whole)
    }
    let low = body.height * 2 / 5
    return (
      Layout.Area(
        frame: Rect(
          column: 0, row: body.row, width: body.width, height: body.height - low)),
      Layout.Area(
        frame: Rect(
          column: 0, row: body.row + body.height - low, width: body.width, height: low))
    )
  }

  /// The area of a pane.
  func compareArea(_ pane: CompareScreen.Pane) -> Layout.Area {
    pane == .comparison ? compareAreas.comparison : compareAreas.baseline
  }

  var compareHeight: Int { compareArea(compareScreen.pane).inner.height }

  /// The list of a pane.
  func compareList(_ pane: CompareScreen.Pane) -> ListState {
    pane == .comparison ? compareScreen.comparison : compareScreen.baseline
  }

  /// Changes the list of a pane.
  private mutating func changeList(
    _ pane: CompareScreen.Pane, _ change: (inout ListState, _ count: Int, _ height: Int) -> Void
  ) {
    let area = compareArea(pane)
    let count = compareRows(pane).count
    switch pane {
    case .comparison: change(&compareScreen.comparison, count, area.inner.height)
    case .baseline: change(&compareScreen.baseline, count, area.inner.height)
    }
  }

  /// Keeps both cursors in their lists.
  mutating func fitCompare() {
    for pane in CompareScreen.Pane.allCases {
      changeList(pane) { $0.fit(count: $1, height: $2) }
    }
  }

  mutating func moveCompare(by rows: Int) -> Effect? {
    changeList(compareScreen.pane) { list, count, height in
      let row = list.cursor + max(-count, min(rows, count))
      list.move(to: row, count: count, height: height)
    }
    message = nil
    return nil
  }

  mutating func moveCompareSideways(by columns: Int) -> Effect? {
    switch selectedCompareRow {
    case .part(let part) where compareScreen.unfolded.contains(part) == (columns < 0):
      return openCompare()
    case .mark(let index) where compareScreen.unfoldedMarks.contains(index) == (columns < 0):
      return openCompare()
    case .property(let part, _) where columns < 0: moveCompare(to: .part(part))
    case .lost(let index, _) where columns < 0: moveCompare(to: .mark(index))
    default: return moveComparePane(by: columns)
    }
    return nil
  }

  private mutating func moveCompare(to row: CompareRow) {
    let pane = compareScreen.pane
    guard let index = compareRows(pane).firstIndex(of: row) else { return }
    changeList(pane) { $0.move(to: index, count: $1, height: $2) }
  }

  /// Puts the cursor of the pane on a row.
  mutating func showCompareRow(_ row: Int) {
    changeList(compareScreen.pane) { $0.move(to: row, count: $1, height: $2) }
  }

  mutating func moveComparePane(by steps: Int) -> Effect? {
    compareScreen.pane = compareScreen.pane.other
    fitCompare()
    return nil
  }

  /// Enter: a side leads to its list, a heading folds, a property tells what it is.
  mutating func openCompare() -> Effect? {
    switch selectedCompareRow {
    case .side(let isLeft): return chooseSide(isLeft: isLeft)
    case .part(let part): compareScreen.unfolded.formSymmetricDifference([part])
    case .mark(let index): compareScreen.unfoldedMarks.formSymmetricDifference([index])
    case .property(_, let property), .lost(_, let property):
      read(informationPage(property))
    case .text, nil: break
    }
    fitCompare()
    return nil
  }

  mutating func leaveCompare() -> Effect? { nil }

  /// A click selects a row; on a heading's first columns or twice it opens, on `[x]` it marks.
  mutating func pressCompare(area: Int, row: Int, column: Int, isDouble: Bool) -> Effect? {
    guard let pane = CompareScreen.Pane(rawValue: area) else { return nil }
    compareScreen.pane = pane
    guard compareRows(pane).indices.contains(row) else { return nil }
    changeList(pane) { $0.move(to: row, count: $1, height: $2) }
    message = nil
    switch selectedCompareRow {
    case _ where isDouble: return openCompare()
    case .mark where column == 3, .side where column == 3: return markRow()
    case .mark where column == 0, .part where column == 0: return openCompare()
    default: return nil
    }
  }

  mutating func scrollCompare(area: Int, by rows: Int) {
    guard let pane = CompareScreen.Pane(rawValue: area) else { return }
    changeList(pane) { $0.scroll(by: rows, count: $1, height: $2) }
  }
}
