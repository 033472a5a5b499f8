import ArgumentParser
import CPUCore

/// Prints a report on a CPU in Markdown.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Print a report on a CPU in Markdown.",
    discussion: """
      What the model is, whether it runs on the host and why not, and on which of the library's real \
      machines it runs.
      """)

  @Argument(help: "What stands after QEMU's -cpu, such as z14,csske=off.")
  var cpu: String

  @OptionGroup var options: HostOptions

  @Option(
    help: ArgumentHelp(
      "A host for the matrix, by name or file; all real machines and emulations without any.",
      valueName: "host"))
  var to: [String] = []

  func run() throws {
    let host = try options.chosenHost()
    let choice = try options.machineType(on: host)
    let context = host.context(choice.defaults)
    let catalog = Catalog.builtIn
    let model = try ModelSource(context: context).cpu(cpu)
    let guest = Guest(name: cpu, machineType: choice.name, model: model.model)
    var hosts = try to.map { try HostSource.host($0) }
    if hosts.isEmpty { hosts = HostLibrary.builtIn.hosts.filter { $0.provenance != .ideal } }
    let report = MarkdownReport(
      context: context, name: model.name, guest: guest, host: host, guests: [guest],
      hosts: catalog.byGeneration(hosts))
    Output.write(report.text, to: 1)
  }
}
