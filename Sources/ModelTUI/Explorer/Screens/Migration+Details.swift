import CPUCore

/// The words about the selected cell of the screen Migration.
extension Explorer {
  /// The lines of the details at a width.
  func migrationDetails(width: Int) -> [StyledLine] {
    guard width > 2, let table = migrationScreen.table, let host = selectedHost else { return [] }
    let row = migrationScreen.rows.cursor
    guard table.rows.indices.contains(row) else { return [] }
    var lines = cellHeadline(table, row, host, width)
    lines += reasonLines(table, row, host, width)
    lines += guestLines(table, row, width)
    lines += hostLines(table, host, width)
    lines += editLines(table, row, width)
    return lines
  }

  /// The guest, the host and the verdict of the cell; where the names leave no room for the verdict,
  /// it has a line of its own.
  private func cellHeadline(
    _ table: MigrationTable, _ row: Int, _ host: Host, _ width: Int
  ) -> [StyledLine] {
    let names = "\(cellNames(table, row, host)):"
    let verdict = cellVerdict(table, row)
    var line = verdict
    line.spans.insert(.init(text: names + " ", role: .title), at: 0)
    if line.text.displayWidth <= width { return [line] }
    return StyledLine.wrap(names, width: width, role: .title, indent: 2) + [verdict]
  }

  private func cellNames(_ table: MigrationTable, _ row: Int, _ host: Host) -> String {
    let name = row == 0 ? catalog.text(current.name) : table.rows[row].name.visible
    return "\(name) on \(host.name.visible)"
  }

  private func cellVerdict(_ table: MigrationTable, _ row: Int) -> StyledLine {
    guard case .success = table.rows[row].outcome else { return StyledLine("does not start", .bad) }
    let column = migrationScreen.columns.cursor
    let (word, role): (String, Role) =
      switch table.verdict(row: row, column: column) {
      case .runs: ("runs", .good)
      case .warns: ("runs with warnings", .warning)
      case .fails: ("does NOT run", .bad)
      }
    let change =
      switch table.changeMark(row: row, column: column) {
      case "+": " (+ won by the changes)"
      case "-": " (- lost by the changes)"
      default: ""
      }
    return StyledLine((word, role), (change, .changed))
  }

  /// The reasons of the cell in one line, for sizes without details.
  func cellSummary() -> StyledLine {
    guard let table = migrationScreen.table, let host = selectedHost else { return StyledLine("") }
    let row = migrationScreen.rows.cursor
    guard table.rows.indices.contains(row) else { return StyledLine("") }
    let reasons = reasonSentences(table, row, host)
    guard let first = reasons.first else {
      // The verdict comes first: the names are what may be cut.
      var line = cellVerdict(table, row)
      line.spans.append(.init(text: ": \(cellNames(table, row, host))", role: .normal))
      return line
    }
    let failing = table.verdict(row: row, column: migrationScreen.columns.cursor) == .fails
    return StyledLine(
      (failing ? "no: " : "!: ", failing ? .bad : .warning), (first.visible, .normal),
      (reasons.count > 1 ? " (+\(reasons.count - 1), Tab)" : "", .dim))
  }

  private func reasonSentences(_ table: MigrationTable, _ row: Int, _ host: Host) -> [String] {
    if case .failure(let error) = table.rows[row].outcome {
      return ["it does not start where it should: \(error)"]
    }
    let runnability = table.after.runnability(guest: row, host: migrationScreen.columns.cursor)
    let choice = try? catalog.machineTypeChoice(nil, on: host)
    let context = host.context(
      (choice ?? MachineTypeChoice(newestOf: catalog)).defaults, catalog: catalog)
    return ReasonText(catalog).sentences(runnability.reasons, in: context)
      + table.rows[row].warnings
  }

  private func reasonLines(
    _ table: MigrationTable, _ row: Int, _ host: Host, _ width: Int
  ) -> [StyledLine] {
    var lines = reasonSentences(table, row, host).flatMap {
      StyledLine.wrap("- \($0.visible)", width: width, indent: 2)
    }
    guard table.guest(row) != nil,
      !table.after.runs(guest: row, host: migrationScreen.columns.cursor)
    else { return lines }
    guard let mend = cellMend else {
      return lines + StyledLine.wrap("Nothing was found that runs there.", width: width)
    }
    let canMend = row > 0 && mendGuestRefusal == nil
    lines.append(StyledLine(canMend ? "m mends it:" : "what would run there:", .heading))
    let machine = mend.machineType.map { "-M \($0) " } ?? ""
    lines += StyledLine.wrapAtCommas("\(machine)-cpu \(mend.argument.text)", width: width)
    return lines
  }

