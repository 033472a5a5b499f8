/// How one model relates to another, as query-cpu-model-comparison answers it.
public struct Comparison: Hashable, Sendable {
  /// The verdict on the first model, seen from the second.
  public enum Verdict: String, Hashable, Sendable {
    /// The same generation, GA level and features.
    case identical
    /// The first has all that the second has, and more.
    case superset
    /// The second has all that the first has, and more.
    case subset
    /// Each has what the other lacks.
    case incompatible
  }

  /// The verdict.
  public let verdict: Verdict
  /// Whether the generation or GA level differs (QEMU calls this `type`).
  public let levelDiffers: Bool
  /// What only the first model has.
  public let onlyFirst: FeatureSet
  /// What only the second model has.
  public let onlySecond: FeatureSet
  /// What both models have.
  public let both: FeatureSet
}

extension QEMUContext {
  /// Compares two models.
  ///
  /// The machine type number does not count: EC and BC of one generation and GA level are the same.
  /// Source: QEMU's qmp_query_cpu_model_comparison.
  public func compare(_ first: CPUModel, _ second: CPUModel) -> Comparison {
    let firstLevel = catalog.definitions[first.definition].level
    let secondLevel = catalog.definitions[second.definition].level
    let onlyFirst = first.features.subtracting(second.features)
    let onlySecond = second.features.subtracting(first.features)
    let byLevel: Comparison.Verdict =
      firstLevel == secondLevel ? .identical : firstLevel < secondLevel ? .subset : .superset
    return Comparison(
      verdict: Self.joined(byLevel, Self.verdict(onlyFirst, onlySecond)),
      levelDiffers: byLevel != .identical, onlyFirst: onlyFirst, onlySecond: onlySecond,
      both: first.features.intersection(second.features))
  }

  private static func verdict(
    _ onlyFirst: FeatureSet, _ onlySecond: FeatureSet
  ) -> Comparison.Verdict {
    switch (onlyFirst.isEmpty, onlySecond.isEmpty) {
    case (true, true): .identical
    case (true, false): .subset
    case (false, true): .superset
    case (false, false): .incompatible
    }
  }

  private static func joined(
    _ left: Comparison.Verdict, _ right: Comparison.Verdict
  ) -> Comparison.Verdict {
    if left == right || right == .identical { return left }
    return left == .identical ? right : .incompatible
  }

  /// The names that QEMU holds responsible for a verdict; none if the models are identical.
  public func responsibleProperties(_ comparison: Comparison) -> [String] {
    var names: [String] = comparison.levelDiffers ? [Self.levelPropertyName] : []
    names += propertyNames(of: comparison.onlyFirst)
    names += propertyNames(of: comparison.onlySecond)
    return names
  }

  /// What QEMU calls the generation and GA level in lists of properties.
  static let levelPropertyName = "type"
}
