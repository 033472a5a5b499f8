/// What exists: features, groups, definitions, machine types, releases, dependencies, deprecations.
///
/// A value: besides the built-in one there can be others. Everything in it comes from the tables
/// beside this file; to teach it a new QEMU release, extend those.
public struct Catalog: Sendable {
  /// The front part of every versioned machine type's name.
  public static let machineTypePrefix = "s390-ccw-virtio-"
  /// The alias that stands for a release's newest machine type.
  public static let machineTypeAlias = "s390-ccw-virtio"

  /// The built-in catalog.
  public static let builtIn: Catalog = {
    do {
      return try CatalogReader.read()
    } catch {
      // The tables are part of the program and tested: this names the faulty row to their editor.
      preconditionFailure("the built-in tables: \(error)")
    }
  }()

  /// All features in QEMU's order; `features[feature.index]` describes a feature.
  public let features: [FeatureInfo]
  /// All groups in QEMU's order.
  public let groups: [FeatureGroup]
  /// All definitions in QEMU's order, oldest first.
  public let definitions: [CPUDefinition]
  /// All machine types, oldest first.
  public let machineTypes: [MachineType]
  /// All releases, oldest first.
  public let releases: [ReleaseInfo]
  /// All dependencies, in the order in which QEMU checks them.
  public let dependencies: [Dependency]
  /// The deprecated features.
  public let deprecations: [Deprecation]
  /// TCG's maximum model, with the release since which it is recorded.
  public let tcgMaximum: (since: QEMURelease, model: CPUModel)

  /// The deprecated features as a set.
  public let deprecated: FeatureSet
  /// Base features that the search for a baseline's definition does not insist on.
  let ignoredInBaseline: FeatureSet
  /// Every feature there is.
  public let allFeatures: FeatureSet

  let featureIndex: [String: Int]
  let groupIndex: [String: Int]
  let definitionIndex: [String: Int]

  /// The newest release there is.
  public var newestRelease: QEMURelease {
    releases.last?.release ?? QEMURelease(0, 0)
  }

  /// Finds a feature by name.
  public func feature(named name: String) -> Feature? {
    featureIndex[name].map(Feature.init(index:))
  }

  /// Finds a group by name.
  public func group(named name: String) -> FeatureGroup? {
    groupIndex[name].map { groups[$0] }
  }

  /// Finds a definition by its name, without `-base`.
  public func definition(named name: String) -> CPUDefinition? {
    definitionIndex[name].map { definitions[$0] }
  }

  /// What is known of a feature.
  public func info(_ feature: Feature) -> FeatureInfo {
    features[feature.index]
  }

  /// The name of a feature.
  public func name(_ feature: Feature) -> String {
    features[feature.index].name
  }

  /// What is known of a release; nil for one that is not in the catalog.
  public func release(_ release: QEMURelease) -> ReleaseInfo? {
    releases.first { $0.release == release }
  }

  /// The machine type of a version; nil for one that is not in the catalog.
  public func machineType(_ version: QEMURelease) -> MachineType? {
    machineTypes.first { $0.version == version }
  }

  /// The features that a property name stands for: one feature, or a group's members.
  public func members(ofProperty name: String) -> FeatureSet? {
    if let feature = feature(named: name) { return [feature] }
    return group(named: name)?.members
  }

  /// What a definition's default set is on a machine type.
  ///
  /// Source: QEMU's machine class options switch single features off again for older types.
  public func standardSet(of definition: CPUDefinition, on machine: MachineType) -> FeatureSet {
    definition.standard.subtracting(machine.withheld)
  }

  /// The newest definition of a level, the one that the level is usually called by.
  public func firstDefinition(at level: HardwareLevel) -> CPUDefinition? {
    definitions.first { $0.level == level }
  }
}
