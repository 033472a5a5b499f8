/// A question to history: the same catalog and hosts, had features been deprecated or dropped at
/// other times.
///
/// An override takes the place of what the catalog says of one feature; all others stay as they
/// are. Setting an override to the catalog's own value changes nothing.
public struct WhatIf: Hashable, Sendable {
  /// When something begins.
  public enum Point<Time: Hashable & Comparable & Sendable>: Hashable, Sendable {
    /// From that time on.
    case since(Time)
    /// Not at all.
    case never

    /// Whether it has begun at a time.
    public func hasCome(at time: Time) -> Bool {
      switch self {
      case .since(let start): time >= start
      case .never: false
      }
    }
  }

  /// The QEMU release since which a feature is reported as deprecated.
  public var deprecated: [Feature: Point<QEMURelease>]
  /// The hardware level since which machines no longer have a feature.
  public var gone: [Feature: Point<HardwareLevel>]

  /// History as it is.
  public static let asItIs = WhatIf()

  /// Makes a question.
  public init(
    deprecated: [Feature: Point<QEMURelease>] = [:], gone: [Feature: Point<HardwareLevel>] = [:]
  ) {
    self.deprecated = deprecated
    self.gone = gone
  }

  /// Whether nothing is overridden.
  public var isEmpty: Bool { deprecated.isEmpty && gone.isEmpty }

  /// The same question where the next generation after the newest drops some features.
  public func droppingNext(_ features: FeatureSet, in catalog: Catalog = .builtIn) -> WhatIf {
    var copy = self
    for feature in features {
      if gonePoint(of: feature, in: catalog).hasCome(at: catalog.nextLevel) { continue }
      copy.gone[feature] = .since(catalog.nextLevel)
    }
    return copy
  }
}

extension WhatIf {
  /// Since when a feature is deprecated.
  public func deprecatedPoint(
    of feature: Feature, in catalog: Catalog = .builtIn
  ) -> Point<QEMURelease> {
    if let point = deprecated[feature] { return point }
    let known = catalog.deprecations.first { $0.feature == feature }
    return known.map { .since($0.reportedSince) } ?? .never
  }

  /// Since when machines no longer have a feature.
  public func gonePoint(
    of feature: Feature, in catalog: Catalog = .builtIn
  ) -> Point<HardwareLevel> {
    if let point = gone[feature] { return point }
    let known = catalog.deprecations.first { $0.feature == feature }
    return known?.goneSince.map { .since($0) } ?? .never
  }

  /// The features that the catalog or this question deprecates, at any time.
  public func affectedFeatures(in catalog: Catalog = .builtIn) -> FeatureSet {
    catalog.deprecated.union(FeatureSet(deprecated.keys)).union(FeatureSet(gone.keys))
  }

  /// The features that a release reports as deprecated.
  public func deprecatedFeatures(
    in release: QEMURelease, catalog: Catalog = .builtIn
  ) -> FeatureSet {
    FeatureSet(
      affectedFeatures(in: catalog).filter {
        deprecatedPoint(of: $0, in: catalog).hasCome(at: release)
      })
  }

  /// A host under this question: it loses what its machine would have dropped, with the features
  /// that need it, and has again what its machine would not have dropped yet.
  ///
  /// Only overrides count: what a machine really offers stays. Emulation has no hardware to drop
  /// anything and stays as it is, too.
  public func host(_ host: Host, in catalog: Catalog = .builtIn) -> Host {
    guard host.accelerator == .kvm, !gone.isEmpty else { return host }
    let definition = catalog.definition(of: host.maximum)
    return changed(host, at: definition.level, full: definition.full, catalog)
  }

  /// The machine after a host's: the same, but for what the next generation drops.
  ///
  /// The catalog has no definition for it, so the host's own stands in.
  public func nextMachine(after host: Host, in catalog: Catalog = .builtIn) -> Host {
    let definition = catalog.definition(of: host.maximum)
    let level = HardwareLevel(generation: definition.level.generation + 1, ga: 1)
    var next = changed(host, at: level, full: [], catalog)
    next.name = "next-after-" + host.name
    next.provenance = .hypothetical(from: host.name)
    return next
  }

  private func changed(
    _ host: Host, at level: HardwareLevel, full: FeatureSet, _ catalog: Catalog
  ) -> Host {
    var features = host.maximum.features
    for (feature, point) in gone {
      if point.hasCome(at: level) {
        features.remove(feature)
      } else if full.contains(feature),
        WhatIf.asItIs.gonePoint(of: feature, in: catalog)
          .hasCome(at: level)
      {
        features.insert(feature)
      }
    }
    let lost = host.maximum.features.subtracting(features)
    features = features.subtracting(catalog.dependents(of: lost, within: features))
    guard features != host.maximum.features else { return host }
    var changed = host
    changed.maximum.features = features
    changed.provenance = .hypothetical(from: host.name)
    return changed
  }
}

/// The life of a feature over the generations, as a chart draws it.
public struct LifeLine: Hashable, Sendable {
  /// The state of a feature in a definition.
  public enum Stage: Hashable, Sendable {
    /// It does not exist yet, or any more, in full sets.
    case absent
    /// It may be switched on.
    case full
    /// Named models have it.
    case standard
    /// It is in the base set.
    case base
    /// The machine has dropped it, though full sets keep the name.
    case gone
  }

  /// The feature.
  public let feature: Feature
  /// The stage in each definition of the catalog, in its order.
  public let stages: [Stage]
  /// Since when QEMU reports it as deprecated.
  public let deprecated: WhatIf.Point<QEMURelease>
  /// Since when machines no longer have it.
  public let gone: WhatIf.Point<HardwareLevel>
}

extension WhatIf {
  /// The life line of a feature under this question.
  public func lifeLine(of feature: Feature, in catalog: Catalog = .builtIn) -> LifeLine {
    let gone = gonePoint(of: feature, in: catalog)
    let stages = catalog.definitions.map { definition -> LifeLine.Stage in
      if gone.hasCome(at: definition.level) { return .gone }
      if definition.base.contains(feature) { return .base }
      if definition.standard.contains(feature) { return .standard }
      return definition.full.contains(feature) ? .full : .absent
    }
    return LifeLine(
      feature: feature, stages: stages, deprecated: deprecatedPoint(of: feature, in: catalog),
      gone: gone)
  }
}

extension Catalog {
  /// The level of the machine that comes after the newest known generation.
  public var nextLevel: HardwareLevel {
    let newest = definitions.map(\.level.generation).max() ?? 0
    return HardwareLevel(generation: newest + 1, ga: 1)
  }
}
