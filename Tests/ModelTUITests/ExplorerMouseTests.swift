import CPUCore
import Testing

@testable import ModelTUI

/// What clicks and the wheel do on the first screen.
@Suite struct ExplorerMouseTests {
  @Test func everyHintDoesWhatItsKeyDoes() throws {
    let explorer = try Explorer.testing("200x60", cpu: "z14")
    let frame = Frame.render(explorer)
    var count = 0
    for hit in frame.hits where hit.rect.row == explorer.layout.hintRow {
      guard case .command(let id) = hit.action, let command = Command.command(id),
        let key = command.keys.first
      else { continue }
      var clicked = explorer
      let mouse = MouseEvent(kind: .press, column: hit.rect.column, row: hit.rect.row)
      let effect = clicked.handle(.mouse(mouse), hits: frame.hits)
      var pressed = explorer
      #expect(pressed.handle(.key(key)) == effect, "\(id.rawValue)")
      #expect(pressed.screenText() == clicked.screenText(), "\(id.rawValue)")
      count += 1
    }
    #expect(count >= 10)
  }

  @Test func marksToggleAndRowsAreSelected() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.click(" te    ")
    #expect(explorer.pane == .features)
    #expect(explorer.selectedFeature.map(explorer.catalog.name) == "te")
    let row = try #require(Frame.render(explorer).surface.cursor?.row)
    try explorer.click("[x]", row: row)
    #expect(explorer.current.argument.text == "z14,te=off")
    try explorer.click("z14ZR1")
    #expect(explorer.current.argument.text == "z14ZR1")
  }

  @Test func tabsOpenScreensAndPanels() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.click("Migration", row: explorer.layout.panels[.runs]?.frame.row)
    #expect(explorer.pane == .migration)
    try explorer.click("2 Hosts")
    #expect(explorer.screen == .hosts)
    try explorer.click("1 Explorer")
    #expect(explorer.screen == .explorer)
  }

  @Test func theHostAndTheMachineTypeOpenTheirLists() throws {
    var explorer = try Explorer.testing(cpu: "z900")
    try explorer.click("gen17a-qemu-11.1.0-kvm", row: 1)
    try explorer.click("gen16a-qemu-10.0.0-kvm", kind: .press)
    guard case .choosing(let chooser) = explorer.mode else {
      Issue.record("no list is open")
      return
    }
    #expect(chooser.selected?.id == "gen16a-qemu-10.0.0-kvm")
    try explorer.click("gen16a-qemu-10.0.0-kvm", row: 6, kind: .doublePress)
    #expect(explorer.host.name == "gen16a-qemu-10.0.0-kvm")
    try explorer.click("s390-ccw-virtio-10.0", row: 1)
    #expect(explorer.screenText().contains("Choose a machine type"))
    _ = explorer.handle(.mouse(MouseEvent(kind: .press, column: 0, row: 22)), hits: [])
    #expect(!explorer.screenText().contains("Choose a machine type"))
  }

  @Test func theWheelScrollsWhatIsUnderIt() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    let frame = Frame.render(explorer)
    let top = (explorer.definitionList.top, explorer.featureList.top)
    for column in [5, 40] {
      let wheel = MouseEvent(kind: .wheelDown, column: column, row: 6)
      _ = explorer.handle(.mouse(wheel), hits: frame.hits)
    }
    #expect(explorer.definitionList.top == top.0 + 3)
    #expect(explorer.featureList.top == top.1 + 3)
    #expect(explorer.current.argument.text == "z14")
    for _ in 0..<500 {
      let wheel = MouseEvent(kind: .wheelUp, column: 40, row: 6)
      _ = explorer.handle(.mouse(wheel), hits: frame.hits)
    }
    #expect(explorer.featureList.top == 0)
  }

  @Test func clicksOnNothingDoNothing() throws {
    var explorer = try Explorer.testing("39x9", cpu: "z14")
    let document = explorer.document
    for kind in [MouseEvent.Kind.press, .doublePress, .rightPress, .wheelUp, .wheelDown] {
      let mouse = MouseEvent(kind: kind, column: 3, row: 3)
      #expect(explorer.handle(.mouse(mouse), hits: []) == nil)
      try explorer.resize("80x24")
      #expect(explorer.handle(.mouse(mouse), hits: []) == nil)
    }
    #expect(explorer.document == document)
  }
}
