/// Reads what libvirt says of a host: domain capabilities, or its cache of what QEMU can do.
struct LibvirtHostReader {
  let name: String
  let path: String
  let catalog: Catalog

  /// The models that a file marks as unusable, by what stands in their way.
  private typealias Blockers = [(model: String, features: [String])]

  // MARK: Domain capabilities

  /// Reads `<domainCapabilities>`.
  func host(_ root: XMLTreeElement) throws(LibvirtXMLError) -> Host {
    try LibvirtXMLReader.checkArchitecture(LibvirtXMLReader.required("arch", in: root))
    let domain = try LibvirtXMLReader.required("domain", in: root)
    let accelerator = try LibvirtXMLReader.accelerator(domain.text, line: domain.line)
    let modes = try LibvirtXMLReader.required("cpu", in: root).children("mode")
    guard let mode = modes.first(where: { $0["name"] == "host-model" && $0["supported"] == "yes" })
    else { throw LibvirtXMLError(.noHostModel, line: root.line) }
    let model = try LibvirtXMLReader.required("model", in: mode)

    let features = try LibvirtXMLReader.features(mode)
    var host = try host(accelerator, model: model.text, features, line: model.line)
    try setMachineType(root.child("machine"), of: &host)
    host.notes += catalog.notes(unknownFeatures: host.unknownFeatures, release: host.release)
    noteDeprecatedFeatures(features, of: &host)
    if let custom = modes.first(where: { $0["name"] == "custom" }) {
      host.notes += notes(try blockers(custom))
    }
    return host
  }

  /// Takes the release from the machine type, as the answer does not name it.
  private func setMachineType(
    _ machine: XMLTreeElement?, of host: inout Host
  ) throws(LibvirtXMLError) {
    guard let machine else {
      host.notes.append("The file does not name the QEMU release; \(host.release) is assumed.")
      return
    }
    let type = try LibvirtXMLReader.identifier(machine.text, of: "machine", line: machine.line)
    if let version = Catalog.machineTypeVersion(type) {
      host.release = version
      host.notes.append(
        "The QEMU release \(version) is that of the machine type in the file; "
          + "QEMU itself may be newer.")
      return
    }
    host.notes.append(
      "The file does not name the QEMU release and its machine type does not show it; "
        + "\(host.release) is assumed.")
    if type != Catalog.machineTypeAlias {
      host.ownMachineTypes =
        catalog.machineTypes(of: host.release) + [.init(name: type, isDeprecated: nil)]
    }
  }

  private func noteDeprecatedFeatures(_ features: [LibvirtCPU.Feature], of host: inout Host) {
    let off = features.filter { $0.policy == .disable }
      .compactMap { catalog.feature(named: $0.name) }
    guard catalog.deprecated.isSubset(of: FeatureSet(off)) else { return }
    host.notes.append(
      "All deprecated features are disabled in the file: libvirt can be told to do so, "
        + "and the machine may offer them all the same.")
  }

  private func blockers(_ custom: XMLTreeElement) throws(LibvirtXMLError) -> Blockers {
    var features: [String: [String]] = [:]
    for element in custom.children where element.name == "blockers" {
      let model = try LibvirtXMLReader.requiredIdentifier("model", in: element)
      features[model] = try LibvirtXMLReader.features(element).map(\.name)
    }
    var blockers: Blockers = []
    for element in custom.children where element.name == "model" && element["usable"] == "no" {
      let model = try LibvirtXMLReader.identifier(
        element.text, of: "model", line: element.line)
      blockers.append((model, features[model] ?? []))
    }
    return blockers
  }

  // MARK: libvirt's cache

  /// Reads `<qemuCaps>`: a host for each accelerator that the file describes, KVM first.
  func hosts(cache root: XMLTreeElement) throws(LibvirtXMLError) -> [Host] {
    try LibvirtXMLReader.checkArchitecture(LibvirtXMLReader.required("arch", in: root))
    var hosts: [Host] = []
    for (accelerator, type) in [(Accelerator.kvm, "kvm"), (.tcg, "tcg")] {
      let cpu = root.children("hostCPU").first { $0["type"] == type && $0["model"] != nil }
      guard let cpu else { continue }
      hosts.append(try cachedHost(cpu, type, accelerator, root))
    }
    guard !hosts.isEmpty else { throw LibvirtXMLError(.noHostModel, line: root.line) }
    return hosts
  }

