/// One step of the answer to "why is this feature on, off or missing".
///
/// Values, not prose. Steps that name another feature lead on to it, so that the whole chain can be
/// walked.
public enum ExplanationStep: Hashable, Sendable {
  /// The state: it is on, or off.
  case state(isOn: Bool)
  /// The base set of the model's definition has it, as all have since the named one.
  case inBase(of: Int, since: Int)
  /// The default set of the model's definition has it, as all have since the named one.
  case inDefault(of: Int, since: Int)
  /// All that the host offers is on: the model started from `host` or `max`.
  case offeredToModel(ModelName)
  /// The model `qemu` of this machine type has it, or lacks it.
  case inQEMUModel(machineType: String, hasIt: Bool)
  /// The user switched it on or off.
  case switched(on: Bool)
  /// The default set has it, but not on machine types before the named version.
  case withheld(by: String, since: QEMURelease)
  /// The full set has it, and what the name starts from does not: it must be asked for.
  case inFullOnly(of: Int, since: Int)
  /// The full set lacks it; the first definition whose full set has it is named.
  case notInFull(of: Int, since: Int?)
  /// No definition's full set has it, so nobody can switch it on.
  case neverSettable
  /// Base sets had it up to the named definition, and later ones no longer.
  case leftBase(after: Int)
  /// Default sets had it up to the named definition, and later ones no longer.
  case leftDefault(after: Int)
  /// The QEMU release does not know the name.
  case unknownToRelease(QEMURelease, known: FirstRelease)
  /// It requires another feature, which is on or off.
  case requires(Feature, isOn: Bool)
  /// Another feature requires it, which is on or off.
  case requiredBy(Feature, isOn: Bool)
  /// The host offers it.
  case offered(host: String)
  /// The host lacks it.
  case missing(host: String, Reason.MissingCause)
  /// QEMU reports it as deprecated since a release.
  case deprecated(since: QEMURelease)
  /// Machines no longer have it, from a level on.
  case gone(since: HardwareLevel)

  /// The feature to go on to, if the step leads to one.
  public var next: Feature? {
    switch self {
    case .requires(let feature, _), .requiredBy(let feature, _): feature
    default: nil
    }
  }
}

extension QEMUContext {
  /// Explains why a feature is on or off in a model, and whether a host offers it.
  ///
  /// - Parameters:
  ///   - feature: the feature.
  ///   - name: the name that the model started from.
  ///   - model: the model with its toggles.
  ///   - host: the host to look at, if any.
  ///   - whatIf: when features are deprecated and gone.
  public func explain(
    _ feature: Feature, in name: ModelName, _ model: CPUModel, on host: Host? = nil,
    whatIf: WhatIf = .asItIs
  ) -> [ExplanationStep] {
    let isOn = model.features.contains(feature)
    var steps: [ExplanationStep] = [.state(isOn: isOn)]
    steps += originSteps(feature, name, isOn: isOn)
    steps += dependencySteps(feature, model)
    if let host { steps.append(hostStep(feature, host)) }
    if case .since(let release) = whatIf.deprecatedPoint(of: feature, in: catalog) {
      steps.append(.deprecated(since: release))
    }
    if case .since(let level) = whatIf.gonePoint(of: feature, in: catalog) {
      steps.append(.gone(since: level))
    }
    return steps
  }

  /// Where the state comes from: the sets of the definition, the machine type, the user.
  private func originSteps(
    _ feature: Feature, _ name: ModelName, isOn: Bool
  ) -> [ExplanationStep] {
    let start = self.model(name)
    let startsOn = start.features.contains(feature)
    var steps: [ExplanationStep] = []
    if !knownFeatures.contains(feature) {
      steps.append(.unknownToRelease(release, known: catalog.info(feature).known))
    }
    switch name {
    case .definition(let index, let isBase):
      steps += setSteps(feature, catalog.definitions[index], isBase: isBase)
    case .qemu:
      steps.append(.inQEMUModel(machineType: machineType.name, hasIt: startsOn))
    case .max, .host:
      if startsOn { steps.append(.offeredToModel(name)) }
    }
    if startsOn != isOn { steps.append(.switched(on: isOn)) }
    return steps
  }

  private func setSteps(
    _ feature: Feature, _ definition: CPUDefinition, isBase: Bool
  ) -> [ExplanationStep] {
    let info = catalog.info(feature)
    let index = definition.index
    if definition.base.contains(feature) {
      return [.inBase(of: index, since: first(\.base, feature) ?? index)]
    }
    var steps: [ExplanationStep] = []
    if definition.standard.contains(feature) {
      // A name with -base starts without what only the default set has.
      if isBase {
        steps.append(.inFullOnly(of: index, since: first(\.full, feature) ?? index))
      } else if machineType.withheld.contains(feature), let since = info.defaultSince {
        steps.append(.withheld(by: machineType.name, since: since))
      } else {
        steps.append(.inDefault(of: index, since: first(\.standard, feature) ?? index))
      }
      return steps
    }
    guard definition.full.contains(feature) else {
      let since = first(\.full, feature)
      return [.notInFull(of: index, since: since)] + (since == nil ? [.neverSettable] : [])
    }
    steps.append(.inFullOnly(of: index, since: first(\.full, feature) ?? index))
    if let last = info.base.last, last < definition.level, let after = last.last(in: catalog) {
      steps.append(.leftBase(after: after))
    }
    if let last = info.standard.last, last < definition.level, let after = last.last(in: catalog) {
      steps.append(.leftDefault(after: after))
    }
    return steps
  }

  private func first(_ set: KeyPath<CPUDefinition, FeatureSet>, _ feature: Feature) -> Int? {
    catalog.definitions.first { $0[keyPath: set].contains(feature) }?.index
  }

  private func dependencySteps(_ feature: Feature, _ model: CPUModel) -> [ExplanationStep] {
    var steps: [ExplanationStep] = []
    for dependency in checkedDependencies {
      if dependency.feature == feature {
        let isOn = model.features.contains(dependency.required)
        steps.append(.requires(dependency.required, isOn: isOn))
      } else if dependency.required == feature {
        let isOn = model.features.contains(dependency.feature)
        steps.append(.requiredBy(dependency.feature, isOn: isOn))
      }
    }
    // QEMU checks one dependency twice; once is enough to explain it.
    var seen: Set<ExplanationStep> = []
    return steps.filter { seen.insert($0).inserted }
  }

  private func hostStep(_ feature: Feature, _ host: Host) -> ExplanationStep {
    let context = host.context(machineType, catalog: catalog)
    return context.maximum.features.contains(feature)
      ? .offered(host: host.name) : .missing(host: host.name, context.missingCause(feature))
  }
}

extension HardwareLevel {
  /// The first definition of this level.
  fileprivate func last(in catalog: Catalog) -> Int? {
    catalog.firstDefinition(at: self)?.index
  }
}
