import CPUCore

/// The panes of the screen Deprecation, in the order of the Tab key.
enum DeprecationPane: Int, CaseIterable, Sendable {
  case lifeLines, policies, details

  var title: String {
    switch self {
    case .lifeLines: "Life lines"
    case .policies: "Policies"
    case .details: "Details"
    }
  }
}

/// Which point of a life line the keys Left and Right move.
enum LifeAxis: Sendable {
  /// Since which generation machines no longer have the feature.
  case generations
  /// Since which release QEMU reports it as deprecated.
  case releases

  var title: String {
    switch self {
    case .generations: "where it is gone"
    case .releases: "since when it is reported"
    }
  }
}

/// What the screen Deprecation keeps of itself: where its cursors are.
struct DeprecationScreen: Sendable {
  var pane = DeprecationPane.lifeLines
  /// The lower pane that is shown where there is room for one only.
  var lower = DeprecationPane.policies
  var list = ListState()
  var policies = ListState()
  /// The first line of the details that is shown.
  var detailsTop = 0
  var axis = LifeAxis.generations
  /// The policies as last worked out.
  var table: PolicyTable?
}

/// Where the panes of the screen Deprecation lie.
struct DeprecationLayout: Equatable, Sendable {
  private(set) var areas: [DeprecationPane: Layout.Area] = [:]
  /// Whether the two lower panes share one area, with tabs.
  private(set) var lowerPanesAreTabs = true

  /// Lays the panes out: all three, two, or the one that has the keyboard.
  init(body: Rect, features: Int, screen: DeprecationScreen) {
    let chart = features + 6
    if body.height >= chart + 19 {
      lowerPanesAreTabs = false
      let top = min(chart, body.height / 2)
      place(.lifeLines, in: body, from: 0, height: top)
      place(.policies, in: body, from: top, height: 11)
      place(.details, in: body, from: top + 11, height: body.height - top - 11)
    } else if body.height >= 14 {
      let low = max(6, min(11, body.height - 7))
      place(.lifeLines, in: body, from: 0, height: body.height - low)
      place(screen.lower, in: body, from: body.height - low, height: low)
    } else {
      place(screen.pane, in: body, from: 0, height: body.height)
    }
  }

  private mutating func place(
    _ pane: DeprecationPane, in body: Rect, from row: Int, height: Int
  ) {
    areas[pane] = Layout.Area(
      frame: Rect(column: body.column, row: body.row + row, width: body.width, height: height))
  }
}

extension Explorer {
  var deprecationLayout: DeprecationLayout {
    DeprecationLayout(
      body: layout.body, features: lifeLineFeatures.count, screen: deprecationScreen)
  }

  /// The features with a life line: the deprecated ones and those that the what-if is about.
  var lifeLineFeatures: [Feature] {
    Array(document.whatIf.affectedFeatures(in: catalog))
  }

  /// The feature under the cursor of the life lines.
  var lifeLineFeature: Feature? {
    let features = lifeLineFeatures
    return features.indices.contains(deprecationScreen.list.cursor)
      ? features[deprecationScreen.list.cursor] : features.first
  }

  /// How many rows the chart shows: the rest is its heading and what stands below it.
  var lifeLineRows: Int {
    let inner = deprecationLayout.areas[.lifeLines]?.inner.height ?? 0
    return max(1, min(lifeLineFeatures.count, inner - (inner > 2 ? 1 : 0)))
  }

  /// The policies for the question as it stands, from the last time if nothing has changed.
  var policyTable: PolicyTable {
    let question = policyQuestion
    let dropped = droppedFeature(question)
    if let table = deprecationScreen.table,
      table.key == PolicyTable.Key(question, dropped: dropped)
    {
      return table
    }
    return PolicyTable(question, dropped: dropped, catalog: catalog)
  }

  /// The feature that QEMU drops in one of the policies: the one under the cursor if the source has
  /// it.
  private func droppedFeature(_ question: PolicyQuestion) -> Feature? {
    guard let feature = lifeLineFeature,
      question.source.maximum.features.contains(feature)
    else { return nil }
    return feature
  }

