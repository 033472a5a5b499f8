extension Command {
  /// All commands, in the order of the help; the hint bar shows those with a label, in this order.
  ///
  /// Those of one screen come first, so that a key may mean something of its own there.
  static let all: [Command] =
    hostsCommands + migrationCommands + deprecationCommands + compareCommands
    + (editing + looking).map { $0.on(.explorer) } + asking + exporting
    + history + choosing + moving + program

  /// The command, limited to one screen.
  func on(_ screen: Screen) -> Command {
    var command = self
    command.screens = [screen]
    return command
  }

  private static let editing: [Command] = [
    Command(
      id: .toggle, keys: [.character(" ")], label: "toggle",
      help: "Switch the feature or group on or off", panes: [.features],
      refusal: { $0.toggleRefusal }, run: { $0.toggleRow() }),
    Command(
      id: .deprecatedOff, keys: [.character("D")], label: "deprecated",
      help: "Switch all deprecated features off; again: back on",
      refusal: { $0.deprecatedRefusal }, run: { $0.toggleDeprecated() }),
    Command(
      id: .mend, keys: [.character("m")], label: "mend",
      help: "Make the smallest change that runs on the host",
      refusal: { $0.mendRefusal }, run: { $0.applyMend() }),
    Command(
      id: .resetRow, keys: [.character("r")], label: "",
      help: "Put the feature or group back to what the model has", panes: [.features],
      refusal: { $0.resetRowRefusal }, run: { $0.resetRow() }),
    Command(
      id: .resetAll, keys: [.character("R")], label: "",
      help: "Put all features back to what the model has",
      refusal: { $0.current.hasChanges ? nil : "Nothing is changed in this model" },
      run: { $0.resetAll() }),
    Command(
      id: .pin, keys: [.character("P")], label: "", help: "Pin the model as a guest",
      run: { $0.pin() }),
  ]

  private static let history: [Command] = [
    Command(
      id: .undo, keys: [.character("u")], label: "undo", help: "Take the last change back",
      refusal: { $0.history.canUndo ? nil : "There is nothing to undo" }, run: { $0.undo() }),
    Command(
      id: .redo, keys: [.control("r")], label: "", help: "Make the change again that was undone",
      refusal: { $0.history.canRedo ? nil : "There is nothing to redo" }, run: { $0.redo() }),
  ]

  private static let looking: [Command] = [
    Command(
      id: .search, keys: [.character("/")], label: "search",
      help: "Search names and descriptions; n and N go on", run: { $0.startSearch() }),
    Command(
      id: .searchNext, keys: [.character("n")], label: "", help: "Go to the next match",
      refusal: { $0.searchRefusal }, run: { $0.repeatSearch(forward: true) }),
    Command(
      id: .searchPrevious, keys: [.character("N")], label: "",
      help: "Go to the match before", refusal: { $0.searchRefusal },
      run: { $0.repeatSearch(forward: false) }),
    Command(
      id: .filter, keys: [.character("f")], label: "filter",
      help: "Show all features, those on, changed, deprecated, missing, or beyond base",
      run: { $0.nextFilter() }),
    Command(
      id: .hideUnsettable, keys: [.character("a")], label: "",
      help: "Hide or show features that can not be on in this model",
      run: { $0.toggleUnsettable() }),
    Command(
      id: .baseModels, keys: [.character("b")], label: "",
      help: "List the models with their default or with their base sets",
      run: { $0.toggleBaseModels() }),
    Command(
      id: .format, keys: [.character("v")], label: "view",
      help: "Show the model as -cpu, static, full, libvirt XML or QMP",
      run: { $0.nextFormat() }),
    Command(
      id: .copy, keys: [.character("y")], label: "copy",
      help: "Copy the -cpu line to the terminal's clipboard", run: { $0.copyArgument() }),
  ]

  private static let choosing: [Command] = [
    Command(
      id: .chooseHost, keys: [.character("H")], label: "host", help: "Choose the host",
      run: {
        $0.mode = .choosing($0.hostChooser())
        return nil
      }),
    Command(
      id: .chooseMachineType, keys: [.character("M")], label: "machine",
      help: "Choose the machine type",
      run: {
        $0.mode = .choosing($0.machineTypeChooser())
        return nil
      }),
  ]

  private static let moving: [Command] = [
    Command(
      id: .nextPane, keys: [.tab], label: "pane", help: "Go to the next pane",
      run: { $0.movePane(by: 1) }),
    Command(
      id: .previousPane, keys: [.backTab], label: "", help: "Go to the pane before",
      run: { $0.movePane(by: -1) }),
    Command(
      id: .open, keys: [.enter], label: "", help: "Open: a model's features, a group, a host",
      run: { $0.open() }),
    Command(
      id: .up, keys: [.up, .character("k")], label: "", help: "Go up", run: { $0.move(by: -1) }),
    Command(
      id: .down, keys: [.down, .character("j")], label: "", help: "Go down",
      run: { $0.move(by: 1) }),
    Command(
      id: .left, keys: [.left, .character("h")], label: "",
      help: "Fold the group, or go to the pane on the left", run: { $0.moveLeft() }),
    Command(
      id: .right, keys: [.right, .character("l")], label: "",
      help: "Unfold the group, or go to the pane on the right", run: { $0.moveRight() }),
    Command(
      id: .pageUp, keys: [.pageUp, .control("b")], label: "", help: "Go a page up",
      run: { $0.movePage(by: -1) }),
    Command(
      id: .pageDown, keys: [.pageDown, .control("f")], label: "", help: "Go a page down",
      run: { $0.movePage(by: 1) }),
    Command(
      id: .halfPageUp, keys: [.control("u")], label: "", help: "Go half a page up",
      run: { $0.moveHalfPage(by: -1) }),
    Command(
      id: .halfPageDown, keys: [.control("d")], label: "", help: "Go half a page down",
      run: { $0.moveHalfPage(by: 1) }),
    Command(
      id: .top, keys: [.home, .character("g")], label: "", help: "Go to the first row",
      run: { $0.move(by: Int.min / 2) }),
    Command(
      id: .bottom, keys: [.end, .character("G")], label: "", help: "Go to the last row",
      run: { $0.move(by: Int.max / 2) }),
  ]

  private static let program: [Command] = [
    screen(.explorer), screen(.hosts), screen(.migration), screen(.deprecation), screen(.compare),
    Command(
      id: .palette, keys: [.character(":")], label: "commands",
      help: "Find a command by its words",
      run: {
        $0.mode = .choosing($0.commandChooser(.palette))
        return nil
      }),
    Command(
      id: .help, keys: [.character("?"), .function(1)], label: "help", help: "Show the keys",
      run: {
        $0.mode = .choosing($0.commandChooser(.help))
        return nil
      }),
    Command(
      id: .saveSession, keys: [.control("s")], label: "",
      help: "Save the session to a file; it asks for the path the first time",
      run: { $0.saveSession() }),
    Command(
      id: .saveSessionAs, keys: [], label: "", help: "Save the session to another file",
      run: { $0.saveSessionAs() }),
    Command(
      id: .theme, keys: [], label: "",
      help: "Next theme: colours for any, a dark or a light background, or none",
      run: { $0.nextTheme() }),
    Command(
      id: .redraw, keys: [.control("l")], label: "", help: "Paint the screen anew",
      run: { _ in .redraw }),
    Command(
      id: .leave, keys: [.escape], label: "", help: "Drop the filter; leave what is open",
      isListed: false, run: { $0.leave() }),
    Command(
      id: .quit, keys: [.character("q"), .function(10)], label: "quit",
      help: "End; asks only if a session file is behind, or nothing could be saved",
      run: { $0.quit() }),
  ]

  private static func screen(_ screen: Screen) -> Command {
    Command(
      id: .screen(screen), keys: [.character(Character("\(screen.rawValue)"))], label: "",
      help: "Go to the screen \(screen.title)",
      run: {
        $0.screen = screen
        $0.message = nil
        return nil
      })
  }
}

