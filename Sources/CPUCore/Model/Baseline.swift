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
      let definition = newestDefinition(
        within: features, level: older.level, machineNumber: number)
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

  /// The definition that fits a set of features best.
  private func newestDefinition(
    within features: FeatureSet, level: HardwareLevel, machineNumber: Int?
  ) -> CPUDefinition? {
    var best: CPUDefinition?
    var bestOfMachine: CPUDefinition?
    for definition in catalog.definitions where knows(.definition(definition.index, isBase: true)) {
      let needed = definition.base.subtracting(catalog.ignoredInBaseline)
      if definition.level > level || !needed.isSubset(of: features) { break }
      if definition.machineNumber == machineNumber {
        if definition.level.ga == level.ga { return definition }
        bestOfMachine = definition
      }
      best = definition
    }
    return bestOfMachine ?? best
  }
}
