import CPUCore

/// Hosts of one's own: naming, deleting, loading; and what is said of one.
extension Explorer {
  /// The longest name that can be given, in characters.
  static let longestHostName = 60

  mutating func startRenamingHost() -> Effect? {
    guard let host = hostUnderCursor else { return nil }
    mode = .typing(
      Prompt(purpose: .hostName(host.name), label: "Name:", input: TextInput(host.name)))
    message = nil
    return nil
  }

  /// Gives a host of one's own another name, wherever it is spoken of.
  mutating func renameHost(_ old: String, to text: String) {
    let name = String(text.trimmedBlanks.prefix(Self.longestHostName))
    if name.isEmpty { return refuse("The name was not changed: a name has to have characters") }
    if name == old { return say("The name stays as it was") }
    if library.host(named: name) != nil {
      return refuse("The name was not changed: there is another host '\(name.visible)'")
    }
    edit { document in
      for index in document.hosts.indices {
        if document.hosts[index].name == old { document.hosts[index].name = name }
        if document.hosts[index].provenance == .hypothetical(from: old) {
          document.hosts[index].provenance = .hypothetical(from: name)
        }
      }
      if document.fleet.remove(old) != nil { document.fleet.insert(name) }
      if document.hostName == old { document.hostName = name }
      for index in document.guests.indices {
        guard case .configured(let guest, old, let libvirt) = document.guests[index].origin else {
          continue
        }
        document.guests[index].origin = .configured(guest, startsOn: name, libvirt: libvirt)
      }
    }
    selectHost(name)
    hostsScreen.origin = old
    say("'\(old.visible)' is now '\(name.visible)'")
  }

  /// Deletes the host under the cursor; what it was made from is chosen in its place.
  mutating func deleteHost() -> Effect? {
    guard let host = hostUnderCursor else { return nil }
    let rows = hostRows()
    let cursor = hostCursor(in: rows)
    let next = original(of: host)?.name ?? builtInHosts.hosts.last { $0.accelerator == .kvm }?.name
    let wasChosen = document.hostName == host.name
    let isBuiltIn = builtInHosts.host(named: host.name) != nil
    edit { document in
      document.hosts.removeAll { $0.name == host.name }
      guard !isBuiltIn else { return }
      document.fleet.remove(host.name)
      if wasChosen { document.hostName = next ?? host.name }
    }
    let left = hostRows()
    selectHostRow(min(cursor, left.count - 1), in: left)
    let chosen = wasChosen ? "; \(self.host.name.visible) is the chosen host now" : ""
    say("'\(host.name.visible)' is deleted\(chosen); u brings it back")
    return nil
  }

  /// Takes a host that was read from a file.
  mutating func loaded(_ host: Host) {
    if library.host(named: host.name) == host {
      selectHost(host.name)
      say("'\(host.name.visible)' is in the library already")
      return
    }
    var host = host
    var number = 2
    let name = host.name
    while library.host(named: host.name) != nil {
      host.name = "\(name) \(number)"
      number += 1
    }
    edit { [host] in $0.hosts.append(host) }
    selectHost(host.name)
    let definition = catalog.definition(of: host.maximum)
    let note = host.notes.first.map { ". \($0.visible)" } ?? ""
    say(
      "Loaded '\(host.name.visible)': \(definition.marketingName), QEMU \(host.release); "
        + "Enter chooses it\(note)")
  }

  // MARK: What is said

  mutating func nextHostFilter() -> Effect? {
    keepingHostFeature { $0.hostsScreen.filter = $0.hostsScreen.filter.next }
    let filter = hostsScreen.filter
    let count = selectedHostFeatureRows.reduce(into: 0) { if case .feature = $1 { $0 += 1 } }
    say(filter == .all ? "All features" : "Features \(filter.title): \(count)")
    return nil
  }

  /// Says what the feature under the cursor is, and why the host has it or not.
  mutating func explainHostFeature() -> Effect? {
    guard let host = hostUnderCursor, case .feature(let feature) = selectedHostFeatureRow else {
      return nil
    }
    say("\(hostFeatureReason(feature, on: host)). \(featureText(feature))")
    return nil
  }

  /// Why a host offers a feature or not, in one clause.
  func hostFeatureReason(_ feature: Feature, on host: Host) -> String {
    let facts = catalog.facts(about: host)
    let change = featureStates(of: host).state(of: feature).change
    if change != .none {
      let word = change == .added ? "On" : "Off"
      return "\(word): you changed it; r puts it back"
    }
    if facts.providedByQEMU.contains(feature) { return "On: QEMU provides it by itself" }
    if facts.nested.contains(feature) { return "On: nested virtualisation brings it" }
    if facts.offered.contains(feature) { return "On" }
    if let lack = facts.lacks.first(where: { $0.features.contains(feature) }) {
      return "Off: \(text(lack.cause, host))"
    }
    return unsettableText(.feature(feature), facts.definition)
  }

