import CPUCore

/// Moving the points where features are deprecated and gone.
extension Explorer {
  /// Moves the point of the feature under the cursor.
  mutating func movePoint(by steps: Int) {
    guard let feature = lifeLineFeature else { return }
    let whatIf = document.whatIf
    let moved =
      switch deprecationScreen.axis {
      case .generations: whatIf.movingGone(feature, by: steps, in: catalog)
      case .releases: whatIf.movingDeprecated(feature, by: steps, in: catalog)
      }
    guard moved != whatIf else {
      refuse("\(catalog.name(feature)) \(pointText(feature, whatIf)): there is nothing beyond that")
      return
    }
    change(moved) { "\($0.catalog.name(feature)) \($0.pointText(feature, $0.document.whatIf))" }
  }

  /// Puts the point where a feature is gone at a column of the chart.
  mutating func setPoint(atColumn column: Int) {
    let levels = WhatIf.levels(of: catalog)
    guard let feature = lifeLineFeature, levels.indices.contains(column) else { return }
    let target = document.whatIf.gonePoint(of: feature, in: catalog)
    var place = levels.count
    if case .since(let level) = target { place = levels.firstIndex { $0 >= level } ?? place }
    guard place != column else { return }
    deprecationScreen.axis = .generations
    movePoint(by: column - place)
  }

  /// Changes the what-if and says what became of the policies' table.
  private mutating func change(_ whatIf: WhatIf, _ text: (Explorer) -> String) {
    let feature = lifeLineFeature
    let before = policyTable.outcomes.map(PolicyAnswers.init)
    edit { $0.whatIf = whatIf }
    if let feature { showLifeLine(of: feature) }
    let after = policyTable.outcomes.map(PolicyAnswers.init)
    say("\(text(self)); \(PolicyAnswers.difference(before, after))")
  }

  /// Puts the cursor of the life lines on a feature.
  mutating func showLifeLine(of feature: Feature) {
    let features = lifeLineFeatures
    guard let row = features.firstIndex(of: feature) else { return }
    deprecationScreen.list.move(to: row, count: features.count, height: lifeLineRows)
  }

  /// Since when a feature is gone, or reported, in words: of the axis that the keys move.
  func pointText(_ feature: Feature, _ whatIf: WhatIf) -> String {
    switch deprecationScreen.axis {
    case .generations: goneText(feature, whatIf)
    case .releases: reportedText(feature, whatIf)
    }
  }

  func goneText(_ feature: Feature, _ whatIf: WhatIf) -> String {
    guard case .since(let level) = whatIf.gonePoint(of: feature, in: catalog) else {
      return "is never gone"
    }
    return level >= catalog.nextLevel
      ? "is gone with the next machine" : "is gone since \(generationName(level.generation))"
  }

  func reportedText(_ feature: Feature, _ whatIf: WhatIf) -> String {
    guard case .since(let release) = whatIf.deprecatedPoint(of: feature, in: catalog) else {
      return "is not reported as deprecated"
    }
    return "is reported as deprecated since QEMU \(release)"
  }

  // MARK: Commands

  mutating func switchAxis() -> Effect? {
    deprecationScreen.axis = deprecationScreen.axis == .generations ? .releases : .generations
    focusDeprecation(.lifeLines)
    say("Left and Right move \(deprecationScreen.axis.title)")
    return nil
  }

  var resetPointRefusal: String? {
    guard let feature = lifeLineFeature else { return "There is no life line" }
    let whatIf = document.whatIf
    return whatIf.deprecated[feature] == nil && whatIf.gone[feature] == nil
      ? "\(catalog.name(feature)) is as it was in history" : nil
  }

  mutating func resetPoint() -> Effect? {
    guard let feature = lifeLineFeature else { return nil }
    var whatIf = document.whatIf
    whatIf.deprecated[feature] = nil
    whatIf.gone[feature] = nil
    change(whatIf) { "\($0.catalog.name(feature)) is as it was in history" }
    fitLifeLines()
    return nil
  }

  var resetHistoryRefusal: String? {
    document.whatIf.isEmpty ? "History is as it was" : nil
  }

  mutating func resetHistory() -> Effect? {
    change(.asItIs) { _ in "History is as it was" }
    fitLifeLines()
    return nil
  }

  private mutating func fitLifeLines() {
    deprecationScreen.list.fit(count: lifeLineFeatures.count, height: lifeLineRows)
  }

  // MARK: Questions ready made

  /// A question to history that is asked with one key.
  struct Preset: Sendable {
    let id: String
    let title: String
    let whatIf: WhatIf
    /// The feature to look at.
    let feature: Feature?
    /// Whether it is about the machine to come, which is then the target.
    let isAboutNext: Bool
  }

