import ArgumentParser
import CPUCore
import Glibc

/// Finds models by what the user wrote: a CPU, or a host that stands for all it offers.
struct ModelSource {
  /// The QEMU in which CPUs are worked out.
  let context: QEMUContext

  /// The model of a CPU, as after QEMU's -cpu, else of a host by name or file.
  ///
  /// - Throws: what ends the command, after QEMU's words where QEMU would refuse the CPU.
  func model(_ text: String) throws -> SharedBaseline.Member {
    let catalog = context.catalog
    let front = String(text.prefix { $0 != "," })
    if catalog.modelName(front) == nil, front == text, let host = try host(text) {
      let choice = try? catalog.machineTypeChoice(nil, on: host)
      let model = choice.map { host.context($0.defaults).maximum } ?? host.maximum
      return SharedBaseline.Member(name: text, model: model)
    }
    return SharedBaseline.Member(name: text, model: try cpu(text).model)
  }

  /// The model of a CPU, and the name that it starts from.
  ///
  /// - Parameter speaker: what stands before QEMU's words on standard error.
  func cpu(
    _ text: String, speaker: String = "modeltui: "
  ) throws -> (name: ModelName, model: CPUModel) {
    do throws(CPUArgumentFault) {
      return try context.namedModel(parsing: text)
    } catch {
      Output.error(speaker + QEMUMessages.text(error).visible)
      for hint in context.catalog.hints(forModel: text) { Output.error(hint) }
      throw ExitCode(ExitStatus.no)
    }
  }

  /// The host of a name or file; nil where there is neither.
  private func host(_ text: String) throws(CommandFailure) -> Host? {
    if HostLibrary.builtIn.host(named: text) == nil, text != "-", !text.contains("/"),
      access(text, F_OK) != 0
    {
      return nil
    }
    return try HostSource.host(text)
  }

  /// Features as JSON: the names of whole groups first, then of single features.
  func json(_ features: FeatureSet) -> JSONValue {
    .array(context.propertyNames(of: features).map(JSONValue.string))
  }
}
