/// The life lines of features as a chart over the generations, with the machine to come.
public struct LifeChart: Sendable {
  /// What a cell of the chart says of a feature on one hardware level.
  public enum Stage: String, Hashable, Sendable, CaseIterable {
    /// No machine has it yet.
    case absent
    /// It may be switched on.
    case full
    /// Named models have it by default.
    case standard
    /// It is in the base set.
    case base
    /// It may still be switched on, while named models have it no more, or it is deprecated and
    /// this is the machine to come.
    case deprecated
    /// The machine has dropped it.
    case gone
  }

  /// One generation.
  public struct Column: Hashable, Sendable {
    /// Its number; that of the machine to come is one more than the newest.
    public let generation: Int
    /// What people call it; `next` for the machine to come.
    public let name: String
    /// Its levels, oldest first.
    public let levels: [HardwareLevel]
  }

  /// What exists.
  public let catalog: Catalog
  /// When features are deprecated and gone.
  public let whatIf: WhatIf
  /// The generations, oldest first, the machine to come last.
  public let columns: [Column]

  /// Makes the chart of a catalog under a question to history.
  public init(catalog: Catalog = .builtIn, whatIf: WhatIf = .asItIs) {
    self.catalog = catalog
    self.whatIf = whatIf
    var columns: [Column] = []
    for generation in Set(catalog.definitions.map(\.level.generation)).sorted() {
      let members = catalog.definitions.filter { $0.level.generation == generation }
      let name = members.first?.marketingName.split(separator: " ").first.map(String.init)
      columns.append(
        Column(
          generation: generation, name: name ?? "\(generation)",
          levels: Set(members.map(\.level)).sorted()))
    }
    let next = catalog.nextLevel
    columns.append(Column(generation: next.generation, name: "next", levels: [next]))
    self.columns = columns
  }

  /// The stages of a feature in each column, level by level.
  public func stages(of feature: Feature) -> [[Stage]] {
    let gone = whatIf.gonePoint(of: feature, in: catalog)
    var wasStandard = false
    var newest = Stage.absent
    return columns.map { column in
      column.levels.map { level in
        if gone.hasCome(at: level) { return .gone }
        guard let definition = catalog.firstDefinition(at: level) else {
          let isDeprecated = whatIf.deprecatedPoint(of: feature, in: catalog) != .never
          return isDeprecated && newest != .absent ? .deprecated : newest
        }
        newest = stage(of: feature, in: definition, wasStandard)
        wasStandard = wasStandard || newest == .standard || newest == .base
        return newest
      }
    }
  }

  private func stage(
    of feature: Feature, in definition: CPUDefinition, _ wasStandard: Bool
  ) -> Stage {
    if definition.base.contains(feature) { return .base }
    if definition.standard.contains(feature) { return .standard }
    guard definition.full.contains(feature) else { return .absent }
    return wasStandard ? .deprecated : .full
  }

  /// The captures of real machines that lack a feature although their generation's full set has it.
  public func captures(lacking feature: Feature, in library: HostLibrary) -> [Host] {
    library.hosts.filter { host in
      guard case .capture = host.provenance else { return false }
      return catalog.definition(of: host.maximum).full.contains(feature)
        && !host.maximum.features.contains(feature)
    }
  }
}

extension WhatIf {
  /// The levels at which a feature may be said to be gone: the first of each generation, and the
  /// machine to come.
  public static func levels(of catalog: Catalog = .builtIn) -> [HardwareLevel] {
    LifeChart(catalog: catalog).columns.compactMap(\.levels.first)
  }

  /// The question with the point where a feature is gone moved along the generations.
  ///
  /// Behind the machine to come lies never; steps beyond the ends stop there.
  public func movingGone(
    _ feature: Feature, by steps: Int, in catalog: Catalog = .builtIn
  ) -> WhatIf {
    var copy = self
    let real = WhatIf.asItIs.gonePoint(of: feature, in: catalog)
    copy.gone[feature] = Self.moved(
      gonePoint(of: feature, in: catalog), by: steps, along: Self.levels(of: catalog))
    if copy.gone[feature] == real, catalog.deprecated.contains(feature) { copy.gone[feature] = nil }
    return copy
  }

  /// The question with the point since when QEMU reports a feature as deprecated moved along the
  /// releases.
  public func movingDeprecated(
    _ feature: Feature, by steps: Int, in catalog: Catalog = .builtIn
  ) -> WhatIf {
    var copy = self
    let real = WhatIf.asItIs.deprecatedPoint(of: feature, in: catalog)
    let releases = catalog.releases.map(\.release).filter {
      $0 >= QEMUContext.deprecatedPropertiesSince
    }
    copy.deprecated[feature] = Self.moved(
      deprecatedPoint(of: feature, in: catalog), by: steps, along: releases)
    if copy.deprecated[feature] == real, catalog.deprecated.contains(feature) {
      copy.deprecated[feature] = nil
    }
    return copy
  }

  private static func moved<Time>(
    _ point: Point<Time>, by steps: Int, along times: [Time]
  ) -> Point<Time> {
    var place = times.count
    if case .since(let time) = point {
      place = times.firstIndex { $0 >= time } ?? times.count
    }
    place = max(0, min(place + steps, times.count))
    return place < times.count ? .since(times[place]) : .never
  }
}
