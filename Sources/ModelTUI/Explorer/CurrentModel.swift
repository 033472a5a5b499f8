import CPUCore

/// The selected model with its toggles, and what follows from them.
struct CurrentModel: Sendable {
  let name: ModelName
  /// The model that the name gives, without toggles.
  let start: CPUModel
  /// The model with the toggles.
  let model: CPUModel
  /// The QEMU of the chosen host.
  let context: QEMUContext
  /// The chosen host.
  let host: Host
  /// The machine type, as the host sees it.
  let machineType: MachineTypeChoice
  /// Whether it runs on the chosen host, and why not.
  let runnability: Runnability
  /// The smallest change that runs on the chosen host; nil if it runs, or if there is none.
  let mend: Mend?

  init(
    name: ModelName, toggles: Toggles, context: QEMUContext, machineType: MachineTypeChoice,
    host: Host
  ) {
    let catalog = context.catalog
    let start = context.model(name)
    let full = context.fullSet(of: catalog.definition(of: start))
    let model = toggles.applied(to: start, full: full)
    self.name = name
    self.start = start
    self.model = model
    self.context = context
    self.host = host
    self.machineType = machineType
    runnability = catalog.runnability(
      of: Guest(name: catalog.text(name), machineType: machineType.name, model: model), on: host)
    mend =
      runnability.runs
      ? nil
      : catalog.mend(name, model, in: context, machineType: machineType.name, on: host)
  }

  var definition: CPUDefinition { context.catalog.definition(of: model) }
  var full: FeatureSet { context.fullSet(of: definition) }
  var missing: FeatureSet { context.missingFeatures(model) }
  var added: FeatureSet { model.features.subtracting(start.features) }
  var removed: FeatureSet { start.features.subtracting(model.features) }
  var changed: FeatureSet { model.features.symmetricDifference(start.features) }
  var hasChanges: Bool { model != start }
  /// The `-cpu` argument, as short as it can be said.
  var argument: CPUArgument { context.argument(name, model) }

  /// The model as a guest.
  var guest: Guest { guest(model) }
  /// The guest as it would be without the toggles.
  var guestBefore: Guest { guest(start) }

  private func guest(_ model: CPUModel) -> Guest {
    Guest(
      name: context.catalog.text(name), machineType: machineType.name,
      model: CPUModel(definition: model.definition, features: model.features))
  }

  /// Whether it runs on any host, and why not.
  func runnability(on host: Host) -> Runnability {
    context.catalog.runnability(of: guest, on: host)
  }

  /// How the features stand in the model.
  var states: FeatureStates {
    FeatureStates(
      on: model.features, full: full, deprecated: context.catalog.deprecated, added: added,
      removed: removed, missing: missing)
  }

  /// How one feature stands in the model.
  func state(of feature: Feature) -> FeatureState {
    states.state(of: feature)
  }
}
