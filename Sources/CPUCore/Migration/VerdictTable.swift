/// What decides whether guests run on one host, packed so that many pairs are decided quickly.
public struct HostProfile: Sendable {
  @usableFromInline let level: Int
  @usableFromInline let features: FeatureSet
  @usableFromInline let definitions: UInt64
  @usableFromInline let machineTypes: UInt64
}

/// What decides on which hosts one guest runs, packed likewise.
public struct GuestProfile: Sendable {
  @usableFromInline let level: Int
  @usableFromInline let features: FeatureSet
  @usableFromInline let definition: UInt64
  @usableFromInline let machineType: UInt64

  /// Whether the guest runs on a host: the answer without reasons.
  @inlinable public func runs(on host: HostProfile) -> Bool {
    level <= host.level && features.isSubset(of: host.features)
      && definition & host.definitions != 0 && machineType & host.machineTypes != 0
  }
}

/// What stands between a guest and a host, in the least words: for tables with many cells.
public struct Shortfall: Hashable, Sendable {
  /// The guest's generation or GA level is newer than the host's.
  public let levelIsTooNew: Bool
  /// The host does not offer the guest's machine type.
  public let lacksMachineType: Bool
  /// The host's QEMU does not know the guest's definition.
  public let lacksDefinition: Bool
  /// The features that the host does not offer.
  public let missing: FeatureSet

  /// Whether nothing stands between them.
  public var isNone: Bool {
    !levelIsTooNew && !lacksMachineType && !lacksDefinition && missing.isEmpty
  }
}

extension GuestProfile {
  /// What keeps the guest from running on a host.
  public func shortfall(on host: HostProfile) -> Shortfall {
    Shortfall(
      levelIsTooNew: level > host.level, lacksMachineType: machineType & host.machineTypes == 0,
      lacksDefinition: definition & host.definitions == 0,
      missing: features.subtracting(host.features))
  }
}

/// Makes profiles of guests and hosts that fit together.
///
/// Machine types are matched by name: each name that a guest uses gets one bit, so a table serves
/// guests of up to 64 machine types.
public struct VerdictTable: Sendable {
  private let catalog: Catalog
  private var machineTypes: [String: Int] = [:]

  /// The machine types of all guests; nil where they are more than 64.
  public init?(catalog: Catalog = .builtIn, machineTypes names: some Sequence<String>) {
    self.catalog = catalog
    for name in names where machineTypes[name] == nil {
      guard machineTypes.count < 64 else { return nil }
      machineTypes[name] = machineTypes.count
    }
  }

  /// The profile of a host.
  public func profile(_ host: Host) -> HostProfile {
    profile(host, names(of: host.release))
  }

  /// The profiles of many hosts; what depends on the release alone is worked out once.
  public func profiles(_ hosts: [Host]) -> [HostProfile] {
    var known: [QEMURelease: ReleaseNames] = [:]
    return hosts.map { host in
      let names = known[host.release] ?? names(of: host.release)
      known[host.release] = names
      return profile(host, names)
    }
  }

  private func profile(_ host: Host, _ names: ReleaseNames) -> HostProfile {
    let maximum = catalog.maximum(
      host.maximum, under: host.release, knownFeatures: names.features)
    return HostProfile(
      level: Self.number(catalog.definition(of: maximum).level), features: maximum.features,
      definitions: names.definitions,
      machineTypes: host.ownMachineTypes.map(bits) ?? names.machineTypes)
  }

  /// The names that a release knows, or may know.
  private struct ReleaseNames {
    var features = FeatureSet()
    var definitions: UInt64 = 0
    var machineTypes: UInt64 = 0
  }

  private func names(of release: QEMURelease) -> ReleaseNames {
    var names = ReleaseNames()
    for definition in catalog.definitions where definition.known.isKnown(to: release) != .no {
      names.definitions |= 1 << UInt64(definition.index)
    }
    for info in catalog.features where info.known.isKnown(to: release) != .no {
      names.features.insert(info.feature)
    }
    names.machineTypes = bits(catalog.machineTypes(of: release))
    return names
  }

  private func bits(_ types: [Host.OfferedMachineType]) -> UInt64 {
    var bits: UInt64 = 0
    for type in types {
      if let bit = machineTypes[type.name] { bits |= 1 << UInt64(bit) }
    }
    return bits
  }

  /// The profile of a guest.
  public func profile(_ guest: Guest) -> GuestProfile {
    GuestProfile(
      level: Self.number(catalog.definition(of: guest.model).level),
      features: guest.model.features, definition: 1 << UInt64(guest.model.definition),
      machineType: machineTypes[guest.machineType].map { 1 << UInt64($0) } ?? 0)
  }

  private static func number(_ level: HardwareLevel) -> Int {
    level.generation << 8 | level.ga
  }
}
