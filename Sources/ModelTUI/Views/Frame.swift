import CPUCore

/// A drawn screen and what can be clicked on it.
struct Frame: Sendable {
  var surface: Surface
  var hits: [Hit] = []

  /// Draws the explorer.
  static func render(_ explorer: Explorer, glyphs: Glyphs = .unicode) -> Frame {
    var painter = Painter(explorer, glyphs)
    painter.paint()
    return Frame(surface: painter.surface, hits: painter.hits)
  }
}

/// Draws one frame: the state goes in, cells and places to click come out.
struct Painter {
  let explorer: Explorer
  let glyphs: Glyphs
  let layout: Layout
  var surface: Surface
  var hits: [Hit] = []

  init(_ explorer: Explorer, _ glyphs: Glyphs) {
    self.explorer = explorer
    self.glyphs = glyphs
    layout = explorer.layout
    surface = Surface(explorer.size)
  }

  mutating func paint() {
    guard !layout.isTooSmall else {
      let smallest = Layout.smallest
      surface.put("modeltui needs \(smallest.width)x\(smallest.height)", column: 0, row: 0)
      return
    }
    paintTabs()
    paintState()
    paintScreen()
    paintMessage()
    paintHints()
    if case .choosing(let chooser) = explorer.mode { paintChooser(chooser) }
  }

  private mutating func paintScreen() {
    switch explorer.screen {
    case .explorer:
      paintDefinitions()
      paintFeatures()
      for (panel, area) in layout.panels { paintPanel(panel, area) }
    case .hosts: paintHosts()
    case .migration: paintMigration()
    case .deprecation: paintDeprecation()
    case .compare: paintCompare()
    }
  }

  // MARK: The frame around the panes

  private mutating func paintTabs() {
    surface.fill(Rect(column: 0, row: 0, width: surface.width, height: 1), role: .tab)
    var column = 1
    if surface.width >= 76 {
      column += surface.put("modeltui", column: 1, row: 0, role: .title) + 2
    }
    for screen in Screen.allCases {
      let title = " \(screen.rawValue) \(screen.title) "
      let role: Role = screen == explorer.screen ? .tabActive : .tab
      guard column + title.count <= surface.width else { break }
      surface.put(title, column: column, row: 0, role: role)
      hits.append(
        Hit(
          rect: Rect(column: column, row: 0, width: title.count, height: 1),
          action: .command(.screen(screen))))
      column += title.count
    }
  }

  /// The line of the chosen things, each with the key that changes it.
  private mutating func paintState() {
    let current = explorer.current
    let changes = current.changed.count
    let verdict = explorer.verdictWords
    let role: Role = verdict.hasPrefix("runs") ? .good : .bad
    var column = 1
    column += surface.put(
      explorer.catalog.text(current.name), column: column, row: 1, role: .title)
    column += surface.put(
      " (\(current.definition.marketingName))" + (changes > 0 ? " \(changes) changed" : ""),
      column: column, row: 1)
    column += surface.put(" on ", column: column, row: 1, role: .dim)
    let room = surface.width - column - verdict.count - 4
    let start = column
    column += surface.put(
      explorer.host.name.visible.clipped(to: max(8, room), ellipsis: glyphs.ellipsis),
      column: column, row: 1, role: .title)
    hit(start, column, .command(.chooseHost))
    column += surface.put(": ", column: column, row: 1)
    column += surface.put(verdict, column: column, row: 1, role: role)
    let type = current.machineType.name.visible
    if column + type.displayWidth + 3 <= surface.width {
      let start = surface.width - type.displayWidth - 1
      surface.put(
        type, column: start, row: 1, role: current.machineType.absence == nil ? .normal : .bad)
      hit(start, surface.width - 1, .command(.chooseMachineType))
    }
  }

  private mutating func hit(_ from: Int, _ to: Int, _ action: HitAction) {
    hits.append(
      Hit(rect: Rect(column: from, row: 1, width: to - from, height: 1), action: action))
  }

  private mutating func paintMessage() {
    let row = layout.messageRow
    switch explorer.mode {
    case .search(let input, _): paintInput("/", input.text)
    case .prompt(let prompt): paintInput(prompt.label, prompt.input.text)
    case .confirmingQuit:
      surface.put(
        "There are unsaved changes. Leave all the same? y leaves, any other key stays", column: 1,
        row: row, role: .warning)
    default:
      guard let message = explorer.message else { return }
      let text = message.text.clipped(to: surface.width - 2, ellipsis: glyphs.ellipsis)
      surface.put(
        text, column: 1, row: row, role: message.kind == .refusal ? .warning : .normal)
    }
  }

  /// The line in which a text is typed; of a long one the end is shown.
  private mutating func paintInput(_ label: String, _ text: String) {
    let row = layout.messageRow
    let used = surface.put(label, column: 1, row: row, role: .key)
    var text = text.visible[...]
    while text.displayWidth > max(1, surface.width - used - 3) { text.removeFirst() }
    let shown = surface.put(text, column: 1 + used, row: row)
    surface.cursor = Cursor(column: 1 + used + shown, row: row, isVisible: true)
    if let message = explorer.message {
      surface.put(message.text, column: 4 + used + shown, row: row, role: .dim)
    }
  }

  /// The hint bar: the commands that mean something here, dropped from the right.
  private mutating func paintHints() {
    let row = layout.hintRow
    surface.fill(Rect(column: 0, row: row, width: surface.width, height: 1), role: .hint)
    var column = 1
    for command in hintCommands() {
      guard let key = command.keys.first else { continue }
      let width = key.label.displayWidth + 1 + command.label.displayWidth
      guard column + width < surface.width else { break }
      let isPossible = command.refusal(explorer) == nil
      surface.put(key.label, column: column, row: row, role: isPossible ? .key : .dim)
      surface.put(
        command.label, column: column + key.label.displayWidth + 1, row: row,
        role: isPossible ? .hint : .dim)
      hits.append(
        Hit(
          rect: Rect(column: column, row: row, width: width, height: 1),
          action: .command(command.id)))
      column += width + 2
    }
  }

  /// Help and quit come first in a row that is cut from the right.
  private func hintCommands() -> [Command] {
    let shown = Command.all.filter {
      !$0.label.isEmpty && $0.isAtHome(in: explorer) && $0.hasKey(on: explorer.screen)
    }
    let first: [CommandID] = [
      .help, .nextPane, .toggle, .deprecatedOff, .chooseHost, .mend, .search,
    ]
    let own = shown.filter { $0.screens.count == 1 && explorer.screen != .explorer }
    let ordered = own + first.compactMap { id in shown.first { $0.id == id } }
    let help = ordered.filter { $0.id == .help }
    let rest = shown.filter { command in !ordered.contains { $0.id == command.id } }
    return help + ordered.filter { $0.id != .help } + rest
  }
}
