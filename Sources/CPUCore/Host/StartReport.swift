/// What becomes of starting a `-cpu` argument on a host: QEMU's lines, the reasons, the mend.
public struct StartReport: Sendable {
  /// Whether the guest starts.
  public let runs: Bool
  /// The lines that QEMU prints, without its own name in front.
  public let messages: [String]
  /// Every reason, those that stand in the way first.
  public let reasons: [Reason]
  /// The smallest change that runs; nil if the model is not one, or none is possible.
  public let mend: Mend?
  /// What is not certain about the answer, in full sentences.
  public let notes: [String]
}

/// What the machine type alone decides, before QEMU looks at the CPU.
private struct MachineTypeReport {
  var reasons: [Reason] = []
  var messages: [String] = []

  init(_ machineType: MachineTypeChoice) {
    guard let absence = machineType.absence else { return }
    reasons = [.machineTypeNotOffered(name: machineType.name, absence)]
    messages = QEMUMessages.unsupportedMachineType(machineType.name)
  }
}

extension Catalog {
  /// Works out what happens when QEMU starts on a host with a `-cpu` argument.
  public func start(_ cpu: String, on host: Host, machineType: MachineTypeChoice) -> StartReport {
    let context = host.context(machineType.defaults, catalog: self)
    let beginning = MachineTypeReport(machineType)
    let argument: CPUArgument
    do throws(CPUArgumentFault) {
      argument = try CPUArgument(parsing: cpu)
    } catch {
      return refused(error, nil, beginning, host, machineType)
    }
    do throws(CPUArgumentFault) {
      let model = try context.model(argument)
      return start(argument, model, context, beginning, host, machineType)
    } catch {
      return refused(error, argument, beginning, host, machineType)
    }
  }

  private func start(
    _ argument: CPUArgument, _ model: CPUModel, _ context: QEMUContext,
    _ beginning: MachineTypeReport, _ host: Host, _ machineType: MachineTypeChoice
  ) -> StartReport {
    var reasons = beginning.reasons + context.runnability(model).reasons
    if machineType.isDeprecated {
      reasons.append(.machineTypeDeprecated(name: machineType.name))
    }
    let runs = !reasons.contains { !$0.isWarning }
    var mend: Mend?
    if !runs, let name = modelName(argument.model) {
      mend = self.mend(name, model, in: context, machineType: machineType.name, on: host)
    }
    return StartReport(
      runs: runs,
      messages: beginning.messages.isEmpty
        ? QEMUMessages(context).lines(model, machineType: machineType) : beginning.messages,
      reasons: reasons, mend: mend, notes: notes(host, machineType) + notes(argument, context))
  }

  private func refused(
    _ fault: CPUArgumentFault, _ argument: CPUArgument?, _ beginning: MachineTypeReport,
    _ host: Host,
    _ machineType: MachineTypeChoice
  ) -> StartReport {
    var reason = Reason.refused(fault)
    var mend: Mend?
    if let argument, case .unknownModel(let text) = fault,
      case .definition(let index, _)? = modelName(text)
    {
      reason = .definitionTooNew(definition: index, release: host.release)
      mend = mendOfNewer(argument, on: host, machineType: machineType)
    }
    let warnings: [Reason] =
      machineType.isDeprecated ? [.machineTypeDeprecated(name: machineType.name)] : []
    let refusal = QEMUMessages.machineTypeWarnings(machineType) + [QEMUMessages.text(fault)]
    return StartReport(
      runs: false, messages: beginning.messages.isEmpty ? refusal : beginning.messages,
      reasons: beginning.reasons + [reason] + warnings, mend: mend,
      notes: notes(host, machineType) + hints(fault))
  }

  /// The mend of a model that only newer releases know, worked out as the newest one does.
  private func mendOfNewer(
    _ argument: CPUArgument, on host: Host, machineType: MachineTypeChoice
  ) -> Mend? {
    let context = host.running(newestRelease).context(machineType.defaults, catalog: self)
    guard let name = modelName(argument.model), let model = try? context.model(argument) else {
      return nil
    }
    return mend(name, model, in: context, machineType: machineType.name, on: host)
  }

  private func hints(_ fault: CPUArgumentFault) -> [String] {
    if case .unknownModel(let name) = fault { return hints(forModel: name) }
    return []
  }

  private func notes(_ host: Host, _ machineType: MachineTypeChoice) -> [String] {
    var notes = host.notes
    notes += self.notes(newer: host.release).filter { !host.notes.contains($0) }
    if !machineType.defaultsAreKnown {
      notes.append(
        "What \(machineType.name) changes in models is not known; the defaults of "
          + "\(machineType.defaults.name) are taken.")
    }
    return notes
  }

  private func notes(_ argument: CPUArgument, _ context: QEMUContext) -> [String] {
    let named = argument.settings.compactMap { property(named: $0.key) }
    var notes: [String] = named.filter { context.isUncertain($0) }.map {
      "Whether QEMU \(context.release) knows '\(text($0))' is not recorded; it is taken to."
    }
    if case .definition(let index, _) = modelName(argument.model),
      definitions[index].known.isKnown(to: context.release) == .unknown
    {
      notes.append(
        "Whether QEMU \(context.release) knows '\(definitions[index].name)' is not recorded; "
          + "it is taken to.")
    }
    return notes
  }
}

extension QEMUContext {
  /// Whether nobody recorded that the release knows a property of that name.
  public func isUncertain(_ property: PropertyName) -> Bool {
    switch property {
    case .feature(let feature): uncertainFeatures.contains(feature)
    case .group(let index): catalog.groups[index].known.isKnown(to: release) == .unknown
    }
  }
}
