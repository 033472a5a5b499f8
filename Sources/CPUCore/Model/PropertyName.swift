/// A property of a CPU that changes its model: one feature, or a group of features.
public enum PropertyName: Hashable, Sendable {
  /// A single feature.
  case feature(Feature)
  /// A group, by its index in ``Catalog/groups``.
  case group(Int)
}

/// A property switched on or off.
public struct PropertyChange: Hashable, Sendable {
  /// Which property.
  public var name: PropertyName
  /// On or off.
  public var value: Bool

  /// Makes a change.
  public init(_ name: PropertyName, _ value: Bool) {
    self.name = name
    self.value = value
  }
}

extension Catalog {
  /// The property of that name; nil where neither a feature nor a group has it.
  public func property(named name: String) -> PropertyName? {
    if let index = featureIndex[name] { return .feature(Feature(index: index)) }
    return groupIndex[name].map(PropertyName.group)
  }

  /// The property's name as QEMU writes it.
  public func text(_ property: PropertyName) -> String {
    switch property {
    case .feature(let feature): features[feature.index].name
    case .group(let index): groups[index].name
    }
  }

  /// The features that a property stands for.
  public func members(_ property: PropertyName) -> FeatureSet {
    switch property {
    case .feature(let feature): [feature]
    case .group(let index): groups[index].members
    }
  }
}
