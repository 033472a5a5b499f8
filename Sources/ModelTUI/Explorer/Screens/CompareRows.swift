import CPUCore

/// The three groups of a comparison.
enum ComparePart: Int, CaseIterable, Sendable {
  case onlyLeft, onlyRight, both

  var title: String {
    switch self {
    case .onlyLeft: "only left"
    case .onlyRight: "only right"
    case .both: "both"
    }
  }
}

/// One row of the screen Compare.
enum CompareRow: Hashable, Sendable {
  /// The left or the right model.
  case side(isLeft: Bool)
  /// A group of the responsible properties.
  case part(ComparePart)
  /// A feature or group of one part.
  case property(ComparePart, PropertyName)
  /// One of those marked for the baseline, by its place.
  case mark(Int)
  /// A feature or group that it loses.
  case lost(Int, PropertyName)
  /// A line to read.
  case text(String, Role)
}

extension Explorer {
  // MARK: What is compared

  /// The first of the two: the selected model unless something else was chosen.
  var firstCompared: MarkedModel {
    document.comparedFrom ?? MarkedModel(title: current.argument.text, model: current.model)
  }

  /// The second of the two: what the chosen host offers unless something else was chosen.
  var secondCompared: MarkedModel {
    document.comparedWith ?? hostMark(host)
  }

  var leftSide: MarkedModel { compareScreen.isSwapped ? secondCompared : firstCompared }
  var rightSide: MarkedModel { compareScreen.isSwapped ? firstCompared : secondCompared }

  /// The two sides compared, left with right.
  var sidesCompared: Comparison { current.context.compare(leftSide.model, rightSide.model) }

  /// A host as something to compare and to mark: all that it offers to guests.
  func hostMark(_ host: Host) -> MarkedModel {
    let known = host.context(current.machineType.defaults, catalog: catalog)
    return MarkedModel(title: host.name, model: known.maximum)
  }

  /// The common model of all that is marked; nil where nothing is, or where there is none.
  var markedBaseline: SharedBaseline? {
    try? current.context.sharedBaseline(
      document.marks.map { SharedBaseline.Member(name: $0.title, model: $0.model) })
  }

  // MARK: Rows

  /// The rows of a pane.
  func compareRows(_ pane: CompareScreen.Pane) -> [CompareRow] {
    let width = max(1, compareArea(pane).inner.width - 2)
    return pane == .comparison ? comparisonRows(width) : baselineRows(width)
  }

  /// The row under the cursor.
  var selectedCompareRow: CompareRow? {
    let rows = compareRows(compareScreen.pane)
    let cursor = compareList(compareScreen.pane).cursor
    return rows.indices.contains(cursor) ? rows[cursor] : nil
  }

  private func comparisonRows(_ width: Int) -> [CompareRow] {
    let comparison = sidesCompared
    let sentence = ComparisonText.sentence(comparison, first: "left", second: "right")
    var rows: [CompareRow] = [.side(isLeft: true), .side(isLeft: false)]
    rows += textRows("\(comparison.verdict.rawValue): \(sentence)", width, .heading)
    if comparison.levelDiffers {
      let levels = [leftSide, rightSide].map { levelText($0.model) }
      rows += textRows("type: left \(levels[0]), right \(levels[1])", width, .normal)
    }
    for part in ComparePart.allCases {
      rows.append(.part(part))
      guard compareScreen.unfolded.contains(part) else { continue }
      rows += current.context.properties(of: features(of: part, comparison)).map {
        .property(part, $0)
      }
    }
    return rows
  }

  /// Generation and GA level of a model.
  private func levelText(_ model: CPUModel) -> String {
    let level = catalog.definition(of: model).level
    return "generation \(level.generation) GA \(level.ga)"
  }

  /// The features of a part.
  func features(of part: ComparePart, _ comparison: Comparison) -> FeatureSet {
    switch part {
    case .onlyLeft: comparison.onlyFirst
    case .onlyRight: comparison.onlySecond
    case .both: comparison.both
    }
  }

  private func baselineRows(_ width: Int) -> [CompareRow] {
    guard !document.marks.isEmpty else {
      return textRows(
        "Nothing is marked. Space marks the left or right one, also in the lists that L and R open.",
        width, .dim)
    }
    let baseline = markedBaseline
    var rows: [CompareRow] = []
    for index in document.marks.indices {
      rows.append(.mark(index))
      guard compareScreen.unfoldedMarks.contains(index), let baseline else { continue }
      rows += current.context.properties(of: baseline.losses[index].features).map {
        .lost(index, $0)
      }
    }
    guard let baseline else {
      return rows + textRows("They have no model in common.", width, .bad)
    }
    return rows + resultRows(baseline, width)
  }

  private func resultRows(_ baseline: SharedBaseline, _ width: Int) -> [CompareRow] {
    let context = current.context
    let definition = catalog.definition(of: baseline.model)
    var rows = textRows(
      "Baseline: \(definition.name)-base (\(definition.marketingName)), "
        + "\(baseline.model.features.count) features, y copies it", width, .heading)
    // Before the long line of the model, so that small panes show it.
    if let note = ComparisonText.libvirtNote(baseline, in: context) {
      rows += textRows("! \(note.visible)", width, .warning)
    }
    return rows
      + StyledLine.wrapAtCommas(
        "-cpu \(context.argument(baseline.expansion).text)", width: width
      ).map { .text($0.text, .title) }
  }

  private func textRows(_ text: String, _ width: Int, _ role: Role) -> [CompareRow] {
    StyledLine.wrap(text, width: width, indent: 2).map { .text($0.text, role) }
  }
}
