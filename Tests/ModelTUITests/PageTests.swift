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
    expectScreen(
      explorer,
      """
       modeltui   1 Explorer  2 Hosts  3 Migration  4 Deprecation  5 Compare
       z14 on gen17a-qemu-11.1.0-kvm: does not run: 1 missing    s390-ccw-virtio-11.1
      ┌─┌─ Why vxpd is on in z14 ──────────────────────────────────────────────────┐─┐
      │ │>1 vxpd is on.                                                            │…│
      │ │ 2 The default set of z14 has it.                                         │…│
      │ │ 3 -> It requires vx, which is on.                                        │…│
      │z│ 4 -> vxpdeh requires it and is off.                                      │…│
      │ │ 5 The host gen17a-qemu-11.1.0-kvm offers it.                             │g│
      │ └──────────────────────────────────────────────────────────────────────────┘…█
      │z16                   ││   [x]    iep          Instruction-execution protecti…│
      │  gen16a      z16  ok ││   [x]    sea_esop2    Side-effect access and suppres…│
      │  gen16b      z16  ok ││   [x]    gs           Guarded storage                │
      │z15                   ││>  [x]    vxpd         Vector packed decimal          │
      │  gen15a      z15  ok │└─ ! deprecated  +-* changed  # missing on host ───────┘
      │  gen15b      z15  ok │┌─ Model, -cpu ─[Runs]─ Migration ─────────────────────┐
      │z14                   ││ Does NOT run on gen17a-qemu-11.1.0-kvm               │
      │  z14         z14  no ││ QEMU 11.1, s390-ccw-virtio-11.1                      │
      │  z14.2       z14  no ││ - missing, deprecated and gone from this machine:    │
      │  z14ZR1      z14  no ││   csske                                              │
      │z13                   ││ m mends it:                                          │
      │  z13         z13  no ││ -cpu z14,csske=off                                   │
      └──────────────────────┘└──────────────────────────────────────────────────────┘

       Esc leave  Enter go on  Backspace back  w why  i info
      """)
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

  @Test func onTheScreenMigrationTheCellIsExplained() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("P D 3 G w")
    #expect(try page(explorer).title.hasPrefix("Why guest 1: z14 does not run on "))
    try explorer.press("Esc g w")
    #expect(try page(explorer).title.hasPrefix("Why z14,"))
  }

  @Test func informationIsThereForFeatureGroupAndModel() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("i")
    #expect(try page(explorer).title == "z14, z14")
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
