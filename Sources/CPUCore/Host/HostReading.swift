/// What every reader of a host's own words needs, whatever the form of the file.
extension Catalog {
  /// The model that a definition's base set and a host's properties give, and the names that are on
  /// and not in the catalog, sorted.
  ///
  /// Groups count before single features, as everywhere: a single one is the more exact statement.
  func model(
    base definition: CPUDefinition, properties: [(name: String, isOn: Bool)]
  ) -> (model: CPUModel, unknown: [String]) {
    var features = definition.base
    for isGroup in [true, false] {
      for property in properties where (group(named: property.name) != nil) == isGroup {
        guard let members = members(ofProperty: property.name) else { continue }
        features = property.isOn ? features.union(members) : features.subtracting(members)
      }
    }
    let unknown = properties.filter { $0.isOn && members(ofProperty: $0.name) == nil }.map(\.name)
    return (CPUModel(definition: definition.index, features: features), unknown.sorted())
  }

  /// Machine types by version; a distribution's own come last, as they were listed.
  func inOrder(_ types: [Host.OfferedMachineType]) -> [Host.OfferedMachineType] {
    let order = { (type: Host.OfferedMachineType) in
      Self.machineTypeVersion(type.name) ?? QEMURelease(Int.max, 0)
    }
    return types.enumerated().sorted {
      (order($0.element), $0.offset) < (order($1.element), $1.offset)
    }.map(\.element)
  }

  /// The release that QEMU's own version stands for: a micro number of 50 and more is a development
  /// state of the next one.
  func release(major: Int, minor: Int, micro: Int) -> QEMURelease {
    let release = QEMURelease(major, minor)
    guard micro >= 50 else { return release }
    if let next = releases.first(where: { $0.release > release }) { return next.release }
    // Three releases a year, numbered 0 to 2, since 4.0.
    return minor >= 2 ? QEMURelease(major + 1, 0) : QEMURelease(major, minor + 1)
  }

  /// What is to be said of features and a release that the catalog does not know.
  func notes(unknownFeatures: [String], release: QEMURelease) -> [String] {
    var notes: [String] = []
    if !unknownFeatures.isEmpty {
      notes.append(
        "The host has features that are not known here: "
          + unknownFeatures.joined(separator: " ") + ".")
    }
    return notes + self.notes(newer: release)
  }

  /// What is to be said of a release that is newer than the catalog.
  func notes(newer release: QEMURelease) -> [String] {
    guard release > newestRelease else { return [] }
    return [
      "QEMU \(release) is newer than the newest release known here, \(newestRelease): "
        + "what it added is not known."
    ]
  }
}
