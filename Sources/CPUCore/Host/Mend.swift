/// The smallest change that makes a model run on a host.
public struct Mend: Hashable, Sendable {
  /// The `-cpu` argument that runs.
  public let argument: CPUArgument
  /// The model that it gives.
  public let model: CPUModel
  /// The name that the argument starts from.
  public let name: ModelName
  /// The machine type to take instead, if the guest's stands in the way.
  public let machineType: String?
  /// What is switched off for it.
  public let switchedOff: FeatureSet
}

extension Catalog {
  /// Finds the smallest change that makes a model run on a host.
  ///
  /// The machine type gives way to the host's newest if it is not offered there; the definition to
  /// the newest one not past the host's generation and GA level if those stand in the way; then
  /// exactly the missing features are switched off, with the features that depend on them.
  ///
  /// - Parameters:
  ///   - name: the name that the model starts from.
  ///   - model: the model with its toggles.
  ///   - source: the QEMU in which the model was worked out.
  ///   - machineType: the guest's machine type, by full name.
  /// - Returns: the change, also if none is needed; nil where no definition fits the host.
  public func mend(
    _ name: ModelName, _ model: CPUModel, in source: QEMUContext, machineType: String,
    on host: Host
  ) -> Mend? {
    let choice = try? machineTypeChoice(machineType, on: host)
    let isOffered = choice.map { $0.absence == nil } ?? false
    guard let choice = isOffered ? choice : try? machineTypeChoice(nil, on: host) else {
      return nil
    }
    let context = host.context(choice.defaults, catalog: self)
    guard let newName = fittingName(name, model, in: context) else { return nil }
    let start = context.model(newName)
    let before = source.model(name).features
    let full = context.fullSet(of: definition(of: start))
    var features = start.features
      .union(model.features.subtracting(before).intersection(full))
      .subtracting(before.subtracting(model.features))
    let missing = features.subtracting(context.maximum.features)
    let off = missing.union(dependents(of: missing, within: features))
    features = features.subtracting(off)
    let mended = CPUModel(definition: start.definition, features: features)
    return Mend(
      argument: context.argument(newName, mended), model: mended, name: newName,
      machineType: isOffered ? nil : choice.name, switchedOff: off)
  }

  /// The name to start from on a host: the guest's own if the host's level allows it.
  private func fittingName(
    _ name: ModelName, _ model: CPUModel, in context: QEMUContext
  ) -> ModelName? {
    if context.knows(name), context.levelFits(context.model(name)) { return name }
    let top = definition(of: context.maximum)
    let fitting = definitions.filter {
      $0.level <= top.level && context.knows(.definition($0.index, isBase: false))
    }
    guard let newest = fitting.map(\.level).max() else { return nil }
    let candidates = fitting.filter { $0.level == newest }
    let chosen = candidates.first { $0.index == top.index } ?? candidates.first
    return chosen.map { .definition($0.index, isBase: name.isStatic) }
  }

  /// The newest named model that runs on a host with the deprecated features off.
  ///
  /// - Parameters:
  ///   - host: the host.
  ///   - deprecated: the features that count as deprecated; nil for the catalog's own.
  ///   - machineType: the machine type whose defaults count; nil for the host's newest.
  public func suggestedModel(
    for host: Host, without deprecated: FeatureSet? = nil, machineType: String? = nil
  ) -> Mend? {
    let deprecated = deprecated ?? self.deprecated
    guard let choice = try? machineTypeChoice(machineType, on: host) else { return nil }
    let context = host.context(choice.defaults, catalog: self)
    // Of two definitions of the host's level, such as EC and BC, its own is the one to name.
    for definition in [self.definition(of: host.maximum)] + definitions.reversed() {
      let name = ModelName.definition(definition.index, isBase: false)
      guard context.knows(name) else { continue }
      var model = context.model(name)
      model.features = model.features.subtracting(deprecated)
      if context.runs(model) {
        return Mend(
          argument: context.argument(name, model), model: model, name: name, machineType: nil,
          switchedOff: context.model(name).features.intersection(deprecated))
      }
    }
    return nil
  }
}

extension QEMUContext {
  /// The `-cpu` argument that gives a model when it starts from a name, in feature order.
  ///
  /// The model must have the name's definition.
  public func argument(_ name: ModelName, _ model: CPUModel) -> CPUArgument {
    let start = self.model(name).features
    let changes =
      properties(of: model.features.subtracting(start)).map { PropertyChange($0, true) }
      + properties(of: start.subtracting(model.features)).map { PropertyChange($0, false) }
    return argument(catalog.text(name), changes)
  }

  /// The `-cpu` argument of a static expansion: `X-base,a=on,b=off` in feature order.
  public func argument(_ expansion: Expansion) -> CPUArgument {
    argument(
      catalog.definitions[expansion.definition].name + "-base",
      expansion.on.map { PropertyChange($0, true) }
        + expansion.off.map { PropertyChange($0, false) })
  }

  private func argument(_ name: String, _ changes: [PropertyChange]) -> CPUArgument {
    CPUArgument(
      model: name,
      settings: changes.sorted { firstFeature($0) < firstFeature($1) }.map {
        .init(key: catalog.text($0.name), value: $0.value ? "on" : "off")
      })
  }

  private func firstFeature(_ change: PropertyChange) -> Int {
    switch change.name {
    case .feature(let feature): feature.index
    case .group(let index): catalog.groups[index].members.first { _ in true }?.index ?? 0
    }
  }
}
