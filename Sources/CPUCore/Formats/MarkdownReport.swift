/// A report in Markdown: what a model is, whether it runs on a host, and where guests can move.
public struct MarkdownReport: Sendable {
  /// The QEMU that the model is worked out in.
  public var context: QEMUContext
  /// The name that the model starts from.
  public var name: ModelName
  /// The model on its machine type.
  public var guest: Guest
  /// The host to run on.
  public var host: Host
  /// The guests of the matrix, one a row.
  public var guests: [Guest]
  /// The hosts of the matrix, one a column.
  public var hosts: [Host]

  /// How many cells of the matrix are explained below it.
  static let mostExplanations = 200

  /// Makes a report.
  public init(
    context: QEMUContext, name: ModelName, guest: Guest, host: Host, guests: [Guest],
    hosts: [Host]
  ) {
    self.context = context
    self.name = name
    self.guest = guest
    self.host = host
    self.guests = guests
    self.hosts = hosts
  }

  private var catalog: Catalog { context.catalog }
  private var argument: CPUArgument { context.argument(name, guest.model) }

  /// The report, with a newline at its end.
  public var text: String {
    let parts = [
      "# CPU model \(Self.code(argument.text))", modelPart, runnabilityPart, migrationPart,
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: The model

  private var modelPart: String {
    let definition = catalog.definition(of: guest.model)
    let start = context.model(name).features
    let features = guest.model.features
    var lines = [
      "Machine: \(Self.plain(definition.marketingNames.joined(separator: "; "))), "
        + "type \(definition.machineNumber), "
        + "generation \(definition.level.generation) GA \(definition.level.ga)",
      "Machine type: \(Self.code(guest.machineType))",
      "Features: \(features.count) of the \(context.fullSet(of: definition).count) that it may have",
    ]
    lines += list("Switched on", features.subtracting(start))
    lines += list("Switched off", start.subtracting(features))
    lines += list("Deprecated in it", features.intersection(catalog.deprecated))
    let expansion = context.expand(guest.model, .static)
    lines.append("The same everywhere: \(Self.code("-cpu \(context.argument(expansion).text)"))")
    let xml = LibvirtCPUWriter.xml(name, guest.model, context)
    return "## Model\n\n" + Self.bullets(lines) + "\n\nIn libvirt:\n\n```xml\n\(xml)\n```"
  }

  private func list(_ label: String, _ features: FeatureSet) -> [String] {
    guard !features.isEmpty else { return [] }
    let names = context.propertyNames(of: features).map(Self.code)
    return ["\(label): \(names.joined(separator: ", "))"]
  }

  // MARK: The host

  private var runnabilityPart: String {
    let runnability = catalog.runnability(of: guest, on: host)
    let verdict =
      switch runnability.verdict {
      case .runs: "**Runs**"
      case .warns: "**Runs with warnings**"
      case .fails: "**Does not run**"
      }
    var text = "## Runnability\n\n\(verdict) on \(Self.code(host.name)): QEMU \(host.release), "
    text += Self.plain(catalog.definition(of: host.maximum).marketingName)
    text += ", \(Self.plain(host.provenanceText))."
    let sentences = ReasonText(catalog).sentences(runnability.reasons, in: context)
    var lines = sentences.map(Self.plain)
    if !runnability.runs,
      let mend = catalog.mend(
        name, guest.model, in: context, machineType: guest.machineType, on: host)
    {
      let machine = mend.machineType.map { "-M \($0) " } ?? ""
      lines.append("This runs: \(Self.code("\(machine)-cpu \(mend.argument.text)"))")
    }
    lines += host.notes.map { "Note: \(Self.plain($0))" }
    return lines.isEmpty ? text : text + "\n\n" + Self.bullets(lines)
  }

  // MARK: The matrix

  private var migrationPart: String {
    guard !guests.isEmpty, !hosts.isEmpty else { return "## Migration\n\nNo guests or no hosts." }
    let matrix = MigrationMatrix(guests: guests, hosts: hosts, catalog: catalog)
    var rows = [
      ["Guest"] + hosts.map { Self.plain($0.name) } + ["Runs on"],
      ["---"] + hosts.map { _ in ":-:" } + ["--:"],
    ]
    for row in guests.indices {
      let marks = hosts.indices.map { Self.mark(matrix.verdict(guest: row, host: $0)) }
      rows.append(
        [Self.plain(guests[row].name)] + marks
          + ["\(matrix.hostsOfGuest[row]) of \(hosts.count)"])
    }
    rows.append(
      ["Guests"] + matrix.guestsOfHost.map(String.init)
        + ["\(matrix.total) of \(guests.count * hosts.count)"])
    let table = rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    return "## Migration\n\n\(table)" + explanations(matrix)
  }

  /// Why guests do not run on hosts, as many as can be read.
  private func explanations(_ matrix: MigrationMatrix) -> String {
    var lines: [String] = []
    var left = 0
    for row in guests.indices {
      for column in hosts.indices where !matrix.runs(guest: row, host: column) {
        guard lines.count < Self.mostExplanations else {
          left += 1
          continue
        }
        let reasons = matrix.runnability(guest: row, host: column).reasons.filter { !$0.isWarning }
        let sentences = ReasonText(catalog).sentences(
          reasons, in: context, mostNames: 8
        ).map(Self.plain)
        lines.append(
          "\(Self.plain(guests[row].name)), not on \(Self.plain(hosts[column].name)): "
            + sentences.joined(separator: "; "))
      }
    }
    if left > 0 { lines.append("and \(left) more") }
    return lines.isEmpty ? "" : "\n\n### Why not\n\n" + Self.bullets(lines)
  }

  // MARK: Markdown

  private static func mark(_ verdict: Runnability.Verdict) -> String {
    switch verdict {
    case .runs: "yes"
    case .warns: "warns"
    case .fails: "no"
    }
  }

  private static func bullets(_ lines: [String]) -> String {
    lines.map { "- " + $0 }.joined(separator: "\n")
  }

  /// A text that Markdown shows as it is, in tables too.
  static func plain(_ text: String) -> String {
    var result = ""
    for character in oneLine(text) {
      if "\\`*_[]<>|#&~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// A text as code: the fence is longer than any in it.
  static func code(_ text: String) -> String {
    let text = oneLine(text)
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let blank = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + blank + text + blank + fence
  }

  /// A text without line ends and other control characters.
  private static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(result)
  }
}
