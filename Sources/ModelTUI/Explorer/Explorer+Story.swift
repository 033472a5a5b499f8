import CPUCore

/// A story that is being told.
struct StoryRun: Sendable {
  let story: Story
  var step = 0
  /// The first line of the text that is shown where not all of it has room.
  var textTop = 0
  /// The document as it was before the story.
  let before: Document

  var current: StoryStep { story.steps[step] }
  var isFirst: Bool { step == 0 }
  var isLast: Bool { step == story.steps.count - 1 }
  /// Where one is: `step 2 of 4`.
  var position: String { "step \(step + 1) of \(story.steps.count)" }
}

extension Command {
  /// What can be done with stories, on all screens.
  static let stories: [Command] = [
    Command(
      id: .storyNext, keys: [.character("]"), .control("n")], label: "",
      help: "Go to the next step of the story", refusal: { $0.storyRefusal },
      run: { $0.moveStory(by: 1) }),
    Command(
      id: .storyBack, keys: [.character("["), .control("p")], label: "",
      help: "Go back a step of the story", refusal: { $0.storyRefusal },
      run: { $0.moveStory(by: -1) }),
    Command(
      id: .storyAgain, keys: [.character("=")], label: "",
      help: "Set up the story's step again, after trying things",
      refusal: { $0.storyRefusal }, run: { $0.repeatStoryStep() }),
    Command(
      id: .storyText, keys: [.character("\\")], label: "",
      help: "Read on in the story's text where not all of it has room",
      refusal: { $0.storyRefusal }, run: { $0.readOnInStory() }),
    Command(
      id: .storyLeave, keys: [], label: "",
      help: "Leave the story: what was before it comes back", refusal: { $0.storyRefusal },
      run: { $0.leaveStory() }),
  ]
}

extension Explorer {
  /// Why the story's keys do nothing; nil if they do something.
  var storyRefusal: String? {
    story == nil ? "No story is being told: s on the screen Deprecation lists them" : nil
  }

  func storyChooser() -> Chooser {
    let items = Story.builtIn.map { story in
      Chooser.Item(
        id: story.id, title: story.title, detail: "\(story.steps.count) steps, \(story.id)",
        refusal: nil)
    }
    return chooser(.story, "Stories", items, selected: story?.story.id ?? "")
  }

  /// Begins a story with its first step.
  mutating func begin(_ story: Story) {
    guard !story.steps.isEmpty else { return refuse("The story has no steps") }
    let before = self.story?.before ?? document
    self.story = StoryRun(story: story, before: before)
    applyStoryStep()
  }

  mutating func moveStory(by steps: Int) -> Effect? {
    guard let run = story else { return nil }
    let next = run.step + steps
    guard run.story.steps.indices.contains(next) else {
      refuse(
        steps > 0
          ? "This is the last step; 'leave the story' in : brings back what was before"
          : "This is the first step")
      return nil
    }
    story?.step = next
    applyStoryStep()
    return nil
  }

  mutating func repeatStoryStep() -> Effect? {
    applyStoryStep()
    return nil
  }

  mutating func leaveStory() -> Effect? {
    guard let run = story else { return nil }
    story = nil
    keepingRow { $0.edit { $0 = run.before } }
    fitAfterStory()
    say("The story '\(run.story.title.visible)' is left; u brings its state back")
    return nil
  }

  /// Sets up the state of the story's step.
  private mutating func applyStoryStep() {
    guard let run = story else { return }
    let step = run.current
    let scene: StoryScene
    do {
      scene = try StoryScene(step.setup, catalog: catalog, library: builtInHosts)
    } catch {
      return refuse("The step can not be set up: \(StoryText(catalog).text(error).visible)")
    }
    var next = document
    setUp(&next, scene, step.setup)
    markBaseline(&next, scene, step)
    keepingRow { $0.edit { $0 = next } }
    screen = Self.screen(of: step.setup.screen)
    if let feature = scene.feature {
      show(feature)
      showLifeLine(of: feature)
    }
    fitAfterStory()
    showPolicy(of: step)
    showCell(of: step)
    if screen == .compare, step.baselineHosts != nil { compareScreen.pane = .baseline }
    fitCompare()
    story?.textTop = 0
    say(
      run.isFirst
        ? "] goes on, = sets this step up again"
        : run.isLast ? "The last step is set up" : "Step \(run.step + 1) is set up")
  }

  /// Changes the document to what a step wants.
  private func setUp(_ document: inout Document, _ scene: StoryScene, _ setup: StorySetup) {
    let made = Set(setup.hosts.map(\.name))
    document.whatIf = scene.whatIf
    document.hosts = document.hosts.filter { !made.contains($0.name) }
    document.hosts += scene.library.hosts.filter { made.contains($0.name) }
    document.hostName = scene.host.name
    document.machineTypeName = setup.machineType
    document.fleet = Set(setup.fleet)
    document.guests = scene.guests.map { guest in
      let argument = guest.context.argument(guest.name, guest.guest.model).text
      return WorkingGuest(origin: .pinned(argument: argument), guest: guest.guest)
    }
    let editor = scene.editor
    let start = editor.context.model(editor.name)
    let toggles = Toggles(
      on: editor.guest.model.features.subtracting(start.features),
      off: start.features.subtracting(editor.guest.model.features))
    document.selection = editor.name
    document.toggles[editor.name] = toggles.isEmpty ? nil : toggles
    guard let policy = setup.policy, let question = scene.question else { return }
    document.policy = PolicySettings(
      guest: policy.guest.map { .working($0) } ?? .hostModel, source: policy.source,
      target: policy.target, before: question.before, after: question.after,
      machineType: question.machineType)
  }

