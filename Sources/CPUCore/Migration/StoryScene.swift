/// What is wrong with a step's setup or claim.
public enum StoryError: Error, Hashable, Sendable {
  /// No host of that name.
  case unknownHost(String)
  /// No guest of that name in the step.
  case unknownGuest(String)
  /// Two hosts or two guests of that name in the step, or a host of the library.
  case duplicateName(String)
  /// Not a QEMU release.
  case notARelease(String)
  /// No feature or group of that name.
  case unknownFeature(String)
  /// No definition of that name.
  case unknownDefinition(String)
  /// Not a machine type for IBM Z.
  case unknownMachineType(String)
  /// QEMU refuses the text after `-cpu`.
  case cpu(String, CPUArgumentFault)
  /// Deprecated features are to be off, and the QEMU release does not report which they are.
  case deprecationNotReported(QEMURelease)
  /// The claim is about policies, and the setup asks them nothing.
  case noPolicyQuestion
}

/// A step's setup worked out: its hosts, guests and models as values.
public struct StoryScene: Sendable {
  /// A guest with the name that its model starts from.
  public struct SceneGuest: Sendable {
    /// The guest.
    public let guest: Guest
    /// What the model starts from.
    public let name: ModelName
    /// The QEMU in which it was worked out.
    public let context: QEMUContext
  }

  /// What exists.
  public let catalog: Catalog
  /// Changes to history.
  public let whatIf: WhatIf
  /// The hosts of the library and those that the step makes, under the changed history.
  public let library: HostLibrary
  /// The host to look at.
  public let host: Host
  /// The model in the editor.
  public let editor: SceneGuest
  /// The guests of the working set.
  public let guests: [SceneGuest]
  /// The columns of the migration screen.
  public let fleet: [Host]
  /// The feature under the cursor.
  public let feature: Feature?
  /// The policies' question.
  public let question: PolicyQuestion?

  /// Works out a setup.
  ///
  /// - Throws: `StoryError` for the first thing that is wrong with it.
  public init(
    _ setup: StorySetup, catalog: Catalog = .builtIn, library: HostLibrary = .builtIn
  ) throws(StoryError) {
    self.catalog = catalog
    whatIf = try Self.whatIf(setup.whatIf, catalog)
    var builder = SceneBuilder(catalog: catalog, whatIf: whatIf, library: library)
    for host in setup.hosts { try builder.add(host) }
    self.library = builder.library
    host = try builder.host(setup.host)
    editor = try builder.guest(
      StoryGuest(
        name: "", origin: .cpu(setup.cpu), startedOn: setup.host, machineType: setup.machineType))
    var guests: [SceneGuest] = []
    for guest in setup.guests {
      if guests.contains(where: { $0.guest.name == guest.name }) {
        throw .duplicateName(guest.name)
      }
      guests.append(try builder.guest(guest))
    }
    self.guests = guests
    var fleet: [Host] = []
    for name in setup.fleet { fleet.append(try builder.host(name)) }
    self.fleet = setup.fleet.isEmpty ? builder.library.hosts : fleet
    feature = try setup.feature.map { (name) throws(StoryError) in
      guard let feature = catalog.feature(named: name) else { throw .unknownFeature(name) }
      return feature
    }
    question = try setup.policy.map { (policy) throws(StoryError) in
      try builder.question(policy, guests)
    }
  }

  /// Finds a guest of the step; the empty name stands for the model in the editor.
  public func guest(named name: String) throws(StoryError) -> SceneGuest {
    if name.isEmpty { return editor }
    guard let guest = guests.first(where: { $0.guest.name == name }) else {
      throw .unknownGuest(name)
    }
    return guest
  }

  /// Finds a host of the library or of the step.
  public func host(named name: String) throws(StoryError) -> Host {
    guard let host = library.host(named: name) else { throw .unknownHost(name) }
    return host
  }

  /// Finds the features that names stand for.
  public func features(_ names: [String]) throws(StoryError) -> FeatureSet {
    try catalog.features(named: names)
  }

  private static func whatIf(
    _ story: StoryWhatIf?, _ catalog: Catalog
  ) throws(StoryError) -> WhatIf {
    var whatIf = WhatIf()
    for (name, text) in story?.deprecated ?? [:] {
      for feature in try catalog.features(named: [name]) {
        whatIf.deprecated[feature] =
          text == "never" ? .never : .since(try SceneBuilder.release(text))
      }
    }
    for (name, text) in story?.gone ?? [:] {
      for feature in try catalog.features(named: [name]) {
        whatIf.gone[feature] = try goneSince(text, catalog)
      }
    }
    return whatIf
  }

