import CPUCore

/// Choosing what is compared, and marking for the baseline.
extension Explorer {
  // MARK: The sides

  /// Opens the list for one side.
  mutating func chooseSide(isLeft: Bool) -> Effect? {
    mode = .choosing(sideChooser(isFirst: isLeft != compareScreen.isSwapped))
    return nil
  }

  mutating func swapSides() -> Effect? {
    compareScreen.isSwapped.toggle()
    fitCompare()
    say("Left is now \(leftSide.title.visible), right is \(rightSide.title.visible)")
    return nil
  }

  /// The list for one side, with what stands there under the cursor.
  func sideChooser(isFirst: Bool) -> Chooser {
    let place = isFirst != compareScreen.isSwapped ? "Left" : "Right"
    let items = comparableItems(default: isFirst ? "the selected model" : "the chosen host")
    let title = isFirst ? firstCompared.title : secondCompared.title
    let selected = items.first { $0.id != "default" && comparable($0.id)?.title == title }
    return chooser(
      .compared(isFirst: isFirst), "\(place): Enter takes, Space marks for the baseline", items,
      selected: selected?.id ?? "default")
  }

  private func comparableItems(default title: String) -> [Chooser.Item] {
    var items = [Chooser.Item(id: "default", title: title, detail: "", refusal: nil)]
    let names: [ModelName] = [.host, .max, .qemu].filter(current.context.knows)
    let definitions = catalog.definitions.reversed().flatMap {
      [
        ModelName.definition($0.index, isBase: false),
        ModelName.definition($0.index, isBase: true),
      ]
    }
    items += (names + definitions).map { name in
      item("model:" + catalog.text(name), modelMark(name), "model")
    }
    items += world.places.map { item("host:" + $0.host.name, hostMark($0.host), "host") }
    items += document.guests.indices.map {
      item("guest:\($0)", guestMark($0), "guest")
    }
    items += document.marks.indices.map { item("mark:\($0)", document.marks[$0], "marked") }
    return items
  }

  private func item(_ id: String, _ model: MarkedModel, _ kind: String) -> Chooser.Item {
    let sign = document.marks.contains(model) ? "[x] " : "[ ] "
    return Chooser.Item(
      id: id, title: sign + model.title.visible,
      detail: "\(kind), \(catalog.definition(of: model.model).marketingName)", refusal: nil)
  }

  /// A model with the user's toggles as something to compare and to mark.
  private func modelMark(_ name: ModelName) -> MarkedModel {
    let context = current.context
    let start = context.model(name)
    let model = (document.toggles[name] ?? Toggles()).applied(
      to: start, full: context.fullSet(of: catalog.definition(of: start)))
    return MarkedModel(title: context.argument(name, model).text, model: model)
  }

  private func guestMark(_ index: Int) -> MarkedModel {
    let guest = document.guests[index].guest
    return MarkedModel(title: guest.name, model: guest.model)
  }

  /// What an entry of the lists stands for; nil for what stands there by itself.
  private func comparable(_ id: String) -> MarkedModel? {
    guard let colon = id.firstIndex(of: ":") else { return nil }
    let name = String(id[id.index(after: colon)...])
    switch id[..<colon] {
    case "model": return catalog.modelName(name).map(modelMark)
    case "host": return library.host(named: name).map(hostMark)
    case "guest":
      return Int(name).flatMap { document.guests.indices.contains($0) ? guestMark($0) : nil }
    case "mark":
      return Int(name).flatMap { document.marks.indices.contains($0) ? document.marks[$0] : nil }
    default: return nil
    }
  }

  /// Takes an entry as one side; a model as the first side becomes the selected one.
  mutating func takeSide(_ id: String, isFirst: Bool) {
    let chosen = comparable(id)
    if isFirst, id.hasPrefix("model:"), let name = catalog.modelName(String(id.dropFirst(6))) {
      keepingRow { explorer in
        explorer.edit {
          $0.comparedFrom = nil
          $0.selection = name
        }
      }
      showSelection()
    } else if isFirst {
      edit { $0.comparedFrom = chosen }
    } else {
      edit { $0.comparedWith = chosen }
    }
    fitCompare()
    let sentence = ComparisonText.sentence(sidesCompared, first: "left", second: "right")
    say("\(sidesCompared.verdict.rawValue): \(sentence)")
  }

  // MARK: Marks

  /// Why the row under the cursor can not be marked; nil if it can.
  var markRefusal: String? {
    switch selectedCompareRow {
    case .side, .mark, .lost: nil
    default: "Space marks on the rows left and right; b marks the left one from anywhere"
    }
  }

  /// Marks what the row names, or takes its mark away.
  mutating func markRow() -> Effect? {
    switch selectedCompareRow {
    case .side(let isLeft): return toggleMark(isLeft ? leftSide : rightSide)
    case .mark(let index), .lost(let index, _): return toggleMark(document.marks[index])
    default: return nil
    }
  }

  /// Marks a model for the baseline, or takes its mark away.
  mutating func toggleMark(_ model: MarkedModel) -> Effect? {
    let wasMarked = document.marks.contains(model)
    edit { document in
      if wasMarked {
        document.marks.removeAll { $0 == model }
      } else {
        document.marks.append(model)
      }
    }
    compareScreen.unfoldedMarks = []
    fitCompare()
    say("\(model.title.visible) is \(wasMarked ? "no longer " : "")marked; \(baselineWords)")
    return nil
  }

  /// Marks or unmarks the entry of the list that is open.
  mutating func markEntry(_ open: Chooser, isFirst: Bool) {
    guard let id = open.selected?.id else { return }
    let side = isFirst ? firstCompared : secondCompared
    _ = toggleMark(comparable(id) ?? side)
    var next = sideChooser(isFirst: isFirst)
    next.filter = open.filter
    next.list = open.list
    next.list.fit(
      count: next.shown.count, height: Chooser.rowCount(screenHeight: size.height))
    mode = .choosing(next)
  }

  mutating func markFleetForBaseline() -> Effect? {
    let fleet = world.places.map(\.host).filter { document.fleet.contains($0.name) }
    let marks = fleet.map(hostMark)
    edit { document in
      for mark in marks where !document.marks.contains(mark) { document.marks.append(mark) }
    }
    fitCompare()
    say("The fleet is marked; \(baselineWords)")
    return nil
  }

  mutating func clearMarks() -> Effect? {
    edit { $0.marks = [] }
    compareScreen.unfoldedMarks = []
    fitCompare()
    say("Nothing is marked any more; u brings the marks back")
    return nil
  }

  private var baselineWords: String {
    guard !document.marks.isEmpty else { return "nothing is" }
    let count = document.marks.count
    guard let baseline = markedBaseline else { return "\(count) marked have no common model" }
    let name = catalog.definition(of: baseline.model).name
    return "baseline of \(count): \(name)-base with \(baseline.model.features.count) features"
  }

  // MARK: The baseline

  /// Why there is no baseline to copy; nil if there is one.
  var baselineRefusal: String? {
    if document.marks.isEmpty { return "Nothing is marked, so there is no baseline to copy" }
    return markedBaseline == nil ? "What is marked has no common model" : nil
  }

  mutating func copyBaseline() -> Effect? {
    guard let baseline = markedBaseline else { return nil }
    let text = current.context.argument(baseline.expansion).text
    say("Copied: \(text)")
    return .copy(text)
  }
}
