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
    paintStory()
    paintMessage()
    paintHints()
    if case .choosing(let chooser) = explorer.mode { paintChooser(chooser) }
    if case .reading(let page) = explorer.mode { paintPage(page) }
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
    for (screen, title) in zip(Screen.allCases, tabTitles(width: surface.width - column)) {
      let role: Role = screen == explorer.screen ? .tabActive : .tab
      surface.put(title, column: column, row: 0, role: role)
      hits.append(
        Hit(
          rect: Rect(column: column, row: 0, width: title.count, height: 1),
          action: .command(.screen(screen))))
      column += title.count
    }
  }

  /// The titles of the tabs: where they do not all fit, only the open screen's is written out.
  private func tabTitles(width: Int) -> [String] {
    func titles(_ length: Int) -> [String] {
      Screen.allCases.map { screen in
        let name = screen == explorer.screen ? screen.title : String(screen.title.prefix(length))
        return name.isEmpty ? " \(screen.rawValue) " : " \(screen.rawValue) \(name) "
      }
    }
    let choices = [Int.max, 4, 0].map(titles)
    return choices.first { $0.joined().count <= width } ?? titles(0)
  }

  /// The line of the chosen things, each with the key that changes it.
  ///
  /// Where it is too long, the count of the missing features goes first, then the marketing name,
  /// then the host's name is cut: the verdict stays.
  private mutating func paintState() {
    let current = explorer.current
    let name = explorer.catalog.text(current.name)
    let marketing = current.definition.marketingName
    var facts = marketing == name ? "" : " (\(marketing))"
    let changes = current.hasChanges ? " \(current.changed.count) changed" : ""
    var verdict = explorer.verdictWords
    let role: Role = verdict.hasPrefix("runs") ? .good : .bad
    var host = explorer.host.name.visible
    let room = surface.width - 8 - (name + changes).displayWidth
    if (facts + host + verdict).displayWidth > room {
      verdict = verdict.split(separator: ":").first.map(String.init) ?? verdict
    }
    if (facts + host + verdict).displayWidth > room { facts = "" }
    host = host.clipped(
      to: max(8, room - (facts + verdict).displayWidth), ellipsis: glyphs.ellipsis)
    var column = 1
    column += surface.put(name, column: column, row: 1, role: .title)
    column += surface.put(facts, column: column, row: 1)
    column += surface.put(changes, column: column, row: 1, role: .changed)
    column += surface.put(" on ", column: column, row: 1, role: .dim)
    let start = column
    column += surface.put(host, column: column, row: 1, role: .title)
    hit(start, column, .command(.chooseHost))
    column += surface.put(": ", column: column, row: 1)
    column += surface.put(verdict, column: column, row: 1, role: role)
    paintMachineType(after: column)
  }

  /// The machine type at the right, by its version alone where there is less room.
  private mutating func paintMachineType(after column: Int) {
    let type = explorer.current.machineType.name.visible
    let prefix = "s390-ccw-virtio-"
    var texts = [type]
    if type.hasPrefix(prefix) { texts.append("machine \(type.dropFirst(prefix.count))") }
    guard let text = texts.first(where: { column + $0.displayWidth + 3 <= surface.width }) else {
      return
    }
    let start = surface.width - text.displayWidth - 1
    surface.put(
      text, column: start, row: 1,
      role: explorer.current.machineType.absence == nil ? .normal : .bad)
    hit(start, surface.width - 1, .command(.chooseMachineType))
  }

  private mutating func hit(_ from: Int, _ to: Int, _ action: HitAction) {
    hits.append(
      Hit(rect: Rect(column: from, row: 1, width: to - from, height: 1), action: action))
  }

  private mutating func paintMessage() {
    let row = layout.messageRow
    switch explorer.mode {
    case .search(let input, _):
      let used = surface.put("/", column: 1, row: row, role: .key)
      let shown = putInput(input, column: 1 + used, row: row, width: surface.width - used - 2)
      if let message = explorer.message {
        surface.put(message.text, column: 4 + used + shown, row: row, role: .dim)
      }
    case .typing(let prompt):
      let used = surface.put(prompt.label + " ", column: 1, row: row, role: .key)
      let shown = putInput(
        prompt.input, column: 1 + used, row: row, width: surface.width - used - 2)
      let end = used + shown
      if let message = explorer.message {
        surface.put(message.text, column: 4 + end, row: row, role: .dim)
      }
    case .confirmingQuit:
      paintMessage(explorer.quitQuestion, .warning)
    case .confirmingReplacing(let replacement):
      paintMessage(
        "\(replacement.path) exists. y replaces it, any other key keeps it as it is", .warning)
    case .choosing(let chooser) where chooser.selected?.refusal != nil:
      paintMessage("Not now: \(chooser.selected?.refusal ?? "")", .warning)
    default:
      guard let message = explorer.message else { return }
      paintMessage(message.text, message.kind == .refusal ? .warning : .normal)
    }
  }

  /// A text that is being typed, of a long one the end, and the cursor behind it.
  mutating func putInput(_ input: TextInput, column: Int, row: Int, width: Int) -> Int {
    var shown = input.text.visible[...]
    while !shown.isEmpty, shown.displayWidth >= width { shown.removeFirst() }
    let used = surface.put(shown, column: column, row: row)
    surface.cursor = Cursor(
      column: min(column + used, surface.width - 1), row: row, isVisible: true)
    return used
  }

  /// A message in full: one that is longer than its row grows upwards over the panes.
  private mutating func paintMessage(_ text: String, _ role: Role) {
    let width = surface.width - 2
    let most = max(1, min(4, (surface.height - 4) / 2))
    var lines = StyledLine.wrap(text.visible, width: width, role: role)
    if lines.count > most {
      let rest = lines[(most - 1)...].map(\.text).joined(separator: " ")
      lines[most - 1] = StyledLine(rest.clipped(to: width, ellipsis: glyphs.ellipsis), role)
      lines.removeSubrange(most...)
    }
    let top = layout.messageRow - lines.count + 1
    surface.fill(Rect(column: 0, row: top, width: surface.width, height: lines.count))
    for (offset, line) in lines.enumerated() {
      surface.put(line, column: 1, row: top + offset, maxWidth: width)
    }
  }

  // MARK: The hint bar

  /// The hint bar: help and quit at its right end, before them what means something here, the most
  /// useful first, as far as there is room.
  private mutating func paintHints() {
    let row = layout.hintRow
    surface.fill(Rect(column: 0, row: row, width: surface.width, height: 1), role: .hint)
    if let hints = modeHints() {
      paintModeHints(hints)
      return
    }
    let last = [CommandID.help, .quit].compactMap(Command.command)
    var end = surface.width - 1
    for command in last.reversed() {
      end -= hintWidth(command)
      paintHint(command, column: end)
      end -= 2
    }
    var column = 1
    for command in hintCommands() {
      let width = hintWidth(command)
      guard column + width <= end else { break }
      paintHint(command, column: column)
      column += width + 2
    }
  }

  private func hintWidth(_ command: Command) -> Int {
    (command.keys.first?.label.displayWidth ?? 0) + 1
      + command.label(in: explorer).displayWidth
  }

  private mutating func paintHint(_ command: Command, column: Int) {
    guard let key = command.keys.first else { return }
    let row = layout.hintRow
    let isPossible = command.refusal(explorer) == nil
    surface.put(key.label, column: column, row: row, role: isPossible ? .key : .dim)
    surface.put(
      command.label(in: explorer), column: column + key.label.displayWidth + 1, row: row,
      role: isPossible ? .hint : .dim)
    hits.append(
      Hit(
        rect: Rect(column: column, row: row, width: hintWidth(command), height: 1),
        action: .command(command.id)))
  }

  /// The keys of what lies over the screen; nil if nothing does.
  private func modeHints() -> [(key: String, label: String)]? {
    switch explorer.mode {
    case .normal: nil
    case .search: [("Enter", "stays there"), ("Esc", "goes back"), ("Up Down", "other matches")]
    case .choosing(let chooser) where chooser.marks:
      [("Enter", "takes"), ("Space", "marks"), ("Esc", "leaves"), ("letters", "filter")]
    case .choosing(let chooser):
      [
        ("Enter", chooser.kind == .help || chooser.kind == .palette ? "runs" : "chooses"),
        ("Esc", "leaves"), ("Up Down", "move"), ("letters", "filter"),
      ]
    case .typing: [("Enter", "takes it"), ("Esc", "leaves"), ("C-u", "empties")]
    case .reading:
      [
        ("Enter", "goes on"), ("Backspace", "goes back"), ("Esc", "leaves"), ("w", "why"),
        ("i", "info"),
      ]
    case .confirmingReplacing: [("y", "replaces"), ("Esc", "does not")]
    case .confirmingQuit: [("y", "leaves"), ("Esc", "stays")]
    }
  }

  private mutating func paintModeHints(_ hints: [(key: String, label: String)]) {
    var column = 1
    for hint in hints {
      guard column + (hint.key + hint.label).displayWidth + 1 < surface.width else { break }
      column += surface.put(hint.key, column: column, row: layout.hintRow, role: .key) + 1
      column += surface.put(hint.label, column: column, row: layout.hintRow, role: .hint) + 2
    }
  }

  /// The commands that the hint bar names, the most useful first.
  private func hintCommands() -> [Command] {
    let shown = Command.all.filter {
      !$0.label.isEmpty && $0.isAtHome(in: explorer) && $0.id != .help && $0.id != .quit
        && $0.hasKey(on: explorer.screen)
    }
    let panes = shown.filter { $0.id == .nextPane }
    let own = shown.filter { $0.screens.count == 1 && explorer.screen != .explorer }
    let first: [CommandID] = [.toggle, .deprecatedOff, .chooseHost, .mend, .search]
    let ordered = panes + own + first.compactMap { id in shown.first { $0.id == id } }
    return ordered + shown.filter { command in !ordered.contains { $0.id == command.id } }
  }
}
