import CPUCore

/// Writes sessions as text.
struct SessionWriter {
  /// The format that is written and read.
  static let format = 1
  /// The first line of every session file.
  static var firstLine: String { "modeltui session \(format)" }

  private let catalog: Catalog
  private let models: SessionModels
  private var lines: [String] = []

  /// The text of a session.
  static func text(_ session: Session, catalog: Catalog = .builtIn) -> String {
    var writer = SessionWriter(catalog: catalog, models: SessionModels(catalog))
    writer.lines = [
      firstLine, "# What modeltui shows: open it with 'modeltui --session FILE'.", "",
    ]
    writer.write(session.document)
    writer.lines.append("")
    writer.write(session.view)
    if let path = session.savedTo { writer.fact("saved-to", path) }
    writer.fact("end")
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func fact(_ words: String...) {
    lines.append(SessionText.line(words))
  }

  private mutating func detail(_ words: String...) {
    lines.append(SessionText.line(words, indented: true))
  }

  // MARK: The document

  private mutating func write(_ document: Document) {
    fact("selected", catalog.text(document.selection))
    fact("host", document.hostName)
    if let name = document.machineTypeName { fact("machine-type", name) }
    let toggles = document.toggles.map { (catalog.text($0.key), $0.value) }
    for (name, toggles) in toggles.sorted(by: { $0.0 < $1.0 }) {
      let words = ["changed", name] + names(toggles.on, "+") + names(toggles.off, "-")
      lines.append(SessionText.line(words))
    }
    for host in document.hosts { write(host) }
    for name in document.fleet.sorted() { fact("fleet", name) }
    for guest in document.guests { write(guest) }
    for mark in document.marks { fact("mark", mark.title, models.text(mark.model)) }
    if let mark = document.comparedFrom {
      fact("compared-from", mark.title, models.text(mark.model))
    }
    if let mark = document.comparedWith {
      fact("compared-with", mark.title, models.text(mark.model))
    }
    write(document.whatIf)
    for words in SessionPolicy.facts(document.policy) { lines.append(SessionText.line(words)) }
  }

  private func names(_ set: FeatureSet, _ sign: String) -> [String] {
    set.map { sign + catalog.name($0) }
  }

  private mutating func write(_ whatIf: WhatIf) {
    for (feature, point) in whatIf.deprecated.sorted(by: { $0.key < $1.key }) {
      switch point {
      case .since(let release):
        fact("deprecated", catalog.name(feature), "since", release.description)
      case .never: fact("deprecated", catalog.name(feature), "never")
      }
    }
    for (feature, point) in whatIf.gone.sorted(by: { $0.key < $1.key }) {
      switch point {
      case .since(let level):
        fact("gone", catalog.name(feature), "since", "\(level.generation)", "\(level.ga)")
      case .never: fact("gone", catalog.name(feature), "never")
      }
    }
  }

  private mutating func write(_ host: Host) {
    fact("own-host", host.name)
    switch host.provenance {
    case .capture(let source): detail("from", "capture", source)
    case .emulation: detail("from", "emulation")
    case .ideal: detail("from", "ideal")
    case .file(let path): detail("from", "file", path)
    case .hypothetical(let name): detail("from", "hypothetical", name)
    }
    detail("accelerator", host.accelerator.rawValue)
    detail("qemu", host.release.description)
    detail("maximum", models.text(host.maximum))
    if let types = host.ownMachineTypes {
      detail("machine-types", "\(types.count)")
      for type in types {
        switch type.isDeprecated {
        case nil: detail("machine-type", type.name)
        case true?: detail("machine-type", type.name, "deprecated")
        case false?: detail("machine-type", type.name, "current")
        }
      }
    }
    for name in host.unknownFeatures { detail("unknown-feature", name) }
    for note in host.notes { detail("note", note) }
  }

  // MARK: Guests

  private mutating func write(_ guest: WorkingGuest) {
    fact("guest", guest.guest.name)
    detail("machine-type", guest.guest.machineType)
    detail("model", models.text(guest.guest.model))
    switch guest.origin {
    case .pinned(let argument): detail("pinned", argument)
    case .running: detail("running")
    case .configured(let configured, let host, let libvirt):
      detail("starts-on", host)
      detail("libvirt", libvirt.description)
      write(configured)
    }
  }

  private mutating func write(_ guest: ConfiguredGuest) {
    detail("configured", guest.name)
    detail("accelerator", guest.accelerator.rawValue)
    detail("configured-machine-type", guest.machineType)
    if guest.isRunning { detail("is-running") }
    for blocker in guest.blockers {
      switch blocker {
      case .hostDevice(let kind, let model?): detail("blocker", "device", kind, model)
      case .hostDevice(let kind, nil): detail("blocker", "device", kind)
      case .protectedExecution: detail("blocker", "protected")
      }
    }
    guard let cpu = guest.cpu else { return }
    detail("cpu", cpu.mode.rawValue)
    if let model = cpu.model { detail("cpu-model", model) }
    if let match = cpu.match { detail("cpu-match", match.rawValue) }
    if let check = cpu.check { detail("cpu-check", check.rawValue) }
    if let isOn = cpu.deprecatedFeatures { detail("cpu-deprecated-features", isOn ? "on" : "off") }
    for feature in cpu.features {
      if let policy = feature.policy {
        detail("cpu-feature", feature.name, policy.rawValue)
      } else {
        detail("cpu-feature", feature.name)
      }
    }
  }

  // MARK: The view

  private mutating func write(_ view: SessionView) {
    fact("screen", SessionNames.text(view.screen))
    fact("pane", SessionNames.text(view.pane))
    fact("panel", SessionNames.text(view.panel))
    fact("format", SessionNames.text(view.format))
    fact("filter", SessionNames.text(view.filter))
    if view.hidesUnsettable { fact("hides-unsettable") }
    if view.showsBaseModels { fact("shows-base-models") }
    for title in view.unfolded { fact("unfolded", title) }
    switch view.row {
    case .feature(let name): fact("at-feature", name)
    case .section(let title): fact("at-section", title)
    case nil: break
    }
    for (screen, list) in view.cursors.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      fact("cursor", SessionNames.text(screen), "\(list.cursor)", "\(list.top)")
    }
  }
}

