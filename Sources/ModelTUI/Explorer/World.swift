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
    places = hosts.map { Place(host: $0, profile: table.profile($0)) }
  }

  /// The names of the hosts on which a guest runs.
  func running(_ guest: Guest) -> [Bool] {
    guard let profile = table?.profile(guest) else { return places.map { _ in false } }
    return places.map { profile.runs(on: $0.profile) }
  }
}
