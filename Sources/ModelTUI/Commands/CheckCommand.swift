import ArgumentParser
import CPUCore

/// Says whether a CPU starts on a host, as QEMU would, and why not.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether a CPU starts on a host, and why not.",
    discussion: """
      Prints the lines that QEMU would print, then the verdict with its reasons and the smallest \
      change that runs. Exit status 0 if it starts, 1 if not.
      """)

  @Argument(help: "What stands after QEMU's -cpu, such as z14,csske=off.")
  var cpu: String

  @OptionGroup var options: HostOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let host = try options.chosenHost()
    let machineType = try options.machineType(on: host)
    let report = Catalog.builtIn.start(cpu, on: host, machineType: machineType)
    if json {
      Output.line(JSONWriter.text(object(report, host, machineType)))
    } else {
      Output.lines(text(report, host, machineType))
    }
    if !report.runs { throw ExitCode(ExitStatus.no) }
  }

  private func text(
    _ report: StartReport, _ host: Host, _ machineType: MachineTypeChoice
  ) -> [String] {
    let context = host.context(machineType.defaults)
    let place = "\(host.name) (QEMU \(host.release), \(machineType.name))"
    var lines = report.messages
    lines.append(report.runs ? "runs on \(place)" : "does not run on \(place)")
    lines += ReasonText().sentences(report.reasons, in: context).map { "- " + $0 }
    if let mend = report.mend {
      let machine = mend.machineType.map { "-M \($0) " } ?? ""
      lines.append("this runs: \(machine)-cpu \(mend.argument.text)")
    }
    lines += report.notes.map { "note: " + $0 }
    return lines.map(\.visible)
  }

  private func object(
    _ report: StartReport, _ host: Host, _ machineType: MachineTypeChoice
  ) -> JSONValue {
    let reasons = ReasonText()
    var object: [(String, JSONValue)] = [
      ("runs", .bool(report.runs)), ("host", .string(host.name)),
      ("machine", .string(machineType.name)), ("qemu", .string(host.release.description)),
      ("messages", .array(report.messages.map(JSONValue.string))),
      ("reasons", .array(report.reasons.map(reasons.json))),
      ("mend", report.mend.map { .string($0.argument.text) } ?? .null),
    ]
    if let machine = report.mend?.machineType { object.append(("mend-machine", .string(machine))) }
    object.append(("notes", .array(report.notes.map(JSONValue.string))))
    return .object(JSONObject(object))
  }
}
