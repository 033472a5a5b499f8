import CPUCore

/// Reads the claims of a story: each is one key with its facts.
enum StoryClaimReader {
  private typealias Read = @Sendable (Facts) throws(StoryFile.Fault) -> [Claim]

  /// One form of claim: the facts that it takes, and what it becomes.
  private struct Form: Sendable {
    let keys: [String]
    let read: Read
  }

  /// The facts of a claim.
  private struct Facts {
    let map: StoryMap

    /// The guest; without one it is the model in the editor.
    var guest: String {
      get throws(StoryFile.Fault) { try map.text("guest") ?? "" }
    }
    var host: String {
      get throws(StoryFile.Fault) { try text("host") }
    }
    var features: [String] {
      get throws(StoryFile.Fault) { try texts("features") }
    }

    func text(_ key: String) throws(StoryFile.Fault) -> String {
      try map.required(key).text()
    }

    func texts(_ key: String) throws(StoryFile.Fault) -> [String] {
      try map.required(key).texts()
    }

    func boolean(_ key: String) throws(StoryFile.Fault) -> Bool {
      try map.required(key).boolean()
    }
  }

  /// Reads an entry of the list of claims; one about a policy may hold several.
  static func claims(_ node: StoryNode) throws(StoryFile.Fault) -> [Claim] {
    let entry = try StoryNode(node.node, "a claim").map()
    guard entry.keys.count == 1, let name = entry.keys.first, let facts = entry[name] else {
      throw node.fault("a claim must be one key, such as 'runs', with its facts")
    }
    guard let form = forms[name] else {
      let known = forms.keys.sorted().joined(separator: ", ")
      throw node.fault("unknown claim '\(name)': \(known) are known")
    }
    return try form.read(Facts(map: facts.map(form.keys)))
  }

  private static let forms: [String: Form] = verdicts.merging(sets) { first, _ in first }

  private static let verdicts: [String: Form] = [
    "runs": onHost { Claim.runs(guest: $0, host: $1) },
    "generation-too-new": onHost { Claim.generationTooNew(guest: $0, host: $1) },
    "ga-level-too-new": onHost { Claim.gaLevelTooNew(guest: $0, host: $1) },
    "lacks-no-feature": onHost { Claim.lacksNoFeature(guest: $0, host: $1) },
    "machine-type-deprecated": onHost { Claim.machineTypeDeprecated(guest: $0, host: $1) },
    "missing": features { Claim.missing(guest: $0, host: $1, features: $2) },
    "missing-among-others": features {
      Claim.missingAmongOthers(guest: $0, host: $1, features: $2)
    },
    "dropped-by-machine": features { Claim.droppedByMachine(guest: $0, host: $1, features: $2) },
    "warns": Form(keys: ["guest", "host", "feature", "requires"]) {
      facts throws(StoryFile.Fault) in
      [
        .warns(
          guest: try facts.guest, host: try facts.host, feature: try facts.text("feature"),
          requires: try facts.text("requires"))
      ]
    },
    "machine-type-not-offered": Form(keys: ["guest", "host", "only-reason"]) {
      facts throws(StoryFile.Fault) in
      [
        .machineTypeNotOffered(
          guest: try facts.guest, host: try facts.host,
          isOnlyReason: try facts.boolean("only-reason"))
      ]
    },
    "mend": Form(keys: ["guest", "host", "off"]) { facts throws(StoryFile.Fault) in
      [.mend(guest: try facts.guest, host: try facts.host, off: try facts.texts("off"))]
    },
  ]

