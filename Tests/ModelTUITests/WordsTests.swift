import CPUCore
import Testing

@testable import ModelTUI

/// The words that tell what happened, what a key does here, and what a command is called.
@Suite struct WordsTests {
  @Test func undoNamesTheHostThatGoes() throws {
    var explorer = try Explorer.testing()
    try explorer.press("2 D u")
    let name = "gen17a-qemu-11.1.0-kvm after deprecation"
    #expect(explorer.said == "Undone: host '\(name)' is gone")
    try explorer.press("C-r")
    #expect(explorer.said == "Redone: host '\(name)' is there")
  }

  @Test func undoNamesGuestsAndFleet() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("P u")
    #expect(explorer.said == "Undone: guest 'guest 1: z14' is gone")
    try explorer.press("2 Space u")
    #expect(explorer.said == "Undone: 0 hosts in the fleet")
    try explorer.press("1 m u")
    #expect(explorer.said == "Undone: z14 on gen17a-qemu-11.1.0-kvm, s390-ccw-virtio-11.1")
  }

  @Test func hintsSayWhatKeysDoInThePane() throws {
    var explorer = try Explorer.testing("80x24")
    try explorer.press("2")
    #expect(explorer.screenText().contains("Enter choose  Space mark"))
    try explorer.press("Tab")
    #expect(explorer.screenText().contains("Enter fold  Space toggle"))
    try explorer.press("Down")
    #expect(explorer.screenText().contains("Enter why  Space toggle"))
  }

  @Test func lostGuestsAreNamed() throws {
    var explorer = try Explorer.testing(cpu: "gen16a")
    try explorer.press("P 2 D")
    #expect(explorer.said.contains("lost, 1 of 1 guest: guest 1: gen16a"))
  }

  @Test func informationOfScreenThreeIsAboutTheGuest() throws {
    var explorer = try Explorer.testing("80x24", cpu: "gen16a")
    try explorer.press("P 1")
    try explorer.press("3 Down i")
    #expect(explorer.screenText().contains("guest 1: gen16a: gen16a (z16 A01)"))
    #expect(explorer.screenText().contains("this guest"))
  }

  @Test func theVerdictStaysInSightBehindLongNames() throws {
    var explorer = try Explorer.testing(cpu: "z14,csske=off,cte=off,te=off,bpb=off")
    try explorer.press("P 2 D Enter 3 Down")
    let lines = explorer.migrationDetails(width: 60).map(\.text)
    #expect(lines.prefix(4).contains("runs"))
    #expect(explorer.cellSummary().text.hasPrefix("runs: guest 1"))
  }

  @Test func theKeyboardLeavesAPanelThatIsHidden() throws {
    var explorer = try Explorer.testing("80x24", cpu: "z14")
    try explorer.press("Tab Tab Tab Tab")
    #expect(explorer.pane == .migration)
    try explorer.press("v")
    #expect(explorer.pane == .model)
  }

  @Test func longArgumentsBreakBehindCommas() {
    let lines = StyledLine.wrap("-cpu z14,csske=off,cte=off,te=off", width: 16).map(\.text)
    #expect(lines == ["-cpu", "z14,csske=off,", "cte=off,te=off"])
  }

  @Test(arguments: ["mend", "undo", "redo", "quit", "pin", "toggle"])
  func thePaletteFindsCommandsByTheirLabel(name: String) throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("Tab :")
    explorer.type(name)
    guard case .choosing(let chooser) = explorer.mode else {
      Issue.record("no palette")
      return
    }
    #expect(chooser.shown.contains { $0.id == name })
  }

  @Test func theCursorStaysInAnEmptyList() throws {
    var explorer = try Explorer.testing("80x24", cpu: "gen17a")
    try explorer.press("2 Tab f f")
    let cursor = try #require(Frame.render(explorer).surface.cursor)
    #expect(cursor.row > 2 && cursor.row < 22)
  }
}
