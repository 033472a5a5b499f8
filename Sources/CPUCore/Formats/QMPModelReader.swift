/// Works out the models that QMP commands name, with their properties applied.
///
/// QEMU applies properties in the order of a hash table. Here groups come first, then single
/// features, then what does not change the model; ``orderMatters(_:)`` tells where that may differ.
struct QMPModelReader {
  let context: QEMUContext
  /// What the user should know about the answers, in full sentences.
  private var warnings: [String] = []

  init(_ context: QEMUContext) {
    self.context = context
  }

  mutating func warn(_ text: String) {
    warnings.append(text)
  }

  /// The warnings since the last call.
  mutating func takeWarnings() -> [String] {
    defer { warnings = [] }
    return warnings
  }

  mutating func model(_ argument: QMPModelArgument) throws(QMPError) -> CPUModel {
    guard let name = context.catalog.modelName(argument.name), context.knows(name) else {
      throw error(.unknownModel(argument.name))
    }
    var model = context.model(name)
    guard let properties = argument.properties else { return model }
    guard case .object(let members) = properties else {
      throw .wrongType(argument.path, expected: "object")
    }
    for member in ordered(members) {
      let path = argument.path + "." + member.key
      switch context.cpuProperty(named: member.key) {
      case .model(let property):
        guard case .bool(let value) = member.value else {
          throw .wrongType(path, expected: "boolean")
        }
        do {
          try context.apply(PropertyChange(property, value), to: &model)
        } catch {
          throw self.error(error)
        }
      case .other(let kind):
        try check(member, kind, path: path, of: name, model)
      case .readOnly:
        throw error(.readOnlyProperty(property: member.key, model: argument.name))
      case nil:
        throw error(.unknownProperty(property: member.key, model: argument.name))
      }
    }
    if orderMatters(members) {
      warnings.append(
        "Groups are applied before single features; QEMU's own order is not defined, so its answer "
          + "about '\(argument.name)' may differ.")
    }
    return model
  }

  /// Whether two properties set the same feature to different values.
  func orderMatters(_ members: JSONObject) -> Bool {
    var on = FeatureSet()
    var off = FeatureSet()
    for (key, value) in members {
      guard case .bool(let isOn) = value, let features = context.catalog.members(ofProperty: key)
      else { continue }
      if isOn { on = on.union(features) } else { off = off.union(features) }
    }
    return !on.isDisjoint(with: off)
  }

  private func ordered(_ members: JSONObject) -> [JSONObject.Member] {
    func rank(_ key: String) -> Int {
      switch context.cpuProperty(named: key) {
      case .model(.group): 0
      case .model(.feature): 1
      default: 2
      }
    }
    let ranked = members.map { (rank: rank($0.key), member: $0) }
    return (0...2).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.member) }
  }

  private func error(_ error: ModelError) -> QMPError {
    QMPError(.generic, QEMUMessages.text(error))
  }

  // MARK: Properties that do not change the model

  private func check(
    _ member: JSONObject.Member, _ kind: CPUProperty.Value, path: String, of name: ModelName,
    _ model: CPUModel
  ) throws(QMPError) {
    switch kind {
    case .boolean:
      guard case .bool = member.value else { throw .wrongType(path, expected: "boolean") }
    case .unsigned: try checkUnsigned(member, path)
    case .signed:
      guard case .integer(let number) = member.value else {
        throw .wrongType(path, expected: "integer")
      }
      guard Int32(exactly: number) != nil else { throw outOfRange(member.key, "int32_t") }
    case .entitlement:
      let text = try string(member, path)
      guard CPUProperty.entitlements.contains(text) else {
        throw .unaccepted(text, for: member.key)
      }
    case .memoryRegion:
      let text = try string(member, path)
      guard text.isEmpty else { throw QMPError(.deviceNotFound, "Device '\(text)' not found") }
    case .realized:
      guard case .bool(let isRealized) = member.value else {
        throw .wrongType(path, expected: "boolean")
      }
      if isRealized { throw realizationError(name, model) }
    }
  }

  private func checkUnsigned(_ member: JSONObject.Member, _ path: String) throws(QMPError) {
    switch member.value {
    case .integer(let number):
      guard UInt32(exactly: number) != nil else { throw outOfRange(member.key, "uint32_t") }
    case .unsigned: throw outOfRange(member.key, "uint32_t")
    default: throw outOfRange(path, "uint64")
    }
  }

  private func outOfRange(_ name: String, _ expected: String) -> QMPError {
    QMPError(.generic, "Parameter '\(name)' expects \(expected)")
  }

  private func string(_ member: JSONObject.Member, _ path: String) throws(QMPError) -> String {
    guard case .string(let text) = member.value else { throw .wrongType(path, expected: "string") }
    return text
  }

  /// Why a second CPU can not be put into service beside the guest's own.
  private func realizationError(_ name: ModelName, _ model: CPUModel) -> QMPError {
    if let line = QEMUMessages(context).errorLines(model).first { return QMPError(.generic, line) }
    return QMPError(
      .generic,
      name == context.defaultModelName
        ? "Unable to add CPU with core-id: 0, it already exists"
        : "Mixed CPU models are not supported on s390x.")
  }
}
