/// What runs guests: QEMU's own emulation, or the hardware through KVM.
public enum Accelerator: String, Hashable, Sendable {
  /// QEMU's own emulation.
  case tcg
  /// The hardware, through the kernel.
  case kvm
}

/// A QEMU that is asked: its release, its machine type, and what its accelerator offers.
///
/// Every rule about models that depends on one of these is a method of this value.
public struct QEMUContext: Sendable {
  /// What exists.
  public let catalog: Catalog
  /// The release; it may be newer than the catalog.
  public let release: QEMURelease
  /// The machine type whose defaults count.
  public let machineType: MachineType
  /// What runs the guest.
  public let accelerator: Accelerator
  /// Everything that the accelerator offers and the release has names for.
  public let maximum: CPUModel

  /// The features whose names the release knows, or may know.
  public let knownFeatures: FeatureSet
  /// The features of ``knownFeatures`` of which nobody recorded whether the release knows them.
  public let uncertainFeatures: FeatureSet
  let knownGroups: [Int]

  /// Makes a context.
  public init(
    catalog: Catalog = .builtIn, release: QEMURelease, machineType: MachineType,
    accelerator: Accelerator, maximum: CPUModel
  ) {
    self.catalog = catalog
    self.release = release
    self.machineType = machineType
    self.accelerator = accelerator
    var known = FeatureSet()
    var uncertain = FeatureSet()
    for info in catalog.features {
      switch info.known.isKnown(to: release) {
      case .yes: known.insert(info.feature)
      case .unknown:
        known.insert(info.feature)
        uncertain.insert(info.feature)
      case .no: break
      }
    }
    knownFeatures = known
    uncertainFeatures = uncertain
    self.maximum = catalog.maximum(maximum, under: release, knownFeatures: known)
    knownGroups = catalog.groups.indices.filter {
      catalog.groups[$0].known.isKnown(to: release) != .no
    }
  }

  /// Whether the release knows, or may know, a property of that name.
  public func knows(_ property: PropertyName) -> Bool {
    switch property {
    case .feature(let feature): knownFeatures.contains(feature)
    case .group(let index): knownGroups.contains(index)
    }
  }

  /// Whether the release offers a model of that name.
  ///
  /// `host` needs KVM; `max` came between 3.0 and 4.0.
  public func knows(_ name: ModelName) -> Bool {
    switch name {
    case .definition(let index, _): catalog.definitions[index].known.isKnown(to: release) != .no
    case .host: accelerator == .kvm
    case .max: release > QEMURelease(3, 0)
    case .qemu: true
    }
  }

  /// The names of all models that the release offers, in QEMU's order.
  public var modelNames: [ModelName] {
    var names: [ModelName] = [.qemu, .max, .host]
    for definition in catalog.definitions {
      names.append(.definition(definition.index, isBase: true))
      names.append(.definition(definition.index, isBase: false))
    }
    return names.filter(knows)
  }

  /// The model that a name stands for, before any property is set.
  ///
  /// Source: QEMU's instance initialisers of s390x CPU types.
  public func model(_ name: ModelName) -> CPUModel {
    switch name {
    case .definition(let index, isBase: true):
      CPUModel(definition: index, features: catalog.definitions[index].base)
    case .definition(let index, isBase: false):
      CPUModel(
        definition: index,
        features: catalog.standardSet(of: catalog.definitions[index], on: machineType)
          .intersection(knownFeatures))
    case .qemu:
      CPUModel(
        definition: machineType.qemuDefinition.index, features: machineType.qemuFeatures)
    case .max, .host: maximum
    }
  }

  /// Finds a model by the name that QEMU uses.
  ///
  /// - Throws: `unknownModel` for a name that the release does not offer.
  public func modelName(_ text: String) throws(ModelError) -> ModelName {
    guard let name = catalog.modelName(text), knows(name) else {
      throw .unknownModel(text)
    }
    return name
  }

  /// Everything that may be switched on in a definition.
  ///
  /// A release's full sets are the newest ones, limited to the names it knows.
  public func fullSet(of definition: CPUDefinition) -> FeatureSet {
    definition.full.intersection(knownFeatures)
  }

  /// Sets one property of a model.
  ///
  /// A feature or group can be switched on if the definition's full set has it, a group if it has
  /// any member; a group switches on all its members. Switching off always works. Source: QEMU's
  /// property setters in target/s390x/cpu_models.c.
  ///
  /// - Throws: `featureTooNew` or `groupTooNew`.
  public func apply(_ change: PropertyChange, to model: inout CPUModel) throws(ModelError) {
    let members = catalog.members(change.name).intersection(knownFeatures)
    guard change.value else {
      model.features = model.features.subtracting(members)
      return
    }
    let definition = catalog.definitions[model.definition]
    if members.isDisjoint(with: fullSet(of: definition)) {
      let property = catalog.text(change.name)
      switch change.name {
      case .feature: throw .featureTooNew(feature: property, definition: definition.name)
      case .group: throw .groupTooNew(group: property, definition: definition.name)
      }
    }
    model.features = model.features.union(members)
  }

  /// The properties that name a set: whole groups first, then the single features that are left.
  ///
  /// This one walk prints what is on, off, missing, added and deprecated. Source: QEMU's
  /// s390_feat_bitmap_to_ascii.
  public func properties(of set: FeatureSet) -> [PropertyName] {
    var names: [PropertyName] = []
    var rest = set
    for index in knownGroups where catalog.groups[index].members.isSubset(of: rest) {
      names.append(.group(index))
      rest = rest.subtracting(catalog.groups[index].members)
    }
    names.reserveCapacity(names.count + rest.count)
    for feature in rest { names.append(.feature(feature)) }
    return names
  }

  /// The names of ``properties(of:)`` as QEMU writes them.
  public func propertyNames(of set: FeatureSet) -> [String] {
    properties(of: set).map(catalog.text)
  }
}
