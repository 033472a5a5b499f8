/// A CPU model with its features worked out: a definition and what is on.
///
/// An accelerator's maximum model and the model a host offers are such values too.
public struct CPUModel: Hashable, Sendable {
  /// The index of the definition in ``Catalog/definitions``.
  public var definition: Int
  /// The features that are on.
  public var features: FeatureSet

  /// Makes a model.
  public init(definition: Int, features: FeatureSet) {
    self.definition = definition
    self.features = features
  }
}

/// What can stand before the first comma of `-cpu`: the name that a model starts from.
public enum ModelName: Hashable, Sendable {
  /// A definition, by its index, with its default or with its base set.
  case definition(Int, isBase: Bool)
  /// The model `qemu`, which depends on the machine type.
  case qemu
  /// The model `max`: all that the accelerator has.
  case max
  /// The model `host`: all that a KVM host has.
  case host

  /// Whether the model means the same in every release and on every machine type.
  ///
  /// Source: the flag `static` of query-cpu-definitions.
  public var isStatic: Bool {
    if case .definition(_, isBase: true) = self { return true }
    return false
  }

  /// Whether a guest with it may migrate.
  ///
  /// Source: the flag `migration-safe` of query-cpu-definitions.
  public var isMigrationSafe: Bool {
    self != .max && self != .host
  }
}

extension Catalog {
  /// Reads a model name as QEMU writes it; nil for one that is not in the catalog.
  public func modelName(_ text: String) -> ModelName? {
    switch text {
    case "qemu": return .qemu
    case "max": return .max
    case "host": return .host
    default:
      if let index = definitionIndex[text] { return .definition(index, isBase: false) }
      guard text.hasSuffix("-base"), let index = definitionIndex[String(text.dropLast(5))] else {
        return nil
      }
      return .definition(index, isBase: true)
    }
  }

  /// A model name as QEMU writes it.
  public func text(_ name: ModelName) -> String {
    switch name {
    case .definition(let index, isBase: false): definitions[index].name
    case .definition(let index, isBase: true): definitions[index].name + "-base"
    case .qemu: "qemu"
    case .max: "max"
    case .host: "host"
    }
  }

  /// The definition of a model.
  public func definition(of model: CPUModel) -> CPUDefinition {
    definitions[model.definition]
  }
}

/// What QEMU refuses when a model is named or its properties are set.
///
/// The words for each are in ``QEMUMessages``.
public enum ModelError: Error, Hashable, Sendable {
  /// No such definition.
  case unknownModel(String)
  /// A feature outside the definition's full set was switched on.
  case featureTooNew(feature: String, definition: String)
  /// A group with no member in the definition's full set was switched on.
  case groupTooNew(group: String, definition: String)
  /// The CPU has no such property.
  case unknownProperty(property: String, model: String)
  /// The CPU has the property, but nobody may set it.
  case readOnlyProperty(property: String, model: String)
  /// A baseline was asked for where no definition's base set fits.
  case noCompatibleModel
}
