import CPUCore

extension Document {
  /// What is in this document and was not so in another, in words; empty where only the chosen
  /// model, host and machine type may differ.
  func differences(from old: Document) -> [String] {
    var parts =
      Self.differences("host", old.hosts, hosts, name: \.name) {
        "\($0.maximum.features.count) features, QEMU \($0.release)"
      }
      + Self.differences("guest", old.guests, guests, name: \.guest.name) {
        "\($0.guest.model.features.count) features, \($0.guest.machineType)"
      }
    if fleet != old.fleet { parts.append("\(fleet.count.counted("host")) in the fleet") }
    if marks != old.marks { parts.append("\(marks.count) marked") }
    if (comparedFrom, comparedWith) != (old.comparedFrom, old.comparedWith) {
      parts.append("what is compared")
    }
    if whatIf != old.whatIf { parts.append("the times of the features") }
    if policy != old.policy { parts.append("what the policies are compared for") }
    return parts
  }

  /// The elements of a list that came, went, or are another under the same name.
  private static func differences<Element: Hashable>(
    _ kind: String, _ old: [Element], _ new: [Element], name: KeyPath<Element, String>,
    facts: (Element) -> String
  ) -> [String] {
    guard old != new else { return [] }
    let oldNames = Set(old.map { $0[keyPath: name] })
    let newNames = Set(new.map { $0[keyPath: name] })
    let known = Set(old)
    let gone = old.filter { !newNames.contains($0[keyPath: name]) }.map {
      "\(kind) '\($0[keyPath: name])' is gone"
    }
    let there = new.filter { !oldNames.contains($0[keyPath: name]) }.map {
      "\(kind) '\($0[keyPath: name])' is there"
    }
    let changed = new.filter { oldNames.contains($0[keyPath: name]) && !known.contains($0) }.map {
      "\(kind) '\($0[keyPath: name])' has \(facts($0))"
    }
    let parts = gone + there + changed
    if parts.isEmpty { return ["the order of \(kind)s"] }
    return parts.count > 3 ? ["\(parts.count) \(kind)s, now \(new.count)"] : parts
  }
}
