import CPUCore

/// Reads sessions from text.
///
/// A file that is damaged in any way is refused as a whole, with the line. Names that the catalog
/// does not have are no damage: what needs them is kept out, with a note.
struct SessionReader {
  /// A session, and what had to be kept out of it.
  struct Reading: Sendable {
    var session: Session
    var notes: [String]
  }

  /// The largest file that is read and written.
  static let largestFile = 8 << 20
  /// The most hosts, guests and marks, each.
  static let largestCount = 20_000

  let catalog: Catalog
  let models: SessionModels
  var document: Document
  var view = SessionView()
  var savedTo: String?
  var notes: [String] = []
  /// The facts that may stand once only, and where they stood.
  private var lines: [String: Int] = [:]
  /// The names of the fleet, until all hosts are known.
  private var fleet: [(name: String, line: Int)] = []
  private var hostName: (name: String, line: Int)?

  /// Reads a session.
  static func read(
    _ bytes: [UInt8], catalog: Catalog = .builtIn
  ) throws(SessionError) -> Reading {
    guard bytes.count <= largestFile else {
      throw SessionError(line: 1, message: "the file is larger than \(largestFile >> 20) MiB")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SessionError(line: firstBrokenLine(bytes), message: "it is not text in UTF-8")
    }
    let facts = try checkedFacts(text)
    var reader = SessionReader(catalog)
    for fact in facts { try reader.read(fact) }
    return try reader.finished()
  }

  private init(_ catalog: Catalog) {
    self.catalog = catalog
    models = SessionModels(catalog)
    let host = ExploreCommand.defaultHost
    document = Document(selection: .max, hostName: host)
  }

  private static func firstBrokenLine(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }

  /// The facts between the first line and the end, if both are there.
  private static func checkedFacts(_ text: String) throws(SessionError) -> [SessionFact] {
    try checkFormat(text)
    var facts = try SessionText.facts(text)
    guard let end = facts.firstIndex(where: { $0.keyword == "end" }) else {
      let count = text.utf8.dropLast().reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
      throw SessionError(line: count, message: "the file ends here, without 'end': it is cut off")
    }
    _ = try facts[end].values(0)
    let last = facts[end].details.first ?? (end + 1 < facts.count ? facts[end + 1] : nil)
    if let last { throw last.error("nothing may follow 'end'") }
    facts.removeSubrange(end...)
    facts.removeFirst()
    return facts
  }

  private static func checkFormat(_ text: String) throws(SessionError) {
    var first = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
    if first.last == UInt8(ascii: "\r") { first = first.dropLast() }
    let words = Substring(first).split(separator: " ")
    guard words.count == 3, words[0] == "modeltui", words[1] == "session",
      let format = Int(words[2]), format > 0
    else {
      throw SessionError(
        line: 1, message: "it is no session: '\(SessionWriter.firstLine)' is missing")
    }
    guard format == SessionWriter.format else {
      throw SessionError(
        line: 1,
        message: "a newer modeltui wrote it, in format \(format); this one knows format "
          + "\(SessionWriter.format)")
    }
  }

  private func finished() throws(SessionError) -> Reading {
    var result = self
    let known = HostLibrary(catalog: catalog).adding(document.hosts)
    let names = Set(known.hosts.map(\.name))
    if let hostName {
      if names.contains(hostName.name) {
        result.document.hostName = hostName.name
      } else {
        result.note(hostName.line, "the host '\(hostName.name)' is not known")
      }
    }
    for (name, line) in fleet {
      if names.contains(name) {
        result.document.fleet.insert(name)
      } else {
        result.note(line, "the host '\(name)' of the fleet is not known")
      }
    }
    if lines["selected"] == nil, let host = known.host(named: result.document.hostName) {
      result.document.selection = .definition(host.maximum.definition, isBase: false)
    }
    return Reading(
      session: Session(document: result.document, view: view, savedTo: savedTo),
      notes: result.notes)
  }

  mutating func note(_ line: Int, _ text: String) {
    notes.append("line \(line): \(text.visible)")
  }

  // MARK: One fact

  private static let single: Set<String> = [
    "selected", "host", "machine-type", "compared-from", "compared-with", "screen", "pane", "panel",
    "format",
    "filter", "hides-unsettable", "shows-base-models", "at-feature", "at-section", "saved-to",
  ]

  private mutating func read(_ fact: SessionFact) throws(SessionError) {
    let keyword = fact.keyword
    if Self.single.contains(keyword) || SessionPolicy.keywords.contains(keyword) {
      if let line = lines[keyword] {
        throw fact.error("'\(keyword)' stands on line \(line) already")
      }
      lines[keyword] = fact.line
    }
    if keyword != "own-host", keyword != "guest", let detail = fact.details.first {
      throw detail.error("an indented line can not stand under '\(keyword.visible)'")
    }
    if try readDocument(fact) { return }
    if try readView(fact) { return }
    throw fact.error("'\(keyword.visible)' is no fact of a session")
  }

  private mutating func readDocument(_ fact: SessionFact) throws(SessionError) -> Bool {
    switch fact.keyword {
    case "selected": try readSelection(fact)
    case "host": hostName = (try fact.value(), fact.line)
    case "machine-type": try readMachineType(fact)
    case "changed": try readToggles(fact)
    case "own-host":
      try checkCount(document.hosts.count, fact)
      if let host = try host(fact) { document.hosts.append(host) }
    case "fleet":
      try checkCount(fleet.count, fact)
      fleet.append((try fact.value(), fact.line))
    case "guest":
      try checkCount(document.guests.count, fact)
      if let guest = try guest(fact) { document.guests.append(guest) }
    case "mark":
      try checkCount(document.marks.count, fact)
      if let mark = try mark(fact) { document.marks.append(mark) }
    case "compared-from": document.comparedFrom = try mark(fact)
    case "compared-with": document.comparedWith = try mark(fact)
    case "deprecated": try readDeprecated(fact)
    case "gone": try readGone(fact)
    default: return try SessionPolicy.read(fact, &document.policy)
    }
    return true
  }

