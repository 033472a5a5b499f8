import ArgumentParser
import CPUCore

/// Compares two CPUs or hosts.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare two CPUs or hosts, property by property.",
    discussion: """
      Prints QEMU's verdict on the first, seen from the second, then the responsible properties in \
      three groups. A host stands for all that it offers to guests.
      """)

  @Argument(help: "What stands after QEMU's -cpu, or a host.")
  var first: String

  @Argument(help: "What it is compared with.")
  var second: String

  @OptionGroup var options: HostOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let host = try options.chosenHost()
    let context = host.context(try options.machineType(on: host).defaults)
    let source = ModelSource(context: context)
    let models = [try source.model(first), try source.model(second)]
    let comparison = context.compare(models[0].model, models[1].model)
    if json {
      Output.line(JSONWriter.text(object(comparison, source)))
    } else {
      Output.lines(text(comparison, models, context).map(\.visible))
    }
  }

  private func text(
    _ comparison: Comparison, _ models: [SharedBaseline.Member], _ context: QEMUContext
  ) -> [String] {
    let sentence = ComparisonText.sentence(comparison, first: first, second: second)
    var lines = ["\(comparison.verdict.rawValue): \(sentence)"]
    if comparison.levelDiffers {
      let levels = models.map { member in
        let level = context.catalog.definition(of: member.model).level
        return "\(member.name) generation \(level.generation) GA \(level.ga)"
      }
      lines.append("type: " + levels.joined(separator: ", "))
    }
    let groups = [
      ("only \(first)", comparison.onlyFirst), ("only \(second)", comparison.onlySecond),
      ("both", comparison.both),
    ]
    for (title, features) in groups {
      let names = context.propertyNames(of: features)
      let list = names.isEmpty ? "" : ": " + names.joined(separator: " ")
      lines.append("\(title), \(features.count)\(list)")
    }
    return lines
  }

  private func object(_ comparison: Comparison, _ source: ModelSource) -> JSONValue {
    [
      "first": .string(first), "second": .string(second),
      "result": .string(comparison.verdict.rawValue),
      "responsible-properties": .array(
        source.context.responsibleProperties(comparison).map(JSONValue.string)),
      "only-first": source.json(comparison.onlyFirst),
      "only-second": source.json(comparison.onlySecond), "both": source.json(comparison.both),
    ]
  }
}
