import CPUCore

/// The policies' question in a session.
enum SessionPolicy {
  /// The facts that say what was chosen; what was not is not written.
  static func facts(_ settings: PolicySettings) -> [[String]] {
    var facts: [[String]] = []
    switch settings.guest {
    case .hostModel: break
    case .selected: facts.append(["policy-guest", "selected"])
    case .working(let name): facts.append(["policy-guest", "working", name])
    }
    let texts = [
      ("policy-source", settings.source), ("policy-target", settings.target),
      ("policy-before", settings.before?.description),
      ("policy-after", settings.after?.description),
      ("policy-machine-type", settings.machineType),
    ]
    for (keyword, text) in texts { if let text { facts.append([keyword, text]) } }
    return facts
  }

  /// The words with which these facts begin.
  static let keywords: Set<String> = [
    "policy-guest", "policy-source", "policy-target", "policy-before", "policy-after",
    "policy-machine-type",
  ]

  /// Reads a fact; false if it is another one.
  static func read(
    _ fact: SessionFact, _ settings: inout PolicySettings
  ) throws(SessionError) -> Bool {
    switch fact.keyword {
    case "policy-guest":
      switch (fact.words.count, fact.words.dropFirst().first) {
      case (2, "selected"): settings.guest = .selected
      case (3, "working"): settings.guest = .working(fact.words[2])
      default: throw fact.error("'selected', or 'working' and a guest are wanted")
      }
    case "policy-source": settings.source = try fact.value()
    case "policy-target": settings.target = try fact.value()
    case "policy-before": settings.before = try release(fact)
    case "policy-after": settings.after = try release(fact)
    case "policy-machine-type": settings.machineType = try fact.value()
    default: return false
    }
    return true
  }

  private static func release(_ fact: SessionFact) throws(SessionError) -> QEMURelease {
    let text = try fact.value()
    guard let release = QEMURelease(text) else {
      throw fact.error("'\(text.visible)' is no release of QEMU, such as 10.0")
    }
    return release
  }
}
