/// The hosts that everybody has: captures of real machines, QEMU's emulation, and ideal hosts.
public struct HostLibrary: Sendable {
  /// The hosts, captures first, oldest machine first.
  public private(set) var hosts: [Host]

  /// The built-in library.
  public static let builtIn = HostLibrary(catalog: .builtIn)

  /// The releases whose emulation is in the library: those that were recorded.
  static let emulatedReleases = [QEMURelease(7, 2), QEMURelease(10, 0), QEMURelease(11, 1)]

  /// Makes the library of a catalog.
  public init(catalog: Catalog) {
    hosts = catalog.captures()
    hosts += Self.emulatedReleases.map { catalog.emulation(of: $0) }
    hosts += catalog.definitions.map { catalog.idealHost(of: $0) }
  }

  /// Finds a host by its exact name.
  public func host(named name: String) -> Host? {
    hosts.first { $0.name == name }
  }

  /// The library with more hosts, each in the place of one with the same name if there is one.
  public func adding(_ hosts: [Host]) -> HostLibrary {
    var library = self
    var places = Dictionary(
      self.hosts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for host in hosts {
      if let place = places[host.name] {
        library.hosts[place] = host
      } else {
        places[host.name] = library.hosts.count
        library.hosts.append(host)
      }
    }
    return library
  }

  /// Puts a host into the library, in the place of one with the same name if there is one.
  public mutating func add(_ host: Host) {
    if let index = hosts.firstIndex(where: { $0.name == host.name }) {
      hosts[index] = host
    } else {
      hosts.append(host)
    }
  }
}

extension Catalog {
  /// QEMU's own emulation of a release.
  ///
  /// Recorded for 7.2 and later. For older releases the model `qemu` of the newest machine type
  /// stands in, which the emulation runs, and a note says so.
  public func emulation(of release: QEMURelease) -> Host {
    var host = Host(
      name: "tcg-\(release)", provenance: .emulation, accelerator: .tcg, release: release,
      maximum: tcgMaximum.model)
    guard release < tcgMaximum.since else { return host }
    if let type = machineTypes.last(where: { $0.version <= release }) {
      host.maximum = CPUModel(
        definition: type.qemuDefinition.index, features: type.qemuFeatures)
    }
    host.notes = [
      "What the emulation of QEMU \(release) offers was not recorded; "
        + "its model 'qemu' stands in, which it runs."
    ]
    return host
  }

  /// A host that offers a definition's full set under the newest QEMU: always a what-if.
  public func idealHost(of definition: CPUDefinition) -> Host {
    Host(
      name: "ideal-" + definition.name, provenance: .ideal, accelerator: .kvm,
      release: newestRelease,
      maximum: CPUModel(definition: definition.index, features: definition.full),
      notes: ["An ideal host: no machine was recorded to offer all of this."])
  }

  /// The captures of real machines.
  func captures() -> [Host] {
    TableReader.rows(HostTable.text).compactMap { row in
      guard row.words.count == 4, let definition = definition(named: row.words[1]),
        let release = QEMURelease(row.words[2])
      else { return nil }
      var features = definition.base
      for name in row.continuation {
        guard let members = members(ofProperty: name) else { return nil }
        features = features.union(members)
      }
      return Host(
        name: row.words[0], provenance: .capture(source: "libvirt " + row.words[3]),
        accelerator: .kvm, release: release,
        maximum: CPUModel(definition: definition.index, features: features))
    }
  }
}

extension Catalog {
  /// Hosts in the order of their machines' generations, then of their QEMU releases.
  public func byGeneration(_ hosts: [Host]) -> [Host] {
    hosts.sorted { left, right in
      let (old, new) = (definition(of: left.maximum).level, definition(of: right.maximum).level)
      return (old, left.release, left.name) < (new, right.release, right.name)
    }
  }
}
