import CPUCore
import Testing

@testable import ModelTUI

@Suite struct ExplorerUpdateTests {
  @Test func togglingChangesTheModelAndSaysWhat() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("D")
    #expect(!explorer.current.removed.isEmpty)
    #expect(explorer.said.contains("off"))
    try explorer.press("u")
    #expect(explorer.current.removed.isEmpty)
  }
}
