import CPUCore

extension SplitMix64 {
  /// A guest with a random definition, a random part of its full set and a random machine type.
  mutating func guest(_ catalog: Catalog = .builtIn) -> Guest {
    let definition = catalog.definitions[Int.random(in: 0..<40, using: &self)]
    let type = catalog.machineTypes[Int.random(in: 0..<catalog.machineTypes.count, using: &self)]
    var features = Bool.random(using: &self) ? definition.base : definition.standard
    for _ in 0..<Int.random(in: 0...6, using: &self) {
      let feature = Feature(index: Int.random(in: 0..<catalog.features.count, using: &self))
      if features.contains(feature) {
        features.remove(feature)
      } else if definition.full.contains(feature) {
        features.insert(feature)
      }
    }
    return Guest(
      name: "random", machineType: type.name,
      model: CPUModel(definition: definition.index, features: features))
  }

  /// A host of the library with a random release and without some random features.
  mutating func host(_ library: HostLibrary = .builtIn, _ catalog: Catalog = .builtIn) -> Host {
    let release = catalog.releases[Int.random(in: 0..<catalog.releases.count, using: &self)].release
    var host = library.hosts[Int.random(in: 0..<library.hosts.count, using: &self)]
    if Bool.random(using: &self) { host = host.running(release) }
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      host.maximum.features.remove(
        Feature(index: Int.random(in: 0..<catalog.features.count, using: &self)))
    }
    return host
  }
}