/// The words of a session file for what has a few values only.
enum SessionNames {
  static func text(_ screen: Screen) -> String { screen.title.lowercased() }
  static func text(_ pane: Pane) -> String { pane.title.lowercased() }
  static func text(_ format: ModelFormat) -> String { format.title.lowercased() }
  static func text(_ filter: FeatureFilter) -> String {
    filter.title.split(separator: " ").joined(separator: "-")
  }
}

/// Models as static expansions: a `-cpu` argument that means the same everywhere.
struct SessionModels {
  private let context: QEMUContext

  init(_ catalog: Catalog) {
    let host = catalog.emulation(of: catalog.newestRelease)
    context = host.context(MachineTypeChoice(newestOf: catalog).defaults, catalog: catalog)
  }

  /// The model as `-cpu` argument.
  func text(_ model: CPUModel) -> String {
    context.argument(context.expand(model, .static)).text
  }

  /// The model of an argument, with the names that the catalog does not have; nil where it does not
  /// have the definition.
  func model(_ text: String) throws(CPUArgumentFault) -> (model: CPUModel, unknown: [String])? {
    let argument = try CPUArgument(parsing: text)
    if let part = argument.firstMalformedPart { throw .notKeyValue(part) }
    let catalog = context.catalog
    guard case .definition(let index, isBase: true)? = catalog.modelName(argument.model) else {
      return nil
    }
    var features = catalog.definitions[index].base
    var unknown: [String] = []
    for setting in argument.settings {
      guard setting.value == "on" || setting.value == "off" else {
        throw .notKeyValue(setting.key + "=" + setting.value)
      }
      guard let members = catalog.members(ofProperty: setting.key) else {
        unknown.append(setting.key)
        continue
      }
      features =
        setting.value == "on" ? features.union(members) : features.subtracting(members)
    }
    return (CPUModel(definition: index, features: features), unknown)
  }
}
