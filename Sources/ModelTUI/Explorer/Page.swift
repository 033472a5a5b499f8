import CPUCore

/// A text to read that lies over the screen, with lines that lead on.
struct Page: Sendable {
  /// Where a line leads.
  enum Link: Hashable, Sendable {
    /// To a feature on the first screen.
    case feature(Feature)
    /// To the page that explains why a feature is on, off or missing.
    case why(Feature)
    /// To the page on a feature or group.
    case information(PropertyName)

    /// The feature that it is about.
    var feature: Feature? {
      switch self {
      case .feature(let feature), .why(let feature), .information(.feature(let feature)): feature
      case .information(.group): nil
      }
    }
  }

  /// A piece of text; as many rows as its width makes.
  struct Paragraph: Hashable, Sendable {
    var text: String
    var role = Role.normal
    /// How far the rows after the first are indented.
    var indent = 0
    /// Where Enter leads.
    var link: Link?
  }

  /// The model and the host that a page asks about.
  struct Question: Sendable {
    /// What the model is called.
    var title: String
    var name: ModelName
    var model: CPUModel
    var machineType: String
    var host: Host
  }

  /// One row as it is drawn.
  struct Row: Sendable {
    var line: StyledLine
    var link: Link?
  }

  var title: String
  var paragraphs: [Paragraph]
  /// Where Enter leads on rows without a link of their own.
  var subject: Link?
  /// What the page is about, where that is not the selected model on the chosen host.
  var question: Question?
  var list = ListState()
  /// The pages that led here; Backspace goes back to them.
  var earlier: [Page] = []

  /// The rows at a width.
  func rows(width: Int) -> [Row] {
    paragraphs.flatMap { paragraph in
      StyledLine.wrap(
        paragraph.text.visible, width: max(8, width), role: paragraph.role,
        indent: paragraph.indent
      ).map { Row(line: $0, link: paragraph.link) }
    }
  }
}

/// Reading pages.
extension Explorer {
  /// Where a page lies: over the middle of the screen, all of it where that is small.
  func pageArea(_ page: Page) -> Layout.Area {
    let margin = size.width >= 60 ? 2 : 0
    let width = min(size.width - 2 * margin, 100)
    let most = max(3, size.height - 4)
    let height = min(page.rows(width: width - 4).count + 2, most)
    return Layout.Area(
      frame: Rect(column: (size.width - width) / 2, row: 2, width: width, height: height))
  }

  /// The row under the cursor of a page.
  private func selectedRow(of page: Page) -> Page.Row? {
    let rows = page.rows(width: pageArea(page).inner.width - 2)
    return rows.indices.contains(page.list.cursor) ? rows[page.list.cursor] : nil
  }

  /// Opens a page; one that is open is returned to by Backspace.
  mutating func read(_ page: Page) {
    var page = page
    if case .reading(let open) = mode {
      page.earlier = open.earlier + [open]
      page.earlier = Array(page.earlier.suffix(50))
    }
    message = nil
    mode = .reading(page)
  }

  /// Takes a key while a page is open.
  mutating func handleReading(_ key: Key, _ page: Page) -> Effect? {
    switch key {
    case .escape, .character("q"):
      mode = .normal
      message = nil
    case .backspace, .left, .character("h"): goBack(from: page)
    case .enter, .right, .character("l"): follow(page)
    case .character("w"), .character("i"): lookUp(key, page)
    default:
      guard let rows = step(key, page) else {
        refuse("\(key.label) does nothing here; Enter goes on, Backspace back, Esc leaves")
        return nil
      }
      movePage(page, by: rows)
    }
    return nil
  }

  /// How far a key moves the cursor; nil for one that does not.
  private func step(_ key: Key, _ page: Page) -> Int? {
    let height = max(1, pageArea(page).inner.height)
    return switch key {
    case .up, .character("k"), .control("p"): -1
    case .down, .character("j"), .control("n"): 1
    case .pageUp, .control("b"): -height
    case .pageDown, .control("f"), .character(" "): height
    case .control("u"): -max(1, height / 2)
    case .control("d"): max(1, height / 2)
    case .home, .character("g"): Int.min / 2
    case .end, .character("G"): Int.max / 2
    case .tab: linkDistance(page, forward: true)
    case .backTab: linkDistance(page, forward: false)
    default: nil
    }
  }

  /// How far it is to the next line that leads elsewhere.
  private func linkDistance(_ page: Page, forward: Bool) -> Int {
    let rows = page.rows(width: pageArea(page).inner.width - 2)
    let here = page.list.cursor
    let links = rows.indices.filter { rows[$0].link != nil && rows[$0].link != page.subject }
    let next = forward ? links.first { $0 > here } : links.last { $0 < here }
    return (next ?? here) - here
  }

  private mutating func movePage(_ page: Page, by rows: Int) {
    var page = page
    let area = pageArea(page)
    let count = page.rows(width: area.inner.width - 2).count
    page.list.move(
      to: page.list.cursor + max(-count, min(rows, count)), count: count,
      height: area.inner.height)
    message = nil
    mode = .reading(page)
  }

  /// The wheel over a page.
  mutating func scrollPage(_ page: Page, by rows: Int) {
    var page = page
    let area = pageArea(page)
    page.list.scroll(
      by: rows, count: page.rows(width: area.inner.width - 2).count, height: area.inner.height)
    mode = .reading(page)
  }

  /// A click on a row of a page.
  mutating func pressPage(_ page: Page, row: Int, isDouble: Bool) {
    var page = page
    page.list.cursor = max(0, row)
    mode = .reading(page)
    if isDouble { follow(page) }
  }

  private mutating func goBack(from page: Page) {
    guard var earlier = page.earlier.last else {
      refuse("This is the first page; Esc leaves it")
      return
    }
    earlier.earlier = page.earlier.dropLast()
    message = nil
    mode = .reading(earlier)
  }

  /// Enter: goes where the row leads.
  private mutating func follow(_ page: Page) {
    switch selectedRow(of: page)?.link ?? page.subject {
    case .feature(let feature):
      mode = .normal
      screen = .explorer
      focus(.features)
      show(feature)
      say(featureText(feature))
    case .why(let feature): read(whyPage(feature, page.question))
    case .information(let property): read(informationPage(property))
    case nil: refuse("This line leads nowhere; Backspace goes back, Esc leaves")
    }
  }

  /// `w` and `i` on a page: about the feature that the row names.
  private mutating func lookUp(_ key: Key, _ page: Page) {
    let link = selectedRow(of: page)?.link ?? page.subject
    switch (key, link) {
    case (.character("w"), let link?):
      guard let feature = link.feature else { return refuse("w explains a feature, not a group") }
      read(whyPage(feature, page.question))
    case (_, .information(let property)?): read(informationPage(property))
    case (_, let link?):
      if let feature = link.feature { read(informationPage(.feature(feature))) }
    default: refuse("This line names no feature")
    }
  }
}
