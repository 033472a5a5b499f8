import CPUCore

/// How features stand in a model or on a host: what the rows of a feature list show.
struct FeatureStates: Sendable {
  /// The features that are on.
  var on: FeatureSet
  /// The features that may be on.
  var full: FeatureSet
  var deprecated: FeatureSet
  /// The changes against what the list began with.
  var added: FeatureSet
  var removed: FeatureSet
  /// What the chosen host lacks.
  var missing: FeatureSet

  var changed: FeatureSet { added.union(removed) }
  /// What can be switched at all: also what is on without being allowed to.
  var settable: FeatureSet { full.union(on) }

  /// How one feature stands.
  func state(of feature: Feature) -> FeatureState {
    FeatureState(
      isOn: on.contains(feature), mayBeOn: full.contains(feature),
      isDeprecated: deprecated.contains(feature),
      change: added.contains(feature) ? .added : removed.contains(feature) ? .removed : .none,
      isMissing: missing.contains(feature))
  }

  /// The mark in front of a section.
  func mark(of section: FeatureSections.Section) -> String {
    let on = section.set.intersection(on)
    let settable = section.set.intersection(settable)
    if settable.isEmpty { return "[-]" }
    if on.isEmpty { return "[ ]" }
    return settable.isSubset(of: on) ? "[x]" : "[~]"
  }

  /// The signs behind the mark of a section: deprecated, changed, missing on the host.
  func signs(of section: FeatureSections.Section) -> String {
    (section.kind == .deprecated ? "!" : " ")
      + (section.set.isDisjoint(with: changed) ? " " : "*")
      + (section.set.isDisjoint(with: missing) ? " " : "#")
  }
}

/// How one feature stands in a model.
struct FeatureState: Hashable, Sendable {
  enum Change: Sendable {
    case none, added, removed
  }

  let isOn: Bool
  let mayBeOn: Bool
  let isDeprecated: Bool
  let change: Change
  let isMissing: Bool

  /// The mark in front of the name: colour never carries it alone.
  var mark: String {
    if isOn { return "[x]" }
    return mayBeOn ? "[ ]" : "[-]"
  }

  /// The signs behind the mark: deprecated, changed, missing on the host.
  var signs: String {
    let change =
      switch self.change {
      case .none: " "
      case .added: "+"
      case .removed: "-"
      }
    return (isDeprecated ? "!" : " ") + change + (isMissing ? "#" : " ")
  }
}

extension FeatureSections {
  /// The rows of a list that shows some features; `unfolded` is nil where all sections are.
  func rows(showing shown: FeatureSet, unfolded: Set<Int>?) -> [FeatureRow] {
    var rows: [FeatureRow] = []
    for (index, section) in sections.enumerated() {
      guard !section.set.isDisjoint(with: shown) else { continue }
      rows.append(.section(index))
      guard unfolded?.contains(index) ?? true else { continue }
      for feature in section.members where shown.contains(feature) {
        rows.append(.feature(feature))
      }
    }
    return rows
  }

  /// The features of a row.
  func members(of row: FeatureRow) -> FeatureSet {
    switch row {
    case .section(let index): sections[index].set
    case .feature(let feature): [feature]
    }
  }
}
