import CPUCore

/// The policies side by side, and the one under the cursor in words.
extension Painter {
  mutating func paintPolicies(_ area: Layout.Area) {
    let inner = area.inner
    let table = explorer.policyTable
    var row = inner.row
    // With little room the question gives way before the table, whose headings shrink first.
    let spare = inner.height - table.outcomes.count - 1
    for line in explorer.questionLines(width: inner.width - 1).prefix(max(0, spare)) {
      paintQuestion(line, column: inner.column + 1, row: row, width: inner.width - 1)
      row += 1
    }
    let columns = PolicyColumns(width: inner.width - 1)
    // One line of headings stays in any case: without it the answers say nothing.
    let headings = max(min(1, inner.height - 1), min(2, inner.endRow - row - table.outcomes.count))
    for line in columns.headings.suffix(headings) {
      surface.put(
        line, column: inner.column + 1, row: row, role: .heading, maxWidth: inner.width - 1)
      row += 1
    }
    let list = explorer.deprecationScreen.policies
    let room = max(1, inner.endRow - row)
    let top = max(0, min(list.cursor - room + 1, table.outcomes.count - room))
    for index in table.outcomes.indices.dropFirst(top).prefix(room) {
      surface.put(
        columns.row(table.outcomes[index], explorer.catalog), column: inner.column + 1, row: row,
        maxWidth: inner.width - 1)
      hits.append(
        Hit(
          rect: Rect(column: inner.column, row: row, width: inner.width, height: 1),
          action: .place(area: DeprecationPane.policies.rawValue, row: index, column: 0)))
      if index == list.cursor { selectPolicy(inner, row) }
      row += 1
    }
  }

  private mutating func selectPolicy(_ inner: Rect, _ row: Int) {
    let isFocused = explorer.deprecationScreen.pane == .policies
    let role: Role = isFocused ? .selection : .selectionUnfocused
    surface.setRole(
      role, in: Rect(column: inner.column, row: row, width: inner.width, height: 1))
    surface.put(">", column: inner.column, row: row, role: role)
    if isFocused { surface.cursor = Cursor(column: inner.column, row: row) }
  }

  private mutating func paintQuestion(
    _ parts: [QuestionPart], column: Int, row: Int, width: Int
  ) {
    var used = 0
    for part in parts where used < width {
      let start = column + used
      used += surface.put(
        part.key, column: start, row: row, role: .key, maxWidth: max(0, width - used))
      used += surface.put(
        " \(part.text)", column: column + used, row: row, maxWidth: max(0, width - used))
      hits.append(
        Hit(
          rect: Rect(column: start, row: row, width: column + used - start, height: 1),
          action: .command(part.command)))
      used += 2
    }
  }

  mutating func paintPolicyDetails(_ area: Layout.Area) {
    let inner = area.inner
    let lines = explorer.policyDetails(width: inner.width - 1)
    let top = max(0, min(explorer.deprecationScreen.detailsTop, lines.count - inner.height))
    for line in 0..<inner.height where lines.indices.contains(top + line) {
      surface.put(
        lines[top + line], column: inner.column + 1, row: inner.row + line,
        maxWidth: inner.width - 1)
    }
    scrollMarks(area, top: top, count: lines.count)
    if explorer.deprecationScreen.pane == .details {
      surface.cursor = Cursor(column: inner.column, row: inner.row)
    }
  }
}

/// A part of the question: its key, what is chosen, and the command behind it.
struct QuestionPart: Equatable, Sendable {
  var key: String
  var text: String
  var command: CommandID
}

extension Explorer {
  /// The question in two lines, or in one where they fit.
  func questionLines(width: Int) -> [[QuestionPart]] {
    let question = policyTable.question
    let first = [
      QuestionPart(
        key: "C", text: "\(policyGuestName.visible.clipped(to: 28))", command: .policyGuest),
      QuestionPart(
        key: "m", text: question.machineType.visible.clipped(to: 28), command: .policyMachineType),
      QuestionPart(key: "B", text: "QEMU \(question.before)", command: .policyBefore),
      QuestionPart(key: "A", text: "\(question.after)", command: .policyAfter),
    ]
    let second = [
      QuestionPart(key: "F", text: question.source.name.visible, command: .policySource),
      QuestionPart(key: "T", text: question.target.name.visible, command: .policyTarget),
    ]
    let length = (first + second).map { $0.key.count + $0.text.displayWidth + 3 }.reduce(0, +)
    return length <= width ? [second + first] : [second, first]
  }

