import CPUCore

/// Hosts, guests and the view: the facts with a form of their own.
extension SessionReader {
  /// The indented lines under a fact, taken one after the other by their first word.
  private struct Details {
    let fact: SessionFact
    private var rest: [SessionFact]

    init(_ fact: SessionFact) {
      self.fact = fact
      rest = fact.details
    }

    /// Takes all lines that begin with a word.
    mutating func all(_ keyword: String) -> [SessionFact] {
      let found = rest.filter { $0.keyword == keyword }
      if !found.isEmpty { rest.removeAll { $0.keyword == keyword } }
      return found
    }

    /// Takes the only line that begins with a word.
    mutating func one(_ keyword: String) throws(SessionError) -> SessionFact? {
      let found = all(keyword)
      if found.count > 1 { throw found[1].error("'\(keyword)' stands there twice") }
      return found.first
    }

    mutating func required(_ keyword: String) throws(SessionError) -> SessionFact {
      guard let found = try one(keyword) else {
        throw fact.error("'\(keyword)' is missing under '\(fact.keyword)'")
      }
      return found
    }

    /// Refuses what nobody has taken.
    func finish() throws(SessionError) {
      guard let first = rest.first else { return }
      throw first.error("'\(first.keyword.visible)' is no fact of '\(fact.keyword)'")
    }
  }

  /// A value of one of a few words.
  private func choice<Value: RawRepresentable>(
    _ fact: SessionFact, _ type: Value.Type
  ) throws(SessionError) -> Value where Value.RawValue == String {
    let word = try fact.value()
    guard let value = Value(rawValue: word) else {
      throw fact.error("'\(word.visible)' is no value of '\(fact.keyword)'")
    }
    return value
  }

  // MARK: Hosts

  mutating func host(_ fact: SessionFact) throws(SessionError) -> Host? {
    let name = try fact.value()
    guard !document.hosts.contains(where: { $0.name == name }) else {
      throw fact.error("the host '\(name.visible)' stands there twice")
    }
    var details = Details(fact)
    let provenance = try provenance(try details.required("from"))
    let accelerator = try choice(try details.required("accelerator"), Accelerator.self)
    let releaseFact = try details.required("qemu")
    guard let release = QEMURelease(try releaseFact.value()) else {
      throw releaseFact.error("a release of QEMU is wanted, such as 10.0")
    }
    let maximumFact = try details.required("maximum")
    let maximum = try model(try maximumFact.value(), maximumFact)
    let types = try machineTypes(&details)
    var unknown: [String] = []
    for line in details.all("unknown-feature") { unknown.append(try line.value()) }
    var notes: [String] = []
    for line in details.all("note") { notes.append(try line.value()) }
    try details.finish()
    guard let maximum else { return nil }
    return Host(
      name: name, provenance: provenance, accelerator: accelerator, release: release,
      maximum: maximum, ownMachineTypes: types, unknownFeatures: unknown, notes: notes)
  }

  private func provenance(_ fact: SessionFact) throws(SessionError) -> Host.Provenance {
    switch (fact.words.count, fact.words.dropFirst().first) {
    case (3, "capture"): return .capture(source: fact.words[2])
    case (2, "emulation"): return .emulation
    case (2, "ideal"): return .ideal
    case (3, "file"): return .file(path: fact.words[2])
    case (3, "hypothetical"): return .hypothetical(from: fact.words[2])
    default: throw fact.error("capture, emulation, ideal, file or hypothetical is wanted")
    }
  }

  private func machineTypes(
    _ details: inout Details
  ) throws(SessionError) -> [Host.OfferedMachineType]? {
    let count = try details.one("machine-types")
    let lines = details.all("machine-type")
    guard let count else {
      if let line = lines.first { throw line.error("'machine-types' is missing") }
      return nil
    }
    guard Int(try count.value()) == lines.count else {
      throw count.error("there are \(lines.count) lines 'machine-type'")
    }
    var types: [Host.OfferedMachineType] = []
    for line in lines {
      switch (line.words.count, line.words.last) {
      case (2, let name?): types.append(.init(name: name, isDeprecated: nil))
      case (3, "deprecated"): types.append(.init(name: line.words[1], isDeprecated: true))
      case (3, "current"): types.append(.init(name: line.words[1], isDeprecated: false))
      default: throw line.error("a name and 'deprecated' or 'current' are wanted")
      }
    }
    return types
  }

  // MARK: Guests

  mutating func guest(_ fact: SessionFact) throws(SessionError) -> WorkingGuest? {
    let name = try fact.value()
    var details = Details(fact)
    let machineType = try (try details.required("machine-type")).value()
    let modelFact = try details.required("model")
    let model = try model(try modelFact.value(), modelFact)
    let origin: WorkingGuest.Origin
    if let pinned = try details.one("pinned") {
      origin = .pinned(argument: try pinned.value())
    } else if let running = try details.one("running") {
      _ = try running.values(0)
      origin = .running
    } else {
      origin = try configured(&details)
    }
    try details.finish()
    return model.map {
      WorkingGuest(
        origin: origin, guest: Guest(name: name, machineType: machineType, model: $0))
    }
  }

