extension QEMUContext {
  /// The dependencies that a model breaks, in the order in which QEMU warns of them.
  ///
  /// Such a model starts all the same. Source: QEMU's check_consistency.
  public func brokenDependencies(_ model: CPUModel) -> [Dependency] {
    checkedDependencies.filter {
      model.features.contains($0.feature) && !model.features.contains($0.required)
    }
  }

  /// The dependencies that the release checks, or may check.
  public var checkedDependencies: [Dependency] {
    catalog.dependencies.filter {
      knownFeatures.contains($0.feature) && knownFeatures.contains($0.required)
        && $0.checked?.isKnown(to: release) != .no
    }
  }
}

extension Catalog {
  /// The features of a set that need one of the others, directly or through another.
  public func dependents(of features: FeatureSet, within model: FeatureSet) -> FeatureSet {
    var found = features
    var grew = true
    while grew {
      grew = false
      for dependency in dependencies
      where found.contains(dependency.required) && !found.contains(dependency.feature)
        && model.contains(dependency.feature)
      {
        found.insert(dependency.feature)
        grew = true
      }
    }
    return found.subtracting(features)
  }
}
