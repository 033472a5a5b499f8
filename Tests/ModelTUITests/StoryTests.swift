import CPUCore
import Testing

@testable import ModelTUI

/// Stories told in the explorer.
@Suite struct StoryTests {
  private static let sizes = ["40x10", "60x16", "80x24", "120x40", "200x60"]

  @Test(arguments: Story.builtIn.map(\.id), sizes)
  func `every step is set up and drawn`(id: String, size: String) throws {
    var explorer = try Explorer.testing(size)
    let story = try #require(Story.builtIn(named: id))
    explorer.begin(story)
    for (index, step) in story.steps.enumerated() {
      if index > 0 { try explorer.press("]") }
      let scene = try StoryScene(step.setup)
      #expect(explorer.host == scene.host)
      #expect(explorer.current.model == scene.editor.guest.model)
      #expect(explorer.document.guests.map(\.guest) == scene.guests.map(\.guest))
      #expect(explorer.document.whatIf == scene.whatIf)
      #expect(explorer.message?.kind == .information)
      for name in step.setup.hosts.map(\.name) {
        #expect(explorer.library.host(named: name) == scene.library.host(named: name))
      }
      if let question = scene.question {
        let shown = explorer.policyQuestion
        #expect(shown.source == question.source)
        #expect(shown.target == question.target)
        #expect(shown.guest == question.guest)
        #expect([shown.before, shown.after] == [question.before, question.after])
        #expect(shown.machineType == question.machineType)
      }
      let text = explorer.screenText()
      #expect(text.contains("step \(index + 1) of \(story.steps.count)"))
    }
  }

  @Test func `the text stays below every screen`() throws {
    var explorer = try Explorer.testing("80x24")
    explorer.begin(try #require(Story.builtIn(named: "problem")))
    for key in ["1", "2", "3", "4", "5"] {
      try explorer.press(key)
      let lines = explorer.screenText().split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[19].hasPrefix(" Three guests, each with its host's model  step 1 of 3 "))
      #expect(lines[20].hasPrefix(" A guest with the host model gets everything"))
    }
  }

  @Test func `the whole text is there as soon as a step is set up`() throws {
    var explorer = try Explorer.testing("80x24")
    explorer.begin(try #require(Story.builtIn(named: "problem")))
    #expect(explorer.screenText().contains("included. Up to the z16 they move on without trouble."))
  }

  @Test(arguments: sizes)
  func `the cursor is on the cell that a step is about`(size: String) throws {
    var explorer = try Explorer.testing(size)
    explorer.begin(try #require(Story.builtIn(named: "problem")))
    try explorer.press("] ]")
    #expect(explorer.selectedHost?.name == "gen17a-qemu-11.0.0-kvm")
    let index = try #require(explorer.selectedGuestIndex)
    #expect(explorer.document.guests[index].guest.name == "z14-original")
    let lines = explorer.screenText().split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("│>z14-original") && $0.contains("[no ]") })
  }

  @Test func `a step about a baseline shows it`() throws {
    var explorer = try Explorer.testing("80x24")
    explorer.begin(try #require(Story.builtIn(named: "baseline")))
    #expect(explorer.screenText().contains("Baseline of the marked: 2"))
    try explorer.press("] ]")
    let text = explorer.screenText()
    #expect(text.contains("Baseline: z14.2-base (z14)"))
    #expect(text.contains("hypervisor-cpu-baseline"))
  }

  @Test func `a step is live, and can be set up again`() throws {
    var explorer = try Explorer.testing()
    explorer.begin(try #require(Story.builtIn(named: "policies")))
    let setUp = explorer.document
    try explorer.press("Tab Tab Left Left")
    #expect(explorer.document != setUp)
    try explorer.press("1 =")
    #expect(explorer.document == setUp)
    #expect(explorer.screen == .deprecation)
    try explorer.press("C-n C-p")
    #expect(explorer.story?.step == 0)
    try explorer.press("[")
    #expect(explorer.said == "This is the first step")
    try explorer.press("] ] ] ]")
    #expect(explorer.said.hasPrefix("This is the last step"))
  }

  @Test func `leaving brings back what was before, undoably`() throws {
    var explorer = try Explorer.testing(cpu: "z14,te=off")
    let before = explorer.document
    explorer.begin(try #require(Story.builtIn(named: "remedy")))
    try explorer.press("]")
    let inStory = explorer.document
    try explorer.press(":")
    explorer.type("leave the story")
    try explorer.press("Enter")
    #expect(explorer.story == nil)
    #expect(explorer.document == before)
    try explorer.press("u")
    #expect(explorer.document == inStory)
    try explorer.press("]")
    #expect(
      explorer.said == "No story is being told: s on the screen Deprecation lists them")
  }

  @Test func `a long text is read on`() throws {
    var explorer = try Explorer.testing("40x10")
    explorer.begin(try #require(Story.builtIn(named: "policies")))
    try explorer.press("]")
    #expect(explorer.screenText().contains("If QEMU 11.1"))
    try explorer.press("\\")
    #expect(!explorer.screenText().contains("If QEMU 11.1"))
    // Its end leads back to its beginning, however many rows it is shown in at a time.
    for _ in 1...10 where !explorer.screenText().contains("If QEMU 11.1") {
      try explorer.press("\\")
    }
    #expect(explorer.screenText().contains("If QEMU 11.1"))
  }

  @Test func `the stories are chosen on the screen Deprecation`() throws {
    var explorer = try Explorer.testing()
    try explorer.press("4 s")
    explorer.type("transactions")
    try explorer.press("Enter")
    #expect(explorer.story?.story.id == "transactions")
    #expect(explorer.screen == .migration)
  }
}