  /// The ready-made questions.
  var presets: [Preset] {
    let feature = { (name: String) in self.catalog.feature(named: name) }
    let set = { (names: [String]) in FeatureSet(names.compactMap(feature)) }
    var presets: [Preset] = []
    let next = WhatIf.asItIs
    presets.append(
      Preset(
        id: "te", title: "the next machine drops te as well",
        whatIf: next.droppingNext(set(["te"]), in: catalog), feature: feature("te"),
        isAboutNext: true))
    presets.append(
      Preset(
        id: "all", title: "the next machine drops all that is deprecated",
        whatIf: next.droppingNext(catalog.deprecated, in: catalog), feature: feature("te"),
        isAboutNext: true))
    if let csske = feature("csske") {
      let gen15 = catalog.definition(named: "gen15a")?.level ?? catalog.nextLevel
      presets.append(
        Preset(
          id: "gen15", title: "csske had gone with gen15",
          whatIf: WhatIf(gone: [csske: .since(gen15)]), feature: csske, isAboutNext: false))
      presets.append(
        Preset(
          id: "never", title: "csske had never gone", whatIf: WhatIf(gone: [csske: .never]),
          feature: csske, isAboutNext: false))
      presets.append(
        Preset(
          id: "unreported", title: "QEMU had never reported csske as deprecated",
          whatIf: WhatIf(deprecated: [csske: .never]), feature: csske, isAboutNext: false))
    }
    presets.append(
      Preset(
        id: "history", title: "history as it was", whatIf: .asItIs, feature: nil,
        isAboutNext: false))
    return presets
  }

  func presetChooser() -> Chooser {
    Chooser(
      kind: .preset, title: "What if",
      items: presets.map {
        Chooser.Item(id: $0.id, title: $0.title, detail: "", refusal: nil)
      })
  }

  mutating func choosePreset(_ id: String) {
    guard let preset = presets.first(where: { $0.id == id }) else { return }
    let before = policyTable.outcomes.map(PolicyAnswers.init)
    let target = preset.isAboutNext ? nextMachine?.name : nil
    edit { document in
      document.whatIf = preset.whatIf
      // The machine to come is a target only while the question is about it.
      if target != nil || document.policy.target?.hasPrefix("next-after-") == true {
        document.policy.target = target
      }
    }
    if let feature = preset.feature { showLifeLine(of: feature) }
    fitLifeLines()
    let after = policyTable.outcomes.map(PolicyAnswers.init)
    say("What if \(preset.title): \(PolicyAnswers.difference(before, after))")
  }

  /// The features that have no life line yet.
  func lifeLineChooser() -> Chooser {
    let shown = document.whatIf.affectedFeatures(in: catalog)
    let items = catalog.features.filter { !shown.contains($0.feature) }.map {
      Chooser.Item(
        id: $0.name, title: $0.name, detail: catalog.description(of: $0.feature), refusal: nil)
    }
    return Chooser(kind: .lifeLine, title: "Add a life line", items: items)
  }

  mutating func addLifeLine(_ name: String) {
    guard let feature = catalog.feature(named: name) else { return }
    edit { $0.whatIf.gone[feature] = .never }
    showLifeLine(of: feature)
    focusDeprecation(.lifeLines)
    say("\(name): Left moves the point where it is gone; r takes the line away")
  }
}

/// The short answers of a policy, to tell what a change has changed.
struct PolicyAnswers: Hashable, Sendable {
  let starts: [Bool]
  let moves: Bool
  let survives: Bool
  let existingMoves: Bool
  let passthroughChanges: Bool
  let isStable: Bool
  let optional: FeatureSet

  init(_ outcome: PolicyOutcome) {
    starts = [outcome.newAfter.starts.runs, outcome.startsOnTarget.runs]
    moves = outcome.newAfter.moves.runs
    survives = outcome.existingSurvivesUpgrade.runs
    existingMoves = outcome.existing.moves.runs
    passthroughChanges = !outcome.hostPassthroughChange.isEmpty
    isStable = outcome.expandedModelIsStable
    optional = outcome.optionalKept
  }

  private var cells: [AnyHashable] {
    [starts, moves, survives, existingMoves, passthroughChanges, isStable, optional]
  }

  /// How many answers differ, in words.
  static func difference(_ before: [PolicyAnswers], _ after: [PolicyAnswers]) -> String {
    let count = zip(before, after).reduce(0) { count, pair in
      count + zip(pair.0.cells, pair.1.cells).filter { $0 != $1 }.count
    }
    switch count {
    case 0: return "no answer of the policies changes"
    case 1: return "1 answer of the policies changes"
    default: return "\(count) answers of the policies change"
    }
  }
}
