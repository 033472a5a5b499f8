import CPUCore
import Testing

@testable import ModelTUI

@Suite struct CompareScreenTests {
  /// What is drawn between the lines of the chosen things and of the message.
  private func panes(_ explorer: Explorer) -> String {
    let surface = Frame.render(explorer).surface
    return (2..<surface.height - 2).map { surface.text(row: $0) }.joined(separator: "\n")
  }

  @Test func at80x24BothPanesAreShown() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("5")
    #expect(
      panes(explorer) == """
        ┌─ Comparison ─────────────────────────────────────────────────────────────────┐
        │>  [ ] left  z14  z14, 236 features                                           █
        │   [ ] right gen17a-qemu-11.1.0-kvm  z17 ME1, 384 features                    │
        │ incompatible: each has a feature, or the newer generation or GA level, that  │
        │   the other lacks                                                            │
        │ type: left generation 14 GA 1, right generation 17 GA 1                      │
        │ ▾ only left 1 feature                                                        │
        │    ! csske                 Conditional SSKE                                  │
        │ ▾ only right 149 features                                                    │
        │      plo_ext               group of 39: Perform-locked-operation extension a…│
        │      gen17ptff             group of 1: PTFF function that z17 added          │
        └──────────────────────────────────────────────────────────────────────────────┘
        ┌─ Baseline of the marked ─────────────────────────────────────────────────────┐
        │ Nothing is marked. Space marks the left or right one, also in the lists that │
        │   L and R open.                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        """)
  }

  @Test func at120x40TheBaselineStandsBeside() throws {
    var explorer = try Explorer.testing("120x40", cpu: "z14")
    try explorer.press("5 Space")
    let lines = explorer.screenText().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 40)
    #expect(lines[3].hasPrefix("│>  [x] left  z14  z14, 236 features"))
    #expect(lines[3].contains("│ ▸ [x] z14 loses nothing"))
  }

  @Test func at40x10OnlyThePaneWithTheKeyboardIsShown() throws {
    var explorer = try Explorer.testing("40x10", cpu: "z14")
    try explorer.press("5")
    #expect(
      panes(explorer) == """
        ┌─ Comparison ─────────────────────────┐
        │>  [ ] left  z14  z14, 236 features   █
        │   [ ] right gen17a-qemu-11.1.0-kvm  z│
        │ incompatible: each has a feature, or │
        │   the newer generation or GA level,  │
        └──────────────────────────────────────┘
        """)
    try explorer.press("Space Tab Esc")
    #expect(
      panes(explorer) == """
        ┌─ Baseline of the marked: 1 ──────────┐
        │>▸ [x] z14 loses nothing              █
        │ Baseline: z14-base (z14), 236        │
        │   features, y copies it              │
        │ -cpu z14-base,edat=on,ipter=on,      │
        └──────────────────────────────────────┘
        """)
  }

  @Test(arguments: ["1x1", "40x10", "60x16", "80x24", "200x60"])
  func everySizeCanBeDrawnAndMovedIn(size: String) throws {
    var explorer = try Explorer.testing(size, cpu: "z14")
    for keys in ["5", "Space", "Down Space", "G", "Tab", "Right", "G Up", "x", "R Esc", "PgUp"] {
      try explorer.press(keys)
      let frame = Frame.render(explorer)
      #expect(frame.hits.allSatisfy { $0.rect.width >= 0 && $0.rect.height >= 0 })
    }
  }

  @Test func sidesAreChosenAndSwapped() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("5 R")
    explorer.type("gen16a-qemu")
    try explorer.press("Enter")
    #expect(explorer.document.comparedWith?.title == "gen16a-qemu-10.0.0-kvm")
    #expect(explorer.said == "subset: right has all that left has, and more")
    try explorer.press("x")
    #expect(explorer.leftSide.title == "gen16a-qemu-10.0.0-kvm")
    #expect(explorer.rightSide.title == "z14")
    try explorer.press("x u")
    #expect(explorer.document.comparedWith == nil)
    #expect(explorer.secondCompared.title == "gen17a-qemu-11.1.0-kvm")
  }

  @Test func aModelChosenOnTheLeftIsSelected() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("5 Enter")
    explorer.type("z13.2-base")
    try explorer.press("Enter 1")
    #expect(explorer.catalog.text(explorer.document.selection) == "z13.2-base")
    #expect(explorer.screenText().contains("z13.2-base"))
    try explorer.press("u")
    #expect(explorer.catalog.text(explorer.document.selection) == "z14")
  }

  @Test func theBaselineOfTwoHostsIsFoundAndCopied() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("5 L")
    explorer.type("z14.2-qemu")
    try explorer.press("Space C-u")
    explorer.type("gen17a-qemu-11.1")
    try explorer.press("Space Esc")
    #expect(
      explorer.document.marks.map(\.title) == ["z14.2-qemu-4.0.0-kvm", "gen17a-qemu-11.1.0-kvm"])
    #expect(
      explorer.said
        == "gen17a-qemu-11.1.0-kvm is marked; baseline of 2: z14.2-base with 239 features")
    let screen = explorer.screenText()
    #expect(screen.contains("gets this wrong"))
    #expect(screen.contains("▸ [x] z14.2-qemu-4.0.0-kvm loses 1 "))
    guard case .copy(let text)? = try explorer.press("y") else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.hasPrefix("z14.2-base,edat=on,csske=off,"))
    try explorer.press("c")
    #expect(explorer.document.marks.isEmpty)
    try explorer.press("y")
    #expect(explorer.said == "Nothing is marked, so there is no baseline to copy")
    try explorer.press("u u")
    #expect(explorer.document.marks.count == 1)
  }

  @Test func groupsFoldWithTheCursorOnItsRow() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("5 Down Down Down Down Down")
    #expect(explorer.selectedCompareRow == .part(.onlyLeft))
    let row = Frame.render(explorer).surface.cursor?.row
    try explorer.press("Left")
    #expect(explorer.compareScreen.unfolded == [.onlyRight])
    #expect(Frame.render(explorer).surface.cursor?.row == row)
    try explorer.press("Enter Down Left")
    #expect(explorer.selectedCompareRow == .part(.onlyLeft))
  }

  @Test func spaceElsewhereSaysWhereItMarks() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("5 G Space")
    #expect(
      explorer.said
        == "Space marks on the rows left and right; b marks the left one from anywhere")
    try explorer.press("b")
    #expect(explorer.document.marks.map(\.title) == ["z14"])
    try explorer.press("b")
    #expect(explorer.document.marks.isEmpty)
  }

  @Test func theMouseMarksFoldsAndSelects() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("5")
    try explorer.click("[ ] right")
    #expect(explorer.document.marks.map(\.title) == ["gen17a-qemu-11.1.0-kvm"])
    try explorer.click("▾ only left")
    #expect(!explorer.compareScreen.unfolded.contains(.onlyLeft))
    try explorer.click("▸ [x] gen17a")
    #expect(explorer.compareScreen.pane == .baseline)
    #expect(explorer.compareScreen.unfoldedMarks == [0])
    try explorer.click("only right", kind: .wheelDown)
    #expect(explorer.compareScreen.comparison.top == 3)
  }

  @Test func strangeNamesStayInTheirPlace() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    let model = explorer.current.model
    explorer.edit { document in
      document.comparedWith = MarkedModel(title: "日本\u{1B}[2J\n語", model: model)
    }
    try explorer.press("5 Down Space")
    let text = explorer.screenText()
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 24)
    #expect(text.contains("日本"))
  }

  @Test func `a search goes to the feature, also where it is folded`() throws {
    var explorer = try Explorer.testing()
    try explorer.press("5 n")
    #expect(explorer.said.contains("/ searches"))
    try explorer.press("/")
    explorer.type("apqci")
    #expect(explorer.selectedCompareRow == .property(.onlyRight, try property("apqci")))
    try explorer.press("Esc /")
    explorer.type("no such feature")
    #expect(explorer.message?.kind == .refusal)
    try explorer.press("Esc /")
    explorer.type("vxeh2")
    try explorer.press("Enter")
    #expect(explorer.selectedCompareRow == .property(.both, try property("vxeh2")))
    try explorer.press("n N")
    #expect(explorer.selectedCompareRow == .property(.both, try property("vxeh2")))
  }

  private func property(_ name: String) throws -> PropertyName {
    .feature(try #require(Catalog.builtIn.feature(named: name)))
  }
}