  /// The policy under the cursor in words.
  func policyDetails(width: Int) -> [StyledLine] {
    guard let outcome = selectedOutcome, width > 2 else { return [] }
    let text = PolicyText(catalog)
    let heading = "\(text.title(outcome.policy)): \(text.meaning(outcome.policy))"
    return StyledLine.wrap(heading, width: width, role: .title)
      + text.sentences(outcome, for: policyTable.question).flatMap {
        StyledLine.wrap("- \($0.visible)", width: width, indent: 2)
      }
  }
}

/// The columns of the policies' table: as many as fit.
private struct PolicyColumns {
  private struct Column: Sendable {
    let heading: (String, String)
    let width: Int
    let cell: @Sendable (PolicyOutcome, Catalog) -> (String, Role)
  }

  private let title = 23
  private let columns: [Column]

  init(width: Int) {
    var columns: [Column] = []
    var used = title
    let releases = width >= 120 ? [Self.sourceReleases, Self.targetReleases] : []
    for column in Self.all + releases {
      guard used + column.width <= width else { break }
      columns.append(column)
      used += column.width
    }
    self.columns = columns
  }

  private static func yes(_ answer: Runnability) -> (String, Role) {
    switch answer.verdict {
    case .runs: ("yes", .good)
    case .warns: ("yes!", .warning)
    case .fails: ("no", .bad)
    }
  }

  private static let all: [Column] = [
    Column(heading: ("new", "starts"), width: 7) { outcome, _ in yes(outcome.newAfter.starts) },
    Column(heading: ("guest", "moves"), width: 6) { outcome, _ in yes(outcome.newAfter.moves) },
    Column(heading: ("", "afresh"), width: 7) { outcome, _ in yes(outcome.startsOnTarget) },
    Column(heading: ("old", "updates"), width: 8) { outcome, _ in
      yes(outcome.existingSurvivesUpgrade)
    },
    Column(heading: ("guest", "moves"), width: 6) { outcome, _ in yes(outcome.existing.moves) },
    Column(heading: ("pass-", "through"), width: 8) { outcome, _ in
      outcome.hostPassthroughChange.isEmpty ? ("same", .good) : ("changes", .bad)
    },
    Column(heading: ("exp.", "model"), width: 7) { outcome, _ in
      outcome.expandedModelIsStable ? ("stable", .good) : ("breaks", .bad)
    },
    Column(heading: ("opt.", "kept"), width: 5) { outcome, _ in
      let kept = outcome.optionalKept.count
      let all = kept + outcome.optionalLost.count
      return ("\(kept)/\(all)", kept == all ? .good : .warning)
    },
  ]

  private static let sourceReleases = Column(
    heading: (" running guest", " QEMU on source"), width: 18
  ) { outcome, catalog in
    (" " + PolicyText(catalog).ranges(outcome.existingReleases.source), .normal)
  }
  private static let targetReleases = Column(heading: ("", " QEMU on target"), width: 18) {
    outcome, catalog in
    (" " + PolicyText(catalog).ranges(outcome.existingReleases.target), .normal)
  }

  /// The two lines above the table.
  var headings: [String] {
    let first = columns.map { $0.heading.0.padded(to: $0.width) }.joined()
    let second = columns.map { $0.heading.1.padded(to: $0.width) }.joined()
    return [
      "".padded(to: title) + first, "policy".padded(to: title) + second,
    ]
  }

  func row(_ outcome: PolicyOutcome, _ catalog: Catalog) -> StyledLine {
    var line = StyledLine(
      PolicyText(catalog).title(outcome.policy).clipped(to: title - 1).padded(to: title))
    for column in columns {
      let (text, role) = column.cell(outcome, catalog)
      line.spans.append(
        .init(text: text.clipped(to: column.width).padded(to: column.width), role: role))
    }
    return line
  }
}
