/// The text after `-cpu`: a model name and settings, `z14,csske=off`.
public struct CPUArgument: Hashable, Sendable {
  /// One `key=value` as it was written.
  public struct Setting: Hashable, Sendable {
    /// What stands before the first `=`.
    public var key: String
    /// What stands after it.
    public var value: String

    /// Makes a setting.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The name before the first comma.
  public var model: String
  /// The settings, in order: they apply from left to right.
  public var settings: [Setting]

  /// Makes an argument.
  public init(model: String, settings: [Setting] = []) {
    self.model = model
    self.settings = settings
  }

  /// The longest text that is read, in bytes.
  public static let longestText = 64 * 1024

  /// Reads an argument as QEMU does: empty parts between commas do not count.
  ///
  /// A part without `=` is kept for ``firstMalformedPart``: QEMU looks for the model first.
  public init(parsing text: String) throws(CPUArgumentFault) {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.count <= Self.longestText else { throw .tooLong }
    let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    model = String(parts[0])
    settings = []
    guard parts.count == 2 else { return }
    for part in parts[1].split(separator: ",") {
      guard let equals = part.firstIndex(of: "=") else {
        if firstMalformedPart == nil { firstMalformedPart = String(part) }
        continue
      }
      guard firstMalformedPart == nil else { continue }
      settings.append(
        Setting(key: String(part[..<equals]), value: String(part[part.index(after: equals)...])))
    }
  }

  /// The first part that is not `key=value`; QEMU refuses it once it has found the model.
  public private(set) var firstMalformedPart: String?

  /// The argument as QEMU reads it.
  public var text: String {
    ([model] + settings.map { $0.key + "=" + $0.value }).joined(separator: ",")
  }
}

/// What QEMU refuses in a `-cpu` argument.
public enum CPUArgumentFault: Error, Hashable, Sendable {
  /// There is nothing.
  case empty
  /// It is longer than ``CPUArgument/longestText``.
  case tooLong
  /// No such model.
  case unknownModel(String)
  /// A part between commas is not `key=value`.
  case notKeyValue(String)
  /// A property could not be set; the setting as written, and why.
  case setting(CPUArgument.Setting, model: String, SettingFault)

  /// Why a setting was refused.
  public enum SettingFault: Error, Hashable, Sendable {
    /// The model refuses it.
    case model(ModelError)
    /// The value is not one of those that mean on or off.
    case notBoolean
    /// The value is not a number of the kind that QEMU names.
    case notNumber(expected: String)
    /// The value is not one of the words that the property takes.
    case notAccepted
    /// The value names no object.
    case noDevice
    /// The CPU would be in service before QEMU gives it its number.
    case realizedTooSoon
  }
}

extension QEMUContext {
  /// Works out the model that a `-cpu` argument gives, settings applied from left to right.
  public func model(_ argument: CPUArgument) throws(CPUArgumentFault) -> CPUModel {
    try namedModel(argument).model
  }

  /// Reads a `-cpu` argument and works out the model that it gives, and the name it starts from.
  public func namedModel(
    parsing text: String
  ) throws(CPUArgumentFault) -> (name: ModelName, model: CPUModel) {
    try namedModel(CPUArgument(parsing: text))
  }

  private func namedModel(
    _ argument: CPUArgument
  ) throws(CPUArgumentFault) -> (name: ModelName, model: CPUModel) {
    guard let name = catalog.modelName(argument.model), knows(name) else {
      throw .unknownModel(argument.model)
    }
    if let part = argument.firstMalformedPart { throw .notKeyValue(part) }
    var model = model(name)
    for setting in argument.settings {
      do {
        try apply(setting, of: argument.model, to: &model)
      } catch {
        throw .setting(setting, model: argument.model, error)
      }
    }
    return (name, model)
  }

  private func apply(
    _ setting: CPUArgument.Setting, of name: String, to model: inout CPUModel
  ) throws(CPUArgumentFault.SettingFault) {
    switch cpuProperty(named: setting.key) {
    case .model(let property):
      guard let value = Self.boolean(setting.value) else { throw .notBoolean }
      do {
        try apply(PropertyChange(property, value), to: &model)
      } catch {
        throw .model(error)
      }
    case .other(let kind):
      try check(setting.value, kind)
    case .readOnly:
      throw .model(.readOnlyProperty(property: setting.key, model: name))
    case nil:
      throw .model(.unknownProperty(property: setting.key, model: name))
    }
  }

  /// Checks the value of a property that changes nothing in the model.
  private func check(
    _ value: String, _ kind: CPUProperty.Value
  ) throws(CPUArgumentFault.SettingFault) {
    switch kind {
    case .boolean:
      guard Self.boolean(value) != nil else { throw .notBoolean }
    case .unsigned:
      guard let number = IntegerText.unsigned(value) else { throw .notNumber(expected: "uint64") }
      guard UInt32(exactly: number) != nil else { throw .notNumber(expected: "uint32_t") }
    case .signed:
      guard let number = IntegerText.signed(value) else { throw .notNumber(expected: "int64") }
      guard Int32(exactly: number) != nil else { throw .notNumber(expected: "int32_t") }
    case .entitlement:
      guard CPUProperty.entitlements.contains(value) else { throw .notAccepted }
    case .memoryRegion:
      throw .noDevice
    case .realized:
      guard let value = Self.boolean(value) else { throw .notBoolean }
      if value { throw .realizedTooSoon }
    }
  }

  /// The words that QEMU takes for on and off.
  private static func boolean(_ text: String) -> Bool? {
    switch text {
    case "on", "yes", "true", "y": true
    case "off", "no", "false", "n": false
    default: nil
    }
  }
}
