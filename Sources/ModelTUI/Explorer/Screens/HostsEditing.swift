import CPUCore

/// Commands of the screen Hosts that change the document.
extension Explorer {
  // MARK: Choosing and marking

  /// Makes the host under the cursor the one on which models are checked.
  mutating func chooseSelectedHost() -> Effect? {
    guard let host = hostUnderCursor else { return nil }
    guard host.name != document.hostName else {
      say("\(host.name.visible) is the chosen host already: \(verdictWords)")
      return nil
    }
    chooseHost(host.name)
    return nil
  }

  /// Marks the host under the cursor as one of the fleet, or a whole section.
  mutating func markHosts() -> Effect? {
    guard let row = selectedHostRow else { return nil }
    let names: [String]
    switch row {
    case .host(let place): names = [world.places[place].host.name]
    case .section(let section):
      names = world.places.map(\.host).filter { HostSection($0.provenance) == section }.map(\.name)
    }
    let isMarked = names.allSatisfy(document.fleet.contains)
    edit { document in
      if isMarked { document.fleet.subtract(names) } else { document.fleet.formUnion(names) }
    }
    let what = names.count == 1 ? "\(names[0].visible) is" : "\(names.count) hosts are"
    let change = isMarked ? "no longer in the fleet" : "in the fleet"
    say("\(what) \(change): \(document.fleet.count) there")
    return nil
  }

  // MARK: Editing

  /// Changes the host under the cursor, undoably: a copy of it, unless it is hypothetical already.
  ///
  /// - Parameters:
  ///   - suffix: what the name of a copy gets.
  ///   - title: what the change is called.
  mutating func editHost(
    _ suffix: String, _ title: String, _ change: @Sendable (inout Host) -> Void
  ) {
    guard let host = hostUnderCursor else { return }
    // A question to history changes what is seen of a host, not what the document has of it.
    let own = document.hosts.first { $0.name == host.name && $0.isHypothetical }
    var next = own ?? host
    change(&next)
    let isCopy = own == nil
    if isCopy {
      next.name = freeHostName("\(host.name) \(suffix)")
      next.provenance = .hypothetical(from: host.name)
    }
    let consequences = hostConsequences(before: host, after: next)
    keepingHostFeature { explorer in
      explorer.edit { document in
        if let index = document.hosts.firstIndex(where: { $0.name == next.name }) {
          document.hosts[index] = next
        } else {
          document.hosts.append(next)
        }
      }
      if isCopy {
        explorer.selectHost(next.name)
        explorer.hostsScreen.origin = host.name
      }
    }
    let place = isCopy ? " in a copy, '\(next.name.visible)'" : ""
    say("\(title)\(place); \(consequences)")
  }

  /// A name that no host has: the wanted one, with a number if needed.
  private func freeHostName(_ wanted: String) -> String {
    if library.host(named: wanted) == nil { return wanted }
    var number = 2
    while library.host(named: "\(wanted) \(number)") != nil { number += 1 }
    return "\(wanted) \(number)"
  }

  /// What an edit of a host changes for the model at hand, the guests and QEMU's warnings.
  private func hostConsequences(before: Host, after: Host) -> String {
    var parts: [String] = []
    let guests = document.guests.map(\.guest)
    let all = [current.guest] + guests
    if let table = VerdictTable(catalog: catalog, machineTypes: Set(all.map(\.machineType))) {
      let (old, new) = (table.profile(before), table.profile(after))
      let verdicts = all.map(table.profile).map { ($0.runs(on: old), $0.runs(on: new)) }
      let name = current.argument.text
      if let (was, isNow) = verdicts.first, was != isNow {
        parts.append("\(name) \(isNow ? "runs there now" : "no longer runs there")")
      }
      let changes = zip(guests.map(\.name.visible), verdicts.dropFirst())
      let lost = changes.filter { $1.0 && !$1.1 }.map(\.0)
      let won = changes.filter { !$1.0 && $1.1 }.map(\.0)
      if !lost.isEmpty {
        parts.append("lost, \(lost.count) of \(guests.count.counted("guest")): \(Self.some(lost))")
      }
      if !won.isEmpty {
        parts.append("won, \(won.count) of \(guests.count.counted("guest")): \(Self.some(won))")
      }
    }
    let broken = Set(brokenDependencies(of: after)).subtracting(brokenDependencies(of: before))
    parts += broken.map {
      "\(catalog.name($0.feature)) requires \(catalog.name($0.required)), which is off"
    }.sorted().prefix(2)
    return parts.isEmpty ? "nothing else changed" : parts.joined(separator: "; ")
  }

  /// The first names of a list.
  private static func some(_ names: [String]) -> String {
    names.prefix(3).joined(separator: ", ")
      + (names.count > 3 ? " and \(names.count - 3) more" : "")
  }

  private func brokenDependencies(of host: Host) -> [Dependency] {
    guard let choice = try? catalog.machineTypeChoice(nil, on: host) else { return [] }
    let context = host.context(choice.defaults, catalog: catalog)
    return context.brokenDependencies(context.maximum)
  }

  /// Switches the feature or group under the cursor: a group on unless all that may be is on.
  mutating func toggleHostFeature() -> Effect? {
    guard let host = hostUnderCursor, let row = selectedHostFeatureRow else { return nil }
    let states = featureStates(of: host)
    let settable = sections.members(of: row).intersection(states.settable)
    let isOn = settable.isSubset(of: states.on)
    let allowed = settable.intersection(states.full)
    editHost("edited", "\(title(of: row)) \(isOn ? "off" : "on")") { host in
      let features = host.maximum.features
      host.maximum.features = isOn ? features.subtracting(settable) : features.union(allowed)
    }
    return nil
  }

