import CPUCore

/// The text of the live panels.
extension Explorer {
  /// The lines of a panel at a width.
  func panelLines(_ panel: Pane, width: Int) -> [StyledLine] {
    guard width > 2 else { return [] }
    return switch panel {
    case .model: modelLines(width: width)
    case .runs: runsLines(width: width)
    case .migration: migrationLines(width: width)
    default: []
    }
  }

  // MARK: The model

  private func modelLines(width: Int) -> [StyledLine] {
    switch format {
    case .argument: argumentLines(width)
    case .static: expansionLines(.static, width)
    case .full: expansionLines(.full, width)
    case .libvirt:
      LibvirtCPUWriter.xml(current.context.expand(current.model, .static), current.context)
        .split(separator: "\n").map { StyledLine(String($0)) }
    case .qmp:
      StyledLine.wrap(
        JSONWriter.text(
          QMPAnswers(current.context).expansion(current.context.expand(current.model, .static))),
        width: width)
    }
  }

  private func argumentLines(_ width: Int) -> [StyledLine] {
    var lines = StyledLine.wrapAtCommas("-cpu \(current.argument.text)", width: width, role: .title)
    let definition = current.definition
    var facts = "\(definition.marketingName), type \(definition.machineNumber), "
    facts += "generation \(definition.level.generation) GA \(definition.level.ga), "
    facts += "\(current.model.features.count) of \(current.full.count) features on"
    lines += StyledLine.wrap(facts, width: width)
    if current.hasChanges {
      lines += changeLine("+", current.added, width) + changeLine("-", current.removed, width)
    }
    let deprecated = current.model.features.intersection(catalog.deprecated)
    if !deprecated.isEmpty {
      lines += StyledLine.wrap(
        "! deprecated in it: \(names(deprecated))", width: width, role: .deprecated, indent: 2)
    }
    for dependency in current.context.brokenDependencies(current.model) {
      lines += StyledLine.wrap(
        "QEMU warns: \(ReasonText(catalog).sentence(.brokenDependency(dependency)))", width: width,
        role: .warning, indent: 2)
    }
    return lines
  }

  private func changeLine(_ sign: String, _ features: FeatureSet, _ width: Int) -> [StyledLine] {
    guard !features.isEmpty else { return [] }
    return StyledLine.wrap("\(sign) \(names(features))", width: width, role: .changed, indent: 2)
  }

  private func expansionLines(_ kind: Expansion.Kind, _ width: Int) -> [StyledLine] {
    let expansion = current.context.expand(current.model, kind)
    let list = { (properties: [PropertyName]) in
      properties.map(self.catalog.text).joined(separator: " ")
    }
    var lines = [
      StyledLine("\(catalog.definitions[expansion.definition].name)-base, \(kind.rawValue)", .title)
    ]
    if expansion.on.isEmpty, expansion.off.isEmpty {
      lines.append(StyledLine("no difference from base"))
    }
    if !expansion.on.isEmpty {
      lines += StyledLine.wrap("on: \(list(expansion.on))", width: width, indent: 2)
    }
    if !expansion.off.isEmpty {
      lines += StyledLine.wrap("off: \(list(expansion.off))", width: width, indent: 2)
    }
    if let deprecated = expansion.deprecated, !deprecated.isEmpty {
      lines += StyledLine.wrap(
        "deprecated-props: \(list(deprecated))", width: width, role: .deprecated, indent: 2)
    }
    return lines
  }

  // MARK: Does it run

  private func runsLines(width: Int) -> [StyledLine] {
    let runnability = current.runnability
    var lines = verdictLines(runnability, width)
    lines += StyledLine.wrap(
      "QEMU \(host.release), \(current.machineType.name)", width: width, role: .dim)
    for sentence in ReasonText(catalog).sentences(runnability.reasons, in: current.context) {
      lines += StyledLine.wrap("- \(sentence.visible)", width: width, indent: 2)
    }
    if !runnability.runs {
      if let mend = current.mend {
        let machine = mend.machineType.map { "-M \($0) " } ?? ""
        lines.append(StyledLine("m mends it:", .heading))
        lines += StyledLine.wrapAtCommas("\(machine)-cpu \(mend.argument.text)", width: width)
      } else {
        lines += StyledLine.wrap("Nothing was found that runs here.", width: width)
      }
    }
    for note in host.notes {
      lines += StyledLine.wrap("note: \(note.visible)", width: width, role: .dim)
    }
    if !current.machineType.defaultsAreKnown {
      lines += StyledLine.wrap(
        "note: what \(current.machineType.name.visible) changes is not known; the defaults of "
          + "\(current.machineType.defaults.name) are taken", width: width, role: .dim)
    }
    return lines
  }

  private func verdictLines(_ runnability: Runnability, _ width: Int) -> [StyledLine] {
    let (text, role): (String, Role) =
      switch runnability.verdict {
      case .runs: ("Runs on", .good)
      case .warns: ("Runs with warnings on", .warning)
      case .fails: ("Does NOT run on", .bad)
      }
    return StyledLine.wrap("\(text) \(host.name.visible)", width: width, role: role, indent: 2)
  }

  // MARK: Migration

  private func migrationLines(width: Int) -> [StyledLine] {
    guard let table = world.table else { return [] }
    let after = table.profile(current.guest)
    let before = table.profile(current.guestBefore)
    let nameWidth = min(max(16, width - 22), world.places.map(\.host.name.displayWidth).max() ?? 16)
    var rows: [StyledLine] = []
    var counts = (now: 0, was: 0)
    for place in world.places {
      let now = after.shortfall(on: place.profile)
      let was = before.runs(on: place.profile)
      counts.now += now.isNone ? 1 : 0
      counts.was += was ? 1 : 0
      rows.append(migrationRow(place.host, now, was, nameWidth))
    }
    var head = "Can move to \(counts.now) of \(world.places.count) hosts"
    if current.hasChanges { head += "; without the changes to \(counts.was)" }
    return StyledLine.wrap(head, width: width, role: .title) + rows
  }

  private func migrationRow(
    _ host: Host, _ now: Shortfall, _ was: Bool, _ width: Int
  ) -> StyledLine {
    let name = host.name.visible.clipped(to: width, ellipsis: "..").padded(to: width)
    let change = now.isNone == was ? "  " : now.isNone ? "+ " : "- "
    let changeRole: Role = now.isNone == was ? .normal : .changed
    return StyledLine(
      (change, changeRole), (now.isNone ? "yes " : "no  ", now.isNone ? .good : .bad),
      (name + "  ", host.name == self.host.name ? .title : .normal),
      (text(now), .dim))
  }

  /// What stands in the way, in few words.
  private func text(_ shortfall: Shortfall) -> String {
    var parts: [String] = []
    if shortfall.levelIsTooNew { parts.append("too new") }
    if shortfall.lacksDefinition { parts.append("unknown to QEMU") }
    if shortfall.lacksMachineType { parts.append("machine type") }
    if !shortfall.missing.isEmpty {
      let names = shortfall.missing.prefix(3).map(catalog.name)
      let more = shortfall.missing.count - names.count
      parts.append(names.joined(separator: " ") + (more > 0 ? " +\(more)" : ""))
    }
    return parts.joined(separator: ", ")
  }
}
