/// What a property name of a CPU object is about.
public enum CPUProperty: Hashable, Sendable {
  /// The kind of value that a property takes which does not change the model.
  public enum Value: Hashable, Sendable {
    /// True or false.
    case boolean
    /// A whole number that fits 32 bits without a sign.
    case unsigned
    /// A whole number that fits 32 bits with a sign.
    case signed
    /// How much of a processor a virtual CPU is entitled to: `auto`, `low`, `medium` or `high`.
    case entitlement
    /// The path of a memory region, or nothing.
    case memoryRegion
    /// Whether the CPU is put into service at once.
    case realized
  }

  /// It changes the model.
  case model(PropertyName)
  /// It is accepted and changes nothing in the model.
  case other(Value)
  /// It can be read, but not set.
  case readOnly

  /// The values of the property `entitlement`.
  static let entitlements: Set<String> = ["auto", "low", "medium", "high"]
}

/// A CPU property that is neither a feature nor a group.
private struct OtherProperty {
  let name: String
  let property: CPUProperty
  /// The first release that has it; nil where nobody recorded one without.
  var since: QEMURelease?
  /// The first release that no longer has it.
  var gone: QEMURelease?

  /// Sources: the property lists of QEMU 5.2, 7.2, 10.0 and 11.1, what 7.2 and 10.0 do when each is
  /// set, and for the CPU topology the release that brought it.
  static let all: [OtherProperty] = [
    OtherProperty(name: "core-id", property: .other(.unsigned)),
    OtherProperty(name: "start-powered-off", property: .other(.boolean)),
    OtherProperty(name: "realized", property: .other(.realized)),
    OtherProperty(name: "memory", property: .other(.memoryRegion)),
    OtherProperty(name: "socket-id", property: .other(.signed), since: topologyRelease),
    OtherProperty(name: "book-id", property: .other(.signed), since: topologyRelease),
    OtherProperty(name: "drawer-id", property: .other(.signed), since: topologyRelease),
    OtherProperty(name: "dedicated", property: .other(.boolean), since: topologyRelease),
    OtherProperty(name: "entitlement", property: .other(.entitlement), since: topologyRelease),
    OtherProperty(name: "type", property: .readOnly),
    OtherProperty(name: "static", property: .readOnly),
    OtherProperty(name: "migration-safe", property: .readOnly),
    OtherProperty(name: "description", property: .readOnly),
    OtherProperty(name: "hotpluggable", property: .readOnly),
    OtherProperty(name: "hotplugged", property: .readOnly),
    OtherProperty(name: "parent_bus", property: .readOnly),
    OtherProperty(name: "crash-information", property: .readOnly),
    // 10.0 is the newest release recorded to have it, 11.1 the oldest recorded not to.
    OtherProperty(name: "legacy-memory", property: .readOnly, gone: QEMURelease(11, 1)),
  ]

  private static let topologyRelease = QEMURelease(8, 2)

  func isKnown(to release: QEMURelease) -> Bool {
    since.map { release >= $0 } ?? true && gone.map { release < $0 } ?? true
  }
}

extension QEMUContext {
  /// Finds a property of a CPU object; nil where the release's CPUs have none of that name.
  ///
  /// A name that nobody recorded for the release counts as known.
  public func cpuProperty(named name: String) -> CPUProperty? {
    if let property = catalog.property(named: name) {
      return knows(property) ? .model(property) : nil
    }
    return OtherProperty.all.first { $0.name == name && $0.isKnown(to: release) }?.property
  }
}
