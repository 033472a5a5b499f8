import ArgumentParser
import CPUCore
import Glibc

extension TerminalOptions.ColorChoice: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}

/// Opens the explorer.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", abstract: "Open the explorer; the default.",
    discussion: "Keys: ? shows them all. Tab goes through the panes, Space toggles, q ends.")

  /// Where the explorer starts if nothing is asked for: the newest real machine there is.
  static let defaultHost = "gen17a-qemu-11.1.0-kvm"

  @Argument(help: "The CPU to start with, as after QEMU's -cpu: z14,csske=off.")
  var cpu: String?

  @OptionGroup var options: HostOptions

  @Flag(help: "Go on with the session that was saved last, automatically.")
  var resume = false

  @Option(help: ArgumentHelp("A saved session to open.", valueName: "file"))
  var session: String?

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    guard resume || session != nil else { return }
    if resume, session != nil {
      throw ValidationError("--resume and --session can not be given together.")
    }
    if cpu != nil || options.host != nil || options.qemu != nil || options.machine != nil {
      throw ValidationError(
        "A session has its own CPU, host and machine type: give none with --resume and --session.")
    }
  }

  func run() throws {
    let configuration = try screen.configuration()
    let keeper = SessionKeeper()
    var explorer = try explorer(configuration, keeper)
    try Self.show(&explorer, screen.terminalOptions(configuration), keeper)
  }

  /// Shows the explorer until the user leaves it.
  static func show(
    _ explorer: inout Explorer, _ options: TerminalOptions, _ keeper: SessionKeeper
  ) throws(CommandFailure) {
    explorer.theme = options.theme
    keeper.begin(&explorer)
    let terminal: Terminal
    do {
      terminal = try Terminal.open(options)
    } catch {
      throw CommandFailure(error.description)
    }
    let start = explorer.current.argument
    terminal.onTermination = { keeper.finish() }
    _ = explorer.handle(.resize(terminal.size))
    Self.loop(&explorer, terminal, keeper)
    terminal.close()
    Self.sayGoodbye(explorer, start, keeper)
  }

  /// Prints what is left of the work: the `-cpu` line, if it is another than at the start, so that it
  /// can be copied from the terminal, and how to come back.
  ///
  /// Nothing is lost to scripts by that: the explorer runs only where standard output is a terminal.
  private static func sayGoodbye(
    _ explorer: Explorer, _ start: CPUArgument, _ keeper: SessionKeeper
  ) {
    let argument = explorer.current.argument
    // A model that was only looked at needs no line.
    if explorer.current.hasChanges, argument != start {
      Output.line("-cpu \(argument.text)")
    }
    if keeper.hasSaved, explorer.saving.path == nil {
      Output.error("'modeltui --resume' goes on from here")
    }
  }

  /// Draws, waits, changes the state, until the end.
  private static func loop(
    _ explorer: inout Explorer, _ terminal: Terminal, _ keeper: SessionKeeper
  ) {
    var frame = Frame.render(explorer, glyphs: terminal.glyphs)
    terminal.paint(frame.surface)
    while true {
      for event in terminal.nextEvents() {
        switch explorer.handle(event, hits: frame.hits) {
        case .quit: if keeper.finish(&explorer) { return }
        case .save(let path, let replacing):
          keeper.save(&explorer, to: path, replacing: replacing)
        case .useTheme:
          terminal.use(explorer.theme)
          terminal.forgetScreen()
        case .redraw: terminal.forgetScreen()
        case .write(let request): explorer.finish(request, OutputFile.write(request))
        case .copy(let text):
          if !terminal.copyToClipboard(text) { explorer.refuse("Too long to copy: \(text.count)") }
        case .loadHost(let path): explorer.loadHost(path)
        case .loadGuests(let path): explorer.loadGuests(path)
        case nil: if event == .redraw { terminal.forgetScreen() }
        }
        // A click belongs to the frame that the user saw; after a change there is a new one.
        frame = Frame.render(explorer, glyphs: terminal.glyphs)
      }
      terminal.paint(frame.surface)
      let message = explorer.message
      keeper.keep(&explorer)
      if explorer.message != message {
        frame = Frame.render(explorer, glyphs: terminal.glyphs)
        terminal.paint(frame.surface)
      }
    }
  }

  /// The state to start with.
  private func explorer(
    _ configuration: Configuration, _ keeper: SessionKeeper
  ) throws -> Explorer {
    let size = Size(width: 80, height: 24)
    if let session {
      var (explorer, message) = try keeper.open(session, size: size)
      explorer.say(message)
      return explorer
    }
    guard resume else { return try freshExplorer(configuration) }
    let (resumed, message) = keeper.resume(size: size)
    var explorer = try resumed ?? freshExplorer(configuration)
    if let message, resumed == nil { explorer.refuse(message) } else { explorer.say(message ?? "") }
    return explorer
  }

  /// The state to start with where there is no session.
  private func freshExplorer(_ configuration: Configuration) throws -> Explorer {
    var options = options
    var fault = configuration.fault
    if options.host == nil, options.qemu == nil {
      options.host = Self.defaultHost
      if let wanted = configuration.host {
        let found = Result { () throws(CommandFailure) in try HostSource.host(wanted) }
        switch found {
        case .success(let host): return try freshExplorer(on: host, options, fault)
        case .failure(let failure):
          let text = "\(configuration.path.visible): \(failure)"
          if configuration.isExplicit { throw CommandFailure(text) }
          fault = fault ?? text
        }
      }
    }
    return try freshExplorer(on: options.chosenHost(), options, fault)
  }

  private func freshExplorer(
    on host: Host, _ options: HostOptions, _ fault: String?
  ) throws -> Explorer {
    let choice = try options.machineType(on: host)
    let (name, toggles) = try selection(host.context(choice.defaults))
    var explorer = Explorer(
      host: host, machineTypeName: options.machine.map { _ in choice.name },
      selection: name, toggles: toggles, size: Size(width: 80, height: 24))
    if let fault { explorer.refuse(fault) }
    return explorer
  }

  private func selection(_ context: QEMUContext) throws -> (ModelName?, Toggles) {
    guard let cpu else { return (nil, Toggles()) }
    let (name, model) = try ModelSource(context: context).cpu(cpu)
    let start = context.model(name)
    return (
      name,
      Toggles(
        on: model.features.subtracting(start.features),
        off: start.features.subtracting(model.features))
    )
  }
}
