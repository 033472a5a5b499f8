import CPUCore
import Testing

@testable import ModelTUI

/// What holds whatever is pressed, at whatever size: long random sequences from fixed seeds.
@Suite struct ExplorerPropertyTests {
  private static let sizes = [
    "80x24", "120x40", "60x16", "40x10", "200x60", "39x9", "1x1", "41x11", "76x20", "500x3",
  ]
  private static let keys: [Key] =
    Command.all.flatMap(\.keys) + "abcghjklnrtxz019-:,.%".map(Key.character)
    + [.insert, .delete, .backspace, .function(2), .control("t"), .enter, .escape, .escape]

  @Test(arguments: 0..<6)
  func nothingCrashesAndTheCursorsStayInside(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) + 2026)
    let catalog = Catalog.builtIn
    let host = try #require(HostLibrary.builtIn.hosts.randomElement(using: &random))
    var explorer = Explorer(catalog: catalog, host: host, size: Size(width: 80, height: 24))
    for step in 0..<500 {
      switch Int.random(in: 0..<12, using: &random) {
      case 0:
        try explorer.resize(Self.sizes.randomElement(using: &random) ?? "80x24")
      case 1:
        let frame = Frame.render(explorer)
        let kinds: [MouseEvent.Kind] = [.press, .doublePress, .wheelUp, .wheelDown, .rightPress]
        _ = explorer.handle(
          .mouse(
            MouseEvent(
              kind: kinds.randomElement(using: &random) ?? .press,
              column: .random(in: -1...explorer.size.width, using: &random),
              row: .random(in: -1...explorer.size.height, using: &random))), hits: frame.hits)
      case 2: _ = explorer.handle(.paste("ms\u{1B}a\n"))
      default:
        if let key = Self.keys.randomElement(using: &random) { _ = explorer.handle(.key(key)) }
      }
      if step % 5 == 0 { checkInside(explorer) }
    }
    checkUndo(&explorer)
  }

  /// The cursors are in their lists and in sight, and what is drawn fits the screen.
  private func checkInside(_ explorer: Explorer) {
    #expect(explorer.rows.isEmpty || explorer.rows.indices.contains(explorer.featureList.cursor))
    #expect(explorer.modelRows.indices.contains(explorer.definitionList.cursor))
    #expect(explorer.featureList.top >= 0 && explorer.definitionList.top >= 0)
    let frame = Frame.render(explorer)
    #expect(frame.surface.size == explorer.size)
    if let cursor = frame.surface.cursor {
      #expect(frame.surface.bounds.contains(column: cursor.column, row: cursor.row))
    }
    let features = explorer.layout.features
    if explorer.screen == .explorer, features.isShown, !explorer.rows.isEmpty {
      let line = explorer.featureList.cursor - explorer.featureList.top
      #expect((0..<features.inner.height).contains(line), "the cursor is out of sight")
    }
    for row in 0..<explorer.size.height {
      #expect(frame.surface.text(row: row).displayWidth <= explorer.size.width)
    }
  }

  /// Undoing everything and making it again leads to the same document.
  private func checkUndo(_ explorer: inout Explorer) {
    while explorer.history.canRedo { _ = explorer.redo() }
    let last = explorer.document
    var steps = 0
    while explorer.history.canUndo {
      _ = explorer.undo()
      steps += 1
    }
    for _ in 0..<steps { _ = explorer.redo() }
    #expect(explorer.document == last)
    #expect(!explorer.history.canRedo)
    _ = Frame.render(explorer)
  }

  @Test func asciiScreensAreASCII() throws {
    for size in Self.sizes {
      var explorer = try Explorer.testing(size, cpu: "z14")
      for keys in ["", "Tab Space", "f", "H", "Esc", "?", "Esc", "Tab v", "Tab", "Tab"] {
        try explorer.press(keys)
        let text = explorer.screenText(.ascii)
        #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(size), \(keys)")
      }
    }
  }

  @Test func toggledFeaturesNeverLeaveTheFullSet() throws {
    var random = SeededGenerator(state: 7)
    var explorer = try Explorer.testing(cpu: "z13")
    try explorer.press("Tab")
    for _ in 0..<300 {
      let keys = ["j", "j", "k", "Space", "Space", "C-d", "Enter", "g", "D", "m", "r"]
      try explorer.press(keys.randomElement(using: &random) ?? "j")
      #expect(explorer.current.model.features.isSubset(of: explorer.current.full))
    }
  }
}

/// The numbers of SplitMix64, so that a failure can be repeated.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
