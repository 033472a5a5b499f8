import ArgumentParser
import CPUCore

/// Prints what a CPU really contains.
struct ExpandCommand: ParsableCommand {
  /// The forms in which a model can be printed.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    /// The answer to query-cpu-model-expansion, the difference from the base set.
    case `static`
    /// The same with everything that is on and off.
    case full
    /// A `-cpu` argument that means the same everywhere.
    case cpu
    /// Libvirt's `<cpu>`.
    case xml
  }

  static let configuration = CommandConfiguration(
    commandName: "expand", abstract: "Print what a CPU really contains.",
    discussion: """
      static and full are QEMU's own answer in one line of JSON; cpu is the -cpu argument that means the \
      same in every QEMU; xml is libvirt's <cpu> element.
      """)

  @Argument(help: "What stands after QEMU's -cpu, such as z14,csske=off.")
  var cpu: String

  @OptionGroup var options: HostOptions

  @Option(help: "static, full, cpu or xml.")
  var type = Form.static

  func run() throws {
    let host = try options.chosenHost()
    let context = host.context(try options.machineType(on: host).defaults)
    let model = try ModelSource(context: context).cpu(cpu, speaker: "").model
    let expansion = context.expand(model, type == .full ? .full : .static)
    switch type {
    case .static, .full: Output.line(JSONWriter.text(QMPAnswers(context).expansion(expansion)))
    case .cpu: Output.line(context.argument(expansion).text)
    case .xml: Output.line(LibvirtCPUWriter.xml(expansion, context))
    }
  }
}
