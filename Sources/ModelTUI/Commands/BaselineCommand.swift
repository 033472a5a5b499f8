import ArgumentParser
import CPUCore

/// Finds the common model of many CPUs or hosts.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Find the model that many CPUs or hosts have in common.",
    discussion: """
      Prints the common model as a -cpu argument, what each loses by it, and where libvirt's \
      hypervisor-cpu-baseline answers otherwise. Exit status 1 if they have no model in common.
      """)

  @Argument(help: "What stands after QEMU's -cpu, or a host; as many as are to share the model.")
  var members: [String]

  @OptionGroup var options: HostOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let host = try options.chosenHost()
    let context = host.context(try options.machineType(on: host).defaults)
    let source = ModelSource(context: context)
    let models = try members.map(source.model)
    let baseline: SharedBaseline
    do throws(ModelError) {
      baseline = try context.sharedBaseline(models)
    } catch {
      Output.error("modeltui: they have no model in common")
      throw ExitCode(ExitStatus.no)
    }
    if json {
      Output.line(JSONWriter.text(object(baseline, source)))
    } else {
      Output.lines(text(baseline, context).map(\.visible))
    }
  }

  private func text(_ baseline: SharedBaseline, _ context: QEMUContext) -> [String] {
    var lines = [context.argument(baseline.expansion).text]
    for loss in baseline.losses {
      let names = context.propertyNames(of: loss.features)
      var text = loss.features.isEmpty ? "loses nothing" : "loses \(loss.features.count)"
      if loss.losesLevel { text += loss.features.isEmpty ? " but its level" : " and its level" }
      if !names.isEmpty { text += ": " + names.joined(separator: " ") }
      lines.append("\(loss.name) \(text)")
    }
    if let note = ComparisonText.libvirtNote(baseline, in: context) {
      lines.append("note: \(note)")
    }
    return lines
  }

  private func object(_ baseline: SharedBaseline, _ source: ModelSource) -> JSONValue {
    let losses = baseline.losses.map { loss -> JSONValue in
      [
        "name": .string(loss.name), "features": source.json(loss.features),
        "level": .bool(loss.losesLevel),
      ]
    }
    var libvirt = JSONValue.null
    if let answer = baseline.libvirt {
      libvirt = [
        "differs": .bool(answer.differs), "surplus": source.json(answer.surplus),
        "lacking": source.json(answer.lacking),
        "fails-on": .array(answer.failsOn.map { .string(baseline.losses[$0].name) }),
      ]
    }
    let context = source.context
    return [
      "cpu": .string(context.argument(baseline.expansion).text),
      "model": QMPAnswers(context).model(baseline.expansion), "losses": .array(losses),
      "libvirt": libvirt,
    ]
  }
}
