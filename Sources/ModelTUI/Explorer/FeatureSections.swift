import CPUCore

/// The sections in which the features are shown: each feature stands in exactly one.
struct FeatureSections: Sendable {
  /// What a section gathers.
  enum Kind: Hashable, Sendable {
    /// The deprecated features: toggled as one, they show what their end does.
    case deprecated
    /// The features of one block that belong to no group.
    case block(String)
    /// The members of a group.
    case group(Int)
  }

  /// A section and its features, in QEMU's order.
  struct Section: Sendable {
    let kind: Kind
    let title: String
    let description: String
    let members: [Feature]
    let set: FeatureSet
  }

  let sections: [Section]
  /// The section of each feature, by its index.
  let sectionOfFeature: [Int]

  init(_ catalog: Catalog) {
    var sections: [Section] = []
    var rest = catalog.allFeatures
    func add(_ kind: Kind, _ title: String, _ description: String, _ set: FeatureSet) {
      let own = set.intersection(rest)
      guard !own.isEmpty else { return }
      rest = rest.subtracting(own)
      sections.append(
        Section(
          kind: kind, title: title, description: description, members: Array(own), set: own))
    }
    add(.deprecated, "deprecated", "to be gone from future machines", catalog.deprecated)
    let grouped = catalog.groups.reduce(into: FeatureSet()) { $0 = $0.union($1.members) }
    for (title, description, blocks) in Self.blocks {
      var set = FeatureSet()
      for info in catalog.features
      where blocks.contains(info.bit.block ?? "") && !grouped.contains(info.feature) {
        set.insert(info.feature)
      }
      add(.block(title), title, description, set)
    }
    for (index, group) in catalog.groups.enumerated() {
      add(.group(index), group.name, catalog.description(ofGroup: index), group.members)
    }
    add(.block("other"), "other", "subfunctions of no group", rest)
    self.sections = sections
    var places = [Int](repeating: 0, count: catalog.features.count)
    for (index, section) in sections.enumerated() {
      for feature in section.members { places[feature.index] = index }
    }
    sectionOfFeature = places
  }

  /// The blocks of the features that belong to no group.
  private static let blocks: [(title: String, description: String, blocks: Set<String>)] = [
    ("facilities", "bits of the facility list", ["STFL"]),
    (
      "SCLP", "what the service processor tells",
      ["SCLP_CPU", "SCLP_CONF_CHAR", "SCLP_CONF_CHAR_EXT", "SCLP_FAC134", ""]
    ),
    ("misc", "what QEMU, the kernel and the ultravisor add", ["MISC", "UV_FEAT_GUEST"]),
  ]
}

/// One row of the feature pane.
enum FeatureRow: Hashable, Sendable {
  /// The heading of a section, by its index.
  case section(Int)
  /// A feature.
  case feature(Feature)
}

/// Which features are shown.
enum FeatureFilter: Int, CaseIterable, Sendable {
  case all, on, changed, deprecated, missing, differsFromBase

  /// How the filter is named on the screen.
  var title: String {
    switch self {
    case .all: "all"
    case .on: "on"
    case .changed: "changed"
    case .deprecated: "deprecated"
    case .missing: "missing on host"
    case .differsFromBase: "differs from base"
    }
  }

  var next: FeatureFilter {
    FeatureFilter(rawValue: rawValue + 1) ?? .all
  }
}
