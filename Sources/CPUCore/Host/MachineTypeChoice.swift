/// The machine type that a guest names, and what a host makes of it.
public struct MachineTypeChoice: Hashable, Sendable {
  /// Why a machine type is not offered.
  public enum Absence: Hashable, Sendable {
    /// It was removed; the oldest one left is named.
    case removed(oldest: String)
    /// It came with a newer release; the newest one there is named.
    case tooNew(newest: String)
    /// The host does not list it.
    case notListed
  }

  /// The full name.
  public let name: String
  /// Whether the host offers it; nil if so, else why not.
  public let absence: Absence?
  /// Whether the host marks it as deprecated.
  public let isDeprecated: Bool
  /// The catalog's machine type whose defaults count.
  public let defaults: MachineType
  /// Whether ``defaults`` are really this machine type's, not just the nearest known ones.
  public let defaultsAreKnown: Bool
}

/// A name that can not be that of a machine type for IBM Z.
public struct UnknownMachineType: Error, Hashable, Sendable {
  /// The name.
  public let name: String
}

extension Catalog {
  /// Finds the machine type that a name stands for on a host.
  ///
  /// The alias, or no name at all, stands for the newest. A name that no release ever had is
  /// matched by name if it looks like a distribution's; its defaults are then not known, and the
  /// newest ones stand in.
  ///
  /// - Throws: `UnknownMachineType` for any other name.
  public func machineTypeChoice(
    _ name: String?, on host: Host
  ) throws(UnknownMachineType) -> MachineTypeChoice {
    let offered = machineTypes(of: host)
    guard let newest = newestDefaults(of: host) else {
      throw UnknownMachineType(name: name ?? Self.machineTypeAlias)
    }
    guard let name, name != Self.machineTypeAlias else {
      let last = offered.last
      return MachineTypeChoice(
        name: last?.name ?? newest.name, absence: nil, isDeprecated: last?.isDeprecated ?? false,
        defaults: newest, defaultsAreKnown: last?.name == newest.name)
    }
    let version = Self.machineTypeVersion(name)
    let known = version.flatMap(machineType)
    guard known != nil || version.map({ $0 > newestRelease }) ?? Self.looksDistributed(name) else {
      throw UnknownMachineType(name: name)
    }
    let entry = offered.first { $0.name == name }
    return MachineTypeChoice(
      name: name, absence: entry == nil ? absence(of: version, from: offered) : nil,
      isDeprecated: entry?.isDeprecated ?? false, defaults: known ?? newest,
      defaultsAreKnown: known != nil)
  }

  /// The newest machine type that the catalog knows and the host offers or its release would.
  private func newestDefaults(of host: Host) -> MachineType? {
    let versions = machineTypes(of: host).compactMap { Self.machineTypeVersion($0.name) }
    if let newest = versions.max(), let type = machineType(newest) { return type }
    return machineTypes.last { $0.version <= host.release } ?? machineTypes.first
  }

  private func absence(
    of version: QEMURelease?, from offered: [Host.OfferedMachineType]
  ) -> MachineTypeChoice.Absence {
    let versions = offered.compactMap { Self.machineTypeVersion($0.name) }
    guard let version, let oldest = versions.min(), let newest = versions.max() else {
      return .notListed
    }
    if version < oldest { return .removed(oldest: Self.machineTypePrefix + oldest.description) }
    if version > newest { return .tooNew(newest: Self.machineTypePrefix + newest.description) }
    return .notListed
  }

  /// The version in the name of one of QEMU's own machine types; nil for any other name.
  static func machineTypeVersion(_ name: String) -> QEMURelease? {
    guard name.hasPrefix(machineTypePrefix) else { return nil }
    return QEMURelease(name.dropFirst(machineTypePrefix.count))
  }

  /// Whether a name looks like a distribution's machine type, such as
  /// `s390-ccw-virtio-rhel9.4.0` or `s390-ccw-virtio-noble`.
  private static func looksDistributed(_ name: String) -> Bool {
    guard name.hasPrefix(machineTypePrefix), name.utf8.count <= 80 else { return false }
    let rest = name.dropFirst(machineTypePrefix.count).utf8
    guard let first = rest.first, (97...122).contains(first | 0x20) else { return false }
    return rest.allSatisfy { byte in
      (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte == 45 || byte == 46
        || byte == 95
    }
  }
}

extension Host {
  /// The QEMU that runs on this host, with a machine type's defaults.
  ///
  /// It offers of the host's features those whose names the release may know.
  public func context(_ machineType: MachineType, catalog: Catalog = .builtIn) -> QEMUContext {
    QEMUContext(
      catalog: catalog, release: release, machineType: machineType, accelerator: accelerator,
      maximum: maximum)
  }
}