  private func checkCount(_ count: Int, _ fact: SessionFact) throws(SessionError) {
    guard count < Self.largestCount else {
      throw fact.error("more than \(Self.largestCount) times '\(fact.keyword)'")
    }
  }

  private mutating func readSelection(_ fact: SessionFact) throws(SessionError) {
    let text = try fact.value()
    if let name = catalog.modelName(text) {
      document.selection = name
    } else {
      lines["selected"] = nil
      note(fact.line, "the model '\(text)' is not known")
    }
  }

  private mutating func readMachineType(_ fact: SessionFact) throws(SessionError) {
    let name = try fact.value()
    let host = catalog.emulation(of: catalog.newestRelease)
    do {
      _ = try catalog.machineTypeChoice(name, on: host)
      document.machineTypeName = name
    } catch {
      note(fact.line, "the machine type '\(name)' is not known")
    }
  }

  private mutating func readToggles(_ fact: SessionFact) throws(SessionError) {
    guard fact.words.count > 2 else {
      throw fact.error("'changed' takes a model and its changes, as in: changed z14 -te")
    }
    guard let name = catalog.modelName(fact.words[1]) else {
      note(fact.line, "the model '\(fact.words[1])' is not known")
      return
    }
    guard document.toggles[name] == nil else {
      throw fact.error("'\(fact.words[1])' has its changes on an earlier line")
    }
    var toggles = Toggles()
    for word in fact.words.dropFirst(2) {
      guard let sign = word.first, sign == "+" || sign == "-", word.count > 1 else {
        throw fact.error("'\(word.visible)' must be + or - and a feature")
      }
      guard let feature = catalog.feature(named: String(word.dropFirst())) else {
        note(fact.line, "the feature '\(word.dropFirst())' is not known")
        continue
      }
      if sign == "+" { toggles.on.insert(feature) } else { toggles.off.insert(feature) }
    }
    guard toggles.on.isDisjoint(with: toggles.off) else {
      throw fact.error("a feature can not be switched on and off")
    }
    if !toggles.isEmpty { document.toggles[name] = toggles }
  }

  private mutating func mark(_ fact: SessionFact) throws(SessionError) -> MarkedModel? {
    let values = try fact.values(2)
    return try model(values[1], fact).map { MarkedModel(title: values[0], model: $0) }
  }

  /// A model that is written as static expansion; nil, with a note, if it is not known.
  mutating func model(_ text: String, _ fact: SessionFact) throws(SessionError) -> CPUModel? {
    let found: (model: CPUModel, unknown: [String])?
    do {
      found = try models.model(text)
    } catch {
      let shown = String(text.prefix(80)).visible
      throw fact.error("'\(shown)' is no model: \(QEMUMessages.text(error).visible)")
    }
    guard let found else {
      note(fact.line, "the model '\(text.prefix { $0 != "," })' is not known")
      return nil
    }
    for name in found.unknown { note(fact.line, "the feature '\(name)' is not known") }
    return found.model
  }

  // MARK: What-ifs

  private mutating func readDeprecated(_ fact: SessionFact) throws(SessionError) {
    guard let (feature, time) = try point(fact, count: 1) else { return }
    guard document.whatIf.deprecated[feature] == nil else {
      throw fact.error("'\(fact.words[1])' is deprecated on an earlier line")
    }
    guard let text = time.first else {
      document.whatIf.deprecated[feature] = .never
      return
    }
    guard let release = QEMURelease(text) else {
      throw fact.error("'\(text.visible)' is no release of QEMU, such as 10.0")
    }
    document.whatIf.deprecated[feature] = .since(release)
  }

  private mutating func readGone(_ fact: SessionFact) throws(SessionError) {
    guard let (feature, time) = try point(fact, count: 2) else { return }
    guard document.whatIf.gone[feature] == nil else {
      throw fact.error("'\(fact.words[1])' is gone on an earlier line")
    }
    guard !time.isEmpty else {
      document.whatIf.gone[feature] = .never
      return
    }
    guard let generation = Int(time[0]), let ga = Int(time[1]), (1...999).contains(generation),
      (1...999).contains(ga)
    else { throw fact.error("a generation and its GA level are wanted, such as: since 18 1") }
    document.whatIf.gone[feature] = .since(HardwareLevel(generation: generation, ga: ga))
  }

  /// The feature and the words behind `since`, none for `never`; nil, with a note, if the feature is
  /// not known.
  private mutating func point(
    _ fact: SessionFact, count: Int
  ) throws(SessionError) -> (Feature, [String])? {
    let isNever = fact.words.count == 3 && fact.words[2] == "never"
    guard isNever || (fact.words.count == 3 + count && fact.words[2] == "since") else {
      throw fact.error("a feature and 'never' or 'since' are wanted")
    }
    guard let feature = catalog.feature(named: fact.words[1]) else {
      note(fact.line, "the feature '\(fact.words[1])' is not known")
      return nil
    }
    return (feature, Array(fact.words.dropFirst(3)))
  }
}