extension CommandID {
  static let toggle = CommandID(rawValue: "toggle")
  static let deprecatedOff = CommandID(rawValue: "deprecatedOff")
  static let mend = CommandID(rawValue: "mend")
  static let undo = CommandID(rawValue: "undo")
  static let redo = CommandID(rawValue: "redo")
  static let resetRow = CommandID(rawValue: "resetRow")
  static let resetAll = CommandID(rawValue: "resetAll")
  static let pin = CommandID(rawValue: "pin")
  static let search = CommandID(rawValue: "search")
  static let searchNext = CommandID(rawValue: "searchNext")
  static let searchPrevious = CommandID(rawValue: "searchPrevious")
  static let filter = CommandID(rawValue: "filter")
  static let hideUnsettable = CommandID(rawValue: "hideUnsettable")
  static let baseModels = CommandID(rawValue: "baseModels")
  static let format = CommandID(rawValue: "format")
  static let copy = CommandID(rawValue: "copy")
  static let chooseHost = CommandID(rawValue: "chooseHost")
  static let chooseMachineType = CommandID(rawValue: "chooseMachineType")
  static let nextPane = CommandID(rawValue: "nextPane")
  static let previousPane = CommandID(rawValue: "previousPane")
  static let open = CommandID(rawValue: "open")
  static let up = CommandID(rawValue: "up")
  static let down = CommandID(rawValue: "down")
  static let left = CommandID(rawValue: "left")
  static let right = CommandID(rawValue: "right")
  static let pageUp = CommandID(rawValue: "pageUp")
  static let pageDown = CommandID(rawValue: "pageDown")
  static let halfPageUp = CommandID(rawValue: "halfPageUp")
  static let halfPageDown = CommandID(rawValue: "halfPageDown")
  static let top = CommandID(rawValue: "top")
  static let bottom = CommandID(rawValue: "bottom")
  static let palette = CommandID(rawValue: "palette")
  static let help = CommandID(rawValue: "help")
  static let saveSession = CommandID(rawValue: "saveSession")
  static let saveSessionAs = CommandID(rawValue: "saveSessionAs")
  static let theme = CommandID(rawValue: "theme")
  static let redraw = CommandID(rawValue: "redraw")
  static let leave = CommandID(rawValue: "leave")
  static let quit = CommandID(rawValue: "quit")
}
