import CPUCore

extension Command {
  /// Asking about what the cursor is on: on all screens.
  static let asking: [Command] = [
    Command(
      id: .why, keys: [.character("w")], label: "why",
      help: "Explain why the feature is on, off or missing; elsewhere the verdict",
      run: { $0.askWhy() }),
    Command(
      id: .information, keys: [.character("i")], label: "info",
      help: "Tell all about the feature, group or model under the cursor",
      run: { $0.askInformation() }),
  ]
}

extension CommandID {
  static let why = CommandID(rawValue: "why")
  static let information = CommandID(rawValue: "information")
}

/// Pages that explain: why something is as it is, and what it is.
extension Explorer {
  /// What the cursor is on, as a set of features with a name.
  var subjectUnderCursor: FeatureSubject? {
    switch screen {
    case .explorer: return pane == .features ? selectedRow.map(subject(of:)) : nil
    case .hosts:
      return hostsScreen.pane == .features ? selectedHostFeatureRow.map(subject(of:)) : nil
    case .compare:
      switch selectedCompareRow {
      case .property(_, let property), .lost(_, let property): return .property(property)
      default: return nil
      }
    case .deprecation: return lifeLineFeature.map { .property(.feature($0)) }
    default: return nil
    }
  }

  /// What a row of features is about.
  private func subject(of row: FeatureRow) -> FeatureSubject {
    switch row {
    case .feature(let feature): return .property(.feature(feature))
    case .section(let index):
      guard case .group(let group) = sections.sections[index].kind else { return .section(index) }
      return .property(.group(group))
    }
  }

  mutating func askWhy() -> Effect? {
    switch subjectUnderCursor {
    case .property(.feature(let feature)):
      var page = whyPage(feature, hostQuestion)
      if let host = hostQuestion?.host {
        let reason = hostFeatureReason(feature, on: host)
        page.paragraphs.append(
          Page.Paragraph(text: "On \(host.name): \(reason).", role: .heading, indent: 3))
      }
      read(page)
    case .property(.group(let index)):
      let group = catalog.groups[index]
      read(membersPage("Why: \(group.name)", Array(group.members)))
    case .section(let index):
      let section = sections.sections[index]
      read(membersPage("Why: \(section.title)", section.members))
    case nil:
      if screen == .migration, let (question, mend) = cellQuestion {
        read(verdictPage(question, mend))
      } else if let question = hostQuestion {
        let mend = catalog.mend(
          question.name, question.model, in: current.context, machineType: question.machineType,
          on: question.host)
        read(verdictPage(question, mend))
      } else {
        read(verdictPage(selectedQuestion, current.mend))
      }
    }
    return nil
  }

  /// The selected model on the chosen host.
  private var selectedQuestion: Page.Question {
    Page.Question(
      title: current.argument.text, name: current.name, model: current.model,
      machineType: current.machineType.name, host: host)
  }

  /// The selected model on the host under the cursor of screen 2.
  private var hostQuestion: Page.Question? {
    guard screen == .hosts, let host = hostUnderCursor else { return nil }
    var question = selectedQuestion
    question.host = host
    return question
  }

  /// The guest of the selected cell of screen 3 on the host there, and its mend.
  private var cellQuestion: (Page.Question, Mend?)? {
    let row = migrationScreen.rows.cursor
    guard let table = migrationScreen.table, let host = selectedHost, let guest = table.guest(row)
    else { return nil }
    let name =
      document.guests.indices.contains(row - 1)
      ? modelName(of: document.guests[row - 1]) : current.name
    return (
      Page.Question(
        title: row == 0 ? current.argument.text : guest.name, name: name, model: guest.model,
        machineType: guest.machineType, host: host), cellMend
    )
  }

  mutating func askInformation() -> Effect? {
    switch subjectUnderCursor {
    case .property(let property): read(informationPage(property))
    case .section(let index):
      let section = sections.sections[index]
      read(membersPage("\(section.title): \(section.description)", section.members))
    case nil:
      // On screen 3 it is about the guest of the selected row, as everything there is.
      let guest = screen == .migration ? selectedGuestIndex : nil
      read(definitionPage(of: guest.map { document.guests[$0] }))
    }
    return nil
  }

  // MARK: Pages

  /// Why a feature is on, off or missing: in the selected model unless it is asked of another.
  func whyPage(_ feature: Feature, _ asked: Page.Question? = nil) -> Page {
    let question = asked ?? selectedQuestion
    let words = ExplanationText(catalog)
    let choice = try? catalog.machineTypeChoice(question.machineType, on: question.host)
    let defaults = (choice ?? current.machineType).defaults
    let steps = question.host.context(defaults, catalog: catalog).explain(
      feature, in: question.name, question.model, on: question.host, whatIf: document.whatIf)
    let state = question.model.features.contains(feature) ? "on" : "off"
    var page = Page(
      title: "Why \(catalog.name(feature)) is \(state) in \(question.title)", paragraphs: [],
      subject: .feature(feature), question: asked)
    page.paragraphs = steps.enumerated().map { number, step in
      let lead = step.next.map { _ in "-> " } ?? ""
      return Page.Paragraph(
        text: "\(number + 1) \(lead)\(words.sentence(step, of: feature))", role: role(step),
        indent: 3, link: step.next.map { .why($0) })
    }
    return page
  }