  /// Marks the hosts whose baseline a step makes a claim about, so that the screen shows it.
  private func markBaseline(_ document: inout Document, _ scene: StoryScene, _ step: StoryStep) {
    guard step.setup.screen == .compare, let names = step.baselineHosts else { return }
    var then = self
    then.edit { $0 = document }
    document.marks = names.compactMap { scene.library.host(named: $0) }.map(then.hostMark)
  }

  private static func screen(of screen: StorySetup.Screen) -> Screen {
    switch screen {
    case .explorer: .explorer
    case .hosts: .hosts
    case .migration: .migration
    case .deprecation: .deprecation
    case .compare: .compare
    }
  }

  /// Puts the cursor on the policy that a step makes claims about.
  private mutating func showPolicy(of step: StoryStep) {
    let names = step.claims.compactMap { claim in
      if case .policy(let name, _) = claim { return name }
      return nil
    }
    guard let name = names.first else { return }
    let outcomes = policyTable.outcomes
    guard let row = outcomes.firstIndex(where: { name.matches($0.policy) }) else { return }
    deprecationScreen.policies.move(to: row, count: outcomes.count, height: outcomes.count)
    deprecationScreen.detailsTop = 0
    focusDeprecation(.policies)
  }

  /// Puts the cursor of the migration on the guest and the host that a step makes a claim about: the
  /// first verdict that is no plain yes, else the first one.
  private mutating func showCell(of step: StoryStep) {
    guard screen == .migration else { return }
    refreshMigration()
    guard let table = migrationScreen.table else { return }
    let cells = step.claims.compactMap { claim in
      claim.cell.flatMap { guest, host -> (row: Int, column: Int, isYes: Bool)? in
        guard let row = table.rows.firstIndex(where: { $0.name == guest }),
          let column = table.hosts.firstIndex(where: { $0.name == host })
        else { return nil }
        return (row, column, claim.isPlainYes)
      }
    }
    guard let cell = cells.first(where: { !$0.isYes }) ?? cells.first else { return }
    migrationScreen.rows.cursor = cell.row
    migrationScreen.columns.cursor = cell.column
    migrationScreen.detailsTop = 0
    fitMigration()
  }

  /// Fits the lists to the room that the story's panel leaves.
  private mutating func fitAfterStory() {
    featureList.fit(count: rows.count, height: layout.features.inner.height)
    showSelection()
    deprecationScreen.list.fit(count: lifeLineFeatures.count, height: lifeLineRows)
  }
}

extension StoryStep {
  /// The hosts of the first claim about a baseline.
  fileprivate var baselineHosts: [String]? {
    for claim in claims {
      switch claim {
      case .baseline(let hosts, _, _, _), .libvirtBaselineFails(let hosts, _): return hosts
      default: continue
      }
    }
    return nil
  }
}

extension Claim {
  /// The guest and the host that it is about.
  fileprivate var cell: (guest: String, host: String)? {
    switch self {
    case .runs(let guest, let host), .missing(let guest, let host, _),
      .missingAmongOthers(let guest, let host, _), .droppedByMachine(let guest, let host, _),
      .generationTooNew(let guest, let host), .gaLevelTooNew(let guest, let host),
      .warns(let guest, let host, _, _), .lacksNoFeature(let guest, let host),
      .machineTypeNotOffered(let guest, let host, _), .machineTypeDeprecated(let guest, let host),
      .mend(let guest, let host, _):
      (guest, host)
    default: nil
    }
  }

  /// Whether it only says that the guest runs.
  fileprivate var isPlainYes: Bool {
    if case .runs = self { return true }
    return false
  }
}

extension StoryPolicyName {
  /// Whether it is the name of that policy.
  func matches(_ policy: DeprecationPolicy) -> Bool {
    switch (self, policy) {
    case (.asIs, .asIs), (.libvirtDisablesCsske, .libvirtDisablesCsske),
      (.qemuDropsIt, .qemuDropsIt), (.hostMinusDeprecated, .hostMinusDeprecated),
      (.suggestedModel, .suggestedModel):
      true
    default: false
    }
  }
}

// MARK: The panel at the bottom

extension Explorer {
  /// How many rows the story's panel takes at the bottom of every screen.
  ///
  /// As many as its text needs, but never more than leaves the screen its use.
  static func storyHeight(_ story: StoryRun?, _ size: Size) -> Int {
    guard let story else { return 0 }
    let text = StyledLine.wrap(story.current.text.visible, width: max(10, size.width - 2))
    return min(text.count + 1, max(2, size.height - 4 - 5))
  }

  /// Shows the rest of the text, or its beginning again.
  mutating func readOnInStory() -> Effect? {
    guard let run = story else { return nil }
    let lines = StyledLine.wrap(run.current.text.visible, width: max(10, size.width - 2)).count
    let next = run.textTop + layout.storyHeight - 1
    story?.textTop = next < lines ? next : 0
    if next >= lines, run.textTop == 0 { say("All of the text is shown") }
    return nil
  }
}
