import CPUCore
import Testing

@testable import ModelTUI

@Suite struct PageTests {
  private func page(_ explorer: Explorer) throws -> Page {
    guard case .reading(let page) = explorer.mode else {
      Issue.record("no page is open: \(explorer.said)")
      throw CancellationError()
    }
    return page
  }

  /// The rows inside the frame of the page as they are drawn.
  private func drawn(_ explorer: Explorer) throws -> [String] {
    let inner = explorer.pageArea(try page(explorer)).inner
    let surface = Frame.render(explorer).surface
    return inner.rows.map { row in
      var text = inner.columns.map { String(surface[$0, row].character) }.joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  @Test func whyWalksAlongTheChainAndBack() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("Tab /")
    explorer.type("transactional")
    try explorer.press("Enter w")
    #expect(try page(explorer).title.hasPrefix("Why "))
    explorer.mode = .normal
    explorer.show(try #require(explorer.catalog.feature(named: "vxpd")))
    try explorer.press("w")
    #expect(try page(explorer).title == "Why vxpd is on in z14")
    #expect(
      try drawn(explorer) == [
        ">1 vxpd is on.", " 2 The default set of z14 has it.", " 3 -> It requires vx, which is on.",
        " 4 -> vxpdeh requires it and is off.", " 5 The host gen17a-qemu-11.1.0-kvm offers it.",
      ])
    try explorer.press("Tab Enter")
    #expect(try page(explorer).title == "Why vx is on in z14")
    try explorer.press("Backspace")
    #expect(try page(explorer).title == "Why vxpd is on in z14")
    try explorer.press("Backspace")
    #expect(explorer.said == "This is the first page; Esc leaves it")
    try explorer.press("i")
    #expect(try page(explorer).title == "vx")
    try explorer.press("Enter")
    #expect(explorer.selectedFeature.map(explorer.catalog.name) == "vx")
    #expect(explorer.said.hasPrefix("vx: Vector facility"))
  }

  @Test func whereNoFeatureIsTheVerdictIsExplained() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("w")
    let lines = try page(explorer).paragraphs.map(\.text)
    #expect(
      lines == [
        "z14, s390-ccw-virtio-11.1, on QEMU 11.1 does not run.",
        "- csske is missing: deprecated and gone from this machine",
        "This runs: -cpu z14,csske=off",
      ])
    try explorer.press("Down Enter")
    #expect(try page(explorer).title == "Why csske is on in z14")
    try explorer.press("q")
    guard case .normal = explorer.mode else {
      Issue.record("the page is still open")
      return
    }
  }

  @Test func onOtherScreensWhatTheCursorIsOnIsExplained() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("P D 3 G w")
    #expect(try page(explorer).title.hasPrefix("Why guest 1: z14 does not run on "))
    try explorer.press("Esc g w")
    #expect(try page(explorer).title.hasPrefix("Why z14,"))
    try explorer.press("Esc 2 Down w")
    #expect(try page(explorer).title.hasSuffix(explorer.hostUnderCursor?.name ?? "?"))
    try explorer.press("Esc Tab Down w")
    #expect(try page(explorer).paragraphs.last?.text.hasPrefix("On ") == true)
    try explorer.press("Esc 4 w")
    #expect(try page(explorer).title.hasPrefix("Why csske is off in z14,"))
  }

  @Test func informationIsThereForFeatureGroupAndModel() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("i")
    #expect(try page(explorer).title == "z14")
    try explorer.press("Esc Tab i")
    #expect(try page(explorer).title == "deprecated: to be gone from future machines")
    try explorer.press("Esc Down i")
    #expect(try page(explorer).paragraphs.first?.text == "csske: Conditional SSKE")
    try explorer.press("Z")
    #expect(explorer.said == "Z does nothing here; Enter goes on, Backspace back, Esc leaves")
  }

  @Test(arguments: ["40x10", "60x16", "80x24", "120x40", "200x60"])
  func pagesScrollAndFitAtEverySize(size: String) throws {
    var explorer = try Explorer.testing(size, cpu: "z14")
    try explorer.press("Tab Down Down i")
    for keys in ["G", "g", "PgDn", "PgUp", "Tab", "Tab"] {
      try explorer.press(keys)
      let frame = Frame.render(explorer)
      let cursor = try #require(frame.surface.cursor)
      #expect(frame.surface[cursor.column, cursor.row].character == ">")
    }
    try explorer.resize("40x10")
    _ = Frame.render(explorer)
    try explorer.press("Down")
  }

  @Test func pagesAnswerToTheMouse() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("w")
    try explorer.click("csske is missing")
    #expect(try page(explorer).list.cursor == 1)
    try explorer.click("csske is missing", kind: .doublePress)
    #expect(try page(explorer).title == "Why csske is on in z14")
  }

  @Test func helpListsThePanesOwnKeysFirstAndRunsThem() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("5 ?")
    guard case .choosing(let help) = explorer.mode else {
      Issue.record("no help")
      return
    }
    #expect(help.items.prefix(3).map(\.title) == ["L", "R", "x"])
    #expect(help.items.first { $0.title == "y" }?.refusal != nil)
    explorer.type("baseline's -cpu")
    #expect(explorer.screenText().contains("Not now: Nothing is marked"))
    try explorer.press("Enter")
    #expect(explorer.said == "Nothing is marked, so there is no baseline to copy")
    try explorer.press(":")
    explorer.type("swap left")
    try explorer.press("Enter")
    #expect(explorer.compareScreen.isSwapped)
  }
}