  private static let sets: [String: Form] = [
    "has": Form(keys: ["guest", "features"]) { facts throws(StoryFile.Fault) in
      [.has(guest: try facts.guest, features: try facts.features)]
    },
    "has-not": Form(keys: ["guest", "features"]) { facts throws(StoryFile.Fault) in
      [.hasNot(guest: try facts.guest, features: try facts.features)]
    },
    "identical": Form(keys: ["guest", "other"]) { facts throws(StoryFile.Fault) in
      [.identical(guest: try facts.guest, other: try facts.text("other"))]
    },
    "unusable-for-want-of": Form(keys: ["feature", "host", "models"]) {
      facts throws(StoryFile.Fault) in
      [
        .unusableForWantOf(
          feature: try facts.text("feature"), host: try facts.host,
          models: try facts.texts("models"))
      ]
    },
    "usable": Form(keys: ["models", "host"]) { facts throws(StoryFile.Fault) in
      [.usable(models: try facts.texts("models"), host: try facts.host)]
    },
    "baseline": Form(keys: ["hosts", "model", "added", "off"]) {
      facts throws(StoryFile.Fault) in
      [
        .baseline(
          hosts: try facts.texts("hosts"), model: try facts.text("model"),
          added: try facts.map.required("added").number(), off: try facts.texts("off"))
      ]
    },
    "libvirt-baseline-fails": Form(keys: ["hosts", "on"]) { facts throws(StoryFile.Fault) in
      [.libvirtBaselineFails(hosts: try facts.texts("hosts"), on: try facts.texts("on"))]
    },
    "policy": Form(keys: ["name", "feature", "since"] + answers) {
      facts throws(StoryFile.Fault) in try policy(facts)
    },
  ]

  private static func onHost(_ make: @escaping @Sendable (String, String) -> Claim) -> Form {
    Form(keys: ["guest", "host"]) { facts throws(StoryFile.Fault) in
      [make(try facts.guest, try facts.host)]
    }
  }

  private static func features(
    _ make: @escaping @Sendable (String, String, [String]) -> Claim
  ) -> Form {
    Form(keys: ["guest", "host", "features"]) { facts throws(StoryFile.Fault) in
      [make(try facts.guest, try facts.host, try facts.features)]
    }
  }

  // MARK: Policies

  private static let answers = [
    "existing-moves", "existing-survives-upgrade", "new-moves", "host-passthrough-changes",
    "expanded-model-is-stable", "loses", "keeps-optional",
  ]

  private static func policy(_ facts: Facts) throws(StoryFile.Fault) -> [Claim] {
    let name = try policyName(facts)
    var claims: [Claim] = []
    for key in facts.map.keys {
      guard answers.contains(key), let node = facts.map[key] else { continue }
      claims.append(.policy(name, try answer(key, node)))
    }
    guard !claims.isEmpty else {
      throw facts.map.owner.fault(
        "the claim says nothing: one of \(answers.joined(separator: ", ")) is wanted")
    }
    return claims
  }

  private static func policyName(_ facts: Facts) throws(StoryFile.Fault) -> StoryPolicyName {
    let node = try facts.map.required("name")
    switch try node.text() {
    case "as-is": return .asIs
    case "libvirt-disables-csske": return .libvirtDisablesCsske
    case "qemu-drops-it":
      return .qemuDropsIt(feature: try facts.text("feature"), since: try facts.text("since"))
    case "host-minus-deprecated": return .hostMinusDeprecated
    case "suggested-model": return .suggestedModel
    default:
      throw node.fault(
        "unknown policy: as-is, libvirt-disables-csske, qemu-drops-it, host-minus-deprecated and "
          + "suggested-model are known")
    }
  }

  private static func answer(
    _ key: String, _ node: StoryNode
  ) throws(StoryFile.Fault) -> PolicyClaim {
    switch key {
    case "existing-moves": .existingMoves(try node.boolean())
    case "existing-survives-upgrade": .existingSurvivesUpgrade(try node.boolean())
    case "new-moves": .newMoves(try node.boolean())
    case "host-passthrough-changes": .hostPassthroughChanges(try node.boolean())
    case "expanded-model-is-stable": .expandedModelIsStable(try node.boolean())
    case "loses": .loses(try node.texts())
    default: .keepsOptional(try node.texts())
    }
  }
}
