/// What a file of libvirt's XML holds.
public enum LibvirtDocument: Sendable {
  /// Hosts, from `virsh domcapabilities` or libvirt's cache of capabilities; KVM comes first.
  case hosts([Host])
  /// Guests, from `virsh dumpxml` or libvirt's files of domains.
  case guests([ConfiguredGuest])
  /// `<cpu>` elements alone, such as the answer of `virsh hypervisor-cpu-baseline`.
  case cpus([LibvirtCPU])
}

/// Reads libvirt's XML: hosts, guests and CPUs of s390x.
public enum LibvirtXMLReader {
  /// The most documents of one input.
  static let mostDocuments = 10_000

  /// Reads one document or several of a kind, one after the other.
  ///
  /// - Parameters:
  ///   - bytes: the input, UTF-8.
  ///   - name: what a host that is read is to be called.
  ///   - path: where the file lies, for the host's provenance.
  ///   - catalog: what exists.
  public static func read(
    _ bytes: [UInt8], name: String, path: String, catalog: Catalog = .builtIn
  ) throws(LibvirtXMLError) -> LibvirtDocument {
    var reader = try XMLTreeReader(bytes)
    let hostReader = LibvirtHostReader(name: name, path: path, catalog: catalog)
    var hosts: [Host] = []
    var guests: [ConfiguredGuest] = []
    var cpus: [LibvirtCPU] = []
    var count = 0
    while let root = try reader.next() {
      count += 1
      guard count <= mostDocuments else {
        throw LibvirtXMLError(.limit(.documents(mostDocuments)), line: root.line)
      }
      switch root.name {
      case "domainCapabilities":
        hosts.append(try hostReader.host(root))
      case "qemuCaps":
        hosts += try hostReader.hosts(cache: root)
      case "domain": guests.append(try guest(root))
      case "domstatus": guests.append(try guest(required("domain", in: root)))
      case "cpu": cpus.append(try cpu(root))
      case "capabilities": throw capabilitiesError(root)
      default: throw LibvirtXMLError(.unknownRoot(root.name), line: root.line)
      }
      guard [hosts.isEmpty, guests.isEmpty, cpus.isEmpty].count(where: { !$0 }) == 1 else {
        throw LibvirtXMLError(.mixedDocuments, line: root.line)
      }
    }
    if !hosts.isEmpty { return .hosts(withDistinctNames(hosts)) }
    if !guests.isEmpty { return .guests(guests) }
    guard !cpus.isEmpty else { throw LibvirtXMLError(.empty, line: 1) }
    return .cpus(cpus)
  }

  private static func withDistinctNames(_ hosts: [Host]) -> [Host] {
    var hosts = hosts
    for index in hosts.indices.dropFirst() { hosts[index].name += "-\(index + 1)" }
    return hosts
  }

  private static func capabilitiesError(_ root: XMLTreeElement) -> LibvirtXMLError {
    let architecture = root.child("host")?.child("cpu")?.child("arch")
    if let architecture, architecture.text != supportedArchitecture {
      return LibvirtXMLError(.otherArchitecture(architecture.text), line: architecture.line)
    }
    return LibvirtXMLError(.capabilitiesWithoutModel, line: root.line)
  }
}

// MARK: CPUs

extension LibvirtXMLReader {
  /// Reads a `<cpu>` element of a guest or of a host.
  static func cpu(_ element: XMLTreeElement) throws(LibvirtXMLError) -> LibvirtCPU {
    if let architecture = element.child("arch") { try checkArchitecture(architecture) }
    var cpu = LibvirtCPU()
    cpu.mode = try value(of: "mode", in: element) ?? .custom
    cpu.match = try value(of: "match", in: element)
    cpu.check = try value(of: "check", in: element)
    cpu.deprecatedFeatures = try deprecatedFeatures(element)
    if let model = element.child("model"), !model.text.isEmpty {
      cpu.model = try identifier(model.text, of: "model", line: model.line)
    }
    cpu.features = try features(element)
    if cpu.mode == .custom, cpu.model == nil, let feature = element.child("feature") {
      throw LibvirtXMLError(.missing("model"), line: feature.line)
    }
    return cpu
  }

  /// Reads the features of a `<cpu>` or of the host-model of domain capabilities.
  static func features(
    _ element: XMLTreeElement
  ) throws(LibvirtXMLError) -> [LibvirtCPU.Feature] {
    var seen: Set<String> = []
    var features: [LibvirtCPU.Feature] = []
    for child in element.children where child.name == "feature" {
      let name = try requiredIdentifier("name", in: child)
      guard seen.insert(name).inserted else {
        throw LibvirtXMLError(.repeatedFeature(name), line: child.line)
      }
      features.append(.init(name, try value(of: "policy", in: child)))
    }
    return features
  }

