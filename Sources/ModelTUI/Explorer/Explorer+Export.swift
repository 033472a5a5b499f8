import CPUCore

/// What can be written to a file.
enum ExportForm: String, CaseIterable, Sendable {
  case argument, libvirt, libvirtShort, qmp, report, lifeLines, matrix

  var title: String {
    switch self {
    case .argument: "-cpu"
    case .libvirt: "libvirt"
    case .libvirtShort: "libvirt, short"
    case .qmp: "QMP"
    case .report: "report"
    case .lifeLines: "life lines"
    case .matrix: "matrix"
    }
  }

  var detail: String {
    switch self {
    case .argument: "the -cpu line for QEMU"
    case .libvirt: "libvirt's <cpu>, a line for each feature"
    case .libvirtShort: "libvirt's <cpu> with deprecated_features='off' where that says the same"
    case .qmp: "the static expansion as QEMU sends it, JSON"
    case .report: "model, runnability and migration with its matrix, Markdown"
    case .lifeLines: "the life lines of the deprecated features, SVG"
    case .matrix: "guests down, hosts across, SVG"
    }
  }

  /// The end of the proposed name.
  var ending: String {
    switch self {
    case .argument: ".cpu"
    case .libvirt, .libvirtShort: ".xml"
    case .qmp: ".json"
    case .report: ".md"
    case .lifeLines: "-life-lines.svg"
    case .matrix: "-matrix.svg"
    }
  }
}

/// A file to be written.
struct WriteRequest: Hashable, Sendable {
  /// What became of it.
  enum Outcome: Hashable, Sendable {
    case written
    /// There is a file, and replacing it was not asked for.
    case exists
    case failed(String)
  }

  var path: String
  var text: String
  /// Whether a file that is there may be replaced.
  var replaces = false
}

extension Command {
  /// Writing files: on all screens.
  static let exporting: [Command] = [
    Command(
      id: .export, keys: [.character("e")], label: "export",
      help: "Write the model, a report or a chart to a file",
      run: {
        $0.mode = .choosing($0.exportChooser())
        return nil
      })
  ]
}

extension CommandID {
  static let export = CommandID(rawValue: "export")
}

extension Explorer {
  /// The list of what can be written.
  func exportChooser() -> Chooser {
    let items = ExportForm.allCases.map {
      Chooser.Item(id: $0.rawValue, title: $0.title, detail: $0.detail, refusal: nil)
    }
    return chooser(.export, "Export what?", items, selected: "")
  }

  /// Asks for the path of an export, with a name proposed.
  mutating func askPath(_ id: String) {
    guard let form = ExportForm(rawValue: id) else { return }
    let name = catalog.text(current.name)
    message = nil
    let proposal = form == .lifeLines ? "life-lines.svg" : name + form.ending
    mode = .typing(
      Prompt(
        purpose: .exportPath(form), label: "Write \(form.title) to:", input: TextInput(proposal)))
  }

  /// Takes what became of writing a file.
  mutating func finish(_ request: WriteRequest, _ outcome: WriteRequest.Outcome) {
    switch outcome {
    case .written: say("Written: \(request.path.visible), \(request.text.utf8.count) bytes")
    case .exists: mode = .confirmingReplacing(.export(request))
    case .failed(let why): refuse("Not written, \(request.path.visible): \(why)")
    }
  }

  // MARK: Texts

  /// What is written for a form.
  func exportText(_ form: ExportForm) -> String {
    let context = current.context
    switch form {
    case .argument: return "-cpu \(current.argument.text)\n"
    case .libvirt: return LibvirtCPUWriter.xml(current.name, current.model, context) + "\n"
    case .libvirtShort:
      return LibvirtCPUWriter.xml(
        current.name, current.model, context, deprecatedFeatures: .attribute) + "\n"
    case .qmp:
      let answer = QMPAnswers(context).expansion(context.expand(current.model, .static))
      return JSONWriter.text(answer) + "\n"
    case .report:
      return MarkdownReport(
        context: context, name: current.name, guest: current.guest, host: host,
        guests: exportedGuests, hosts: exportedHosts
      ).text
    case .lifeLines:
      let features = document.whatIf.affectedFeatures(in: catalog)
      return SVGChart.lifeLines(Array(features), whatIf: document.whatIf, in: catalog)
    case .matrix:
      return SVGChart.matrix(
        MigrationMatrix(guests: exportedGuests, hosts: exportedHosts, catalog: catalog))
    }
  }

  /// The selected model, then the guests of the working set.
  private var exportedGuests: [Guest] {
    var selected = current.guest
    selected.name = current.argument.text
    return [selected] + document.guests.map(\.guest)
  }

  /// The fleet; without one the hosts that are no ideals, and the chosen one, by generation.
  private var exportedHosts: [Host] {
    let fleet = library.hosts.filter { document.fleet.contains($0.name) }
    let hosts =
      fleet.isEmpty
      ? library.hosts.filter { $0.provenance != .ideal || $0.name == document.hostName } : fleet
    return catalog.byGeneration(hosts)
  }
}
