/// A place in the history of the hardware: a generation and its GA level.
public struct HardwareLevel: Hashable, Comparable, Sendable {
  /// The generation, from 7 (z900) to 17 (z17).
  public var generation: Int
  /// The GA level within the generation, from 1.
  public var ga: Int

  /// Makes a level.
  public init(generation: Int, ga: Int) {
    self.generation = generation
    self.ga = ga
  }

  /// Orders by generation, then by GA level.
  public static func < (left: HardwareLevel, right: HardwareLevel) -> Bool {
    (left.generation, left.ga) < (right.generation, right.ga)
  }
}

/// The levels whose definitions hold a feature in one of their sets.
public struct LevelSpan: Hashable, Sendable {
  /// The oldest level; nil where no definition holds the feature.
  public var first: HardwareLevel?
  /// The newest level; nil where the newest definitions still hold it.
  public var last: HardwareLevel?

  /// Whether definitions of that level hold the feature.
  public func contains(_ level: HardwareLevel) -> Bool {
    guard let first, level >= first else { return false }
    guard let last else { return true }
    return level <= last
  }
}

/// Where the guest finds a feature's bit.
public struct FeatureBit: Hashable, Sendable {
  /// The block: `STFL` for the facility list, an SCLP block, a subfunction query block such as
  /// `PLO`, or `MISC`; nil where it is not known.
  public var block: String?
  /// The number of the bit within the block, counted from the left; nil where it is not known.
  public var number: Int?
}

/// What the catalog knows of a feature.
public struct FeatureInfo: Sendable {
  /// The feature.
  public let feature: Feature
  /// The name that QEMU and libvirt use.
  public let name: String
  /// Block and bit.
  public let bit: FeatureBit
  /// Since which QEMU release the name exists.
  public let known: FirstRelease
  /// The levels with it in their base sets.
  public let base: LevelSpan
  /// The levels with it in their default sets, on the newest machine type.
  public let standard: LevelSpan
  /// The levels with it in their full sets.
  public let full: LevelSpan
  /// The machine type version since which it is in default sets; nil for all.
  public let defaultSince: QEMURelease?
}

/// A name for several features.
public struct FeatureGroup: Sendable {
  /// The group's name.
  public let name: String
  /// Its members.
  public let members: FeatureSet
  /// Since which QEMU release the name exists.
  public let known: FirstRelease
}

/// A named machine: a CPU definition.
public struct CPUDefinition: Sendable {
  /// The size class of the machine.
  public enum Class: String, Sendable {
    /// Enterprise class: the large machines.
    case enterprise = "EC"
    /// Business class: the midrange machines.
    case business = "BC"
  }

  /// Place in QEMU's order of definitions.
  public let index: Int
  /// The name that QEMU and libvirt use, such as `gen16a`.
  public let name: String
  /// The machine type number that the hardware reports, such as 3931.
  public let machineNumber: Int
  /// Generation and GA level.
  public let level: HardwareLevel
  /// The size class.
  public let machineClass: Class
  /// The width of the largest host address, in bits.
  public let addressBits: Int
  /// Since which QEMU release the name exists.
  public let known: FirstRelease
  /// What every machine of that level has.
  public let base: FeatureSet
  /// What `-cpu NAME` gives on the newest machine type.
  public let standard: FeatureSet
  /// Everything that may be switched on.
  public let full: FeatureSet
}

/// A versioned machine type s390-ccw-virtio-*.
public struct MachineType: Sendable {
  /// The version, which is that of the release that brought it.
  public let version: QEMURelease
  /// The definition of the model `qemu` there.
  public let qemuDefinition: CPUDefinition
  /// The features of the model `qemu` there.
  public let qemuFeatures: FeatureSet
  /// Features that default sets do not have there yet.
  public let withheld: FeatureSet

  /// The full name, such as `s390-ccw-virtio-10.0`.
  public var name: String { Catalog.machineTypePrefix + version.description }
}

extension MachineType: Hashable {
  /// Whether both are the same version.
  public static func == (left: MachineType, right: MachineType) -> Bool {
    left.version == right.version
  }

  /// Hashes the version.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(version)
  }
}

/// What the catalog knows of a QEMU release.
public struct ReleaseInfo: Sendable {
  /// How the list of its machine types is known.
  public enum Source: String, Sendable {
    /// From that release's own answer.
    case recorded
    /// From a citation of its change log or of the rule.
    case cited
    /// By QEMU's published rule.
    case derived
  }

  /// The release.
  public let release: QEMURelease
  /// The oldest machine type it offers; its own is the newest.
  public let oldestMachineType: QEMURelease
  /// The newest machine type it marks as deprecated; nil where none or not known.
  public let deprecatedTo: QEMURelease?
  /// Whether ``deprecatedTo`` is known.
  public let deprecationIsKnown: Bool
  /// How the list is known.
  public let source: Source
}

/// One feature requires another; a model that breaks this starts with a warning.
public struct Dependency: Hashable, Sendable {
  /// The feature that needs the other.
  public let feature: Feature
  /// The feature that it needs.
  public let required: Feature
  /// Since which QEMU release it is checked; nil for as long as both names exist.
  public let checked: FirstRelease?
}

/// What the catalog knows of a deprecated feature.
public struct Deprecation: Sendable {
  /// The feature.
  public let feature: Feature
  /// The QEMU release that first reports it in deprecated-props.
  public let reportedSince: QEMURelease
  /// The level whose hardware no longer has it; nil where none is known.
  public let goneSince: HardwareLevel?
}
