/// Why a file can not be used as a host.
public enum HostFileError: Error, Hashable, Sendable {
  /// There is nothing in it.
  case empty
  /// It is larger than ``HostFile/largestFile``.
  case tooLarge(bytes: Int)
  /// It is not JSON, or not to its end.
  case notJSON(JSONParseError)
  /// It ends in the middle of a value that begins on this line.
  case truncated(line: Int)
  /// It is JSON, but nothing in it is an answer of QMP.
  case notQMP
  /// It is of a machine of another architecture.
  case otherArchitecture(String)
  /// It has QMP answers, but no expansion of `host` or `max` among them.
  case noHostModel
  /// The host model has a definition that the catalog does not know.
  case unknownDefinition(String)
}

/// Reads hosts from files of QMP answers, such as libvirt's published `.replies`.
///
/// Where the requests are in the file too, an answer belongs to its request, by `id` or else by
/// order, and only expansions of `host` make the host (of `max`, for an emulated one). Without requests
/// the first expansion is the host, a static one before a full one. A second query-version begins
/// another QEMU and ends the host.
public struct HostFile {
  /// The largest file that is read, in bytes.
  public static let largestFile = 64 << 20

  private let catalog: Catalog
  private let exchanges: [QMPExchange]

  /// Reads a host from the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: what the host is to be called.
  ///   - path: where the file lies, for the host's provenance.
  /// - Throws: `HostFileError`, for anything but a usable host.
  public static func read(
    _ bytes: [UInt8], name: String, path: String, catalog: Catalog = .builtIn
  ) throws(HostFileError) -> Host {
    guard bytes.count <= largestFile else { throw .tooLarge(bytes: bytes.count) }
    let transcript = QMPTranscript(try values(bytes))
    guard transcript.isQMP else { throw .notQMP }
    let file = HostFile(catalog: catalog, exchanges: transcript.sessions.first ?? [])
    return try file.host(name: name, path: path)
  }

  private static func values(_ bytes: [UInt8]) throws(HostFileError) -> [JSONValue] {
    var values: [JSONValue] = []
    var failure: HostFileError?
    var parser = JSONStreamParser()
    parser.feed(bytes) { result, _ in
      switch result {
      case .success(let value): values.append(value)
      case .failure(let error): failure = failure ?? .notJSON(error)
      }
    }
    parser.finish { result, start in
      switch result {
      case .success(let value): values.append(value)
      case .failure: failure = failure ?? .truncated(line: start.line)
      }
    }
    if let failure { throw failure }
    guard !values.isEmpty else { throw .empty }
    return values
  }

  private func host(name: String, path: String) throws(HostFileError) -> Host {
    if let architecture = answer("query-target", hasKey: "arch")?["arch"]?.stringValue,
      architecture != "s390x"
    {
      throw .otherArchitecture(architecture)
    }
    guard let expansion = hostExpansion() else { throw .noHostModel }
    let (model, unknown) = try reading(of: expansion.model)
    let machineTypes = machineTypes()
    let (release, releaseNotes) = release(machineTypes)
    return Host(
      name: name, provenance: .file(path: path), accelerator: expansion.accelerator,
      release: release, version: version(), maximum: model, ownMachineTypes: machineTypes,
      unknownFeatures: unknown,
      notes: releaseNotes + catalog.notes(unknownFeatures: unknown, release: release))
  }

  // MARK: Finding answers

  /// The first answer to a command; in a file without requests, the first that has a key.
  private func answer(_ command: String, hasKey key: String) -> JSONValue? {
    exchanges.first {
      $0.command == command || ($0.command == nil && $0.answer?[key] != nil)
    }?.answer
  }

  /// The first answer to a command that is a list; without requests, the first with such entries.
  private func list(_ command: String, entriesHave keys: [String]) -> [JSONValue]? {
    exchanges.first { exchange in
      if let given = exchange.command { return given == command && exchange.answer != nil }
      guard let first = exchange.answer?.arrayValue?.first else { return false }
      return first["name"] != nil && keys.contains { first[$0] != nil }
    }?.answer?.arrayValue
  }

  /// The expansion that describes the host.
  private func hostExpansion() -> (model: JSONValue, accelerator: Accelerator)? {
    if exchanges.contains(where: { $0.command != nil }) {
      for (name, accelerator) in [("host", Accelerator.kvm), ("max", .tcg)] {
        if let model = requestedExpansion(of: name) { return (model, accelerator) }
      }
      return nil
    }
    let models = exchanges.compactMap { exchange in
      exchange.answer?["model"].flatMap { $0["name"] != nil ? $0 : nil }
    }
    guard let first = models.first else { return nil }
    // The same host's static expansion is the more reliable one: 9.1's full one is not complete.
    let isSame = { (model: JSONValue) in model["name"] == first["name"] }
    return (models.first { isSame($0) && !isFull($0) } ?? first, accelerator())
  }

