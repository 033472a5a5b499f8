import CPUCore

/// Searching: in the list of models by every name a machine has, else in the features.
extension Explorer {
  /// Why there is nothing to go on with; nil if there is.
  var searchRefusal: String? {
    lastSearch.isEmpty ? "Nothing was searched for yet: / searches" : nil
  }

  mutating func startSearch() -> Effect? {
    if pane.isPanel { focus(.features) }
    let origin = SearchOrigin(
      pane: pane, definitions: definitionList, features: featureList,
      selection: document.selection, unfolded: unfolded)
    mode = .search(TextInput(), before: origin)
    message = nil
    return nil
  }

  /// Takes a key while a search is typed; every printable key is part of the text.
  mutating func handleSearch(_ key: Key, _ input: TextInput, _ origin: SearchOrigin) {
    var input = input
    switch key {
    case .escape:
      restore(origin)
      mode = .normal
    case .enter:
      mode = .normal
      if !input.text.isEmpty { lastSearch = input.text }
    case .down, .up:
      find(input.text, forward: key == .down, includesCurrent: false)
      mode = .search(input, before: origin)
    default:
      _ = input.handle(key)
      search(input, origin)
    }
  }

  /// Searches for a text from where the search began.
  mutating func search(_ input: TextInput, _ origin: SearchOrigin) {
    restore(origin)
    mode = .search(input, before: origin)
    message = nil
    if !input.text.isEmpty { find(input.text, forward: true, includesCurrent: true) }
  }

  mutating func repeatSearch(forward: Bool) -> Effect? {
    if pane.isPanel { focus(.features) }
    find(lastSearch, forward: forward, includesCurrent: false)
    return nil
  }

  private mutating func restore(_ origin: SearchOrigin) {
    unfolded = origin.unfolded
    definitionList = origin.definitions
    featureList = origin.features
    if document.selection != origin.selection { select(origin.selection) } else { refreshRows() }
  }

  private mutating func find(_ text: String, forward: Bool, includesCurrent: Bool) {
    let found =
      pane == .definitions
      ? findModel(text, forward, includesCurrent) : findFeature(text, forward, includesCurrent)
    if !found { refuse("'\(text.visible)' is not found") }
  }

  private mutating func findModel(_ text: String, _ forward: Bool, _ includesCurrent: Bool) -> Bool
  {
    let matches = modelRows.indices.filter { row in
      modelRows[row].name.map { self.matches($0, text) } ?? false
    }
    guard let row = next(of: matches, after: definitionList.cursor, forward, includesCurrent) else {
      return false
    }
    selectModel(atRow: row.value)
    sayFound(row, matches)
    return true
  }

  private mutating func findFeature(
    _ text: String, _ forward: Bool, _ includesCurrent: Bool
  ) -> Bool {
    let wanted = text.lowercased()
    let order = sections.sections.flatMap(\.members)
    let matches = order.indices.filter { place in
      let feature = order[place]
      guard current.context.knownFeatures.contains(feature) else { return false }
      return catalog.name(feature).contains(wanted)
        || catalog.description(of: feature).lowercased().contains(wanted)
        || sections.sections[sections.sectionOfFeature[feature.index]].title == wanted
    }
    if includesCurrent, let exact = matches.first(where: { catalog.name(order[$0]) == wanted }) {
      // While a name is typed, the feature of just that name is the one that is meant.
      show(order[exact])
      sayFound((exact, false), matches)
      return true
    }
    let here = cursorPlace(in: order)
    guard let place = next(of: matches, after: here, forward, includesCurrent) else { return false }
    show(order[place.value])
    sayFound(place, matches)
    return true
  }

  private mutating func sayFound(_ match: (value: Int, wraps: Bool), _ matches: [Int]) {
    let number = (matches.firstIndex(of: match.value) ?? 0) + 1
    let wraps = match.wraps ? "; went on from the other end" : ""
    say("match \(number) of \(matches.count)\(wraps)")
  }

  /// The place of the cursor in the order of all features; that before its section's first one for
  /// a heading.
  private func cursorPlace(in order: [Feature]) -> Int {
    switch selectedRow {
    case .feature(let feature): order.firstIndex(of: feature) ?? 0
    case .section(let index):
      sections.sections[index].members.first.flatMap(order.firstIndex(of:)).map { $0 - 1 } ?? -1
    case nil: -1
    }
  }

  func next(
    of matches: [Int], after place: Int, _ forward: Bool, _ includesCurrent: Bool
  ) -> (value: Int, wraps: Bool)? {
    guard let first = matches.first, let last = matches.last else { return nil }
    if includesCurrent, matches.contains(place) { return (place, false) }
    if forward {
      if let next = matches.first(where: { $0 > place }) { return (next, false) }
      return (first, true)
    }
    if let next = matches.last(where: { $0 < place }) { return (next, false) }
    return (last, true)
  }
}
