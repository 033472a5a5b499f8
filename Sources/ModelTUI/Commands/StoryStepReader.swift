import CPUCore

/// Reads a step of a story: what it does not say stays as in the step before.
struct StoryStepReader {
  /// A step, and where its claims stand.
  struct Result {
    let step: StoryStep
    let claimNodes: [StoryNode]
  }

  /// The setup of the step before.
  let before: StorySetup?

  private static let keys = [
    "heading", "text", "screen", "host", "machine-type", "cpu", "hosts", "guests", "fleet",
    "feature", "policy", "what-if", "claims",
  ]

  func step(_ node: StoryNode) throws(StoryFile.Fault) -> Result {
    let map = try StoryNode(node.node, "a step").map(Self.keys)
    let (claims, nodes) = try claims(map["claims"])
    return Result(
      step: StoryStep(
        heading: try map.required("heading").text(), text: try map.required("text").text(),
        setup: try setup(map), claims: claims),
      claimNodes: nodes)
  }

  private func setup(_ map: StoryMap) throws(StoryFile.Fault) -> StorySetup {
    var setup: StorySetup
    if let before {
      setup = before
    } else {
      setup = StorySetup(
        host: try map.required("host").text(), cpu: try map.required("cpu").text())
    }
    if let node = map["screen"] { setup.screen = try screen(node) }
    if let text = try map.text("host") { setup.host = text }
    if let text = try map.text("machine-type") {
      setup.machineType = text == "newest" ? nil : text
    }
    if let text = try map.text("cpu") { setup.cpu = text }
    if let node = map["hosts"] { setup.hosts = try each(node, host) }
    if let node = map["guests"] { setup.guests = try each(node, guest) }
    if let texts = try map.texts("fleet") { setup.fleet = texts }
    if let text = try map.text("feature") { setup.feature = text }
    if let node = map["policy"] { setup.policy = try policy(node) }
    if let node = map["what-if"] { setup.whatIf = try whatIf(node) }
    return setup
  }

  private func each<Value>(
    _ node: StoryNode, _ read: (StoryNode) throws(StoryFile.Fault) -> Value
  ) throws(StoryFile.Fault) -> [Value] {
    var values: [Value] = []
    for entry in try node.list() { values.append(try read(entry)) }
    return values
  }

  private func screen(_ node: StoryNode) throws(StoryFile.Fault) -> StorySetup.Screen {
    let text = try node.text()
    guard let screen = StorySetup.Screen(rawValue: text) else {
      let names = StorySetup.Screen.allCases.map(\.rawValue).joined(separator: ", ")
      throw node.fault("unknown screen '\(text)': \(names) are known")
    }
    return screen
  }

  private func host(_ node: StoryNode) throws(StoryFile.Fault) -> StoryHost {
    let map = try StoryNode(node.node, "a host").map(["name", "from", "qemu", "add", "remove"])
    return StoryHost(
      name: try map.required("name").text(), from: try map.required("from").text(),
      release: try map.text("qemu"), adding: try map.texts("add") ?? [],
      removing: try map.texts("remove") ?? [])
  }

  private func guest(_ node: StoryNode) throws(StoryFile.Fault) -> StoryGuest {
    let map = try StoryNode(node.node, "a guest").map([
      "name", "cpu", "host-model", "started-on", "machine-type",
    ])
    let origin: StoryGuest.Origin
    switch (map["cpu"], map["host-model"]) {
    case (let cpu?, nil): origin = .cpu(try cpu.text())
    case (nil, let model?): origin = .hostModel(deprecatedFeatures: try keepsDeprecated(model))
    default: throw map.owner.fault("a guest needs 'cpu' or 'host-model', one of them")
    }
    return StoryGuest(
      name: try map.required("name").text(), origin: origin,
      startedOn: try map.required("started-on").text(), machineType: try map.text("machine-type"))
  }

  private func keepsDeprecated(_ node: StoryNode) throws(StoryFile.Fault) -> Bool {
    switch try node.text() {
    case "deprecated-on": return true
    case "deprecated-off": return false
    default: throw node.fault("'host-model' must be deprecated-on or deprecated-off")
    }
  }

  private func policy(_ node: StoryNode) throws(StoryFile.Fault) -> StoryPolicy {
    let map = try node.map(["guest", "source", "target", "before", "after", "machine-type"])
    return StoryPolicy(
      guest: try map.text("guest"), source: try map.required("source").text(),
      target: try map.required("target").text(), before: try map.required("before").text(),
      after: try map.required("after").text(),
      machineType: try map.required("machine-type").text())
  }

  private func whatIf(_ node: StoryNode) throws(StoryFile.Fault) -> StoryWhatIf {
    let map = try node.map(["deprecated", "gone"])
    return StoryWhatIf(
      deprecated: try points(map["deprecated"]), gone: try points(map["gone"]))
  }

  private func points(_ node: StoryNode?) throws(StoryFile.Fault) -> [String: String] {
    guard let map = try node?.map() else { return [:] }
    var points: [String: String] = [:]
    for key in map.keys { points[key] = try map[key]?.text() }
    return points
  }

  private func claims(
    _ node: StoryNode?
  ) throws(StoryFile.Fault) -> ([Claim], [StoryNode]) {
    guard let node else { return ([], []) }
    var claims: [Claim] = []
    var nodes: [StoryNode] = []
    for entry in try node.list() {
      let found = try StoryClaimReader.claims(entry)
      claims += found
      nodes += found.map { _ in entry }
    }
    return (claims, nodes)
  }
}
