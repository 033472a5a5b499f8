/// What a property name of a CPU object is about.
public enum CPUProperty: Hashable, Sendable {
  /// The kind of value that a property takes which does not change the model.
  public enum Value: Hashable, Sendable {
    /// True or false.
    case boolean
    /// A whole number from 0.
    case number
  }

  /// It changes the model.
  case model(PropertyName)
  /// It is accepted and changes nothing in the model.
  case ignored(Value)
  /// It can be read, but not set.
  case readOnly
}

extension QEMUContext {
  /// Finds a property of a CPU object; nil where the release's CPUs have none of that name.
  ///
  /// A name that nobody recorded for the release counts as known.
  public func cpuProperty(named name: String) -> CPUProperty? {
    if let property = catalog.property(named: name) {
      return knows(property) ? .model(property) : nil
    }
    switch name {
    case "core-id": return .ignored(.number)
    case "start-powered-off": return .ignored(.boolean)
    case "type", "static", "migration-safe", "description", "hotpluggable", "hotplugged",
      "realized", "parent_bus", "crash-information", "memory":
      return .readOnly
    default: return nil
    }
  }
}
