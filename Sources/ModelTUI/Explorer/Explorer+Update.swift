import CPUCore

/// What a place on the screen does when it is clicked.
enum HitAction: Equatable, Sendable {
  case command(CommandID)
  case pane(Pane)
  case model(row: Int)
  case feature(row: Int)
  /// The mark of a feature row: a click toggles it.
  case mark(row: Int)
  case choice(row: Int)
  /// A place on another screen than the first: that screen says what its areas are.
  case place(area: Int, row: Int, column: Int)

  var isChoice: Bool {
    if case .choice = self { return true }
    return false
  }
}

/// A part of the screen that can be clicked; later ones lie over earlier ones.
struct Hit: Equatable, Sendable {
  var rect: Rect
  var action: HitAction
}

/// The one way in: events change the state.
extension Explorer {
  /// Takes an event.
  ///
  /// - Parameter hits: what the last drawn frame can be clicked for.
  mutating func handle(_ event: Event, hits: [Hit] = []) -> Effect? {
    defer { refreshPolicies() }
    switch event {
    case .key(let key): return handle(key)
    case .mouse(let mouse):
      guard !layout.isTooSmall else { return nil }
      return handle(mouse, hits)
    case .resize(let size):
      resize(size)
      return nil
    case .paste(let text):
      paste(text)
      return nil
    case .redraw: return nil
    }
  }

  private mutating func resize(_ size: Size) {
    self.size = size
    fitMigration()
    // Nothing is drawn: what was in sight is to come back as it was.
    guard !layout.isTooSmall else { return }
    featureList.fit(count: rows.count, height: layout.features.inner.height)
    showSelection()
  }

  private mutating func paste(_ text: String) {
    switch mode {
    case .search(var input, let origin):
      input.paste(text)
      search(input, origin)
    case .choosing(var chooser):
      chooser.filter.paste(text)
      chooser.list = ListState()
      mode = .choosing(chooser)
    case .typing(let prompt): pasteTyping(text, prompt)
    default: refuse("Pasted text is not taken as keys; / or : take it")
    }
  }

  // MARK: Keys

  private mutating func handle(_ key: Key) -> Effect? {
    switch mode {
    case .normal: return handleNormal(key)
    case .search(let input, let origin):
      handleSearch(key, input, origin)
      return nil
    case .typing(let prompt): return handleTyping(key, prompt)
    case .choosing(let chooser): return handleChoosing(key, chooser)
    case .reading(let page): return handleReading(key, page)
    case .confirmingReplacing(let request): return handleReplacing(key, request)
    case .confirmingQuit: return handleConfirmation(key)
    }
  }

  private mutating func handleNormal(_ key: Key) -> Effect? {
    // While a story is told its keys go before a screen's own.
    if story != nil, let command = Command.stories.first(where: { $0.keys.contains(key) }) {
      return run(command)
    }
    // What a message tells belongs to the key before.
    message = nil
    guard let command = Command.command(for: key, on: screen) else {
      refuse("\(key.label) does nothing here; ? shows the keys")
      return nil
    }
    return run(command)
  }

  /// Runs a command, or says why not.
  mutating func run(_ command: Command) -> Effect? {
    if let refusal = command.refusal(self) {
      refuse(refusal)
      return nil
    }
    return command.run(&self)
  }

  private mutating func handleConfirmation(_ key: Key) -> Effect? {
    switch key {
    case .character("y"), .character("q"), .enter: return .quit
    default:
      mode = .normal
      say("Not left")
      return nil
    }
  }

  // MARK: Choosing

  private mutating func handleChoosing(_ key: Key, _ chooser: Chooser) -> Effect? {
    if key == .character(" "), case .compared(let isFirst) = chooser.kind {
      markEntry(chooser, isFirst: isFirst)
      return nil
    }
    var chooser = chooser
    let count = chooser.shown.count
    let height = Chooser.rowCount(screenHeight: size.height)
    switch key {
    case .escape:
      mode = .normal
      return nil
    case .enter: return choose(chooser)
    case .up, .control("p"):
      chooser.list.move(to: chooser.list.cursor - 1, count: count, height: height)
    case .down, .control("n"), .tab:
      chooser.list.move(to: chooser.list.cursor + 1, count: count, height: height)
    case .pageUp: chooser.list.move(to: chooser.list.cursor - height, count: count, height: height)
    case .pageDown:
      chooser.list.move(to: chooser.list.cursor + height, count: count, height: height)
    case .home: chooser.list.move(to: 0, count: count, height: height)
    case .end: chooser.list.move(to: count - 1, count: count, height: height)
    default:
      guard chooser.filter.handle(key) else { return nil }
      chooser.list = ListState()
    }
    mode = .choosing(chooser)
    return nil
  }

