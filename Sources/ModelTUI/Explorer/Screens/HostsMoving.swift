import CPUCore

/// Moving about on the screen Hosts.
extension Explorer {
  /// How many rows of the pane that has the keyboard are shown.
  var hostsHeight: Int {
    switch hostsScreen.pane {
    case .list: hostsLayout.listHeight
    case .features: hostsLayout.features.inner.height
    case .details: hostsLayout.details.inner.height
    }
  }

  mutating func moveHosts(by rows: Int) -> Effect? {
    switch hostsScreen.pane {
    case .list:
      let all = hostRows()
      selectHostRow(hostList(all).cursor + max(-all.count, min(rows, all.count)), in: all)
    case .features:
      let all = selectedHostFeatureRows
      var list = hostFeatureList(all)
      list.move(
        to: list.cursor + max(-all.count, min(rows, all.count)), count: all.count,
        height: hostsLayout.features.inner.height)
      hostsScreen.features = list
    case .details: scrollHostDetails(by: rows)
    }
    return nil
  }

  /// Puts the cursor of the library on a row.
  mutating func selectHostRow(_ row: Int, in rows: [HostRow]) {
    var list = hostList(rows)
    list.move(to: row, count: rows.count, height: hostsLayout.listHeight)
    hostsScreen.list = list
    guard rows.indices.contains(list.cursor) else { return }
    hostsScreen.selection = selection(of: rows[list.cursor])
    hostsScreen.origin = nil
    hostsScreen.detailTop = 0
    message = nil
  }

  /// Puts the cursor of the library on a host, which stays in its row of the screen.
  mutating func selectHost(_ name: String) {
    let before = hostList(hostRows())
    if let host = library.host(named: name) {
      hostsScreen.folded.remove(HostSection(host.provenance))
    }
    hostsScreen.selection = .host(name)
    hostsScreen.detailTop = 0
    let rows = hostRows()
    var list = before
    list.keepScreenRow(
      cursor: hostCursor(in: rows), count: rows.count, height: hostsLayout.listHeight)
    hostsScreen.list = list
  }

  private mutating func scrollHostDetails(by rows: Int) {
    let area = hostsLayout.details.inner
    let count = hostUnderCursor.map { hostDetailLines($0, width: area.width - 1).count } ?? 0
    let top = hostsScreen.detailTop + max(-count, min(rows, count))
    hostsScreen.detailTop = max(0, min(top, count - area.height))
  }

  mutating func moveHostsPane(by steps: Int) -> Effect? {
    let count = HostsScreen.Pane.allCases.count
    focusHosts(
      HostsScreen.Pane(rawValue: (hostsScreen.pane.rawValue + steps + count) % count) ?? .list)
    return nil
  }

  /// Gives a pane the keyboard.
  mutating func focusHosts(_ pane: HostsScreen.Pane) {
    hostsScreen.pane = pane
    hostsScreen.list = hostList(hostRows())
    hostsScreen.features = hostFeatureList(selectedHostFeatureRows)
  }

  /// Left and right: fold and unfold, and at the edge go to the next pane.
  mutating func moveHostsSideways(by columns: Int) -> Effect? {
    let isLeft = columns < 0
    switch hostsScreen.pane {
    case .list:
      if case .section(let section) = selectedHostRow,
        hostsScreen.folded.contains(section) != isLeft
      {
        foldHosts(section)
      } else if isLeft {
        goToHostHeading()
      } else {
        focusHosts(.features)
      }
    case .features: moveInHostFeatures(isLeft: isLeft)
    case .details: if isLeft { focusHosts(.features) }
    }
    return nil
  }

  private mutating func goToHostHeading() {
    guard let host = hostUnderCursor else { return }
    let rows = hostRows()
    let heading = HostRow.section(HostSection(host.provenance))
    if let row = rows.firstIndex(of: heading) { selectHostRow(row, in: rows) }
  }

