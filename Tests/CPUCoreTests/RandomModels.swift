import CPUCore

/// Makes random requests about the models of a QEMU.
struct RandomModels {
  let context: QEMUContext
  var generator: SplitMix64

  private let properties: [PropertyName]

  init(_ context: QEMUContext, seed: UInt64) {
    self.context = context
    generator = SplitMix64(state: seed)
    let catalog = context.catalog
    let features = catalog.features.map { PropertyName.feature($0.feature) }
    properties = (catalog.groups.indices.map(PropertyName.group) + features)
      .filter { context.knows($0) && !context.isUncertain($0) }
  }

  /// Any of the models, and some changes whose order does not matter; at most one can fail.
  mutating func request() -> (name: ModelName, changes: [PropertyChange]) {
    let name = context.modelNames.randomElement(using: &generator) ?? .qemu
    return (name, changes(of: name, mayFail: Int.random(in: 0..<8, using: &generator) == 0))
  }

  /// Changes of which each feature is in at most one, none of which fails unless allowed.
  mutating func changes(of name: ModelName, mayFail: Bool) -> [PropertyChange] {
    let start = context.model(name)
    var touched = FeatureSet()
    var changes: [PropertyChange] = []
    var hasFailed = !mayFail
    for _ in 0..<Int.random(in: 0...7, using: &generator) {
      guard let property = properties.randomElement(using: &generator) else { continue }
      let members = context.catalog.members(property)
      let change = PropertyChange(property, Bool.random(using: &generator))
      var model = start
      let fails = (try? context.apply(change, to: &model)) == nil
      guard touched.isDisjoint(with: members), !(fails && hasFailed) else { continue }
      hasFailed = hasFailed || fails
      touched = touched.union(members)
      changes.append(change)
    }
    return changes
  }

  /// The model that a request gives; its changes must not fail.
  func model(_ name: ModelName, _ changes: [PropertyChange]) throws -> CPUModel {
    var model = context.model(name)
    for change in changes { try context.apply(change, to: &model) }
    return model
  }

  /// Any of the models with changes that do not fail.
  mutating func model() throws -> (name: ModelName, model: CPUModel) {
    let name = context.modelNames.randomElement(using: &generator) ?? .qemu
    return (name, try model(name, changes(of: name, mayFail: false)))
  }
}

extension QEMUContext {
  /// A request as QMP's model argument.
  func argument(_ name: ModelName, _ changes: [PropertyChange]) -> JSONValue {
    let name = JSONValue.string(catalog.text(name))
    guard !changes.isEmpty else { return ["name": name] }
    let properties = changes.map { (catalog.text($0.name), JSONValue.bool($0.value)) }
    return ["name": name, "props": .object(JSONObject(properties))]
  }

  /// A request as the text after `-cpu`.
  func text(_ name: ModelName, _ changes: [PropertyChange]) -> String {
    let settings = changes.map { "," + catalog.text($0.name) + "=" + ($0.value ? "on" : "off") }
    return catalog.text(name) + settings.joined()
  }
}
