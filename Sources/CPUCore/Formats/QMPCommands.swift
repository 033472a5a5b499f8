/// The commands that are answered over QMP, in the order in which QEMU lists them.
enum QMPCommandName: String, CaseIterable {
  case queryName = "query-name"
  case queryCPUDefinitions = "query-cpu-definitions"
  case queryCPUModelExpansion = "query-cpu-model-expansion"
  case queryCPUModelBaseline = "query-cpu-model-baseline"
  case queryCPUModelComparison = "query-cpu-model-comparison"
  case queryKVM = "query-kvm"
  case queryTarget = "query-target"
  case queryMachines = "query-machines"
  case quit
  case queryCommands = "query-commands"
  case queryVersion = "query-version"
  case negotiate = "qmp_capabilities"
}

/// Answers single QMP commands.
struct QMPCommands {
  let context: QEMUContext
  let host: Host

  func command(named name: String) -> QMPCommandName? {
    QMPCommandName(rawValue: name)
  }

  /// What a client may switch on in the greeting's terms: out-of-band commands came with 4.0.
  var capabilities: [String] {
    context.release >= QEMURelease(4, 0) ? ["oob"] : []
  }

  var version: JSONValue {
    let version = host.version ?? QEMUVersion(context.release)
    return [
      "qemu": [
        "micro": .integer(Int64(version.micro)), "minor": .integer(Int64(version.minor)),
        "major": .integer(Int64(version.major)),
      ],
      "package": .string(version.package),
    ]
  }

  /// Answers a command that does not change the session.
  func answer(
    _ command: QMPCommandName, _ arguments: inout QMPArguments, _ reader: inout QMPModelReader
  ) throws(QMPError) -> JSONValue {
    switch command {
    case .queryCPUModelExpansion: return try expansion(&arguments, &reader)
    case .queryCPUModelComparison: return try comparison(&arguments, &reader)
    case .queryCPUModelBaseline: return try baseline(&arguments, &reader)
    case .queryMachines: return try machines(&arguments, &reader)
    default:
      try arguments.end()
      return plainAnswer(command)
    }
  }

  private func plainAnswer(_ command: QMPCommandName) -> JSONValue {
    switch command {
    case .queryVersion: version
    case .queryTarget: ["arch": "s390x"]
    case .queryKVM:
      [
        "enabled": .bool(context.accelerator == .kvm),
        "present": .bool(context.accelerator == .kvm),
      ]
    case .queryCommands:
      .array(QMPCommandName.allCases.map { ["name": .string($0.rawValue)] })
    case .queryCPUDefinitions: .array(context.modelNames.map(definition))
    default: [:]
    }
  }

  // MARK: Models

  private func expansion(
    _ arguments: inout QMPArguments, _ reader: inout QMPModelReader
  ) throws(QMPError) -> JSONValue {
    let kind = try arguments.choice("type", of: Expansion.Kind.self)
    let argument = try QMPModelArgument("model", of: &arguments)
    try arguments.end()
    let model = try reader.model(argument)
    return QMPAnswers(context).expansion(context.expand(model, kind))
  }

  private func comparison(
    _ arguments: inout QMPArguments, _ reader: inout QMPModelReader
  ) throws(QMPError) -> JSONValue {
    let (first, second) = try models(&arguments, &reader)
    return QMPAnswers(context).comparison(context.compare(first, second))
  }

  private func baseline(
    _ arguments: inout QMPArguments, _ reader: inout QMPModelReader
  ) throws(QMPError) -> JSONValue {
    let (first, second) = try models(&arguments, &reader)
    do {
      return QMPAnswers(context).baseline(try context.baseline(first, second))
    } catch {
      throw QMPError(.generic, QEMUMessages.text(error))
    }
  }

  private func models(
    _ arguments: inout QMPArguments, _ reader: inout QMPModelReader
  ) throws(QMPError) -> (CPUModel, CPUModel) {
    let first = try QMPModelArgument("modela", of: &arguments)
    let second = try QMPModelArgument("modelb", of: &arguments)
    try arguments.end()
    return (try reader.model(first), try reader.model(second))
  }

  /// An entry of query-cpu-definitions, with the members that the release sends.
  ///
  /// Sources: the `since` marks of QEMU's schema; real hosts' answers, of which those of 2.8 and 2.9
  /// have no unavailable features.
  private func definition(_ name: ModelName) -> JSONValue {
    let text = context.catalog.text(name)
    var entry: JSONObject = ["name": .string(text)]
    if context.release >= QEMURelease(2, 9) {
      entry["typename"] = .string(text + "-s390x-cpu")
    }
    if context.release > QEMURelease(2, 9) {
      entry["unavailable-features"] = .array(
        context.unavailableFeatures(name).reversed().map(JSONValue.string))
    }
    entry["static"] = .bool(name.isStatic)
    entry["migration-safe"] = .bool(name.isMigrationSafe)
    if context.release >= QEMURelease(5, 2) { entry["deprecated"] = false }
    return .object(entry)
  }

  // MARK: Machine types

  private func machines(
    _ arguments: inout QMPArguments, _ reader: inout QMPModelReader
  ) throws(QMPError) -> JSONValue {
    if context.release >= QEMURelease(9, 1),
      try arguments.optionalBoolean("compat-props") ?? false
    {
      reader.warn("The compatibility properties of machine types are not known here.")
    }
    try arguments.end()
    let types = context.catalog.machineTypes(of: host)
    var entries = types.indices.map { machine(types[$0], isNewest: $0 == types.count - 1) }
    entries.append(machine(nil, isNewest: false))
    return .array(entries)
  }

  /// An entry of query-machines; no type stands for QEMU's machine without anything, `none`.
  ///
  /// Source for the releases: the `since` marks of QEMU's schema.
  private func machine(_ type: Host.OfferedMachineType?, isNewest: Bool) -> JSONValue {
    var entry: JSONObject = [
      "hotpluggable-cpus": .bool(type != nil), "name": .string(type?.name ?? "none"),
    ]
    if context.release >= QEMURelease(4, 1) { entry["numa-mem-supported"] = false }
    if type != nil, context.release >= QEMURelease(4, 2) {
      entry["default-cpu-type"] = .string(
        context.catalog.text(context.defaultModelName) + "-s390x-cpu")
    }
    if context.release >= QEMURelease(8, 0) { entry["acpi"] = false }
    if isNewest { entry["is-default"] = true }
    entry["cpu-max"] = type == nil ? 1 : 248
    if context.release >= QEMURelease(4, 1) {
      entry["deprecated"] = .bool(type?.isDeprecated ?? false)
    }
    if context.release >= QEMURelease(5, 2) {
      entry["default-ram-id"] = type == nil ? "ram" : "s390.ram"
    }
    if isNewest { entry["alias"] = .string(Catalog.machineTypeAlias) }
    return .object(entry)
  }
}

extension QEMUContext {
  /// The model of a guest that is started without `-cpu`.
  public var defaultModelName: ModelName {
    accelerator == .kvm ? .host : .qemu
  }
}