  // MARK: The guest

  private func guestLines(_ table: MigrationTable, _ row: Int, _ width: Int) -> [StyledLine] {
    var text = "the model of screen 1"
    var role = Role.normal
    if let index = selectedGuestIndex { text = originText(document.guests[index]) }
    if case .failure = table.rows[row].outcome { role = .warning }
    if let guest = table.guest(row) {
      let deprecated = guest.model.features.intersection(catalog.deprecated)
      text += "; \(guest.machineType.visible), \(catalog.definition(of: guest.model).name)"
      text += ", \(guest.model.features.count) features"
      text += deprecated.isEmpty ? ", none deprecated" : ", deprecated in it: \(names(deprecated))"
    }
    let count = table.after.hostsOfGuest[row]
    text += "; runs on \(count) of \(table.hosts.count) hosts"
    return StyledLine.wrap("guest: \(text)", width: width, role: role, indent: 2)
  }

  /// What kind of guest it is.
  func originText(_ guest: WorkingGuest) -> String {
    switch guest.origin {
    case .pinned(let argument): return "pinned, -cpu \(argument.visible)"
    case .running: return "running, its features are fixed until it is stopped and started"
    case .configured(let configured, let host, let libvirt):
      let mode = configured.cpu?.mode.rawValue ?? "no <cpu>, which is host-model"
      let kind = configured.isRunning ? "running" : "configured"
      var text = "\(kind), \(mode), deprecated_features \(Self.deprecatedText(configured))"
      text += ", started on \(host.visible) by libvirt \(libvirt)"
      if configured.cpu?.deprecatedFeatures == nil,
        (configured.cpu?.mode ?? .hostModel) == .hostModel
      {
        text +=
          libvirt.defaultsDeprecatedFeaturesOff
          ? ", which leaves deprecated features off by default"
          : ", which keeps deprecated features (11.6 would leave them off)"
      }
      if library.host(named: host) == nil { text += ", which is not there any more" }
      if configured.accelerator == .tcg { text += "; an emulated guest, other than KVM's" }
      return text
    }
  }

  // MARK: The host

  private func hostLines(_ table: MigrationTable, _ host: Host, _ width: Int) -> [StyledLine] {
    let definition = catalog.definition(of: host.maximum)
    var text = "host: \(definition.marketingName), QEMU \(host.release), \(host.provenanceText)"
    if !document.guests.isEmpty {
      let count = table.guestCount(column: migrationScreen.columns.cursor)
      text += "; takes \(count) of \(document.guests.count) guests"
    }
    return StyledLine.wrap(text.visible, width: width, role: .dim, indent: 2)
  }

  // MARK: The pending edits

  private func editLines(_ table: MigrationTable, _ row: Int, _ width: Int) -> [StyledLine] {
    guard current.hasChanges else { return [] }
    let change = table.change
    let whose = migrationScreen.editsAll ? "if every guest had them" : "in the selected model"
    var text = "changes \(whose): \(change.won) won, \(change.lost) lost"
    if !current.added.isEmpty { text += "; on: \(names(current.added))" }
    if !current.removed.isEmpty { text += "; off: \(names(current.removed))" }
    text += "; they take effect when a guest is stopped and started, not by a reboot inside it"
    var lines = StyledLine.wrap(text, width: width, role: .changed, indent: 2)
    let columns = table.hosts.indices
    for (mark, word) in [(Character("+"), "won: "), (Character("-"), "lost: ")] {
      let names = columns.filter { table.changeMark(row: row, column: $0) == mark }
        .map { table.hosts[$0].name.visible }
      guard !names.isEmpty else { continue }
      let shown = names.prefix(12).joined(separator: ", ")
      let more = names.count > 12 ? " and \(names.count - 12) more" : ""
      lines += StyledLine.wrap(word + shown + more, width: width, indent: 2)
    }
    return lines
  }
}
