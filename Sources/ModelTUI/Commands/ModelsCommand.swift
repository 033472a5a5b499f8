import ArgumentParser
import CPUCore

/// Lists the CPU models of a QEMU.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the CPU models and whether they run on a host.",
    discussion: """
      A line a model: its name, whether it runs on the host, machine type number and marketing name, and \
      the unavailable features. A word as argument keeps the models that it names: z16, gen16a and \
      3931 all find the same.
      """)

  @Argument(help: "Keep the models whose name, number or marketing name has this in it.")
  var search: String?

  @OptionGroup var options: HostOptions

  @Flag(help: "Print one JSON array.")
  var json = false

  func run() throws {
    let host = try options.chosenHost()
    let context = host.context(try options.machineType(on: host).defaults)
    let names = context.modelNames.filter { matches($0, context) }
    if json {
      Output.line(JSONWriter.text(.array(names.map { object($0, context) })))
    } else {
      var table = TextTable()
      for name in names { table.append(row(name, context)) }
      Output.lines(table.lines)
    }
    if names.isEmpty {
      Output.error("modeltui: no model matches '\((search ?? "").visible)'")
      throw ExitCode(ExitStatus.no)
    }
  }

  private func matches(_ name: ModelName, _ context: QEMUContext) -> Bool {
    guard let search, !search.isEmpty else { return true }
    let wanted = search.lowercased()
    var words = [context.catalog.text(name)]
    if case .definition(let index, _) = name {
      let definition = context.catalog.definitions[index]
      words += [String(definition.machineNumber)] + definition.marketingNames
    }
    return words.contains { $0.lowercased().contains(wanted) }
  }

  private func row(_ name: ModelName, _ context: QEMUContext) -> [String] {
    let unavailable = context.unavailableFeatures(name)
    let definition = context.catalog.definition(of: context.model(name))
    return [
      context.catalog.text(name), unavailable.isEmpty ? "runs" : "no",
      String(definition.machineNumber), definition.marketingName,
      unavailable.joined(separator: " "),
    ]
  }

  private func object(_ name: ModelName, _ context: QEMUContext) -> JSONValue {
    let definition = context.catalog.definition(of: context.model(name))
    return [
      "name": .string(context.catalog.text(name)), "definition": .string(definition.name),
      "type": .integer(Int64(definition.machineNumber)),
      "generation": .integer(Int64(definition.level.generation)),
      "ga": .integer(Int64(definition.level.ga)),
      "class": .string(definition.machineClass.rawValue),
      "marketing": .array(definition.marketingNames.map(JSONValue.string)),
      "static": .bool(name.isStatic), "migration-safe": .bool(name.isMigrationSafe),
      "unavailable-features": .array(context.unavailableFeatures(name).map(JSONValue.string)),
    ]
  }
}
