import CPUCore

/// What the screen Hosts keeps of itself: where its cursors are, and what it shows.
struct HostsScreen: Sendable {
  /// The panes, in the order of the Tab key.
  enum Pane: Int, CaseIterable, Sendable {
    case list, features, details
  }

  /// The places that can be clicked; those before them are the panes' frames.
  enum Place {
    static let host = 3
    static let fleetMark = 4
    static let feature = 5
    static let featureMark = 6
  }

  /// What the cursor of the list is on: names outlive the order of the rows.
  enum Selection: Hashable, Sendable {
    case section(HostSection)
    case host(String)
  }

  var pane = Pane.list
  var list = ListState()
  /// What was selected; nil for the chosen host.
  var selection: Selection?
  /// The host that the selected one was made from: selected again when that is undone.
  var origin: String?
  var folded: Set<HostSection> = [.ideal]

  var features = ListState()
  var unfolded: Set<Int> = [0]
  var filter = FeatureFilter.all
  var detailTop = 0
  var lastSearch = ""
}

/// The sections of the library, by where the facts come from.
enum HostSection: Int, CaseIterable, Sendable {
  case own, captures, emulation, ideal

  var title: String {
    switch self {
    case .captures: "Real machines, captured"
    case .emulation: "QEMU's emulation"
    case .own: "Your own"
    case .ideal: "Ideal hosts, hypothetical"
    }
  }

  init(_ provenance: Host.Provenance) {
    switch provenance {
    case .capture: self = .captures
    case .emulation: self = .emulation
    case .ideal: self = .ideal
    case .file, .hypothetical: self = .own
    }
  }
}

/// One row of the library.
enum HostRow: Hashable, Sendable {
  case section(HostSection)
  /// A host, by its place in the world.
  case host(Int)
}

extension Host {
  /// Where the facts come from, in a word or two.
  var provenanceWord: String {
    switch provenance {
    case .capture: "real capture"
    case .emulation: "emulation"
    case .ideal: "ideal"
    case .file: "file"
    case .hypothetical: "hypothetical"
    }
  }

  /// Whether it was made by editing another one, and so may be edited itself.
  var isHypothetical: Bool {
    if case .hypothetical = provenance { return true }
    return false
  }
}

// MARK: What the screen shows

extension Explorer {
  /// The rows of the library.
  func hostRows() -> [HostRow] {
    HostSection.allCases.flatMap { section -> [HostRow] in
      let hosts = world.places.indices.filter {
        HostSection(world.places[$0].host.provenance) == section
      }
      guard !hosts.isEmpty else { return [] }
      let isFolded = hostsScreen.folded.contains(section)
      return [.section(section)] + (isFolded ? [] : hosts.map(HostRow.host))
    }
  }

  /// The row that the cursor is on.
  func hostCursor(in rows: [HostRow]) -> Int {
    let wanted =
      [hostsScreen.selection ?? .host(document.hostName)]
      + (hostsScreen.origin.map { [.host($0)] } ?? [])
    for selection in wanted {
      if let row = rows.firstIndex(where: { self.selection(of: $0) == selection }) { return row }
      guard case .host(let name) = selection, let host = library.host(named: name) else { continue }
      let heading = HostRow.section(HostSection(host.provenance))
      if let row = rows.firstIndex(of: heading) { return row }
    }
    return max(0, min(hostsScreen.list.cursor, rows.count - 1))
  }

  func selection(of row: HostRow) -> HostsScreen.Selection {
    switch row {
    case .section(let section): .section(section)
    case .host(let place): .host(world.places[place].host.name)
    }
  }

  /// The list with its cursor where it belongs and in sight.
  func hostList(_ rows: [HostRow]) -> ListState {
    var list = hostsScreen.list
    list.cursor = hostCursor(in: rows)
    list.fit(count: rows.count, height: hostsLayout.listHeight)
    return list
  }

  /// The row under the cursor of the library.
  var selectedHostRow: HostRow? {
    let rows = hostRows()
    let cursor = hostCursor(in: rows)
    return rows.indices.contains(cursor) ? rows[cursor] : nil
  }

  /// The host under the cursor; nil on the heading of a section.
  var hostUnderCursor: Host? {
    guard case .host(let place) = selectedHostRow else { return nil }
    return world.places[place].host
  }

  /// The host that a hypothetical one was made from.
  func original(of host: Host) -> Host? {
    guard case .hypothetical(let name) = host.provenance else { return nil }
    return library.host(named: name)
  }

  /// How the features stand on a host.
  func featureStates(of host: Host) -> FeatureStates {
    let known = catalog.knownFeatures(to: host.release)
    let on = host.maximum.features.intersection(known)
    let before = original(of: host)?.maximum.features.intersection(known) ?? on
    return FeatureStates(
      on: on, full: catalog.definition(of: host.maximum).full.intersection(known),
      deprecated: catalog.deprecated, added: on.subtracting(before),
      removed: before.subtracting(on), missing: FeatureSet())
  }

  /// The rows of the feature list of a host.
  func hostFeatureRows(_ host: Host, _ states: FeatureStates) -> [FeatureRow] {
    var shown = catalog.knownFeatures(to: host.release)
    switch hostsScreen.filter {
    case .all: break
    case .on: shown = states.on
    case .changed: shown = states.changed
    case .deprecated: shown = catalog.deprecated
    case .missing: shown = states.full.subtracting(states.on)
    case .differsFromBase:
      shown = states.on.symmetricDifference(catalog.definition(of: host.maximum).base)
    }
    return sections.rows(
      showing: shown, unfolded: hostsScreen.filter == .all ? hostsScreen.unfolded : nil)
  }

  /// The rows of the feature list of the selected host.
  var selectedHostFeatureRows: [FeatureRow] {
    guard let host = hostUnderCursor else { return [] }
    return hostFeatureRows(host, featureStates(of: host))
  }

  /// The feature list with its cursor in sight.
  func hostFeatureList(_ rows: [FeatureRow]) -> ListState {
    var list = hostsScreen.features
    list.fit(count: rows.count, height: hostsLayout.features.inner.height)
    return list
  }

  /// The row under the cursor of the feature list.
  var selectedHostFeatureRow: FeatureRow? {
    let rows = selectedHostFeatureRows
    let cursor = hostFeatureList(rows).cursor
    return rows.indices.contains(cursor) ? rows[cursor] : nil
  }
}