  private func configured(_ details: inout Details) throws(SessionError) -> WorkingGuest.Origin {
    let name = try (try details.required("configured")).value()
    let host = try (try details.required("starts-on")).value()
    let libvirtFact = try details.required("libvirt")
    guard let libvirt = LibvirtVersion(try libvirtFact.value()) else {
      throw libvirtFact.error("a version of libvirt is wanted, such as 11.6")
    }
    var guest = ConfiguredGuest(name: name)
    guest.accelerator = try choice(try details.required("accelerator"), Accelerator.self)
    guest.machineType = try (try details.required("configured-machine-type")).value()
    if let fact = try details.one("is-running") {
      _ = try fact.values(0)
      guest.isRunning = true
    }
    for fact in details.all("blocker") { guest.blockers.append(try blocker(fact)) }
    guest.cpu = try cpu(&details)
    return .configured(guest, startsOn: host, libvirt: libvirt)
  }

  private func blocker(_ fact: SessionFact) throws(SessionError) -> ConfiguredGuest.Blocker {
    switch (fact.words.count, fact.words.dropFirst().first) {
    case (2, "protected"): return .protectedExecution
    case (3, "device"): return .hostDevice(kind: fact.words[2], model: nil)
    case (4, "device"): return .hostDevice(kind: fact.words[2], model: fact.words[3])
    default: throw fact.error("'protected', or 'device' and its kind are wanted")
    }
  }

  private func cpu(_ details: inout Details) throws(SessionError) -> LibvirtCPU? {
    guard let mode = try details.one("cpu") else { return nil }
    var cpu = LibvirtCPU(mode: try choice(mode, LibvirtCPU.Mode.self))
    if let fact = try details.one("cpu-model") { cpu.model = try fact.value() }
    if let fact = try details.one("cpu-match") {
      cpu.match = try choice(fact, LibvirtCPU.Match.self)
    }
    if let fact = try details.one("cpu-check") {
      cpu.check = try choice(fact, LibvirtCPU.Check.self)
    }
    if let fact = try details.one("cpu-deprecated-features") {
      let word = try fact.value()
      guard word == "on" || word == "off" else { throw fact.error("'on' or 'off' is wanted") }
      cpu.deprecatedFeatures = word == "on"
    }
    for fact in details.all("cpu-feature") {
      if fact.words.count == 2 {
        cpu.features.append(.init(fact.words[1]))
        continue
      }
      let values = try fact.values(2)
      guard let policy = LibvirtCPU.Policy(rawValue: values[1]) else {
        throw fact.error("'\(values[1].visible)' is no policy of libvirt")
      }
      cpu.features.append(.init(values[0], policy))
    }
    return cpu
  }

  // MARK: The view

  mutating func readView(_ fact: SessionFact) throws(SessionError) -> Bool {
    switch fact.keyword {
    case "screen": view.screen = try named(fact, Screen.allCases, SessionNames.text)
    case "pane": view.pane = try named(fact, Pane.allCases, SessionNames.text)
    case "panel":
      view.panel = try named(fact, Pane.allCases.filter(\.isPanel), SessionNames.text)
    case "format": view.format = try named(fact, ModelFormat.allCases, SessionNames.text)
    case "filter": view.filter = try named(fact, FeatureFilter.allCases, SessionNames.text)
    case "hides-unsettable":
      _ = try fact.values(0)
      view.hidesUnsettable = true
    case "shows-base-models":
      _ = try fact.values(0)
      view.showsBaseModels = true
    case "unfolded": view.unfolded.append(try fact.value())
    case "at-feature": view.row = .feature(try fact.value())
    case "at-section": view.row = .section(try fact.value())
    case "cursor": try readCursor(fact)
    case "saved-to": savedTo = try fact.value()
    default: return false
    }
    return true
  }

  private func named<Value>(
    _ fact: SessionFact, _ values: [Value], _ text: (Value) -> String
  ) throws(SessionError) -> Value {
    let word = try fact.value()
    guard let value = values.first(where: { text($0) == word }) else {
      throw fact.error(
        "'\(fact.keyword)' is one of \(values.map(text).joined(separator: ", "))")
    }
    return value
  }

  private mutating func readCursor(_ fact: SessionFact) throws(SessionError) {
    let values = try fact.values(3)
    guard let screen = Screen.allCases.first(where: { SessionNames.text($0) == values[0] }),
      let cursor = Int(values[1]), let top = Int(values[2]), (0...1_000_000).contains(cursor),
      (0...1_000_000).contains(top)
    else { throw fact.error("a screen and two rows are wanted") }
    view.cursors[screen] = ListState(cursor: cursor, top: top)
  }
}
