/// QEMU's words for what it refuses and warns of, those of release 11.1.
public struct QEMUMessages: Sendable {
  /// Whose names the words hold.
  public let context: QEMUContext

  /// Makes the messages of a context.
  public init(_ context: QEMUContext) {
    self.context = context
  }

  /// The words for a refused model or property, as a QMP error describes it.
  public static func text(_ error: ModelError) -> String {
    switch error {
    case .unknownModel(let name): "The CPU definition '\(name)' is unknown."
    case .featureTooNew(let feature, let definition):
      "Feature '\(feature)' is not available for CPU model '\(definition)', "
        + "it was introduced with later models."
    case .groupTooNew(let group, let definition):
      "Group '\(group)' is not available for CPU model '\(definition)', "
        + "it was introduced with later models."
    case .unknownProperty(let property, let model):
      "Property '\(model)-s390x-cpu.\(property)' not found"
    case .readOnlyProperty(let property, let model):
      "Property '\(model)-s390x-cpu.\(property)' is not writable"
    case .noCompatibleModel:
      "No compatible CPU model could be created as important base features are disabled"
    }
  }

  /// The words for a refused `-cpu` argument, as QEMU prints them without its own name in front.
  public static func text(_ fault: CPUArgumentFault) -> String {
    switch fault {
    case .empty: return "-cpu option cannot be empty"
    case .tooLong: return "the -cpu option is longer than \(CPUArgument.longestText) bytes"
    case .unknownModel(let name): return "unable to find CPU model '\(name)'"
    case .notKeyValue(let part): return "Expected key=value format, found \(part)."
    case .setting(let setting, let model, let why): return text(setting, of: model, why)
    }
  }

  private static func text(
    _ setting: CPUArgument.Setting, of model: String, _ why: CPUArgumentFault.SettingFault
  ) -> String {
    let reason: String
    switch why {
    case .model(let error): reason = text(error)
    case .notBoolean: reason = "Parameter '\(setting.key)' expects 'on' or 'off'"
    case .notNumber(let expected): reason = "Parameter '\(setting.key)' expects \(expected)"
    case .notAccepted:
      reason = "Parameter '\(setting.key)' does not accept value '\(setting.value)'"
    case .noDevice: reason = "Device '\(setting.value)' not found"
    case .realizedTooSoon:
      return "Attempt to set property 'core-id' on anonymous device (type '\(model)-s390x-cpu') "
        + "after it was realized"
    }
    return "can't apply global \(model)-s390x-cpu.\(setting.key)=\(setting.value): \(reason)"
  }

  /// The lines that QEMU prints when it starts a model on a machine type, in QEMU's order:
  /// warnings, then the error that ends it if there is one.
  public func lines(_ model: CPUModel, machineType: MachineTypeChoice) -> [String] {
    var lines = Self.machineTypeWarnings(machineType)
    lines += context.brokenDependencies(model).map {
      "warning: '\(context.catalog.name($0.feature))' requires "
        + "'\(context.catalog.name($0.required))'."
    }
    return lines + errorLines(model)
  }

  /// The warning that QEMU prints for a deprecated machine type.
  public static func machineTypeWarnings(_ machineType: MachineTypeChoice) -> [String] {
    guard machineType.isDeprecated else { return [] }
    return [
      "warning: Machine type '\(machineType.name)' is deprecated: machines more than 3 years "
        + "old are subject to deletion after 6 years"
    ]
  }

  /// The words for a machine type that the release does not offer.
  public static func unsupportedMachineType(_ name: String) -> [String] {
    [
      "unsupported machine type: \"\(name)\"",
      "Use -machine help to list supported machines",
    ]
  }

  /// The error that ends the start of a model with its hint; nothing if it starts.
  func errorLines(_ model: CPUModel) -> [String] {
    let level = context.catalog.definitions[model.definition].level
    let top = context.catalog.definitions[context.maximum.definition]
    if level > top.level {
      let what = level.generation > top.level.generation ? "generation" : "GA level"
      return [
        "Selected CPU \(what) is too new. Maximum supported model in the current configuration: "
          + "'\(top.name)'",
        "Consider a different accelerator, try \"-accel help\"",
      ]
    }
    let missing = context.missingFeatures(model)
    guard !missing.isEmpty else { return [] }
    // QEMU builds the list from its end and leaves two blanks behind it.
    let names = context.propertyNames(of: missing).reversed().joined(separator: " ")
    return [
      "Some features requested in the CPU model are not available in the current configuration: "
        + names + "  ",
      "Consider a different accelerator, QEMU, or kernel version",
    ]
  }
}
