import CPUCore

/// What the user switched on and off in a model, against what its name gives.
struct Toggles: Hashable, Sendable {
  /// Features switched on.
  var on = FeatureSet()
  /// Features switched off.
  var off = FeatureSet()

  var isEmpty: Bool { on.isEmpty && off.isEmpty }

  /// The model with the changes, limited to what may be on at all.
  func applied(to start: CPUModel, full: FeatureSet) -> CPUModel {
    CPUModel(
      definition: start.definition,
      features: start.features.union(on.intersection(full)).subtracting(off))
  }

  /// Switches features on or off; what then equals the start is no change any more.
  mutating func set(_ features: FeatureSet, _ value: Bool, start: CPUModel) {
    on = on.subtracting(features)
    off = off.subtracting(features)
    if value {
      on = on.union(features.subtracting(start.features))
    } else {
      off = off.union(features.intersection(start.features))
    }
  }
}
