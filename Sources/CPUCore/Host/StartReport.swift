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

extension Catalog {
  /// Works out what happens when QEMU starts on a host with a `-cpu` argument.
  public func start(_ cpu: String, on host: Host, machineType: MachineTypeChoice) -> StartReport {
    let context = host.context(machineType.defaults, catalog: self)
    var reasons: [Reason] = []
    var messages: [String] = []
    if let absence = machineType.absence {
      reasons.append(.machineTypeNotOffered(name: machineType.name, absence))
      messages = QEMUMessages.unsupportedMachineType(machineType.name)
    }
    let argument: CPUArgument
    let model: CPUModel
    do throws(CPUArgumentFault) {
      argument = try CPUArgument(parsing: cpu)
      model = try context.model(argument)
    } catch {
      return refused(error, reasons, messages, host, machineType)
    }
    reasons += context.runnability(model).reasons
    if machineType.isDeprecated {
      reasons.append(.machineTypeDeprecated(name: machineType.name))
    }
    if messages.isEmpty {
      messages = QEMUMessages(context).lines(model, machineType: machineType)
    }
    let runs = !reasons.contains { !$0.isWarning }
    let name = modelName(argument.model)
    return StartReport(
      runs: runs, messages: messages, reasons: reasons,
      mend: runs
        ? nil
        : name.flatMap {
          mend($0, model, in: context, machineType: machineType.name, on: host)
        },
      notes: notes(host, machineType) + notes(argument, context))
  }

  private func refused(
    _ fault: CPUArgumentFault, _ reasons: [Reason], _ messages: [String], _ host: Host,
    _ machineType: MachineTypeChoice
  ) -> StartReport {
    let warnings: [Reason] =
      machineType.isDeprecated ? [.machineTypeDeprecated(name: machineType.name)] : []
    let refusal = QEMUMessages.machineTypeWarnings(machineType) + [QEMUMessages.text(fault)]
    return StartReport(
      runs: false, messages: messages.isEmpty ? refusal : messages,
      reasons: reasons + [.refused(fault)] + warnings, mend: nil,
      notes: notes(host, machineType) + hints(fault))
  }

  private func hints(_ fault: CPUArgumentFault) -> [String] {
    if case .unknownModel(let name) = fault { return hints(forModel: name) }
    return []
  }

  private func notes(_ host: Host, _ machineType: MachineTypeChoice) -> [String] {
    var notes = host.notes
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
