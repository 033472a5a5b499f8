/// A guest as it runs: its machine type and its features, worked out.
public struct Guest: Hashable, Sendable {
  /// What the user calls it.
  public var name: String
  /// The full name of its machine type.
  public var machineType: String
  /// Its model; a running guest carries its features with it.
  public var model: CPUModel

  /// Makes a guest.
  public init(name: String, machineType: String, model: CPUModel) {
    self.name = name
    self.machineType = machineType
    self.model = model
  }
}

extension Catalog {
  /// Whether a guest can run on a host, or move there, with every reason.
  ///
  /// A guest runs where the same machine type exists, the release knows its definition and every
  /// feature by name, and the same static model runs.
  public func runnability(of guest: Guest, on host: Host) -> Runnability {
    var reasons: [Reason] = []
    let choice: MachineTypeChoice
    do {
      choice = try machineTypeChoice(guest.machineType, on: host)
    } catch {
      return Runnability(
        reasons: [.machineTypeNotOffered(name: guest.machineType, .notListed)])
    }
    if let absence = choice.absence {
      reasons.append(.machineTypeNotOffered(name: choice.name, absence))
    }
    let context = host.context(choice.defaults, catalog: self)
    var model = guest.model
    if !context.knows(.definition(model.definition, isBase: false)) {
      reasons.append(.definitionTooNew(definition: model.definition, release: host.release))
    }
    for feature in model.features.subtracting(context.knownFeatures) {
      reasons.append(.featureUnknownToRelease(feature, release: host.release))
    }
    model.features = model.features.intersection(context.knownFeatures)
    reasons += context.runnability(model).reasons
    if choice.isDeprecated { reasons.append(.machineTypeDeprecated(name: choice.name)) }
    return Runnability(reasons: reasons)
  }
}
