/// What is worth knowing of a host besides its features: what it lacks of its generation, and what
/// it has from elsewhere than the hardware.
public struct HostFacts: Sendable {
  /// Why a host lacks a feature of its definition's full set.
  public enum Cause: Int, Hashable, CaseIterable, Sendable {
    /// It is deprecated, and this machine has lost it.
    case deprecatedAndGone
    /// It comes with nested virtualisation, which is off there.
    case nestedVirtualisationIsOff
    /// The host's QEMU release has no name for it.
    case unknownToRelease
    /// The hardware may have it; the host's kernel or QEMU does not offer it.
    case notOffered
    /// QEMU's emulation does not implement it.
    case notEmulated
  }

  /// Features that a host lacks for one cause.
  public struct Lack: Hashable, Sendable {
    /// The cause.
    public let cause: Cause
    /// The features.
    public let features: FeatureSet
  }

  /// The definition that stands for the machine.
  public let definition: CPUDefinition
  /// Whether the host's QEMU release has a name for that definition.
  public let definitionIsKnown: Bool
  /// The machine types, oldest first.
  public let machineTypes: [Host.OfferedMachineType]
  /// What the host offers a guest: the features that its QEMU release has names for.
  public let offered: FeatureSet
  /// What it lacks of its definition's full set, by cause.
  public let lacks: [Lack]
  /// What it lacks of its definition's default set: with these on, the model does not run.
  public let lackingDefaults: FeatureSet
  /// What it offers that QEMU provides by itself, on any machine.
  public let providedByQEMU: FeatureSet
  /// What it offers for nested virtualisation.
  public let nested: FeatureSet
  /// What it offers that is deprecated.
  public let deprecated: FeatureSet
  /// The newest named model, with the deprecated features off, that runs there.
  public let suggestion: Mend?

  /// Everything that it lacks of its definition's full set.
  public var lacking: FeatureSet {
    lacks.reduce(into: FeatureSet()) { $0 = $0.union($1.features) }
  }
}

extension Catalog {
  /// Works out the facts about a host.
  public func facts(about host: Host) -> HostFacts {
    let definition = definition(of: host.maximum)
    let types = machineTypes(of: host)
    let known = knownFeatures(to: host.release)
    let offered = host.maximum.features.intersection(known)
    let lacking = definition.full.subtracting(offered)
    return HostFacts(
      definition: definition,
      definitionIsKnown: definition.known.isKnown(to: host.release) != .no,
      machineTypes: types, offered: offered,
      lacks: lacks(lacking, of: host, offered: offered, known: known),
      lackingDefaults: definition.standard.intersection(known).subtracting(offered),
      providedByQEMU: host.accelerator == .kvm
        ? offered.intersection(featuresProvidedByQEMU) : FeatureSet(),
      nested: offered.intersection(nestedFeatures),
      deprecated: offered.intersection(deprecated), suggestion: suggestedModel(for: host))
  }

  private func lacks(
    _ lacking: FeatureSet, of host: Host, offered: FeatureSet, known: FeatureSet
  ) -> [HostFacts.Lack] {
    var rest = lacking
    var lacks: [HostFacts.Lack] = []
    func take(_ cause: HostFacts.Cause, _ features: FeatureSet) {
      let own = rest.intersection(features)
      guard !own.isEmpty else { return }
      lacks.append(HostFacts.Lack(cause: cause, features: own))
      rest = rest.subtracting(own)
    }
    if host.accelerator == .tcg {
      take(.unknownToRelease, allFeatures.subtracting(known))
      take(.notEmulated, allFeatures)
      return lacks
    }
    take(.deprecatedAndGone, goneFeatures(from: host))
    take(.unknownToRelease, allFeatures.subtracting(known))
    if offered.isDisjoint(with: nestedFeatures) { take(.nestedVirtualisationIsOff, nestedFeatures) }
    take(.notOffered, allFeatures)
    return lacks
  }

  /// The deprecated features that a host's machine has lost, where it lacks them.
  private func goneFeatures(from host: Host) -> FeatureSet {
    guard let type = try? machineTypeChoice(nil, on: host).defaults else { return FeatureSet() }
    let context = host.context(type, catalog: self)
    return FeatureSet(deprecated.filter { context.missingCause($0) == .deprecatedAndGone })
  }

  /// The features whose names a release knows, or may know.
  public func knownFeatures(to release: QEMURelease) -> FeatureSet {
    var known = FeatureSet()
    for info in features where info.known.isKnown(to: release) != .no { known.insert(info.feature) }
    return known
  }

  /// The features that QEMU adds to the host model by itself, whatever the hardware and the kernel.
  ///
  /// Source: kvm_s390_get_host_cpu_model in QEMU's target/s390x/kvm/kvm.c.
  public var featuresProvidedByQEMU: FeatureSet {
    FeatureSet(["zpci", "aen", "els"].compactMap(feature(named:)))
  }

  /// The features that a host offers with nested virtualisation only (kvm.nested=1).
  ///
  /// Source: the difference of the two z17 captures; the newer one was taken with it on.
  public var nestedFeatures: FeatureSet {
    FeatureSet(
      ["64bscao", "cei", "gpereh", "gsls", "ib", "ibs", "kss", "sief2", "siif"]
        .compactMap(feature(named:)))
  }
}

/// What-ifs that make another host of a host.
extension Catalog {
  /// What is left of a set when some features go, with those that need them.
  public func removing(_ features: FeatureSet, from set: FeatureSet) -> FeatureSet {
    let lost = features.intersection(set)
    return set.subtracting(lost).subtracting(dependents(of: lost, within: set))
  }

  /// The features of a host on a machine that has dropped the deprecated ones.
  public func featuresAfterDeprecation(of host: Host) -> FeatureSet {
    removing(deprecated, from: host.maximum.features)
  }

  /// The features of a host with nested virtualisation: those that its generation may have.
  public func featuresWithNesting(of host: Host) -> FeatureSet {
    host.maximum.features.union(
      nestedFeatures.intersection(definition(of: host.maximum).full))
  }

  /// The features of a host under the limits of another one's kernel: what both offer.
  public func features(of host: Host, underLimitsOf other: Host) -> FeatureSet {
    removing(
      host.maximum.features.subtracting(other.maximum.features), from: host.maximum.features)
  }

  /// The captures of the same hardware level that would take something away from a host.
  public func knownLimits(of host: Host) -> [Host] {
    let level = definition(of: host.maximum).level
    return captures().filter {
      definition(of: $0.maximum).level == level
        && !host.maximum.features.isSubset(of: $0.maximum.features)
    }
  }
}
