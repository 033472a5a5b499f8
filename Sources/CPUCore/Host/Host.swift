/// Something that runs guests: what it offers them, and under which QEMU.
public struct Host: Hashable, Sendable {
  /// Where the facts about a host come from.
  public enum Provenance: Hashable, Sendable {
    /// A real machine's recorded answers; the source says where they are published.
    case capture(source: String)
    /// QEMU's own emulation.
    case emulation
    /// What a definition's full set allows: no machine offers exactly this.
    case ideal
    /// Read from a file of QMP replies.
    case file(path: String)
    /// Made from another host by editing.
    case hypothetical(from: String)
  }

  /// A machine type as a host lists it.
  public struct OfferedMachineType: Hashable, Sendable {
    /// The full name.
    public var name: String
    /// Whether the host marks it as deprecated; nil where that is not known.
    public var isDeprecated: Bool?

    /// Makes an entry.
    public init(name: String, isDeprecated: Bool?) {
      self.name = name
      self.isDeprecated = isDeprecated
    }
  }

  /// The name it goes by in the library and in commands.
  public var name: String
  /// Where the facts come from.
  public var provenance: Provenance
  /// What runs the guests.
  public var accelerator: Accelerator
  /// The QEMU release.
  public var release: QEMURelease
  /// The version that its QEMU gives of itself; nil where nobody recorded it.
  public var version: QEMUVersion?
  /// Everything that a guest may have.
  public var maximum: CPUModel
  /// The machine types it offers, oldest first; nil for those of its release.
  public var ownMachineTypes: [OfferedMachineType]?
  /// Names of features that the host reported and the catalog does not know.
  public var unknownFeatures: [String]
  /// What the user should know about the facts, in full sentences.
  public var notes: [String]

  /// Makes a host.
  public init(
    name: String, provenance: Provenance, accelerator: Accelerator, release: QEMURelease,
    version: QEMUVersion? = nil, maximum: CPUModel, ownMachineTypes: [OfferedMachineType]? = nil,
    unknownFeatures: [String] = [], notes: [String] = []
  ) {
    self.name = name
    self.provenance = provenance
    self.accelerator = accelerator
    self.release = release
    self.version = version
    self.maximum = maximum
    self.ownMachineTypes = ownMachineTypes
    self.unknownFeatures = unknownFeatures
    self.notes = notes
  }

  /// The same host under another QEMU release: its features stay, the machine types are the
  /// release's own.
  public func running(_ release: QEMURelease) -> Host {
    guard release != self.release else { return self }
    var host = self
    host.release = release
    host.version = nil
    host.ownMachineTypes = nil
    return host
  }

  /// The same host without some features: a what-if.
  public func removing(_ features: FeatureSet, as name: String) -> Host {
    offering(maximum.features.subtracting(features), as: name)
  }

  /// The same host with more features: a what-if.
  public func adding(_ features: FeatureSet, as name: String) -> Host {
    offering(maximum.features.union(features), as: name)
  }

  private func offering(_ features: FeatureSet, as name: String) -> Host {
    var host = self
    host.maximum.features = features
    host.provenance = .hypothetical(from: self.name)
    host.name = name
    return host
  }
}

extension Catalog {
  /// The machine types that a release offers, oldest first.
  ///
  /// A release newer than the catalog offers what the newest known one does, and its own.
  public func machineTypes(of release: QEMURelease) -> [Host.OfferedMachineType] {
    guard let info = self.release(release) ?? releases.last else { return [] }
    var offered: [Host.OfferedMachineType] = []
    for type in machineTypes
    where type.version >= info.oldestMachineType && type.version <= release {
      let deprecated = info.deprecatedTo.map { type.version <= $0 } ?? false
      offered.append(
        .init(name: type.name, isDeprecated: info.deprecationIsKnown ? deprecated : nil))
    }
    if release > newestRelease {
      offered.append(
        .init(name: Self.machineTypePrefix + release.description, isDeprecated: false))
    }
    return offered
  }

  /// The machine types that a host offers, oldest first.
  public func machineTypes(of host: Host) -> [Host.OfferedMachineType] {
    host.ownMachineTypes ?? machineTypes(of: host.release)
  }
}