  /// Makes a copy to edit.
  mutating func copyHost() -> Effect? {
    guard let host = hostUnderCursor else { return nil }
    var copy = host
    copy.name = freeHostName("\(host.name) copy")
    copy.provenance = .hypothetical(from: host.name)
    let name = copy.name
    edit { [copy] in $0.hosts.append(copy) }
    selectHost(name)
    hostsScreen.origin = host.name
    say("Copied as '\(name.visible)': t names it, Space in its features edits it")
    return nil
  }

  /// The host after the deprecated features are gone, or with them again.
  mutating func toggleHostDeprecated() -> Effect? {
    guard let host = hostUnderCursor else { return nil }
    let features = host.maximum.features
    let next: FeatureSet
    if features.isDisjoint(with: catalog.deprecated), let before = original(of: host) {
      // What went because it needs a deprecated feature comes back with it.
      let all = before.maximum.features
      let kept = catalog.featuresAfterDeprecation(of: before)
      next = features.union(all.subtracting(kept))
    } else {
      next = catalog.featuresAfterDeprecation(of: host)
    }
    let isOff = next.isSubset(of: features)
    let changed = names(next.symmetricDifference(features), on: host)
    editHost("after deprecation", isOff ? "Gone: \(changed)" : "Back: \(changed)") {
      $0.maximum.features = next
    }
    return nil
  }

  /// The host with nested virtualisation, or without.
  mutating func toggleHostNested() -> Effect? {
    guard let host = hostUnderCursor else { return nil }
    let known = catalog.knownFeatures(to: host.release)
    let features = host.maximum.features
    let nested = features.union(catalog.featuresWithNesting(of: host).intersection(known))
    let isOff = nested == features
    let next = isOff ? catalog.removing(catalog.nestedFeatures, from: features) : nested
    let changed = names(next.symmetricDifference(features), on: host)
    editHost(
      isOff ? "without nesting" : "nested",
      "Nested virtualisation \(isOff ? "off" : "on"): \(changed)"
    ) { $0.maximum.features = next }
    return nil
  }

  /// Features as a list of names, as a host's QEMU writes them.
  func names(_ features: FeatureSet, on host: Host) -> String {
    featureNames(of: host)(features)
  }

  /// How a host's QEMU writes features: for several lists.
  func featureNames(of host: Host) -> (FeatureSet) -> String {
    guard let choice = try? catalog.machineTypeChoice(nil, on: host) else { return { _ in "" } }
    let context = host.context(choice.defaults, catalog: catalog)
    return { context.propertyNames(of: $0).joined(separator: ", ") }
  }

  // MARK: Another QEMU, another kernel

  /// The list of QEMU releases, newest first.
  func releaseChooser() -> Chooser {
    let release = hostUnderCursor?.release.description ?? ""
    let definition = hostUnderCursor.map { catalog.definition(of: $0.maximum) }
    let items = catalog.releases.reversed().map { info in
      let types = catalog.machineTypes(of: info.release)
      var detail = types.first.map { "\($0.name) and newer" } ?? ""
      if let definition, definition.known.isKnown(to: info.release) == .no {
        detail += "; does not know \(definition.name)"
      }
      return Chooser.Item(
        id: info.release.description, title: "QEMU \(info.release)", detail: detail, refusal: nil)
    }
    return chooser(.hostRelease, "Choose a QEMU release for the host", items, selected: release)
  }

  /// Puts the host under another QEMU release.
  mutating func editRelease(_ text: String) {
    guard let release = QEMURelease(text), let host = hostUnderCursor else { return }
    guard release != host.release else {
      refuse("\(host.name.visible) has QEMU \(release) already")
      return
    }
    let before = original(of: host)
    editHost("under \(release)", "QEMU \(release)") { host in
      host = host.running(release)
      if let before, before.release == release { host.ownMachineTypes = before.ownMachineTypes }
    }
  }

  /// The list of captures whose limits the host may get.
  func limitsChooser() -> Chooser {
    guard let host = hostUnderCursor else { return chooser(.hostLimits, "", [], selected: "") }
    let items = catalog.knownLimits(of: host).map { other in
      let lost = host.maximum.features.subtracting(
        catalog.features(of: host, underLimitsOf: other))
      return Chooser.Item(
        id: other.name, title: other.name, detail: "takes away \(names(lost, on: host))",
        refusal: nil)
    }
    return chooser(.hostLimits, "Limit the host to what a capture offers", items, selected: "")
  }

  /// Puts the host under the limits that a capture shows.
  mutating func editLimits(_ name: String) {
    guard let other = library.host(named: name), let host = hostUnderCursor else { return }
    let next = catalog.features(of: host, underLimitsOf: other)
    let lost = host.maximum.features.subtracting(next)
    editHost("limited", "Limited to \(name): \(names(lost, on: host)) off") {
      $0.maximum.features = next
    }
  }

  // MARK: Resetting

  /// Puts the feature or group under the cursor back to what the original host has.
  mutating func resetHostRow() -> Effect? {
    guard let host = hostUnderCursor, let row = selectedHostFeatureRow,
      let before = original(of: host)
    else { return nil }
    let members = sections.members(of: row)
    editHost("edited", "\(title(of: row)) is as \(before.name.visible) has it") { host in
      host.maximum.features = host.maximum.features.subtracting(members)
        .union(before.maximum.features.intersection(members))
    }
    return nil
  }

  /// Puts the copy back to what the original host has.
  mutating func resetHost() -> Effect? {
    guard let host = hostUnderCursor, let before = original(of: host) else { return nil }
    editHost("edited", "All is as \(before.name.visible) has it") { host in
      host.maximum = before.maximum
      host.release = before.release
      host.ownMachineTypes = before.ownMachineTypes
    }
    return nil
  }
}
