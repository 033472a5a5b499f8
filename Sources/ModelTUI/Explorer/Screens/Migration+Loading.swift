import CPUCore

/// Guests from files.
extension Explorer {
  /// Adds the guests of a file: libvirt's XML, or a list of lines.
  mutating func addGuests(_ bytes: [UInt8], path: String) {
    do {
      let isXML = bytes.first { $0 > UInt8(ascii: " ") && $0 < 0x80 } == UInt8(ascii: "<")
      let guests = isXML ? try guestsOfXML(bytes, path) : try guestsOfList(bytes)
      guard !guests.isEmpty else {
        return refuse("'\(path.visible)' describes hosts, not guests: screen 2 reads hosts")
      }
      add(guests, path)
    } catch {
      refuse("'\(path.visible)': \(error)")
    }
  }

  private mutating func add(_ guests: [WorkingGuest], _ path: String) {
    var names = Set(document.guests.map(\.guest.name))
    var added = guests
    for index in added.indices {
      let name = added[index].guest.name
      var number = 2
      while !names.insert(added[index].guest.name).inserted {
        added[index].guest.name = "\(name) (\(number))"
        number += 1
      }
    }
    let first = document.guests.count + 1
    edit { $0.guests += added }
    migrationScreen.rows.cursor = first
    fitMigration()
    say("\(added.count.counted("guest")) from '\(path.visible)'" + startText(added))
  }

  /// Where the configured ones start, as the user may want them elsewhere.
  private func startText(_ guests: [WorkingGuest]) -> String {
    for case .configured(_, let host, let libvirt) in guests.map(\.origin) {
      return "; worked out on \(host.visible) with libvirt \(libvirt): s and v change that"
    }
    return ""
  }

  private func guestsOfList(_ bytes: [UInt8]) throws(GuestListError) -> [WorkingGuest] {
    let listed = try GuestListReader(catalog: catalog, on: host).read(bytes)
    return listed.map { entry in
      var guest = entry.guest
      let argument = entry.argument.text
      if guest.name.isEmpty { guest.name = argument }
      return WorkingGuest(origin: .pinned(argument: argument), guest: guest)
    }
  }

  private func guestsOfXML(
    _ bytes: [UInt8], _ path: String
  ) throws(LibvirtXMLError) -> [WorkingGuest] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    switch try LibvirtXMLReader.read(bytes, name: name, path: path, catalog: catalog) {
    case .hosts: return []
    case .guests(let guests): return guests.map(workingGuest)
    case .cpus(let cpus):
      return cpus.map { workingGuest(ConfiguredGuest(name: name, cpu: $0)) }
    }
  }

  /// A running guest whose features are written down keeps them; any other is worked out where it
  /// starts, on the chosen host until the user says otherwise.
  private func workingGuest(_ configured: ConfiguredGuest) -> WorkingGuest {
    if configured.isRunning, configured.isNamed, configured.blockers.isEmpty,
      let guest = running(configured)
    {
      return WorkingGuest(origin: .running, guest: guest)
    }
    let host = startHost(of: configured)
    let libvirt = Self.libvirtChoices.since
    let origin = WorkingGuest.Origin.configured(configured, startsOn: host.name, libvirt: libvirt)
    if case .success(let guest) = configured.start(on: host, libvirt: libvirt, catalog) {
      return WorkingGuest(origin: origin, guest: guest)
    }
    // It does not start there; the row says why, and this stands in until the user mends it.
    return WorkingGuest(
      origin: origin,
      guest: Guest(
        name: configured.name, machineType: configured.machineType,
        model: CPUModel(definition: 0, features: FeatureSet())))
  }

  /// The guest as it runs: what its XML says in full, whatever the host.
  private func running(_ configured: ConfiguredGuest) -> Guest? {
    guard let newest = catalog.definitions.last else { return nil }
    var guest = configured
    guest.cpu?.deprecatedFeatures = nil
    guest.accelerator = .kvm
    let result = guest.start(
      on: catalog.idealHost(of: newest), libvirt: Self.libvirtChoices.since, catalog)
    return try? result.get()
  }

  /// The chosen host, or another with KVM where the guest needs that.
  private func startHost(of guest: ConfiguredGuest) -> Host {
    guard guest.accelerator == .kvm, host.accelerator != .kvm else { return host }
    let hosts = library.hosts.filter { $0.accelerator == .kvm && $0.provenance != .ideal }
    return hosts.last { document.fleet.contains($0.name) } ?? hosts.last ?? host
  }
}
