/// What a model really contains, as query-cpu-model-expansion answers it.
public struct Expansion: Hashable, Sendable {
  /// How much is listed.
  public enum Kind: String, Hashable, Sendable {
    /// The difference from the definition's base set: what may be handed to another QEMU.
    case `static`
    /// Everything that is on, and everything that is off.
    case full
  }

  /// How much is listed.
  public let kind: Kind
  /// The index of the definition; the expansion's name is that definition's with `-base`.
  public let definition: Int
  /// The properties that are printed as on.
  public let on: [PropertyName]
  /// The properties that are printed as off.
  public let off: [PropertyName]
  /// The deprecated properties that are reported; nil where the release reports none at all.
  public let deprecated: [PropertyName]?
}

extension QEMUContext {
  /// The release since which expansions report deprecated properties.
  public static let deprecatedPropertiesSince = QEMURelease(9, 1)

  /// The newest release recorded to send an empty list of deprecated properties rather than none.
  static let emptyDeprecatedPropertiesUntil = QEMURelease(10, 0)

  /// Expands a model.
  ///
  /// Source: QEMU's cpu_info_from_model and qmp_query_cpu_model_expansion.
  public func expand(_ model: CPUModel, _ kind: Expansion.Kind) -> Expansion {
    let base = catalog.definitions[model.definition].base
    switch kind {
    case .static:
      return Expansion(
        kind: kind, definition: model.definition,
        on: properties(of: model.features.subtracting(base)),
        off: properties(of: base.subtracting(model.features)),
        deprecated: deprecatedProperties(catalog.deprecated.intersection(model.features)))
    case .full:
      return Expansion(
        kind: kind, definition: model.definition, on: properties(of: model.features),
        off: properties(of: knownFeatures.subtracting(model.features)),
        deprecated: deprecatedProperties(catalog.deprecated))
    }
  }

  private func deprecatedProperties(_ set: FeatureSet) -> [PropertyName]? {
    guard release >= Self.deprecatedPropertiesSince else { return nil }
    if set.isEmpty, release > Self.emptyDeprecatedPropertiesUntil { return nil }
    return properties(of: set)
  }

  /// The model that an expansion describes, static or full.
  public func model(_ expansion: Expansion) -> CPUModel {
    var features = catalog.definitions[expansion.definition].base
    for property in expansion.on { features = features.union(catalog.members(property)) }
    for property in expansion.off { features = features.subtracting(catalog.members(property)) }
    return CPUModel(definition: expansion.definition, features: features)
  }
}
