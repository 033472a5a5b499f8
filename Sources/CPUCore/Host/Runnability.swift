/// Whether a model runs on a host, and why not.
public struct Runnability: Hashable, Sendable {
  /// The short answer.
  public enum Verdict: String, Hashable, Sendable {
    /// It starts.
    case runs
    /// It starts, and QEMU warns.
    case warns
    /// It does not start.
    case fails
  }

  /// All reasons, those that stand in the way first.
  public let reasons: [Reason]

  /// The short answer.
  public var verdict: Verdict {
    if reasons.contains(where: { !$0.isWarning }) { return .fails }
    return reasons.isEmpty ? .runs : .warns
  }

  /// Whether it starts.
  public var runs: Bool { verdict != .fails }

  /// The features that the host lacks.
  public var missing: FeatureSet {
    FeatureSet(
      reasons.compactMap {
        if case .missingFeature(let feature, _) = $0 { return feature }
        return nil
      })
  }
}

extension QEMUContext {
  /// Whether a model's generation and GA level are those of the maximum model or older.
  public func levelFits(_ model: CPUModel) -> Bool {
    catalog.definitions[model.definition].level
      <= catalog.definitions[maximum.definition].level
  }

  /// Whether a model runs: the answer alone, for many pairs.
  ///
  /// Source: QEMU's check_compatibility.
  public func runs(_ model: CPUModel) -> Bool {
    levelFits(model) && model.features.isSubset(of: maximum.features)
  }

  /// What a model has and the accelerator lacks.
  public func missingFeatures(_ model: CPUModel) -> FeatureSet {
    model.features.subtracting(maximum.features)
  }

  /// The names that query-cpu-definitions lists as unavailable-features of a model.
  public func unavailableFeatures(_ name: ModelName) -> [String] {
    if name == .max || name == .host { return [] }
    let model = model(name)
    return (levelFits(model) ? [] : [Self.levelPropertyName])
      + propertyNames(of: missingFeatures(model))
  }

  /// Whether a model runs, with every reason.
  public func runnability(_ model: CPUModel) -> Runnability {
    let definition = catalog.definitions[model.definition]
    let top = catalog.definitions[maximum.definition]
    var reasons: [Reason] = []
    if definition.level.generation > top.level.generation {
      reasons.append(.generationTooNew(definition: definition.index, maximum: top.index))
    } else if definition.level > top.level {
      reasons.append(.gaLevelTooNew(definition: definition.index, maximum: top.index))
    }
    for feature in missingFeatures(model) {
      reasons.append(.missingFeature(feature, missingCause(feature)))
    }
    reasons += brokenDependencies(model).map(Reason.brokenDependency)
    return Runnability(reasons: reasons)
  }

  /// Why the accelerator lacks a feature.
  public func missingCause(_ feature: Feature) -> Reason.MissingCause {
    let top = catalog.definitions[maximum.definition]
    if !top.full.contains(feature) {
      let first = catalog.definitions.first { $0.full.contains(feature) }
      return .notInGeneration(since: first?.index)
    }
    if accelerator == .tcg { return .notEmulated }
    guard let deprecation = catalog.deprecations.first(where: { $0.feature == feature }) else {
      return .notOffered
    }
    // On the newest generation a deprecated feature that is not there has been taken away, whether
    // the machine is real or a what-if; on older ones a kernel may as well have withheld it.
    let isNewest = top.level.generation == catalog.definitions.last?.level.generation
    let isGone = deprecation.goneSince.map { top.level >= $0 } ?? false
    return isGone || isNewest ? .deprecatedAndGone : .notOffered
  }
}
