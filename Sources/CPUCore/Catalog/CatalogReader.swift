/// A fault in one of the catalog's tables.
struct CatalogError: Error, CustomStringConvertible {
  var table: String
  var row: String
  var problem: String

  var description: String { "\(table), row '\(row)': \(problem)" }
}

/// Builds a ``Catalog`` from its tables.
struct CatalogReader {
  private var features: [FeatureInfo] = []
  private var featureIndex: [String: Int] = [:]
  private var levels: [String: HardwareLevel] = [:]

  static func read() throws(CatalogError) -> Catalog {
    var reader = CatalogReader()
    let definitionRows = TableReader.rows(DefinitionTable.text)
    try reader.readLevels(definitionRows)
    try reader.readFeatures()
    let definitions = try reader.definitions(definitionRows)
    let definitionIndex = index(definitions.map(\.name))
    let groups = try reader.groups()
    let deprecations = try reader.deprecations()
    return Catalog(
      features: reader.features, groups: groups, definitions: definitions,
      machineTypes: try reader.machineTypes(definitions, definitionIndex),
      releases: try reader.releases(), dependencies: try reader.dependencies(),
      deprecations: deprecations,
      tcgMaximum: try reader.tcgMaximum(definitionIndex),
      deprecated: FeatureSet(deprecations.map(\.feature)),
      ignoredInBaseline: reader.ignoredInBaseline(groups),
      allFeatures: FeatureSet(firstFeatures: reader.features.count),
      featureIndex: reader.featureIndex, groupIndex: index(groups.map(\.name)),
      definitionIndex: definitionIndex)
  }

  /// `csske`, which newer machines have lost, and the subfunctions of `msa`, which hypervisors
  /// filter: the search for a baseline's definition does not insist on them.
  ///
  /// Source: QEMU's ignored_base_feat.
  private func ignoredInBaseline(_ groups: [FeatureGroup]) -> FeatureSet {
    var ignored = groups.first { $0.name == "msa" }?.members ?? []
    if let facility = featureIndex["msa-base"] { ignored.remove(Feature(index: facility)) }
    if let csske = featureIndex["csske"] { ignored.insert(Feature(index: csske)) }
    return ignored
  }