  private func cachedHost(
    _ cpu: XMLTreeElement, _ type: String, _ accelerator: Accelerator, _ root: XMLTreeElement
  ) throws(LibvirtXMLError) -> Host {
    var features: [LibvirtCPU.Feature] = []
    for property in cpu.children where property.name == "property" {
      guard property["type"] == "boolean" else { continue }
      let name = try LibvirtXMLReader.requiredIdentifier("name", in: property)
      switch property["value"] {
      case "true": features.append(.init(name, .require))
      case "false": features.append(.init(name, .disable))
      case let value:
        throw LibvirtXMLError(.invalidValue(of: "value", value ?? ""), line: property.line)
      }
    }
    var host = try host(accelerator, model: cpu["model"] ?? "", features, line: cpu.line)
    let machines = try machineTypes(root, type)
    host.ownMachineTypes = machines.isEmpty ? nil : machines
    try setRelease(root.child("version"), of: &host)
    host.notes += catalog.notes(unknownFeatures: host.unknownFeatures, release: host.release)
    var blockers: Blockers = []
    for model in root.children where model.name == "cpu" {
      guard model["type"] == type, model["usable"] == "no" else { continue }
      var names: [String] = []
      for blocker in model.children where blocker.name == "blocker" {
        names.append(try LibvirtXMLReader.requiredIdentifier("name", in: blocker))
      }
      blockers.append((try LibvirtXMLReader.requiredIdentifier("name", in: model), names))
    }
    host.notes += notes(blockers)
    return host
  }

  /// The machine types of an accelerator, oldest first; `none` and the like are left out.
  private func machineTypes(
    _ root: XMLTreeElement, _ type: String
  ) throws(LibvirtXMLError) -> [Host.OfferedMachineType] {
    let machines = root.children("machine").filter {
      $0["type"] == type && $0["name"]?.hasPrefix(Catalog.machineTypePrefix) == true
    }
    let marksDeprecated = machines.contains { $0["deprecated"] == "yes" }
    var types: [Host.OfferedMachineType] = []
    for machine in machines {
      types.append(
        .init(
          name: try LibvirtXMLReader.requiredIdentifier("name", in: machine),
          isDeprecated: marksDeprecated ? machine["deprecated"] == "yes" : nil))
    }
    return catalog.inOrder(types)
  }

  /// Sets the release: that of the newest machine type, else libvirt's number, a million for major
  /// and a thousand for minor.
  private func setRelease(
    _ version: XMLTreeElement?, of host: inout Host
  ) throws(LibvirtXMLError) {
    let types = host.ownMachineTypes ?? []
    if let newest = types.compactMap({ Catalog.machineTypeVersion($0.name) }).max() {
      host.release = newest
    } else if let version {
      guard let number = Int(version.text), (1_000_000..<1_000_000_000).contains(number) else {
        throw LibvirtXMLError(.invalidValue(of: "version", version.text), line: version.line)
      }
      host.release = catalog.release(
        major: number / 1_000_000, minor: number / 1000 % 1000, micro: number % 1000)
    } else {
      host.notes.append("The file does not name the QEMU release; \(host.release) is assumed.")
    }
  }

  // MARK: Both

  private func host(
    _ accelerator: Accelerator, model: String, _ features: [LibvirtCPU.Feature], line: Int
  ) throws(LibvirtXMLError) -> Host {
    // libvirt names the model of a static expansion, which begins with a base set.
    guard case .definition(let index, isBase: true)? = catalog.modelName(model) else {
      throw LibvirtXMLError(.unknownModel(model), line: line)
    }
    let (maximum, unknown) = catalog.model(
      base: catalog.definitions[index],
      properties: features.map { ($0.name, $0.policy?.isOn ?? true) })
    return Host(
      name: name, provenance: .file(path: path), accelerator: accelerator,
      release: catalog.newestRelease, maximum: maximum, unknownFeatures: unknown)
  }

  /// The most names that a note lists.
  private static let mostNames = 12

  /// The most notes about models.
  private static let mostNotes = 8

  /// Which models are unusable, one note for all that the same features stand in the way of.
  private func notes(_ blockers: Blockers) -> [String] {
    var groups: [(features: [String], models: [String])] = []
    var places: [[String]: Int] = [:]
    for blocker in blockers {
      let features = blocker.features.sorted()
      if let place = places[features] {
        groups[place].models.append(blocker.model)
      } else {
        places[features] = groups.count
        groups.append((features, [blocker.model]))
      }
    }
    groups.sort { $0.models.count > $1.models.count }
    var notes = groups.prefix(Self.mostNotes).map { group in
      let reason =
        group.features.isEmpty ? "no reason is given" : "blocked by " + Self.list(group.features)
      return "libvirt lists as not usable there, \(reason): \(Self.list(group.models))."
    }
    let rest = groups.dropFirst(Self.mostNotes).reduce(0) { $0 + $1.models.count }
    if rest > 0 { notes.append("libvirt lists \(rest) more models as not usable there.") }
    return notes
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(mostNames).joined(separator: ", ")
    return names.count > mostNames ? "\(shown) and \(names.count - mostNames) more" : shown
  }
}
