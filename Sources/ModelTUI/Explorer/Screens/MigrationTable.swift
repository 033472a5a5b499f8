import CPUCore

/// The table of the screen Migration, worked out once whenever what it shows changes.
struct MigrationTable: Sendable {
  /// What a table is made of; two tables of equal inputs are equal.
  struct Inputs: Equatable, Sendable {
    var selected: Guest
    var selectedBefore: Guest
    var guests: [WorkingGuest]
    var hosts: [Host]
    var fleet: Set<String>
    var choice: MigrationScreen.HostChoice
    /// The changes that every guest is shown with; nil where only the selected model has them.
    var editsOfAll: Toggles?
  }

  /// A row: the selected model, or a guest of the working set.
  struct Row: Sendable {
    var name: String
    /// The guest as it was worked out, or why it does not start where it should.
    var outcome: Result<Guest, LibvirtStartError>
    /// What there is to know wherever it runs, in sentences.
    var warnings: [String]
  }

  let inputs: Inputs
  let hosts: [Host]
  let rows: [Row]
  /// Who runs where without the pending edits.
  let before: MigrationMatrix
  /// Who runs where with them.
  let after: MigrationMatrix
  /// What the pending edits win and lose.
  let change: MigrationMatrix.Change
  /// The widest name of a row, in columns.
  let nameWidth: Int
  /// What each host is called in few columns.
  let headings: [MigrationHeading]
  private let starts: [StartKey: Result<Guest, LibvirtStartError>]

  /// Works out the table; what an older one knows of guests and hosts is taken from it.
  init(_ inputs: Inputs, catalog: Catalog, older: MigrationTable?) {
    self.inputs = inputs
    let older = older?.inputs.hosts == inputs.hosts ? older : nil
    if let older, older.inputs.choice == inputs.choice, older.inputs.fleet == inputs.fleet {
      (hosts, headings) = (older.hosts, older.headings)
    } else {
      hosts = Self.ordered(inputs, catalog)
      headings = hosts.map { MigrationHeading($0, catalog) }
    }
    if let older, older.inputs.guests == inputs.guests {
      (rows, starts, nameWidth) = (older.rows, older.starts, older.nameWidth)
    } else {
      var starts = older?.starts ?? [:]
      let selected = Row(name: "selected model", outcome: .success(inputs.selected), warnings: [])
      rows = [selected] + inputs.guests.map { Self.row($0, inputs.hosts, catalog, &starts) }
      self.starts = starts
      nameWidth = rows.map { $0.name.visible.displayWidth }.max() ?? 0
    }
    if let older, older.inputs.guests == inputs.guests, older.before.hosts == hosts {
      let isSame = older.inputs.selectedBefore == inputs.selectedBefore
      before = isSame ? older.before : older.before.replacing([0: inputs.selectedBefore])
    } else {
      let guests = rows.dropFirst().map { (try? $0.outcome.get()) ?? Self.nobody }
      before = Self.matrix([inputs.selectedBefore] + guests, hosts, catalog, older)
    }
    let edits = Self.edits(inputs, before.guests, catalog)
    after = edits.isEmpty ? before : before.replacing(edits)
    change = before.change(to: after)
  }

  /// The matrix of guests and hosts; of an older one only the rows that differ are worked out anew.
  private static func matrix(
    _ guests: [Guest], _ hosts: [Host], _ catalog: Catalog, _ older: MigrationTable?
  ) -> MigrationMatrix {
    guard let old = older?.before, old.hosts == hosts, old.guests.count == guests.count else {
      return MigrationMatrix(guests: guests, hosts: hosts, catalog: catalog)
    }
    var edits: [Int: Guest] = [:]
    for row in guests.indices where guests[row] != old.guests[row] { edits[row] = guests[row] }
    return edits.isEmpty ? old : old.replacing(edits)
  }

  /// Stands in for a guest that does not start: no host has its machine type.
  private static let nobody = Guest(
    name: "", machineType: "", model: CPUModel(definition: 0, features: FeatureSet()))

  private static func edits(
    _ inputs: Inputs, _ guests: [Guest], _ catalog: Catalog
  ) -> [Int: Guest] {
    var edits: [Int: Guest] = [:]
    if inputs.selected != inputs.selectedBefore { edits[0] = inputs.selected }
    guard let toggles = inputs.editsOfAll else { return edits }
    for row in guests.indices.dropFirst() {
      var guest = guests[row]
      guest.model = toggles.applied(
        to: guest.model, full: catalog.definition(of: guest.model).full)
      if guest != guests[row] { edits[row] = guest }
    }
    return edits
  }

  // MARK: Rows

  /// What decides how a configured guest starts, besides its name.
  private struct StartKey: Hashable {
    var accelerator: Accelerator
    var machineType: String
    var cpu: LibvirtCPU?
    var host: String
    var libvirt: LibvirtVersion
  }