  /// Takes the entry under the cursor.
  private mutating func choose(_ chooser: Chooser) -> Effect? {
    guard let item = chooser.selected else { return nil }
    mode = .normal
    if let refusal = item.refusal, case .policy = chooser.kind {
      refuse("\(item.title): \(refusal)")
      return nil
    }
    switch chooser.kind {
    case .host: chooseHost(item.id)
    case .machineType: chooseMachineType(item.id)
    case .hostRelease: editRelease(item.id)
    case .hostLimits: editLimits(item.id)
    case .guestMachineType: chooseGuestMachineType(item.id)
    case .guestHost: chooseGuestHost(item.id)
    case .compared(let isFirst): takeSide(item.id, isFirst: isFirst)
    case .export: askPath(item.id)
    case .policy(let part): choosePolicy(part, item.id)
    case .preset: choosePreset(item.id)
    case .lifeLine: addLifeLine(item.id)
    case .story: if let story = Story.builtIn(named: item.id) { begin(story) }
    case .palette, .help:
      if let command = Command.command(CommandID(rawValue: item.id)) { return run(command) }
    }
    return nil
  }

  mutating func chooseHost(_ name: String) {
    let kept = document.machineTypeName
    keepingRow { $0.edit { $0.hostName = name } }
    showSelection()
    let isKept = kept.map { "; machine type \($0) is kept" } ?? ""
    say("Host \(name.visible): \(catalog.text(current.name)) \(verdictWords)\(isKept)")
  }

  mutating func chooseMachineType(_ name: String) {
    let newest = catalog.machineTypes(of: host).last?.name
    keepingRow { $0.edit { $0.machineTypeName = name == newest ? nil : name } }
    say("Machine type \(name.visible): \(verdictWords)")
  }

  /// The verdict on the chosen host, in a few words.
  var verdictWords: String {
    let runnability = current.runnability
    switch runnability.verdict {
    case .runs: return "runs"
    case .warns: return "runs, with warnings"
    case .fails:
      let missing = runnability.missing.count
      return missing > 0 ? "does not run: \(missing) missing" : "does not run"
    }
  }

  // MARK: Mouse

  private mutating func handle(_ mouse: MouseEvent, _ hits: [Hit]) -> Effect? {
    let hit = hits.last { $0.rect.contains(column: mouse.column, row: mouse.row) }
    switch mouse.kind {
    case .wheelUp: scroll(hit, by: -3)
    case .wheelDown: scroll(hit, by: 3)
    case .press:
      if case .choosing = mode, hit?.action.isChoice != true {
        // A click beside the list leaves it, as Esc does.
        mode = .normal
        return nil
      }
      return hit.flatMap { press($0.action) }
    case .doublePress: return hit.flatMap { doublePress($0.action) }
    case .rightPress: break
    }
    return nil
  }

  private mutating func press(_ action: HitAction) -> Effect? {
    if case .choosing(var chooser) = mode {
      guard case .choice(let row) = action else { return nil }
      chooser.list.cursor = row
      mode = .choosing(chooser)
      return nil
    }
    if case .reading(let page) = mode {
      if case .choice(let row) = action { pressPage(page, row: row, isDouble: false) }
      return nil
    }
    guard case .normal = mode else { return nil }
    switch action {
    case .command(let id): return Command.command(id).flatMap { run($0) }
    case .pane(let pane): focus(pane)
    case .model(let row):
      focus(.definitions)
      selectModel(atRow: row)
    case .feature(let row), .mark(let row):
      focus(.features)
      featureList.move(to: row, count: rows.count, height: layout.features.inner.height)
      if case .mark = action { return Command.command(.toggle).flatMap { run($0) } }
    case .choice: break
    case .place(let area, let row, let column):
      return pressPlace(area: area, row: row, column: column, isDouble: false)
    }
    return nil
  }

  private mutating func doublePress(_ action: HitAction) -> Effect? {
    if case .choosing(let chooser) = mode, case .choice = action { return choose(chooser) }
    if case .reading(let page) = mode, case .choice(let row) = action {
      pressPage(page, row: row, isDouble: true)
      return nil
    }
    guard case .normal = mode else { return nil }
    switch action {
    case .model, .feature: return open()
    case .mark: return press(action)
    case .place(let area, let row, let column):
      return pressPlace(area: area, row: row, column: column, isDouble: true)
    default: return nil
    }
  }

  private mutating func scroll(_ hit: Hit?, by rows: Int) {
    if case .choosing(var chooser) = mode {
      chooser.list.scroll(
        by: rows, count: chooser.shown.count,
        height: Chooser.rowCount(screenHeight: size.height))
      mode = .choosing(chooser)
      return
    }
    if case .reading(let page) = mode { return scrollPage(page, by: rows) }
    switch hit?.action {
    case .model, .pane(.definitions):
      definitionList.scroll(
        by: rows, count: modelRows.count, height: layout.definitions.inner.height)
    case .feature, .mark, .pane(.features):
      featureList.scroll(by: rows, count: self.rows.count, height: layout.features.inner.height)
    case .pane(let pane): scrollPanel(pane, by: rows)
    case .place(let area, _, _): scrollPlace(area: area, by: rows)
    default: break
    }
  }
}
