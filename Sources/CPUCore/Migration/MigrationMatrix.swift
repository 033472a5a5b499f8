/// Guests down, hosts across: who runs where.
///
/// The plain answers of all cells are kept as bits, so that totals and changes of large fleets are
/// a matter of milliseconds; marks with warnings and reasons are worked out for the cells that are
/// looked at.
public struct MigrationMatrix: Sendable {
  /// The guests, one a row.
  public private(set) var guests: [Guest]
  /// The hosts, one a column.
  public let hosts: [Host]
  /// What exists.
  public let catalog: Catalog

  /// On how many hosts each guest runs.
  public private(set) var hostsOfGuest: [Int]
  /// How many guests run on each host.
  public private(set) var guestsOfHost: [Int]
  /// How many cells say that the guest runs.
  public private(set) var total = 0

  private let wordsPerRow: Int
  private var bits: [UInt64]
  private let warnings: [HostWarnings]
  /// The dependencies that each guest breaks, whether or not a release checks them.
  private var broken: [[Dependency]]
  /// A verdict table serves 64 machine types: guests with more are done in parts.
  private let parts: [Part]
  private let partOfMachineType: [String: Int]

  /// What a host warns of.
  private struct HostWarnings: Sendable {
    var deprecatedMachineTypes: Set<String>
    var checked: Set<Dependency>
  }

  private struct Part: Sendable {
    let table: VerdictTable
    let hosts: [HostProfile]
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
    warnings = Self.warnings(of: hosts, catalog)
    broken = guests.map { catalog.brokenDependencies(of: $0.model) }
    var names: [String] = []
    var partOfMachineType: [String: Int] = [:]
    for guest in guests where partOfMachineType[guest.machineType] == nil {
      partOfMachineType[guest.machineType] = names.count / 64
      names.append(guest.machineType)
    }
    self.partOfMachineType = partOfMachineType
    parts = stride(from: 0, to: names.count, by: 64).compactMap { start in
      let types = names[start..<min(start + 64, names.count)]
      return VerdictTable(catalog: catalog, machineTypes: types).map {
        Part(table: $0, hosts: $0.profiles(hosts))
      }
    }
    for row in guests.indices { fillRow(row) }
  }

  private static func warnings(of hosts: [Host], _ catalog: Catalog) -> [HostWarnings] {
    var known: [QEMURelease: HostWarnings] = [:]
    return hosts.map { host in
      let ofRelease =
        known[host.release]
        ?? HostWarnings(
          deprecatedMachineTypes: deprecatedNames(catalog.machineTypes(of: host.release)),
          checked: catalog.checkedDependencies(of: host.release))
      known[host.release] = ofRelease
      guard let own = host.ownMachineTypes else { return ofRelease }
      return HostWarnings(
        deprecatedMachineTypes: deprecatedNames(own), checked: ofRelease.checked)
    }
  }

  private static func deprecatedNames(_ types: [Host.OfferedMachineType]) -> Set<String> {
    Set(types.filter { $0.isDeprecated ?? false }.map(\.name))
  }

  /// Works out the answers of a row that has none yet.
  private mutating func fillRow(_ row: Int) {
    guard let number = partOfMachineType[guests[row].machineType] else { return }
    let part = parts[number]
    let guest = part.table.profile(guests[row])
    for column in hosts.indices where guest.runs(on: part.hosts[column]) {
      bits[row * wordsPerRow + column >> 6] |= 1 << UInt64(column & 63)
      hostsOfGuest[row] += 1
      guestsOfHost[column] += 1
      total += 1
    }
  }

  private mutating func clearRow(_ row: Int) {
    for column in hosts.indices where runs(guest: row, host: column) { guestsOfHost[column] -= 1 }
    for word in 0..<wordsPerRow { bits[row * wordsPerRow + word] = 0 }
    total -= hostsOfGuest[row]
    hostsOfGuest[row] = 0
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

  /// The matrix with some guests edited, by their rows: only these are worked out anew.
  ///
  /// Rows that are not there do not count.
  public func replacing(_ edits: [Int: Guest]) -> MigrationMatrix {
    let edits = edits.filter { guests.indices.contains($0.key) }
    guard edits.values.allSatisfy({ partOfMachineType[$0.machineType] != nil }) else {
      var guests = guests
      for (row, guest) in edits { guests[row] = guest }
      return MigrationMatrix(guests: guests, hosts: hosts, catalog: catalog)
    }
    var matrix = self
    for (row, guest) in edits {
      matrix.clearRow(row)
      matrix.guests[row] = guest
      matrix.broken[row] = catalog.brokenDependencies(of: guest.model)
      matrix.fillRow(row)
    }
    return matrix
  }
}

extension Catalog {
  /// The dependencies that a model breaks, whether or not a release checks them.
  func brokenDependencies(of model: CPUModel) -> [Dependency] {
    dependencies.filter {
      model.features.contains($0.feature) && !model.features.contains($0.required)
    }
  }

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
