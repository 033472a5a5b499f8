import CPUCore

/// The hosts that there are, with what is worked out about each once.
struct World: Sendable {
  /// One host, ready to be asked.
  struct Place: Sendable {
    let host: Host
    let profile: HostProfile
  }

  let catalog: Catalog
  private(set) var places: [Place] = []
  /// The verdict table whose bits the profiles use; it knows the machine types of the guests.
  private(set) var table: VerdictTable?

  /// Works out all hosts for guests of one machine type.
  init(catalog: Catalog, hosts: [Host], machineType: String) {
    self.catalog = catalog
    table = VerdictTable(catalog: catalog, machineTypes: [machineType])
    guard let table else { return }
    let ordered = Self.ordered(hosts, catalog)
    places = zip(ordered, table.profiles(ordered)).map { Place(host: $0, profile: $1) }
  }

  /// The user's own hosts first, then real machines, the emulation and ideal hosts; the newest
  /// machine first, since that is where guests go.
  private static func ordered(_ hosts: [Host], _ catalog: Catalog) -> [Host] {
    func rank(_ host: Host) -> Int {
      switch host.provenance {
      case .file, .hypothetical: 0
      case .capture: 1
      case .emulation: 2
      case .ideal: 3
      }
    }
    let keys = hosts.enumerated().map { index, host in
      let level = catalog.definition(of: host.maximum).level
      return (rank(host), -level.generation, -level.ga, -index)
    }
    return hosts.indices.sorted { keys[$0] < keys[$1] }.map { hosts[$0] }
  }

  /// The names of the hosts on which a guest runs.
  func running(_ guest: Guest) -> [Bool] {
    guard let profile = table?.profile(guest) else { return places.map { _ in false } }
    return places.map { profile.runs(on: $0.profile) }
  }
}

extension HostLibrary {
  /// The library under a question to history: hosts lose and gain what machines would have dropped
  /// or kept, and there is the machine to come if the question is about it.
  func under(_ whatIf: WhatIf, _ catalog: Catalog) -> HostLibrary {
    guard !whatIf.gone.isEmpty else { return self }
    var library = self
    for host in hosts { library.add(whatIf.host(host, in: catalog)) }
    let machines = hosts.filter { if case .capture = $0.provenance { true } else { false } }
    let isAboutNext = whatIf.gone.values.contains(.since(catalog.nextLevel))
    if isAboutNext, let newest = catalog.newest(of: machines) {
      library.add(whatIf.nextMachine(after: newest, in: catalog))
    }
    return library
  }
}

extension Catalog {
  /// The first host of the newest level.
  func newest(of hosts: [Host]) -> Host? {
    hosts.max { definition(of: $0.maximum).level < definition(of: $1.maximum).level }
  }
}