  private static func row(
    _ guest: WorkingGuest, _ hosts: [Host], _ catalog: Catalog,
    _ starts: inout [StartKey: Result<Guest, LibvirtStartError>]
  ) -> Row {
    let name = guest.guest.name
    let words = ReasonText(catalog)
    guard case .configured(let configured, let hostName, let libvirt) = guest.origin else {
      return Row(name: name, outcome: .success(guest.guest), warnings: warnings(of: guest))
    }
    var warnings = configured.blockers.map(words.sentence)
    if !configured.isMigrationSafe { warnings.insert(unsafe(configured.cpu?.mode.rawValue), at: 0) }
    let key = StartKey(
      accelerator: configured.accelerator, machineType: configured.machineType,
      cpu: configured.cpu, host: hostName, libvirt: libvirt)
    let outcome =
      starts[key]
      ?? hosts.first { $0.name == hostName }.map {
        configured.start(on: $0, libvirt: libvirt, catalog)
      } ?? .success(guest.guest)
    starts[key] = outcome
    return Row(name: name, outcome: outcome, warnings: warnings)
  }

  private static func warnings(of guest: WorkingGuest) -> [String] {
    guard case .pinned(let argument) = guest.origin else { return [] }
    let model = argument.prefix { $0 != "," }
    return model == "host" || model == "max" ? [unsafe("-cpu \(model)")] : []
  }

  private static func unsafe(_ mode: String?) -> String {
    "\(mode ?? "this CPU") is not migration-safe: what the guest has may be another on each host"
  }

  // MARK: Columns

  /// The hosts that are shown: captures, one's own, emulation, ideal ones, each by generation.
  private static func ordered(_ inputs: Inputs, _ catalog: Catalog) -> [Host] {
    let shown = inputs.hosts.filter { host in
      switch inputs.choice {
      case .fleet where !inputs.fleet.isEmpty: inputs.fleet.contains(host.name)
      case .fleet, .all: host.provenance != .ideal
      case .allWithIdeal: true
      }
    }
    return shown.enumerated().sorted { left, right in
      let (one, other) = (order(left.element, catalog), order(right.element, catalog))
      return one == other ? left.offset < right.offset : one.lexicographicallyPrecedes(other)
    }.map(\.element)
  }

  private static func order(_ host: Host, _ catalog: Catalog) -> [Int] {
    let kind =
      switch host.provenance {
      case .capture: 0
      case .file, .hypothetical: 1
      case .emulation: 2
      case .ideal: 3
      }
    let level = catalog.definition(of: host.maximum).level
    return [kind, level.generation, level.ga, host.release.major, host.release.minor]
  }

  // MARK: Cells

  /// The guest of a row as it is shown, with the pending edits; nil where it does not start.
  func guest(_ row: Int) -> Guest? {
    guard rows.indices.contains(row), case .success = rows[row].outcome else { return nil }
    return after.guests[row]
  }

  /// The mark of a cell.
  func verdict(row: Int, column: Int) -> Runnability.Verdict {
    let verdict = after.verdict(guest: row, host: column)
    return verdict == .runs && !rows[row].warnings.isEmpty ? .warns : verdict
  }

  /// What the pending edits make of a cell: `+` won, `-` lost.
  func changeMark(row: Int, column: Int) -> Character? {
    let was = before.runs(guest: row, host: column)
    let runs = after.runs(guest: row, host: column)
    return was == runs ? nil : runs ? "+" : "-"
  }

  /// How many guests of the working set run on a host.
  func guestCount(column: Int) -> Int {
    after.guestsOfHost[column] - (after.runs(guest: 0, host: column) ? 1 : 0)
  }
}

/// What a host is called above its column, in up to three short lines.
struct MigrationHeading: Sendable {
  /// The machine, or what stands in for one.
  let machine: String
  /// The QEMU release.
  let release: String
  /// The name of one's own hosts.
  let name: String

  init(_ host: Host, _ catalog: Catalog) {
    let definition = catalog.definition(of: host.maximum)
    release = host.release.description
    let spoken = String(definition.marketingName.prefix { $0 != " " })
    switch host.provenance {
    case .capture: (machine, name) = (spoken, definition.name)
    case .emulation: (machine, name) = ("tcg", "")
    case .ideal: (machine, name) = ("ideal", definition.name)
    case .file, .hypothetical: (machine, name) = (spoken, host.name.visible)
    }
  }
}

extension ConfiguredGuest {
  /// What it becomes where it starts, or why it does not.
  func start(
    on host: Host, libvirt: LibvirtVersion, _ catalog: Catalog
  ) -> Result<Guest, LibvirtStartError> {
    do {
      let guest = try started(on: host, libvirt: libvirt, catalog: catalog)
      return .success(guest)
    } catch {
      return .failure(error)
    }
  }
}