  /// Works the policies out once after an event, where they are looked at.
  mutating func refreshPolicies() {
    guard screen == .deprecation else { return }
    deprecationScreen.table = policyTable
  }

  /// The policy under the cursor.
  var selectedOutcome: PolicyOutcome? {
    let outcomes = policyTable.outcomes
    return outcomes.indices.contains(deprecationScreen.policies.cursor)
      ? outcomes[deprecationScreen.policies.cursor] : outcomes.first
  }

  // MARK: What all screens share

  var deprecationHeight: Int {
    switch deprecationScreen.pane {
    case .lifeLines: lifeLineRows
    case .policies: policyTable.outcomes.count
    case .details: deprecationLayout.areas[.details]?.inner.height ?? 1
    }
  }

  mutating func moveDeprecation(by rows: Int) -> Effect? {
    message = nil
    switch deprecationScreen.pane {
    case .lifeLines:
      let count = lifeLineFeatures.count
      let row = deprecationScreen.list.cursor + max(-count, min(rows, count))
      deprecationScreen.list.move(to: row, count: count, height: lifeLineRows)
    case .policies:
      let count = policyTable.outcomes.count
      let row = deprecationScreen.policies.cursor + max(-count, min(rows, count))
      deprecationScreen.policies.move(to: row, count: count, height: count)
      deprecationScreen.detailsTop = 0
    case .details: scrollDetails(by: rows)
    }
    return nil
  }

  private mutating func scrollDetails(by rows: Int) {
    guard let inner = deprecationLayout.areas[.details]?.inner else { return }
    let count = policyDetails(width: inner.width - 1).count
    let top = deprecationScreen.detailsTop + max(-count, min(rows, count))
    deprecationScreen.detailsTop = max(0, min(top, count - inner.height))
  }

  mutating func moveDeprecationSideways(by columns: Int) -> Effect? {
    switch deprecationScreen.pane {
    case .lifeLines: movePoint(by: columns)
    case .policies: if columns > 0 { focusDeprecation(.details) }
    case .details: if columns < 0 { focusDeprecation(.policies) }
    }
    return nil
  }

  mutating func moveDeprecationPane(by steps: Int) -> Effect? {
    let count = DeprecationPane.allCases.count
    let next = (deprecationScreen.pane.rawValue + steps + count) % count
    focusDeprecation(DeprecationPane.allCases[next])
    return nil
  }

  mutating func focusDeprecation(_ pane: DeprecationPane) {
    deprecationScreen.pane = pane
    if pane != .lifeLines { deprecationScreen.lower = pane }
  }

  mutating func openDeprecation() -> Effect? {
    switch deprecationScreen.pane {
    case .lifeLines:
      if let feature = lifeLineFeature {
        let chart = LifeChart(catalog: catalog, whatIf: document.whatIf)
        let text = lackText(chart, feature).text
        say("\(text); \(reportedText(feature, document.whatIf))")
      }
    case .policies: focusDeprecation(.details)
    case .details: focusDeprecation(.policies)
    }
    return nil
  }

  mutating func leaveDeprecation() -> Effect? {
    if deprecationScreen.pane == .details { focusDeprecation(.policies) }
    return nil
  }

  mutating func pressDeprecation(area: Int, row: Int, column: Int, isDouble: Bool) -> Effect? {
    guard let pane = DeprecationPane(rawValue: area) else { return nil }
    focusDeprecation(pane)
    switch pane {
    case .lifeLines where row >= 0:
      deprecationScreen.list.move(
        to: row, count: lifeLineFeatures.count, height: lifeLineRows)
      if column >= 0 { setPoint(atColumn: column) }
    case .policies where row >= 0:
      let count = policyTable.outcomes.count
      deprecationScreen.policies.move(to: row, count: count, height: count)
      deprecationScreen.detailsTop = 0
      if isDouble { focusDeprecation(.details) }
    default: break
    }
    return nil
  }

  mutating func scrollDeprecation(area: Int, by rows: Int) {
    switch DeprecationPane(rawValue: area) {
    case .lifeLines:
      deprecationScreen.list.scroll(
        by: rows, count: lifeLineFeatures.count, height: lifeLineRows)
    case .details: scrollDetails(by: rows)
    default: break
    }
  }
}
