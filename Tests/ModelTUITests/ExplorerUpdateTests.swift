import CPUCore
import Testing

@testable import ModelTUI

/// What keys do to the state, on the first screen.
@Suite struct ExplorerUpdateTests {
  // MARK: Changing the model

  @Test func spaceTogglesTheFeatureUnderTheCursor() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("Tab Down")
    #expect(explorer.selectedFeature.map(explorer.catalog.name) == "csske")
    let row = explorer.featureList
    try explorer.press("Space")
    #expect(explorer.current.argument.text == "z14,csske=off")
    #expect(explorer.current.runnability(on: explorer.host).runs)
    #expect(explorer.said.hasPrefix("csske off; runs now on"))
    #expect(explorer.featureList == row)
    try explorer.press("Space")
    #expect(explorer.current.argument.text == "z14")
    #expect(explorer.document.toggles.isEmpty)
  }

  @Test func spaceTogglesWholeGroups() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("Tab Space")
    #expect(explorer.catalog.deprecated.isSubset(of: explorer.current.removed))
    try explorer.press("Space")
    #expect(!explorer.current.hasChanges)
  }

  @Test func togglingIsRefusedWhereItMeansNothing() throws {
    var explorer = try Explorer.testing(cpu: "z900")
    try explorer.press("Space")
    #expect(explorer.said == "Toggling works in the pane Features: Tab goes there")
    #expect(explorer.message?.kind == .refusal)
    try explorer.press("Tab Down Down Space")
    #expect(explorer.said.hasPrefix("cte can not be on in z900: no machine before"))
    #expect(!explorer.current.hasChanges)
  }

  @Test func deprecatedFeaturesGoAndComeBack() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("D")
    #expect(explorer.current.model.features.isDisjoint(with: explorer.catalog.deprecated))
    #expect(explorer.said.hasPrefix("csske, cte, te, bpb off; runs now on"))
    try explorer.press("D")
    #expect(explorer.current.argument.text == "z14")
    explorer = try Explorer.testing(cpu: "z900")
    try explorer.press("D")
    #expect(explorer.said == "No deprecated feature is on in this model")
  }

  @Test func mendingMakesItRun() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("m")
    #expect(explorer.current.runnability(on: explorer.host).runs)
    #expect(explorer.said == "Mended: z14,csske=off runs on gen17a-qemu-11.1.0-kvm")
    try explorer.press("m")
    #expect(explorer.said == "It runs on gen17a-qemu-11.1.0-kvm as it is")
    try explorer.press("u")
    #expect(explorer.current.argument.text == "z14")
  }

  @Test func rowsAndModelsAreReset() throws {
    var explorer = try Explorer.testing(cpu: "z14,te=off,csske=off")
    try explorer.press("r")
    #expect(explorer.said == "Resetting a row works in the pane Features: Tab goes there")
    try explorer.press("Tab Down r")
    #expect(explorer.current.argument.text == "z14,te=off")
    try explorer.press("r")
    #expect(explorer.said == "csske is as the model has it")
    try explorer.press("R")
    #expect(explorer.current.argument.text == "z14")
    try explorer.press("R")
    #expect(explorer.said == "Nothing is changed in this model")
  }

  @Test func modelsArePinned() throws {
    var explorer = try Explorer.testing(cpu: "z14,te=off")
    try explorer.press("P")
    #expect(explorer.document.guests.count == 1)
    #expect(explorer.said.contains("z14,te=off"))
    try explorer.press("u")
    #expect(explorer.document.guests.isEmpty)
  }

  @Test func theArgumentIsCopied() throws {
    var explorer = try Explorer.testing(cpu: "z14,te=off")
    #expect(try explorer.press("y") == .copy("z14,te=off"))
    #expect(explorer.said == "Copied: z14,te=off")
  }

  // MARK: What is shown

  @Test func filtersGoRoundAndEscapeDropsThem() throws {
    var explorer = try Explorer.testing(cpu: "z14,te=off")
    var counts: [FeatureFilter: Int] = [:]
    for filter in FeatureFilter.allCases {
      #expect(explorer.filter == filter)
      counts[filter] = explorer.shownFeatures.count
      try explorer.press("f")
    }
    #expect(explorer.filter == .all)
    #expect(counts[.changed] == 1)
    #expect(counts[.deprecated] == 4)
    #expect(counts[.missing] == 1)
    #expect(counts[.on] == 235)
    try explorer.press("f f Esc")
    #expect(explorer.filter == .all)
  }

  @Test func unsettableFeaturesAreHidden() throws {
    var explorer = try Explorer.testing(cpu: "z900")
    let all = explorer.shownFeatures
    try explorer.press("a")
    #expect(explorer.shownFeatures == all.intersection(explorer.current.full))
    try explorer.press("a")
    #expect(explorer.shownFeatures == all)
  }

  @Test func baseModelsAreListed() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("b")
    #expect(explorer.current.argument.text == "z14-base")
    try explorer.press("b")
    #expect(explorer.current.argument.text == "z14")
  }

  @Test func formatsGoRound() throws {
    for size in ["40x10", "60x16", "80x24", "120x40"] {
      var explorer = try Explorer.testing(size, cpu: "z14")
      for _ in ModelFormat.allCases {
        try explorer.press("v")
        #expect(explorer.layout.panels[.model] != nil, "the panel is not shown at \(size)")
        #expect(explorer.screenText().contains(explorer.format.title))
      }
      #expect(explorer.format == .argument)
    }
  }

  // MARK: Searching

  @Test(arguments: ["gen16a", "z16", "3931", "GEN16A"])
  func machinesAreFoundByAllTheirNames(name: String) throws {
    var explorer = try Explorer.testing(cpu: "z900")
    try explorer.press("/")
    explorer.type(name)
    try explorer.press("Enter")
    #expect(explorer.current.argument.text == "gen16a")
    #expect(explorer.said.hasPrefix("match 1 of"))
  }

  @Test func featuresAreFoundAndFoldedGroupsOpen() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("n")
    #expect(explorer.said == "Nothing was searched for yet: / searches")
    try explorer.press("Tab /")
    explorer.type("plo-cl")
    #expect(explorer.selectedFeature.map(explorer.catalog.name) == "plo-cl")
    try explorer.press("Enter n")
    #expect(explorer.selectedFeature.map(explorer.catalog.name) == "plo-clg")
    try explorer.press("N")
    #expect(explorer.selectedFeature.map(explorer.catalog.name) == "plo-cl")
    try explorer.press("/")
    explorer.type("nothing like that")
    #expect(explorer.said == "'nothing like that' is not found")
  }

  @Test func escapeLeavesASearchWhereItBegan() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("Tab j j")
    let before = (explorer.featureList, explorer.unfolded)
    try explorer.press("/")
    explorer.type("plo-cl")
    #expect(explorer.featureList != before.0)
    try explorer.press("Esc")
    #expect(explorer.featureList == before.0)
    #expect(explorer.unfolded == before.1)
  }

  @Test func pastedTextIsNoKeys() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    let document = explorer.document
    _ = explorer.handle(.paste("Dq\nR"))
    #expect(explorer.document == document)
    #expect(explorer.message?.kind == .refusal)
    try explorer.press("/")
    _ = explorer.handle(.paste("gen16a\n"))
    #expect(explorer.screenText().contains("/gen16a"))
    try explorer.press("Backspace Enter")
    #expect(explorer.current.argument.text == "gen16a")
    try explorer.press("H")
    _ = explorer.handle(.paste("tcg-10"))
    try explorer.press("Enter")
    #expect(explorer.host.name == "tcg-10.0")
  }

  // MARK: Choosing

  @Test func hostsAndMachineTypesAreChosen() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("H")
    explorer.type("tcg 11.1")
    try explorer.press("Enter")
    #expect(explorer.host.name == "tcg-11.1")
    #expect(explorer.said.hasPrefix("Host tcg-11.1: z14 does not run"))
    try explorer.press("M")
    explorer.type("-9.2")
    try explorer.press("Enter")
    #expect(explorer.current.machineType.name == "s390-ccw-virtio-9.2")
    try explorer.press("u u")
    #expect(explorer.host.name == "gen17a-qemu-11.1.0-kvm")
    #expect(explorer.current.machineType.name == "s390-ccw-virtio-11.1")
    try explorer.press("H Esc M Esc : Esc ? Esc")
    #expect(!explorer.history.canUndo)
  }

  @Test func thePaletteRunsCommandsAndSaysWhyNot() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press(":")
    explorer.type("deprecated off")
    try explorer.press("Enter")
    #expect(explorer.current.hasChanges)
    try explorer.press(":")
    explorer.type("undone")
    try explorer.press("Enter")
    #expect(explorer.said == "There is nothing to redo")
  }

  @Test func theHelpListsEveryKeyOfTheScreen() throws {
    var explorer = try Explorer.testing("200x60", cpu: "z14")
    try explorer.press("?")
    guard case .choosing(let chooser) = explorer.mode else {
      Issue.record("? opens no list")
      return
    }
    for command in Command.all
    where command.isListed && command.screens.contains(.explorer) && command.hasKey(on: .explorer) {
      #expect(chooser.items.contains { $0.id == command.id.rawValue }, "\(command.id.rawValue)")
    }
  }

  // MARK: The rest

  @Test func keysWithoutMeaningSaySo() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    for key in ["F2", "Z", "Ins", "C-t", "Del", "%"] {
      try explorer.press(key)
      #expect(explorer.said == "\(key) does nothing here; ? shows the keys")
      #expect(explorer.message?.kind == .refusal)
    }
  }

  @Test func escapeNeverEnds() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    for _ in 0..<5 { #expect(try explorer.press("Esc") == nil) }
  }

  @Test func leavingAsksOnlyIfSomethingIsUnsaved() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    #expect(try explorer.press("q") == .quit)
    #expect(try explorer.press("j j q") == .quit)
    try explorer.press("D")
    #expect(try explorer.press("q") == nil)
    #expect(try explorer.press("Esc") == nil)
    #expect(try explorer.press("q y") == .quit)
    try explorer.press("Esc u")
    #expect(try explorer.press("q") == .quit)
  }

  @Test func everyScreenOpensByItsDigit() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    for screen in Screen.allCases {
      try explorer.press("\(screen.rawValue)")
      #expect(explorer.screen == screen)
    }
  }

  @Test func panesAreGoneThroughInTurn() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    for pane in Pane.allCases {
      #expect(explorer.pane == pane)
      try explorer.press("Tab")
    }
    #expect(explorer.pane == .definitions)
    try explorer.press("S-Tab")
    #expect(explorer.pane == .migration)
    try explorer.press("h h h")
    #expect(explorer.pane == .definitions)
    try explorer.press("l")
    #expect(explorer.pane == .features)
    try explorer.press("h l Enter")
    #expect(explorer.pane == .features)
  }

  @Test func groupsFoldAndKeepTheirRow() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("Tab Enter")
    #expect(explorer.rows[1] == .section(1))
    try explorer.press("l")
    #expect(explorer.rows[1] != .section(1))
    try explorer.press("j j h")
    #expect(explorer.selectedRow == .section(0))
    try explorer.press("h")
    #expect(explorer.rows[1] == .section(1))
  }
}
