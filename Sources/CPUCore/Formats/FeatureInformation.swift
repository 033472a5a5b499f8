/// All that is known of a feature or group, as named lines for people.
public struct FeatureInformation: Sendable {
  /// One fact.
  public struct Line: Hashable, Sendable {
    /// What the fact is about, such as `block and bit`.
    public let label: String
    /// The fact in words.
    public let text: String
    /// The feature that the line is about, if it names another one.
    public let feature: Feature?
  }

  /// The name, and what it is.
  public let title: String
  /// The facts.
  public private(set) var lines: [Line] = []

  private let catalog: Catalog
  private let words: ExplanationText

  /// Gathers what is known of a feature or group, as it is or under a what-if.
  public init(_ property: PropertyName, in catalog: Catalog = .builtIn, whatIf: WhatIf = .asItIs) {
    self.catalog = catalog
    words = ExplanationText(catalog)
    switch property {
    case .feature(let feature):
      title = "\(catalog.name(feature)): \(catalog.description(of: feature))"
      gather(feature, whatIf)
    case .group(let index):
      title = "\(catalog.groups[index].name): \(catalog.description(ofGroup: index))"
      gather(group: index)
    }
  }

  private mutating func add(_ label: String, _ text: String, _ feature: Feature? = nil) {
    lines.append(Line(label: label, text: text, feature: feature))
  }

  private mutating func gather(_ feature: Feature, _ whatIf: WhatIf) {
    let info = catalog.info(feature)
    if let block = info.bit.block {
      add("block and bit", block + (info.bit.number.map { ", bit \($0)" } ?? ""))
    }
    add("full sets", span(info.full, \.full, feature))
    add("default sets", span(info.standard, \.standard, feature))
    add("base sets", span(info.base, \.base, feature))
    if let since = info.defaultSince {
      add("machine types", "in default sets from \(Catalog.machineTypePrefix)\(since) on")
    }
    add("QEMU", "the name came \(words.text(info.known))")
    let groups = catalog.groups.filter { $0.members.contains(feature) }.map(\.name)
    add("groups", groups.isEmpty ? "none" : groups.joined(separator: ", "))
    gatherDependencies(feature)
    gatherEnd(feature, whatIf)
    if let loss = catalog.loss(without: feature) {
      add("without it", loss.loses)
      add("source", loss.source)
    }
  }

  private mutating func gatherDependencies(_ feature: Feature) {
    let required = catalog.dependencies.filter { $0.feature == feature }.map(\.required)
    let users = catalog.dependencies.filter { $0.required == feature }.map(\.feature)
    list("requires", required)
    list("required by", users)
  }

  /// A line for each feature; QEMU checks one dependency twice.
  private mutating func list(_ label: String, _ features: [Feature]) {
    if features.isEmpty { add(label, "nothing") }
    var seen: Set<Feature> = []
    for feature in features where seen.insert(feature).inserted {
      let text = "\(catalog.name(feature)): \(catalog.description(of: feature))"
      add(label, text, feature)
    }
  }

  private mutating func gatherEnd(_ feature: Feature, _ whatIf: WhatIf) {
    switch whatIf.deprecatedPoint(of: feature, in: catalog) {
    case .since(let release): add("deprecated", "reported by QEMU since \(release)")
    case .never: add("deprecated", "no")
    }
    if case .since(let level) = whatIf.gonePoint(of: feature, in: catalog) {
      add("gone", "machines no longer have it from \(words.title(level)) on")
    }
  }

  private mutating func gather(group index: Int) {
    let group = catalog.groups[index]
    add("QEMU", "the name came \(words.text(group.known))")
    for (label, set) in Self.sets {
      add(label, groupSpan(group.members, set))
    }
    list("members", Array(group.members))
  }

  private static let sets: [(String, KeyPath<CPUDefinition, FeatureSet> & Sendable)] = [
    ("full sets", \.full), ("default sets", \.standard), ("base sets", \.base),
  ]

  /// Since when definitions hold a whole group in one of their sets.
  private func groupSpan(
    _ members: FeatureSet, _ set: KeyPath<CPUDefinition, FeatureSet>
  ) -> String {
    let first = catalog.definitions.first { members.isSubset(of: $0[keyPath: set]) }
    return first.map { "whole since \(words.title($0.index))" } ?? "never whole"
  }

  /// From which to which machine a set has the feature, and the ones between that lack it.
  private func span(
    _ span: LevelSpan, _ set: KeyPath<CPUDefinition, FeatureSet>, _ feature: Feature
  ) -> String {
    let holders = catalog.definitions.filter { $0[keyPath: set].contains(feature) }
    guard let first = holders.first else { return "never" }
    var text = "from \(words.title(first.index))"
    if let last = span.last, let definition = catalog.definitions.last(where: { $0.level == last })
    {
      text += " to \(words.title(definition.index))"
    } else {
      text += " on"
    }
    return text
  }
}
