import ArgumentParser
import CPUCore
import Glibc

extension TerminalOptions.ColorChoice: ExpressibleByArgument {}

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

  @Option(help: "Colours: auto, always or never; NO_COLOR counts too.")
  var color = TerminalOptions.ColorChoice.auto

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var noMouse = false

  func run() throws {
    var explorer = try explorer()
    let terminal: Terminal
    do {
      terminal = try Terminal.open(
        TerminalOptions(color: color, usesMouse: !noMouse, usesASCII: ascii))
    } catch {
      throw CommandFailure(error.description)
    }
    defer { terminal.close() }
    _ = explorer.handle(.resize(terminal.size))
    Self.loop(&explorer, terminal)
  }

  /// Draws, waits, changes the state, until the end.
  private static func loop(_ explorer: inout Explorer, _ terminal: Terminal) {
    var frame = Frame.render(explorer, glyphs: terminal.glyphs)
    terminal.paint(frame.surface)
    while true {
      for event in terminal.nextEvents() {
        switch explorer.handle(event, hits: frame.hits) {
        case .quit: return
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
    }
  }

  /// The state to start with.
  private func explorer() throws -> Explorer {
    var options = options
    if options.host == nil, options.qemu == nil { options.host = Self.defaultHost }
    let host = try options.chosenHost()
    let choice = try options.machineType(on: host)
    let (name, toggles) = try selection(host.context(choice.defaults))
    return Explorer(
      host: host, machineTypeName: options.machine.map { _ in choice.name },
      selection: name, toggles: toggles, size: Size(width: 80, height: 24))
  }

  private func selection(_ context: QEMUContext) throws -> (ModelName?, Toggles) {
    guard let cpu else { return (nil, Toggles()) }
    let argument: CPUArgument
    let model: CPUModel
    do throws(CPUArgumentFault) {
      argument = try CPUArgument(parsing: cpu)
      model = try context.model(argument)
    } catch {
      Output.error("modeltui: " + QEMUMessages.text(error).visible)
      for hint in Catalog.builtIn.hints(forModel: cpu) { Output.error(hint) }
      throw ExitCode(ExitStatus.no)
    }
    guard let name = context.catalog.modelName(argument.model) else { return (nil, Toggles()) }
    let start = context.model(name)
    return (
      name,
      Toggles(
        on: model.features.subtracting(start.features),
        off: start.features.subtracting(model.features))
    )
  }
}
