extension QEMUContext {
  /// The common model of two: what a guest may have that is to run on both.
  ///
  /// The features are those of both; the definition is the newest whose base set is among them, not
  /// newer than the older of the two. Source: QEMU's qmp_query_cpu_model_baseline and
  /// s390_find_cpu_def.
  ///
  /// - Throws: `noCompatibleModel` where not even the oldest definition's base set fits.
  public func baseline(_ first: CPUModel, _ second: CPUModel) throws(ModelError) -> CPUModel {
    let left = catalog.definitions[first.definition]
    let right = catalog.definitions[second.definition]
    let features = first.features.intersection(second.features)
    let sameGeneration = left.level.generation == right.level.generation
    let older = left.level < right.level ? left : right
    let number: Int? =
      sameGeneration && left.machineNumber != right.machineNumber ? nil : older.machineNumber
    guard
      let definition = catalog.newestDefinition(
        within: features, level: older.level, machineNumber: number, knownTo: release)
    else { throw .noCompatibleModel }
    return CPUModel(
      definition: definition.index,
      features: features.intersection(fullSet(of: definition)))
  }

  /// The common model of many, folded from the left.
  ///
  /// - Throws: `noCompatibleModel`, also for no models at all.
  public func baseline(_ models: some Collection<CPUModel>) throws(ModelError) -> CPUModel {
    guard var common = models.first else { throw .noCompatibleModel }
    for model in models.dropFirst() { common = try baseline(common, model) }
    return common
  }
}

extension Catalog {
  /// The definition that fits a set of features best, of those that a release knows.
  ///
  /// Source: QEMU's s390_find_cpu_def.
  func newestDefinition(
    within features: FeatureSet, level: HardwareLevel, machineNumber: Int?,
    knownTo release: QEMURelease
  ) -> CPUDefinition? {
    var best: CPUDefinition?
    var bestOfMachine: CPUDefinition?
    for definition in definitions where definition.known.isKnown(to: release) != .no {
      let needed = definition.base.subtracting(ignoredInBaseline)
      if definition.level > level || !needed.isSubset(of: features) { break }
      if definition.machineNumber == machineNumber {
        if definition.level.ga == level.ga { return definition }
        bestOfMachine = definition
      }
      best = definition
    }
    return bestOfMachine ?? best
  }

  /// What a release makes of a host: a definition that it does not know is one that it knows and
  /// whose features the host has, and features without a name in it are none.
  ///
  /// Source: QEMU's kvm_s390_get_host_cpu_model.
  func maximum(
    _ maximum: CPUModel, under release: QEMURelease, knownFeatures: FeatureSet
  ) -> CPUModel {
    let definition = definitions[maximum.definition]
    let features = maximum.features.intersection(knownFeatures)
    guard definition.known.isKnown(to: release) == .no,
      let found = newestDefinition(
        within: features, level: definition.level, machineNumber: definition.machineNumber,
        knownTo: release)
    else { return CPUModel(definition: maximum.definition, features: features) }
    return CPUModel(definition: found.index, features: features.intersection(found.full))
  }
}
