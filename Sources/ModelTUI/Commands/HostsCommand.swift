import ArgumentParser
import CPUCore

/// Lists the hosts of the library.
struct HostsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hosts", abstract: "List the hosts of the library.",
    discussion: """
      A line a host: its name, its CPU definition, QEMU release, machine types, how many features it \
      offers, and where the facts come from.
      """)

  @Option(help: ArgumentHelp("A file of QMP answers to list too.", valueName: "file"))
  var host: [String] = []

  @Flag(help: "Print one JSON array.")
  var json = false

  func run() throws {
    var library = HostLibrary.builtIn
    for source in host { library.add(try HostSource.host(source)) }
    if json {
      Output.line(JSONWriter.text(.array(library.hosts.map(object))))
      return
    }
    var table = TextTable()
    for host in library.hosts { table.append(row(host)) }
    Output.lines(table.lines)
  }

  private func row(_ host: Host) -> [String] {
    let definition = Catalog.builtIn.definition(of: host.maximum)
    let types = Catalog.builtIn.machineTypes(of: host)
    return [
      host.name.visible, definition.name, definition.marketingName, "QEMU \(host.release)",
      "\(shortName(types.first)) to \(shortName(types.last))",
      "\(host.maximum.features.count) features", host.provenanceText.visible,
    ]
  }

  private func shortName(_ type: Host.OfferedMachineType?) -> String {
    guard let name = type?.name else { return "none" }
    return String(name.dropFirst(Catalog.machineTypePrefix.count)).visible
  }

  private func object(_ host: Host) -> JSONValue {
    let definition = Catalog.builtIn.definition(of: host.maximum)
    return [
      "name": .string(host.name), "accelerator": .string(host.accelerator.rawValue),
      "model": .string(definition.name), "machine": .string(definition.marketingName),
      "qemu": .string(host.release.description),
      "machine-types": .array(
        Catalog.builtIn.machineTypes(of: host).map { .string($0.name) }),
      "features": .array(
        host.maximum.features.map { .string(Catalog.builtIn.name($0)) }),
      "unknown-features": .array(host.unknownFeatures.map(JSONValue.string)),
      "provenance": .string(host.provenanceText),
      "notes": .array(host.notes.map(JSONValue.string)),
    ]
  }
}