  private func requestedExpansion(of name: String) -> JSONValue? {
    let answers = exchanges.filter { exchange in
      let model = exchange.arguments?["model"]
      return exchange.command == "query-cpu-model-expansion"
        && model?["name"]?.stringValue == name
        && (model?["props"]?.objectValue?.isEmpty ?? true) && exchange.answer?["model"] != nil
    }
    let best = answers.first { $0.arguments?["type"]?.stringValue == "static" } ?? answers.first
    return best?.answer?["model"]
  }

  /// Whether an expansion is a full one: only those name base features as on.
  private func isFull(_ model: JSONValue) -> Bool {
    guard let name = model["name"]?.stringValue, name.hasSuffix("-base"),
      let definition = catalog.definition(named: String(name.dropLast(5))),
      let properties = model["props"]?.objectValue
    else { return false }
    return properties.contains { key, value in
      guard value.boolValue == true, let members = catalog.members(ofProperty: key) else {
        return false
      }
      return members.isSubset(of: definition.base)
    }
  }

  /// What runs the guests, where no request says it.
  private func accelerator() -> Accelerator {
    if let enabled = answer("query-kvm", hasKey: "present")?["enabled"]?.boolValue {
      return enabled ? .kvm : .tcg
    }
    // A guest without -cpu gets `host` under KVM and `qemu` under emulation.
    let defaults = list("query-machines", entriesHave: ["cpu-max"])?.compactMap {
      $0["default-cpu-type"]?.stringValue
    }
    if let type = defaults?.first(where: { $0.hasSuffix("-s390x-cpu") }) {
      return type == "host-s390x-cpu" ? .kvm : .tcg
    }
    guard let definitions = list("query-cpu-definitions", entriesHave: ["static", "typename"]),
      !definitions.isEmpty
    else { return .kvm }
    return definitions.contains { $0["name"]?.stringValue == "host" } ? .kvm : .tcg
  }

  // MARK: Reading answers

  private func reading(
    of model: JSONValue
  ) throws(HostFileError) -> (model: CPUModel, unknown: [String]) {
    let name = model["name"]?.stringValue ?? ""
    let base = name.hasSuffix("-base") ? String(name.dropLast(5)) : name
    guard let definition = catalog.definition(named: base) else { throw .unknownDefinition(name) }
    var properties: [(name: String, isOn: Bool)] = []
    for (key, value) in model["props"]?.objectValue ?? JSONObject() {
      if let isOn = value.boolValue { properties.append((key, isOn)) }
    }
    return catalog.model(base: definition, properties: properties)
  }

  private func machineTypes() -> [Host.OfferedMachineType]? {
    guard let list = list("query-machines", entriesHave: ["cpu-max"]) else { return nil }
    var types: [Host.OfferedMachineType] = []
    for entry in list {
      guard let name = entry["name"]?.stringValue, name.hasPrefix(Catalog.machineTypePrefix) else {
        continue
      }
      types.append(.init(name: name, isDeprecated: entry["deprecated"]?.boolValue))
    }
    return types.isEmpty ? nil : catalog.inOrder(types)
  }

  /// The release: that of the newest machine type, else the version that QEMU gives.
  private func release(
    _ machineTypes: [Host.OfferedMachineType]?
  ) -> (release: QEMURelease, notes: [String]) {
    let versions = machineTypes?.compactMap { Catalog.machineTypeVersion($0.name) } ?? []
    if let newest = versions.max() { return (newest, []) }
    guard let version = version() else {
      return (
        catalog.newestRelease,
        ["The file does not say which QEMU it is of; \(catalog.newestRelease) is assumed."]
      )
    }
    return (
      catalog.release(major: version.major, minor: version.minor, micro: version.micro), []
    )
  }

  /// The version that QEMU gives.
  private func version() -> QEMUVersion? {
    guard let answer = answer("query-version", hasKey: "qemu"), let numbers = answer["qemu"],
      let major = numbers["major"]?.integerValue, let minor = numbers["minor"]?.integerValue,
      (0..<1000).contains(major), (0..<1000).contains(minor)
    else { return nil }
    let micro = numbers["micro"]?.integerValue ?? 0
    return QEMUVersion(
      major: Int(major), minor: Int(minor), micro: (0..<1000).contains(micro) ? Int(micro) : 0,
      package: answer["package"]?.stringValue ?? "")
  }
}