  private mutating func moveInHostFeatures(isLeft: Bool) {
    let canFold = hostsScreen.filter == .all
    switch selectedHostFeatureRow {
    case .section(let index) where canFold && hostsScreen.unfolded.contains(index) == isLeft:
      foldHostFeatures(index)
    case .feature(let feature) where isLeft:
      let rows = selectedHostFeatureRows
      let heading = FeatureRow.section(sections.sectionOfFeature[feature.index])
      guard let row = rows.firstIndex(of: heading) else { return }
      hostsScreen.features.move(
        to: row, count: rows.count, height: hostsLayout.features.inner.height)
    default: focusHosts(isLeft ? .list : .details)
    }
  }

  /// Folds or unfolds a section of the library.
  mutating func foldHosts(_ section: HostSection) {
    let before = hostList(hostRows())
    hostsScreen.folded.formSymmetricDifference([section])
    hostsScreen.selection = .section(section)
    let rows = hostRows()
    var list = before
    list.keepScreenRow(
      cursor: hostCursor(in: rows), count: rows.count, height: hostsLayout.listHeight)
    hostsScreen.list = list
  }

  /// Folds or unfolds a section of features.
  mutating func foldHostFeatures(_ section: Int) {
    keepingHostFeature { $0.hostsScreen.unfolded.formSymmetricDifference([section]) }
  }

  /// Changes what the feature list shows while the cursor stays on its row, also on the screen.
  mutating func keepingHostFeature(_ change: (inout Explorer) -> Void) {
    let row = selectedHostFeatureRow
    var list = hostFeatureList(selectedHostFeatureRows)
    change(&self)
    let rows = selectedHostFeatureRows
    var found = row.flatMap(rows.firstIndex(of:))
    if found == nil, case .feature(let feature) = row {
      found = rows.firstIndex(of: .section(sections.sectionOfFeature[feature.index]))
    }
    list.keepScreenRow(
      cursor: found ?? min(list.cursor, max(0, rows.count - 1)), count: rows.count,
      height: hostsLayout.features.inner.height)
    hostsScreen.features = list
  }

  /// Enter: chooses the host, or opens what is under the cursor.
  mutating func openHosts() -> Effect? {
    switch (hostsScreen.pane, selectedHostRow) {
    case (.list, .section(let section)): foldHosts(section)
    case (.features, _):
      switch selectedHostFeatureRow {
      case .section(let index) where hostsScreen.filter == .all: foldHostFeatures(index)
      case .feature: return explainHostFeature()
      default: break
      }
    default: return chooseSelectedHost()
    }
    return nil
  }

  /// What Enter does where the cursor is, if it does not choose the host.
  var hostOpenLabel: String? {
    switch (hostsScreen.pane, selectedHostRow) {
    case (.list, .section): "fold"
    case (.features, _):
      if case .section = selectedHostFeatureRow { "fold" } else { "why" }
    default: nil
    }
  }

  /// Esc: drops the filter, then goes back to the library.
  mutating func leaveHosts() -> Effect? {
    if hostsScreen.filter != .all {
      keepingHostFeature { $0.hostsScreen.filter = .all }
    } else {
      focusHosts(.list)
    }
    return nil
  }

  // MARK: Mouse

  mutating func pressHosts(area: Int, row: Int, column: Int, isDouble: Bool) -> Effect? {
    switch area {
    case HostsScreen.Place.host, HostsScreen.Place.fleetMark:
      // The first press of two has selected the row already, and may have moved the panes.
      guard !isDouble || area == HostsScreen.Place.fleetMark else { return openHosts() }
      let rows = hostRows()
      selectHostRow(row, in: rows)
      focusHosts(.list)
      if area == HostsScreen.Place.fleetMark { return markHosts() }
    case HostsScreen.Place.feature, HostsScreen.Place.featureMark:
      guard !isDouble || area == HostsScreen.Place.featureMark else { return openHosts() }
      focusHosts(.features)
      let rows = selectedHostFeatureRows
      hostsScreen.features.move(
        to: row, count: rows.count, height: hostsLayout.features.inner.height)
      if area == HostsScreen.Place.featureMark {
        return Command.command(.hostMark).flatMap { run($0) }
      }
    default: HostsScreen.Pane(rawValue: area).map { focusHosts($0) }
    }
    return nil
  }

