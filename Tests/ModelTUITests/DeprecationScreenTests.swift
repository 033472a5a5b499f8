import CPUCore
import Testing

@testable import ModelTUI

/// The screen Deprecation.
@Suite struct DeprecationScreenTests {
  private func explorer(_ size: String = "80x24") throws -> Explorer {
    var explorer = try Explorer.testing(size)
    try explorer.press("4")
    return explorer
  }

  /// The rows between the state and the message.
  private func body(_ explorer: Explorer) -> String {
    explorer.screenText().split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(2).dropLast(2).joined(separator: "\n")
  }

  @Test func `life lines and policies`() throws {
    #expect(
      body(try explorer()) == """
        ┌─ Life lines; ← → move where it is gone ──────────────────────────────────────┐
        │        z900 z990 z9   z10  z196 zEC12 z13  z14  z15  z16  z17  next  QEMU    │
        │>csske  ..............-##########################!!!!!!!!!!xxxxxxxxxx 9.1     │
        │ cte    .........................===============================!!!!! 9.1     │
        │ te     .........................===============================!!!!! 9.1     │
        │ bpb    --------------------=====================!!!!!!!!!!!!!!!!!!!! 9.1     │
        │ QEMU 2.8 .......................!!!!!!! 11.1  csske: 2 captures lack it      │
        │ . not yet  - full  = default  # base  ! deprecated  x gone  * changed by you │
        └──────────────────────────────────────────────────────────────────────────────┘
        ┌─ Policies ─ Details ─────────────────────────────────────────────────────────┐
        │ F gen16a-qemu-10.0.0-kvm  T gen17a-qemu-11.0.0-kvm                           │
        │ C host-model  m s390-ccw-virtio-10.0  B QEMU 10.0  A 11.1                    │
        │                        new    guest        old     guest pass-   exp.   opt. │
        │ policy                 starts moves afresh updates moves through model  kept │
        │>as is                  yes    no    yes    yes     no    same    stable 19/19│
        │ libvirt disables csske yes    yes   yes    yes     no    same    stable 18/18│
        │ QEMU 11.1 drops csske  yes    yes   yes    no      no    changes breaks 18/18│
        │ host minus deprecated  yes    yes   yes!   yes     no    same    stable 17/17│
        │ suggested model        yes    yes   yes    yes     no    same    stable 0/17 │
        └──────────────────────────────────────────────────────────────────────────────┘
        """)
  }

  @Test func `one pane where there is no room for two`() throws {
    var explorer = try explorer("40x10")
    #expect(body(explorer).contains(">csske"))
    try explorer.press("Tab")
    #expect(body(explorer).contains(">as is"))
    try explorer.press("Tab")
    #expect(body(explorer).contains("as is: Host models include"))
  }

  @Test(arguments: ["40x10", "41x11", "60x16", "79x23", "80x24", "120x40", "200x60"])
  func `every pane is drawn at every size`(size: String) throws {
    var explorer = try explorer(size)
    for key in ["Tab", "Tab", "Tab", "p", "Esc", "s", "Esc", "+", "Esc", "C", "Esc", "A", "Esc"] {
      try explorer.press(key)
      #expect(!explorer.screenText().isEmpty)
    }
  }

  @Test func `moving the point where a feature is gone`() throws {
    var explorer = try explorer()
    try explorer.press("Left Left")
    #expect(explorer.said.hasPrefix("csske is gone since z15; "))
    #expect(body(explorer).contains(">csske* ..............-##########################xxxxxxxx"))
    try explorer.press("u u")
    #expect(explorer.document.whatIf.isEmpty)
    try explorer.press("Right")
    #expect(explorer.said.hasPrefix("csske is gone with the next machine; "))
    try explorer.press("Right Right")
    #expect(explorer.said == "csske is never gone: there is nothing beyond that")
    try explorer.press("r")
    #expect(explorer.document.whatIf.isEmpty)
    #expect(explorer.said.hasPrefix("csske is as it was in history; "))
    try explorer.press("r")
    #expect(explorer.said == "csske is as it was in history")
  }

  @Test func `had csske gone with z15, z16 hosts do not have it and their guests move`() throws {
    var explorer = try explorer()
    #expect(!explorer.policyTable.outcomes[0].newAfter.moves.runs)
    try explorer.press("Left Left")
    #expect(explorer.policyTable.outcomes[0].newAfter.moves.runs)
    let host = try #require(explorer.library.host(named: "gen16a-qemu-10.0.0-kvm"))
    let csske = try #require(explorer.catalog.feature(named: "csske"))
    #expect(!host.maximum.features.contains(csske))
  }

  @Test func `moving since when it is reported`() throws {
    var explorer = try explorer()
    try explorer.press("x")
    #expect(explorer.said == "Left and Right move since when it is reported")
    try explorer.press("Right")
    #expect(explorer.said.hasPrefix("csske is reported as deprecated since QEMU 9.2; "))
    try explorer.press("Left Left")
    #expect(
      explorer.said
        == "csske is reported as deprecated since QEMU 9.1: there is nothing beyond that")
    #expect(explorer.document.whatIf.isEmpty)
  }

  @Test func `what if the next machine drops te as well`() throws {
    var explorer = try explorer()
    try explorer.press("p Enter")
    #expect(explorer.policyTarget.name == "next-after-gen17a-qemu-11.0.0-kvm")
    #expect(explorer.lifeLineFeature.map(explorer.catalog.name) == "te")
    #expect(explorer.library.host(named: "next-after-gen17a-qemu-11.0.0-kvm") != nil)
    let asIs = try #require(explorer.policyTable.outcomes.first)
    #expect(asIs.newAfter.moves.missing.map(explorer.catalog.name) == ["csske", "te"])
    try explorer.press("R")
    #expect(explorer.document.whatIf.isEmpty)
  }

  @Test func `another life line`() throws {
    var explorer = try explorer()
    try explorer.press("+")
    explorer.type("diag318")
    try explorer.press("Enter")
    #expect(explorer.lifeLineFeatures.map(explorer.catalog.name).contains("diag318"))
    #expect(explorer.lifeLineFeature.map(explorer.catalog.name) == "diag318")
    try explorer.press("Left")
    #expect(explorer.said.hasPrefix("diag318 is gone with the next machine; "))
    try explorer.press("r")
    #expect(!explorer.lifeLineFeatures.map(explorer.catalog.name).contains("diag318"))
  }

  @Test func `the question is chosen`() throws {
    var explorer = try explorer()
    try explorer.press("C Down Enter")
    #expect(explorer.document.policy.guest == .selected)
    try explorer.press("F")
    explorer.type("gen15a-qemu-6")
    try explorer.press("Enter")
    #expect(explorer.policyQuestion.before == QEMURelease(6, 0))
    try explorer.press("A")
    explorer.type("5.2")
    try explorer.press("Enter")
    #expect(explorer.said == "QEMU 5.2: older than 6.0, the release before")
    try explorer.press("T")
    explorer.type("next-after")
    try explorer.press("Enter")
    #expect(explorer.policyQuestion.target.name == "next-after-gen17a-qemu-11.0.0-kvm")
    try explorer.press("u u u")
    #expect(explorer.document.policy == PolicySettings())
  }

  @Test func `clicks`() throws {
    var explorer = try explorer()
    try explorer.click("F gen16a")
    #expect(body(explorer).contains("Where the guest is"))
    try explorer.press("Esc")
    try explorer.click("host minus deprecated")
    #expect(explorer.selectedOutcome?.policy == .hostMinusDeprecated)
    try explorer.click(" Details ")
    #expect(explorer.deprecationScreen.pane == .details)
  }

  @Test func `a session keeps the question`() throws {
    var document = try explorer().document
    document.policy = PolicySettings(
      guest: .working("a b"), source: "x", target: "y", before: QEMURelease(9, 1),
      after: QEMURelease(11, 1), machineType: "s390-ccw-virtio-9.1")
    let text = SessionWriter.text(Session(document: document))
    let reading = try SessionReader.read(Array(text.utf8))
    #expect(reading.session.document.policy == document.policy)
  }

  @Test(arguments: ["40x10", "60x16", "80x24", "120x40"])
  func `i is about the feature of the life lines in each pane`(size: String) throws {
    var explorer = try Explorer.testing(size)
    try explorer.press("4 Tab i")
    guard case .reading(let page) = explorer.mode else {
      Issue.record("no page")
      return
    }
    #expect(page.title.contains("csske"))
  }

  @Test(arguments: ["40x10", "60x16", "80x24", "120x40"])
  func `the answers of the policies never stand without a heading`(size: String) throws {
    var explorer = try Explorer.testing(size)
    try explorer.press("4 Tab G")
    let text = explorer.screenText()
    #expect(text.contains(" policy "))
    #expect(text.contains(">suggested model"))
  }

  @Test func `the legend is whole in a narrow terminal`() throws {
    var explorer = try Explorer.testing("60x16")
    try explorer.press("4")
    #expect(explorer.screenText().contains("x gone"))
  }
}