  private static func deprecatedFeatures(
    _ element: XMLTreeElement
  ) throws(LibvirtXMLError) -> Bool? {
    switch element["deprecated_features"] {
    case nil: return nil
    case "on": return true
    case "off": return false
    case let text?:
      throw LibvirtXMLError(
        .invalidValue(of: "deprecated_features", text), line: element.line)
    }
  }
}

// MARK: Guests

extension LibvirtXMLReader {
  /// Reads a `<domain>` element.
  static func guest(_ element: XMLTreeElement) throws(LibvirtXMLError) -> ConfiguredGuest {
    let type = try required("type", in: required("os", in: element))
    try checkArchitecture(type["arch"], line: type.line)
    let name = try required("name", in: element)
    guard isPrintable(name.text) else {
      throw LibvirtXMLError(.invalidValue(of: "name", name.text), line: name.line)
    }
    let machine = try type["machine"].map { machine throws(LibvirtXMLError) in
      try identifier(machine, of: "machine", line: type.line)
    }
    let cpu = try element.child("cpu").map(cpu)
    return ConfiguredGuest(
      name: name.text, accelerator: try accelerator(element["type"], line: element.line),
      machineType: machine ?? Catalog.machineTypeAlias, cpu: cpu,
      isRunning: element["id"].map { Int($0) != nil && $0 != "-1" } ?? false,
      blockers: try blockers(element))
  }

  /// What stands in the way of a live migration.
  private static func blockers(
    _ domain: XMLTreeElement
  ) throws(LibvirtXMLError) -> [ConfiguredGuest.Blocker] {
    var blockers: [ConfiguredGuest.Blocker] = []
    for element in domain.children where element.name == "launchSecurity" {
      if element["type"] == "s390-pv" { blockers.append(.protectedExecution) }
    }
    for element in domain.child("devices")?.children ?? [] {
      switch (element.name, element["type"]) {
      // SCSI devices of the host are the kind that libvirt lets migrate.
      case ("hostdev", "scsi"): break
      case ("hostdev", let type):
        let kind = try identifier(type ?? "pci", of: "hostdev type", line: element.line)
        let model = try element["model"].map { model throws(LibvirtXMLError) in
          try identifier(model, of: "hostdev model", line: element.line)
        }
        blockers.append(.hostDevice(kind: kind, model: model))
      case ("interface", "hostdev"): blockers.append(.hostDevice(kind: "pci", model: nil))
      default: break
      }
    }
    return blockers
  }
}

// MARK: Values

extension LibvirtXMLReader {
  /// The one architecture that is read.
  static let supportedArchitecture = "s390x"

  /// Refuses other architectures; an element that names none is taken to be about s390x.
  static func checkArchitecture(_ name: String?, line: Int) throws(LibvirtXMLError) {
    guard let name, name != supportedArchitecture else { return }
    throw LibvirtXMLError(.otherArchitecture(name), line: line)
  }

  static func checkArchitecture(_ element: XMLTreeElement) throws(LibvirtXMLError) {
    try checkArchitecture(element.text, line: element.line)
  }

  /// Reads the accelerator from the type of a domain.
  static func accelerator(
    _ type: String?, line: Int
  ) throws(LibvirtXMLError) -> Accelerator {
    switch type {
    case "kvm": return .kvm
    case "qemu": return .tcg
    case nil: throw LibvirtXMLError(.missing("type"), line: line)
    case let type?: throw LibvirtXMLError(.invalidValue(of: "domain type", type), line: line)
    }
  }

  /// A child element that must be there.
  static func required(
    _ name: String, in element: XMLTreeElement
  ) throws(LibvirtXMLError) -> XMLTreeElement {
    guard let child = element.child(name) else {
      throw LibvirtXMLError(.missing(name), line: element.line)
    }
    return child
  }

  /// An attribute that must be there and that QEMU could use as a name.
  static func requiredIdentifier(
    _ attribute: String, in element: XMLTreeElement
  ) throws(LibvirtXMLError) -> String {
    guard let text = element[attribute] else {
      throw LibvirtXMLError(.missing(attribute), line: element.line)
    }
    return try identifier(text, of: attribute, line: element.line)
  }

  /// A text that QEMU could use as the name of a model, feature or machine type.
  static func identifier(
    _ text: String, of what: String, line: Int
  ) throws(LibvirtXMLError) -> String {
    let isName = text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
    guard isName, (1...100).contains(text.utf8.count) else {
      throw LibvirtXMLError(.invalidValue(of: what, text), line: line)
    }
    return text
  }

  private static func value<Value: RawRepresentable<String>>(
    of attribute: String, in element: XMLTreeElement
  ) throws(LibvirtXMLError) -> Value? {
    guard let text = element[attribute] else { return nil }
    guard let value = Value(rawValue: text) else {
      throw LibvirtXMLError(.invalidValue(of: attribute, text), line: element.line)
    }
    return value
  }

  /// Whether a guest's name can be shown: no control characters, none that turn the writing
  /// direction, and not too long.
  private static func isPrintable(_ text: String) -> Bool {
    (1...1000).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
        default: true
        }
      }
  }
}