  private func role(_ step: ExplanationStep) -> Role {
    switch step {
    case .state: .title
    case .missing: .missing
    case .deprecated, .gone: .deprecated
    case .switched: .changed
    default: .normal
    }
  }

  /// The members of a group or section, each with its state; each leads to its own page.
  private func membersPage(_ title: String, _ members: [Feature]) -> Page {
    let on = members.count { current.model.features.contains($0) }
    var page = Page(title: title, paragraphs: [])
    page.paragraphs = [
      Page.Paragraph(
        text: "\(on) of \(members.count) are on in \(current.argument.text).", role: .title,
        indent: 2)
    ]
    page.paragraphs += members.map { feature in
      let state = current.states.state(of: feature)
      return Page.Paragraph(
        text: "\(state.mark) \(state.signs) \(catalog.name(feature)): "
          + catalog.description(of: feature),
        role: state.isMissing ? .missing : .normal, indent: 8, link: .why(feature))
    }
    return page
  }

  /// Why a model runs on a host, or does not.
  private func verdictPage(_ question: Page.Question, _ mend: Mend?) -> Page {
    let guest = Guest(
      name: question.title, machineType: question.machineType, model: question.model)
    let host = question.host
    let runnability = catalog.runnability(of: guest, on: host)
    let words = ReasonText(catalog)
    let verb = runnability.runs ? "runs" : "does not run"
    var page = Page(
      title: "Why \(question.title) \(verb) on \(host.name)", paragraphs: [], question: question)
    page.paragraphs = [
      Page.Paragraph(
        text: "\(question.title), \(question.machineType), on QEMU \(host.release) \(verb).",
        role: .title, indent: 2)
    ]
    if runnability.reasons.isEmpty {
      page.paragraphs.append(
        Page.Paragraph(text: "The host offers its generation, its machine type and every feature."))
    }
    page.paragraphs += runnability.reasons.map { reason in
      Page.Paragraph(
        text: "- \(words.sentence(reason))", role: reason.isWarning ? .warning : .missing,
        indent: 2, link: reason.feature.map { .why($0) })
    }
    if !runnability.runs, let mend {
      let machine = mend.machineType.map { "-M \($0) " } ?? ""
      page.paragraphs.append(
        Page.Paragraph(
          text: "This runs: \(machine)-cpu \(mend.argument.text)", role: .good, indent: 2))
    }
    return page
  }

  /// All about a feature or group.
  func informationPage(_ property: PropertyName) -> Page {
    let information = FeatureInformation(property, in: catalog, whatIf: document.whatIf)
    var page = Page(title: catalog.text(property), paragraphs: [])
    if case .feature(let feature) = property { page.subject = .feature(feature) }
    let width = 15
    page.paragraphs = [Page.Paragraph(text: information.title, role: .title, indent: 2)]
    page.paragraphs += information.lines.map { line in
      Page.Paragraph(
        text: line.label.padded(to: width) + line.text, indent: width,
        link: line.feature.map { .feature($0) })
    }
    if case .feature(let feature) = property {
      let state = current.states.state(of: feature)
      let word = state.isOn ? "on" : state.mayBeOn ? "off" : "off, can not be on"
      page.paragraphs.append(
        Page.Paragraph(
          text: "here".padded(to: width) + "\(word) in \(current.argument.text); w says why",
          indent: width, link: .why(feature)))
    }
    return page
  }

  /// All about the definition of the selected model, or of a guest's model as it runs.
  private func definitionPage(of working: WorkingGuest?) -> Page {
    let guest = working.flatMap { _ in cellQuestion?.0 } ?? selectedQuestion
    let definition = catalog.definition(of: guest.model)
    let width = 15
    let words = ExplanationText(catalog)
    let deprecated = guest.model.features.intersection(catalog.deprecated)
    let origin = working.map(originText) ?? "-cpu \(current.argument.text)"
    let facts: [(String, String)] = [
      ("machine", definition.marketingNames.joined(separator: "; ")),
      ("type", "\(definition.machineNumber), \(definition.machineClass.rawValue)"),
      ("level", "generation \(definition.level.generation), GA \(definition.level.ga)"),
      ("addresses", "\(definition.addressBits) bits"),
      ("QEMU", "the name came \(words.text(definition.known))"),
      ("base set", "\(definition.base.count) features"),
      ("default set", "\(definition.standard.count) features"),
      ("full set", "\(definition.full.count) features"),
      ("machine type", guest.machineType.visible),
      (
        working == nil ? "this model" : "this guest",
        "\(guest.model.features.count) on: \(origin)"
      ),
      ("deprecated", deprecated.isEmpty ? "nothing of it" : names(deprecated)),
      ("migration", guest.name.isMigrationSafe ? "safe" : "not safe: it follows the host"),
    ]
    return Page(
      title: (working == nil ? "" : "\(guest.title.visible): ") + words.title(definition.index),
      paragraphs: facts.map {
        Page.Paragraph(text: $0.0.padded(to: width) + $0.1, indent: width)
      })
  }
}

/// What the cursor of a screen is on, to ask about.
enum FeatureSubject: Hashable, Sendable {
  /// A feature or group.
  case property(PropertyName)
  /// A section of the first screen that is no group.
  case section(Int)
}

extension Reason {
  /// The feature that the reason is about.
  var feature: Feature? {
    switch self {
    case .missingFeature(let feature, _), .featureUnknownToRelease(let feature, _): feature
    case .brokenDependency(let dependency): dependency.feature
    default: nil
    }
  }
}