  /// Why a host lacks a feature of its generation, as half a sentence.
  func text(_ cause: HostFacts.Cause, _ host: Host) -> String {
    switch cause {
    case .deprecatedAndGone: "deprecated and gone from this machine"
    case .nestedVirtualisationIsOff: "nested virtualisation is off there"
    case .unknownToRelease: "QEMU \(host.release) does not know it"
    case .notOffered: "the hardware may have it, the host's kernel or QEMU does not offer it"
    case .notEmulated: "QEMU's emulation does not implement it"
    }
  }

  /// What is worth knowing of a host, for a pane of a width.
  func hostDetailLines(_ host: Host, width: Int) -> [StyledLine] {
    guard width > 2 else { return [] }
    let facts = catalog.facts(about: host)
    let names = featureNames(of: host)
    var lines = StyledLine.wrap(host.name.visible, width: width, role: .title)
    func add(_ text: String, _ role: Role = .normal, indent: Int = 2) {
      lines += StyledLine.wrap(text, width: width, role: role, indent: indent)
    }
    add("\(host.provenanceText.visible)", .dim, indent: 0)
    let definition = facts.definition
    add(
      "\(definition.name): \(definition.marketingNames.joined(separator: ", ")), type "
        + "\(definition.machineNumber), generation \(definition.level.generation) GA "
        + "\(definition.level.ga)")
    if !facts.definitionIsKnown {
      add("QEMU \(host.release) does not know \(definition.name): take an older one", .warning)
    }
    let accelerator = host.accelerator == .kvm ? "KVM" : "TCG"
    add(
      "QEMU \(host.release), \(accelerator); offers \(facts.offered.count) features, the full set "
        + "has \(definition.full.count)")
    add(verdict(on: host))
    add("suggested model: " + (facts.suggestion.map { "-cpu \($0.argument.text)" } ?? "none runs"))
    lines += changeLines(host, width, names)
    lines += lackLines(host, facts, width, names)
    if !facts.providedByQEMU.isEmpty {
      add("from QEMU, not the hardware: \(names(facts.providedByQEMU))")
    }
    if !facts.nested.isEmpty { add("nested virtualisation: \(names(facts.nested))") }
    if !facts.deprecated.isEmpty {
      add("! deprecated: \(names(facts.deprecated))", .deprecated)
    }
    lines += machineTypeLines(facts, width)
    if !host.unknownFeatures.isEmpty {
      add("not known here: \(host.unknownFeatures.joined(separator: ", ").visible)", .warning)
    }
    for note in host.notes { add("note: \(note.visible)", .dim) }
    return lines
  }

  /// Whether the model at hand runs on a host, in a line.
  private func verdict(on host: Host) -> String {
    let runnability = current.runnability(on: host)
    let verdict = runnability.runs ? "runs there" : "does NOT run there"
    return "the model \(catalog.text(current.name))\(current.hasChanges ? ", changed," : "") "
      + "on \(current.machineType.name.visible) \(verdict)"
  }

  private func changeLines(
    _ host: Host, _ width: Int, _ names: (FeatureSet) -> String
  ) -> [StyledLine] {
    guard let before = original(of: host) else { return [] }
    let states = featureStates(of: host)
    var lines: [StyledLine] = []
    for (sign, set) in [("+", states.added), ("-", states.removed)] where !set.isEmpty {
      lines += StyledLine.wrap(
        "\(sign) \(names(set))", width: width, role: .changed, indent: 2)
    }
    if before.release != host.release {
      lines += StyledLine.wrap(
        "QEMU \(host.release) in place of \(before.release)", width: width, role: .changed,
        indent: 2)
    }
    return lines
  }

  private func lackLines(
    _ host: Host, _ facts: HostFacts, _ width: Int, _ names: (FeatureSet) -> String
  ) -> [StyledLine] {
    guard !facts.lacks.isEmpty else {
      return StyledLine.wrap(
        "lacks nothing of the full set of \(facts.definition.name)", width: width, indent: 2)
    }
    var lines = [
      StyledLine(
        "lacks \(facts.lacking.count) of \(facts.definition.name)'s full set", .heading)
    ]
    for lack in facts.lacks {
      lines += StyledLine.wrap(
        "- \(text(lack.cause, host)): \(names(lack.features))", width: width, indent: 2)
    }
    if !facts.lackingDefaults.isEmpty {
      lines += StyledLine.wrap(
        "- so -cpu \(facts.definition.name) does not run: its default set has "
          + names(facts.lackingDefaults), width: width, role: .missing, indent: 2)
    }
    return lines
  }

  private func machineTypeLines(_ facts: HostFacts, _ width: Int) -> [StyledLine] {
    let types = facts.machineTypes.map { type in
      let prefix = Catalog.machineTypePrefix
      let name = type.name.hasPrefix(prefix) ? String(type.name.dropFirst(prefix.count)) : type.name
      return name.visible + (type.isDeprecated == true ? "!" : "")
    }
    let heading = StyledLine("\(types.count) machine types, oldest first (! deprecated)", .heading)
    return [heading]
      + StyledLine.wrap(
        Catalog.machineTypePrefix + ": " + types.joined(separator: " "), width: width, indent: 2)
  }
}