  private static func index(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func readLevels(_ rows: [TableReader.Row]) throws(CatalogError) {
    for row in rows {
      guard row.words.count == 7, let generation = Int(row.words[2]), let ga = Int(row.words[3])
      else { throw fault("definitions", row, "needs 7 columns with numbers") }
      levels[row.words[0]] = HardwareLevel(generation: generation, ga: ga)
    }
  }

  private mutating func readFeatures() throws(CatalogError) {
    for row in TableReader.rows(FeatureTable.text) {
      let words = row.words
      guard words.count == 8, let known = FirstRelease(tableWord: words[3]),
        let base = span(words[4]), let standard = span(words[5]), let full = span(words[6])
      else { throw fault("features", row, "needs 8 columns: name block bit known and three spans") }
      guard words[7] == "-" || QEMURelease(words[7]) != nil else {
        throw fault("features", row, "the machine type is a version or '-'")
      }
      guard features.count < FeatureSet.capacity, featureIndex[words[0]] == nil else {
        throw fault("features", row, "stands twice, or there are too many")
      }
      featureIndex[words[0]] = features.count
      features.append(
        FeatureInfo(
          feature: Feature(index: features.count), name: words[0],
          bit: FeatureBit(block: words[1] == "?" ? nil : words[1], number: Int(words[2])),
          known: known, base: base, standard: standard, full: full,
          defaultSince: QEMURelease(words[7])))
    }
  }

  private func span(_ word: String) -> LevelSpan? {
    if word == "-" { return LevelSpan(first: nil, last: nil) }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let first = levels[parts[0]] else { return nil }
    if parts[1].isEmpty { return LevelSpan(first: first, last: nil) }
    guard let last = levels[parts[1]], last >= first else { return nil }
    return LevelSpan(first: first, last: last)
  }

  /// The three sets of a level.
  private struct LevelSets {
    var base = FeatureSet()
    var standard = FeatureSet()
    var full = FeatureSet()
  }

  private func definitions(
    _ rows: [TableReader.Row]
  ) throws(CatalogError) -> [CPUDefinition] {
    let sets = setsOfLevels()
    var definitions: [CPUDefinition] = []
    for row in rows {
      let words = row.words
      guard let number = Int(words[1]), let level = levels[words[0]], let own = sets[level],
        let machineClass = CPUDefinition.Class(rawValue: words[4]), let bits = Int(words[5]),
        let known = FirstRelease(tableWord: words[6])
      else { throw fault("definitions", row, "type, class, address bits or release is not one") }
      definitions.append(
        CPUDefinition(
          index: definitions.count, name: words[0], machineNumber: number, level: level,
          machineClass: machineClass, addressBits: bits, known: known, base: own.base,
          standard: own.standard, full: own.full))
    }
    return definitions
  }

  /// The sets of every level, from the spans in the rows of the features.
  private func setsOfLevels() -> [HardwareLevel: LevelSets] {
    var sets: [HardwareLevel: LevelSets] = [:]
    for level in Set(levels.values) {
      var own = LevelSets()
      for info in features where info.full.contains(level) {
        own.full.insert(info.feature)
        if info.standard.contains(level) { own.standard.insert(info.feature) }
        if info.base.contains(level) { own.base.insert(info.feature) }
      }
      sets[level] = own
    }
    return sets
  }

  private func groups() throws(CatalogError) -> [FeatureGroup] {
    var groups: [FeatureGroup] = []
    for row in TableReader.rows(GroupTable.text) {
      guard row.words.count == 2, let known = FirstRelease(tableWord: row.words[1]) else {
        throw fault("groups", row, "needs a name and a release")
      }
      let members = try set(named: row.continuation, "groups", row)
      groups.append(FeatureGroup(name: row.words[0], members: members, known: known))
    }
    return groups
  }

  private func machineTypes(
    _ definitions: [CPUDefinition], _ index: [String: Int]
  ) throws(CatalogError) -> [MachineType] {
    var types: [MachineType] = []
    var qemuFeatures = FeatureSet()
    for row in TableReader.rows(MachineTypeTable.text) {
      guard row.words.count >= 2, let version = QEMURelease(row.words[0]),
        let definition = index[row.words[1]].map({ definitions[$0] })
      else { throw fault("machine types", row, "needs a version and a definition") }
      let added = Array(row.words.dropFirst(2)) + row.continuation
      if added == ["base"] {
        qemuFeatures = definition.base
      } else {
        qemuFeatures = qemuFeatures.union(try set(named: added, "machine types", row))
      }
      var withheld = FeatureSet()
      for info in features {
        if let since = info.defaultSince, version < since { withheld.insert(info.feature) }
      }
      types.append(
        MachineType(
          version: version, qemuDefinition: definition, qemuFeatures: qemuFeatures,
          withheld: withheld))
    }
    return types
  }

  private func releases() throws(CatalogError) -> [ReleaseInfo] {
    var releases: [ReleaseInfo] = []
    for row in TableReader.rows(ReleaseTable.text) {
      guard row.words.count == 4, let release = QEMURelease(row.words[0]),
        let oldest = QEMURelease(row.words[1]),
        let source = ReleaseInfo.Source(rawValue: row.words[3])
      else { throw fault("releases", row, "needs release, oldest, deprecated and how it is known") }
      releases.append(
        ReleaseInfo(
          release: release, oldestMachineType: oldest, deprecatedTo: QEMURelease(row.words[2]),
          deprecationIsKnown: row.words[2] != "?", source: source))
    }
    return releases
  }

  private func dependencies() throws(CatalogError) -> [Dependency] {
    var dependencies: [Dependency] = []
    for row in TableReader.rows(DependencyTable.text) {
      let words = row.words
      guard words.count >= 2, let feature = featureIndex[words[0]],
        let required = featureIndex[words[1]]
      else { throw fault("dependencies", row, "needs two features") }
      let checked = words.count > 2 ? FirstRelease(tableWord: words[2]) : nil
      guard words.count == 2 || (words.count == 3 && checked != nil) else {
        throw fault("dependencies", row, "the third column is a release")
      }
      dependencies.append(
        Dependency(
          feature: Feature(index: feature), required: Feature(index: required), checked: checked))
    }
    return dependencies
  }

  private func deprecations() throws(CatalogError) -> [Deprecation] {
    var deprecations: [Deprecation] = []
    for row in TableReader.rows(DeprecationTable.text) {
      guard row.words.count == 3, let feature = featureIndex[row.words[0]],
        let since = QEMURelease(row.words[1]), row.words[2] == "-" || levels[row.words[2]] != nil
      else {
        throw fault("deprecations", row, "needs a feature, a release and a definition or '-'")
      }
      deprecations.append(
        Deprecation(
          feature: Feature(index: feature), reportedSince: since, goneSince: levels[row.words[2]]))
    }
    return deprecations
  }

  private func tcgMaximum(
    _ definitionIndex: [String: Int]
  ) throws(CatalogError) -> (since: QEMURelease, model: CPUModel) {
    guard let row = TableReader.rows(TCGTable.text).first, row.words.count == 2,
      let since = QEMURelease(row.words[0]), let definition = definitionIndex[row.words[1]]
    else { throw CatalogError(table: "TCG", row: "1", problem: "needs a release and a definition") }
    let features = try set(named: row.continuation, "TCG", row)
    return (since, CPUModel(definition: definition, features: features))
  }

  private func set(
    named names: [String], _ table: String, _ row: TableReader.Row
  ) throws(CatalogError) -> FeatureSet {
    var set = FeatureSet()
    for name in names {
      guard let index = featureIndex[name] else {
        throw fault(table, row, "there is no feature '\(name)'")
      }
      set.insert(Feature(index: index))
    }
    return set
  }

  private func fault(_ table: String, _ row: TableReader.Row, _ problem: String) -> CatalogError {
    CatalogError(table: table, row: row.words.first ?? "", problem: problem)
  }
}
