import CPUCore

/// Commands that move about and change what is shown.
extension Explorer {
  /// How many rows of the pane that has the keyboard are shown.
  var paneHeight: Int {
    guard screen == .explorer else { return screenHeight }
    return switch pane {
    case .definitions: layout.definitions.inner.height
    case .features: layout.features.inner.height
    default: layout.panels[pane]?.inner.height ?? 1
    }
  }

  /// Moves the cursor of the pane, or scrolls a panel.
  mutating func move(by rows: Int) -> Effect? {
    guard screen == .explorer else { return moveOnScreen(by: rows) }
    switch pane {
    case .definitions: moveSelection(by: rows)
    case .features:
      featureList.move(
        to: clamped(featureList.cursor, rows, self.rows.count), count: self.rows.count,
        height: paneHeight)
    default: scrollPanel(pane, by: rows)
    }
    return nil
  }

  private func clamped(_ cursor: Int, _ rows: Int, _ count: Int) -> Int {
    max(0, min(cursor + max(-count, min(rows, count)), count - 1))
  }

  /// Moves to another model, over the headings; the model is shown at once.
  private mutating func moveSelection(by rows: Int) {
    let count = modelRows.count
    var row = clamped(definitionList.cursor, rows, count)
    let step = rows < 0 ? -1 : 1
    if modelRows[row].name == nil {
      let next = row + step
      row = modelRows.indices.contains(next) ? next : row - step
    }
    selectModel(atRow: row)
  }

  /// Selects the model of a row.
  mutating func selectModel(atRow row: Int) {
    guard modelRows.indices.contains(row), let name = modelRows[row].name else { return }
    definitionList.move(to: row, count: modelRows.count, height: layout.definitions.inner.height)
    // The heading above the first model of a generation is worth a row.
    if row > 0, modelRows[row - 1].name == nil, definitionList.top == row {
      definitionList.top = row - 1
    }
    keepingRow { $0.select(name) }
    message = nil
  }

  /// Scrolls a live panel.
  mutating func scrollPanel(_ panel: Pane, by rows: Int) {
    let lines = panelLines(panel, width: layout.panels[panel]?.inner.width ?? 1).count
    let height = layout.panels[panel]?.inner.height ?? 1
    let top = max(-lines, min(rows, lines)) + (panelTop[panel] ?? 0)
    panelTop[panel] = max(0, min(top, lines - height))
  }

  mutating func movePage(by pages: Int) -> Effect? {
    move(by: pages * max(1, paneHeight - 1))
  }

  mutating func moveHalfPage(by halves: Int) -> Effect? {
    move(by: halves * max(1, paneHeight / 2))
  }

  /// Goes to another pane.
  mutating func movePane(by steps: Int) -> Effect? {
    guard screen == .explorer else { return movePaneOnScreen(by: steps) }
    let count = Pane.allCases.count
    focus(Pane.allCases[(pane.rawValue + steps + count) % count])
    return nil
  }

  /// Gives a pane the keyboard.
  mutating func focus(_ next: Pane) {
    pane = next
    if next.isPanel { panel = next }
    featureList.fit(count: rows.count, height: max(1, layout.features.inner.height))
    showSelection()
  }

  /// Enter: a model leads to its features, a section folds, a panel's host is chosen.
  mutating func open() -> Effect? {
    guard screen == .explorer else { return openOnScreen() }
    switch pane {
    case .definitions: focus(.features)
    case .features:
      guard let row = selectedRow else { return nil }
      switch row {
      case .section(let index): fold(index, isFolded: unfolded.contains(index))
      case .feature(let feature): say(featureText(feature))
      }
    default: return movePane(by: 1)
    }
    return nil
  }

  /// What a feature is, in one line.
  func featureText(_ feature: Feature) -> String {
    let info = catalog.info(feature)
    let number = info.bit.number.map { " bit \($0)" } ?? ""
    let place = info.bit.block.map { ", \($0)\(number)" } ?? ""
    var text = "\(info.name): \(catalog.description(of: feature))\(place)"
    if let first = catalog.definitions.first(where: { $0.full.contains(feature) }) {
      text += ", since \(first.marketingName)"
    }
    return text
  }

  /// Folds or unfolds a section.
  mutating func fold(_ section: Int, isFolded: Bool) {
    keepingRow { explorer in
      if isFolded {
        explorer.unfolded.remove(section)
      } else {
        explorer.unfolded.insert(section)
      }
    }
  }

  /// Left: folds the section, or goes to the pane on the left.
  mutating func moveLeft() -> Effect? {
    guard screen == .explorer else { return moveSidewaysOnScreen(by: -1) }
    guard pane == .features, let row = selectedRow else {
      if pane != .definitions { focus(pane == .features ? .definitions : .features) }
      return nil
    }
    switch row {
    case .section(let index) where unfolded.contains(index) && filter == .all:
      fold(index, isFolded: true)
    case .section: focus(.definitions)
    case .feature(let feature):
      let section = sections.sectionOfFeature[feature.index]
      if let heading = rows.firstIndex(of: .section(section)) {
        featureList.move(to: heading, count: rows.count, height: paneHeight)
      }
    }
    return nil
  }

  /// Right: unfolds the section, or goes to the pane on the right.
  mutating func moveRight() -> Effect? {
    guard screen == .explorer else { return moveSidewaysOnScreen(by: 1) }
    if pane == .definitions {
      focus(.features)
    } else if pane == .features {
      if case .section(let index) = selectedRow, !unfolded.contains(index), filter == .all {
        fold(index, isFolded: false)
      } else {
        focus(panel)
      }
    }
    return nil
  }

  // MARK: What is shown

  mutating func nextFilter() -> Effect? {
    keepingRow { $0.filter = $0.filter.next }
    let count = rows.reduce(into: 0) { if case .feature = $1 { $0 += 1 } }
    say(filter == .all ? "All features" : "Features \(filter.title): \(count)")
    return nil
  }

  mutating func toggleUnsettable() -> Effect? {
    keepingRow { $0.hidesUnsettable.toggle() }
    say(
      hidesUnsettable
        ? "Features that \(current.definition.name) can not have are hidden"
        : "Features that \(current.definition.name) can not have are shown")
    return nil
  }

  mutating func toggleBaseModels() -> Effect? {
    showsBaseModels.toggle()
    if case .definition(let index, _) = document.selection {
      keepingRow { $0.select(.definition(index, isBase: $0.showsBaseModels)) }
    }
    refreshRows()
    showSelection()
    say(showsBaseModels ? "Models with their base sets" : "Models with their default sets")
    return nil
  }

  mutating func nextFormat() -> Effect? {
    format = format.next
    panelTop[.model] = 0
    if layout.panelsAreTabs { panel = .model }
    // Where no panel has room beside the list, the key leads to it.
    // The keyboard does not stay in a panel that the tab has hidden.
    if layout.panels.isEmpty || (layout.panelsAreTabs && pane.isPanel) {
      focus(.model)
    }
    say("The model panel shows: \(format.words)")
    return nil
  }

  /// Esc: drops the filter and the message; it never ends the program.
  mutating func leave() -> Effect? {
    message = nil
    guard screen == .explorer else { return leaveOnScreen() }
    if filter != .all { keepingRow { $0.filter = .all } }
    return nil
  }

  mutating func quit() -> Effect? {
    guard hasUnsavedChanges else { return .quit }
    mode = .confirmingQuit
    return nil
  }
}
