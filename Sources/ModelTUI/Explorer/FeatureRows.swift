import CPUCore

extension Explorer {
  /// The features that the filter lets through.
  var shownFeatures: FeatureSet {
    var shown = current.context.knownFeatures
    switch filter {
    case .all: break
    case .on: shown = shown.intersection(current.model.features)
    case .changed: shown = shown.intersection(current.changed)
    case .deprecated: shown = shown.intersection(catalog.deprecated)
    case .missing: shown = shown.intersection(current.missing)
    case .differsFromBase:
      shown = shown.intersection(
        current.model.features.symmetricDifference(current.definition.base))
    }
    if hidesUnsettable { shown = shown.intersection(current.full.union(current.model.features)) }
    return shown
  }

  /// The rows of the feature pane; a filter shows its sections unfolded.
  func featureRows() -> [FeatureRow] {
    sections.rows(showing: shownFeatures, unfolded: filter == .all ? unfolded : nil)
  }

  /// The features of a row that may be toggled together.
  func members(of row: FeatureRow) -> FeatureSet {
    sections.members(of: row).intersection(current.context.knownFeatures)
  }

  /// The row under the cursor of the feature pane.
  var selectedRow: FeatureRow? {
    rows.indices.contains(featureList.cursor) ? rows[featureList.cursor] : nil
  }

  /// The feature under the cursor of the feature pane.
  var selectedFeature: Feature? {
    if case .feature(let feature) = selectedRow { return feature }
    return nil
  }

  /// Changes what is shown while the cursor stays on its row, also on the screen.
  mutating func keepingRow(_ change: (inout Explorer) -> Void) {
    let row = selectedRow
    change(&self)
    refreshRows()
    let section: FeatureRow? =
      switch row {
      case .feature(let feature): .section(sections.sectionOfFeature[feature.index])
      default: nil
      }
    let found = row.flatMap(rows.firstIndex(of:)) ?? section.flatMap(rows.firstIndex(of:))
    featureList.keepScreenRow(
      cursor: found ?? min(featureList.cursor, max(0, rows.count - 1)), count: rows.count,
      height: layout.features.inner.height)
  }

  /// Puts the cursor on a feature, unfolding its section and dropping what hides it.
  mutating func show(_ feature: Feature) {
    if !shownFeatures.contains(feature) {
      filter = .all
      if !shownFeatures.contains(feature) { hidesUnsettable = false }
    }
    unfolded.insert(sections.sectionOfFeature[feature.index])
    refreshRows()
    if let row = rows.firstIndex(of: .feature(feature)) {
      featureList.move(to: row, count: rows.count, height: layout.features.inner.height)
    }
  }
}