  mutating func scrollHosts(area: Int, by rows: Int) {
    switch area {
    case HostsScreen.Pane.list.rawValue, HostsScreen.Place.host, HostsScreen.Place.fleetMark:
      let all = hostRows()
      var list = hostList(all)
      list.scroll(by: rows, count: all.count, height: hostsLayout.listHeight)
      selectHostRow(list.cursor, in: all)
      hostsScreen.list = list
    case HostsScreen.Pane.features.rawValue, HostsScreen.Place.feature,
      HostsScreen.Place.featureMark:
      let all = selectedHostFeatureRows
      hostsScreen.features.scroll(
        by: rows, count: all.count, height: hostsLayout.features.inner.height)
    default: scrollHostDetails(by: rows)
    }
  }

  // MARK: Searching

  mutating func startHostSearch() -> Effect? {
    if hostsScreen.pane == .details { focusHosts(.list) }
    mode = .typing(Prompt(purpose: .hostSearch(before: hostsScreen), label: "/"))
    message = nil
    return nil
  }

  /// Goes to the next host, or feature, that a text names.
  mutating func repeatHostSearch(_ text: String, forward: Bool, includesCurrent: Bool) {
    guard !text.isEmpty else { return }
    if hostsScreen.pane == .details { focusHosts(.list) }
    let wanted = text.lowercased()
    let found =
      hostsScreen.pane == .list
      ? findHost(wanted, forward, includesCurrent)
      : findHostFeature(wanted, forward, includesCurrent)
    if !found { refuse("'\(text.visible)' is not found") }
  }

  private mutating func findHost(_ text: String, _ forward: Bool, _ includesCurrent: Bool) -> Bool {
    let order = HostSection.allCases.flatMap { section in
      world.places.map(\.host).filter { HostSection($0.provenance) == section }
    }
    let matches = order.indices.filter { self.host(order[$0], matches: text) }
    let here = hostUnderCursor.flatMap { host in order.firstIndex { $0.name == host.name } } ?? -1
    guard let next = next(of: matches, after: here, forward, includesCurrent) else { return false }
    let host = order[next.value]
    hostsScreen.folded.remove(HostSection(host.provenance))
    hostsScreen.selection = .host(host.name)
    let rows = hostRows()
    selectHostRow(hostCursor(in: rows), in: rows)
    say(next.wraps ? "The search went on from the other end" : "\(matches.count) found")
    return true
  }

  private func host(_ host: Host, matches text: String) -> Bool {
    let definition = catalog.definition(of: host.maximum)
    let words =
      [
        host.name, definition.name, String(definition.machineNumber), host.provenanceWord,
        host.provenanceText, "QEMU \(host.release)",
      ] + definition.marketingNames
    return words.contains { $0.lowercased().contains(text) }
  }

  private mutating func findHostFeature(
    _ text: String, _ forward: Bool, _ includesCurrent: Bool
  ) -> Bool {
    guard let host = hostUnderCursor else { return false }
    let known = catalog.knownFeatures(to: host.release)
    let order = sections.sections.flatMap(\.members)
    let matches = order.indices.filter { place in
      let feature = order[place]
      return known.contains(feature)
        && (catalog.name(feature).contains(text)
          || catalog.description(of: feature).lowercased().contains(text))
    }
    let here: Int
    switch selectedHostFeatureRow {
    case .feature(let feature): here = order.firstIndex(of: feature) ?? -1
    case .section(let index):
      here = (sections.sections[index].members.first.flatMap(order.firstIndex(of:)) ?? 0) - 1
    case nil: here = -1
    }
    guard let next = next(of: matches, after: here, forward, includesCurrent) else { return false }
    let feature = order[next.value]
    hostsScreen.filter = .all
    hostsScreen.unfolded.insert(sections.sectionOfFeature[feature.index])
    let rows = selectedHostFeatureRows
    if let row = rows.firstIndex(of: .feature(feature)) {
      hostsScreen.features.move(
        to: row, count: rows.count, height: hostsLayout.features.inner.height)
    }
    say(next.wraps ? "The search went on from the other end" : "\(matches.count) found")
    return true
  }
}