  private static func goneSince(
    _ text: String, _ catalog: Catalog
  ) throws(StoryError) -> WhatIf.Point<HardwareLevel> {
    switch text {
    case "never": return .never
    case "next": return .since(catalog.nextLevel)
    default:
      guard let definition = catalog.definition(named: text) else {
        throw .unknownDefinition(text)
      }
      return .since(definition.level)
    }
  }
}

/// Makes the values of a scene from its texts.
private struct SceneBuilder {
  let catalog: Catalog
  let whatIf: WhatIf
  var library: HostLibrary

  init(catalog: Catalog, whatIf: WhatIf, library: HostLibrary) {
    self.catalog = catalog
    self.whatIf = whatIf
    self.library = library
    for host in library.hosts { self.library.add(whatIf.host(host, in: catalog)) }
  }

  static func release(_ text: String) throws(StoryError) -> QEMURelease {
    guard let release = QEMURelease(text) else { throw .notARelease(text) }
    return release
  }

  func host(_ name: String) throws(StoryError) -> Host {
    guard let host = library.host(named: name) else { throw .unknownHost(name) }
    return host
  }

  mutating func add(_ recipe: StoryHost) throws(StoryError) {
    guard library.host(named: recipe.name) == nil else { throw .duplicateName(recipe.name) }
    var made = try host(recipe.origin)
    if let text = recipe.release { made = made.running(try Self.release(text)) }
    let (added, removed) = (
      try catalog.features(named: recipe.adding), try catalog.features(named: recipe.removing)
    )
    made.maximum.features = made.maximum.features.union(added).subtracting(removed)
    made.provenance = .hypothetical(from: recipe.origin)
    made.name = recipe.name
    library.add(made)
  }

  func guest(_ story: StoryGuest) throws(StoryError) -> StoryScene.SceneGuest {
    let host = try host(story.startedOn)
    let choice: MachineTypeChoice
    do {
      choice = try catalog.machineTypeChoice(story.machineType, on: host)
    } catch {
      throw .unknownMachineType(error.name)
    }
    let context = host.context(choice.defaults, catalog: catalog)
    let (name, model) = try model(story.origin, context)
    return StoryScene.SceneGuest(
      guest: Guest(name: story.name, machineType: choice.name, model: model), name: name,
      context: context)
  }

  private func model(
    _ origin: StoryGuest.Origin, _ context: QEMUContext
  ) throws(StoryError) -> (ModelName, CPUModel) {
    switch origin {
    case .hostModel(let keepsDeprecated):
      var model = context.maximum
      if !keepsDeprecated {
        guard context.release >= QEMUContext.deprecatedPropertiesSince else {
          throw .deprecationNotReported(context.release)
        }
        let deprecated = whatIf.deprecatedFeatures(in: context.release, catalog: catalog)
        model.features = model.features.subtracting(deprecated)
      }
      return (.definition(model.definition, isBase: true), model)
    case .cpu(let text):
      do throws(CPUArgumentFault) {
        return try context.namedModel(parsing: text)
      } catch {
        throw .cpu(text, error)
      }
    }
  }

  func question(
    _ policy: StoryPolicy, _ guests: [StoryScene.SceneGuest]
  ) throws(StoryError) -> PolicyQuestion {
    var model = PolicyQuestion.GuestModel.hostModel
    if let name = policy.guest {
      guard let guest = guests.first(where: { $0.guest.name == name }) else {
        throw .unknownGuest(name)
      }
      model = .pinned(guest.guest.model)
    }
    return PolicyQuestion(
      guest: model, machineType: policy.machineType, source: try host(policy.source),
      target: try host(policy.target), before: try Self.release(policy.before),
      after: try Self.release(policy.after), whatIf: whatIf)
  }
}

extension Catalog {
  /// The features that names of features and groups stand for.
  func features(named names: [String]) throws(StoryError) -> FeatureSet {
    var features = FeatureSet()
    for name in names {
      guard let members = members(ofProperty: name) else { throw .unknownFeature(name) }
      features = features.union(members)
    }
    return features
  }
}
