/// Guests down, hosts across: who runs where.
///
/// The plain answers of all cells are kept as bits, so that totals and changes of large fleets are
/// a matter of milliseconds; marks with warnings and reasons are worked out for the cells that are
/// looked at.
public struct MigrationMatrix: Sendable {
  /// The guests, one a row.
  public let guests: [Guest]
  /// The hosts, one a column.
  public let hosts: [Host]
  /// What exists.
  public let catalog: Catalog

  /// On how many hosts each guest runs.
  public private(set) var hostsOfGuest: [Int]
  /// How many guests run on each host.
  public private(set) var guestsOfHost: [Int]
  /// How many cells say that the guest runs.
  public private(set) var total: Int

  private let wordsPerRow: Int
  private var bits: [UInt64]
  private let warnings: [HostWarnings]
  private let broken: [[Dependency]]

  /// What a host warns of.
  private struct HostWarnings: Sendable {
    var deprecatedMachineTypes: Set<String>
    var checked: Set<Dependency>
  }

  /// Works out the plain answers for all guests and hosts.
  public init(guests: [Guest], hosts: [Host], catalog: Catalog = .builtIn) {
    self.guests = guests
    self.hosts = hosts
    self.catalog = catalog
    wordsPerRow = (hosts.count + 63) / 64
    bits = Array(repeating: 0, count: wordsPerRow * guests.count)
    hostsOfGuest = Array(repeating: 0, count: guests.count)
    guestsOfHost = Array(repeating: 0, count: hosts.count)
    total = 0
    var checked: [QEMURelease: Set<Dependency>] = [:]
    warnings = hosts.map { host in
      let dependencies = checked[host.release] ?? catalog.checkedDependencies(of: host.release)
      checked[host.release] = dependencies
      let types = catalog.machineTypes(of: host).filter { $0.isDeprecated ?? false }
      return HostWarnings(deprecatedMachineTypes: Set(types.map(\.name)), checked: dependencies)
    }
    broken = guests.map { guest in
      catalog.dependencies.filter {
        guest.model.features.contains($0.feature) && !guest.model.features.contains($0.required)
      }
    }
    fill()
  }

  /// A verdict table serves 64 machine types: guests with more are done in parts.
  private mutating func fill() {
    var part: [String: Int] = [:]
    for guest in guests where part[guest.machineType] == nil {
      part[guest.machineType] = part.count / 64
    }
    let parts = (part.values.max() ?? -1) + 1
    for number in 0..<parts {
      let types = part.filter { $0.value == number }.keys
      guard let table = VerdictTable(catalog: catalog, machineTypes: types) else { continue }
      let profiles = table.profiles(hosts)
      for row in guests.indices where part[guests[row].machineType] == number {
        fillRow(row, table.profile(guests[row]), profiles)
      }
    }
  }

  private mutating func fillRow(_ row: Int, _ guest: GuestProfile, _ hosts: [HostProfile]) {
    for column in hosts.indices where guest.runs(on: hosts[column]) {
      bits[row * wordsPerRow + column >> 6] |= 1 << UInt64(column & 63)
      hostsOfGuest[row] += 1
      guestsOfHost[column] += 1
      total += 1
    }
  }

  /// Whether a guest runs on a host, warnings or not.
  public func runs(guest row: Int, host column: Int) -> Bool {
    bits[row * wordsPerRow + column >> 6] & (1 << UInt64(column & 63)) != 0
  }

  /// The mark of a cell.
  public func verdict(guest row: Int, host column: Int) -> Runnability.Verdict {
    guard runs(guest: row, host: column) else { return .fails }
    let warnings = warnings[column]
    if warnings.deprecatedMachineTypes.contains(guests[row].machineType) { return .warns }
    return broken[row].contains(where: warnings.checked.contains) ? .warns : .runs
  }

  /// The reasons of a cell.
  public func runnability(guest row: Int, host column: Int) -> Runnability {
    catalog.runnability(of: guests[row], on: hosts[column])
  }
}

extension MigrationMatrix {
  /// What differs between two matrices of the same guests and hosts in places, before and after.
  public struct Change: Hashable, Sendable {
    /// How many cells say only afterwards that the guest runs.
    public var won = 0
    /// How many cells said so only before.
    public var lost = 0
    /// The hosts that each guest wins, less those that it loses: one number a row.
    public var balanceOfGuest: [Int] = []
  }

  /// What the pending edits change: this matrix is before, the other after.
  ///
  /// Rows and columns are compared by their places; surplus ones of either side do not count.
  public func change(to after: MigrationMatrix) -> Change {
    var change = Change()
    let rows = min(guests.count, after.guests.count)
    let columns = min(hosts.count, after.hosts.count)
    change.balanceOfGuest = Array(repeating: 0, count: rows)
    for row in 0..<rows {
      for word in 0..<(columns + 63) / 64 {
        let left = columns - word * 64
        let mask: UInt64 = left >= 64 ? .max : (1 << UInt64(left)) - 1
        let old = bits[row * wordsPerRow + word]
        let new = after.bits[row * after.wordsPerRow + word]
        let won = (new & ~old & mask).nonzeroBitCount
        let lost = (old & ~new & mask).nonzeroBitCount
        change.won += won
        change.lost += lost
        change.balanceOfGuest[row] += won - lost
      }
    }
    return change
  }

  /// The matrix with some guests edited, by their rows.
  ///
  /// Rows that are not there do not count.
  public func replacing(_ edits: [Int: Guest]) -> MigrationMatrix {
    var guests = guests
    for (row, guest) in edits where guests.indices.contains(row) { guests[row] = guest }
    return MigrationMatrix(guests: guests, hosts: hosts, catalog: catalog)
  }
}

extension Catalog {
  /// The dependencies that a release checks, or may check.
  func checkedDependencies(of release: QEMURelease) -> Set<Dependency> {
    Set(
      dependencies.filter { dependency in
        info(dependency.feature).known.isKnown(to: release) != .no
          && info(dependency.required).known.isKnown(to: release) != .no
          && dependency.checked?.isKnown(to: release) != .no
      })
  }
}
