import Testing

@testable import CPUCore

/// The context of a library host on a machine type.
private func context(_ name: String, machine: String? = nil) throws -> QEMUContext {
  let host = try #require(HostLibrary.builtIn.host(named: name))
  return host.context(try Catalog.builtIn.machineTypeChoice(machine, on: host).defaults)
}

/// An argument in the notation of the recorded cases, as a set of words.
private func words(_ argument: CPUArgument) -> Set<String> {
  Set([argument.model] + argument.settings.map { ($0.value == "on" ? "" : "-") + $0.key })
}

private let z16 = "gen16a-qemu-10.0.0-kvm"
private let z17 = "gen17a-qemu-11.1.0-kvm"
private let alias = Catalog.machineTypeAlias

@Suite struct LibvirtStartTests {
  @Test(arguments: LibvirtRecordedCase.all)
  func `libvirt makes of a domain what was recorded`(_ recorded: LibvirtRecordedCase) throws {
    let catalog = Catalog.builtIn
    var host = try #require(HostLibrary.builtIn.host(named: recorded.host))
    if let release = recorded.release { host = host.running(release) }
    if let name = recorded.without {
      host = host.removing(try #require(catalog.members(ofProperty: name)), as: "older")
    }
    let choice = try catalog.machineTypeChoice(recorded.machine, on: host)
    let context = host.context(choice.defaults)
    guard let expected = recorded.argument else {
      #expect(throws: LibvirtStartError.self) {
        try context.cpuArgument(
          of: recorded.cpu, machineType: recorded.machine, libvirt: recorded.libvirt)
      }
      return
    }
    let argument = try context.cpuArgument(
      of: recorded.cpu, machineType: recorded.machine, libvirt: recorded.libvirt)
    #expect(words(argument) == Set(expected.split(separator: " ").map(String.init)))
    #expect(argument.settings.count == words(argument).count - 1)
  }

  @Test func `every recorded case is there`() {
    #expect(LibvirtRecordedCase.all.count == 22)
  }

  @Test func `the words for each policy`() throws {
    let cpu = LibvirtCPU(
      model: "z14",
      features: [
        .init("a", .force), .init("b", .require), .init("c"), .init("d", .disable),
        .init("e", .forbid),
      ])
    let argument = try context(z16).cpuArgument(
      of: cpu, machineType: alias, libvirt: LibvirtVersion(11, 3))
    #expect(argument.text == "z14,a=on,b=on,c=on,d=off,e=off")
  }

  @Test(arguments: [
    (LibvirtCPU(mode: .hostPassthrough), "host"),
    (LibvirtCPU(mode: .maximum), "max"),
    (LibvirtCPU(mode: .maximum, match: .minimum), "max"),
    (LibvirtCPU(mode: .hostPassthrough, features: [.init("te", .disable)]), "host,te=off"),
    (
      LibvirtCPU(mode: .hostPassthrough, deprecatedFeatures: false),
      "host,csske=off,bpb=off,te=off,cte=off"
    ),
  ]) func `modes that leave the model to QEMU`(_ cpu: LibvirtCPU, _ expected: String) throws {
    let argument = try context(z16).cpuArgument(
      of: cpu, machineType: alias, libvirt: LibvirtVersion(12, 0))
    #expect(words(argument) == words(try CPUArgument(parsing: expected)))
  }

  /// The attribute, the libvirt, and the deprecated features that a z16 named z14 then has set.
  @Test(arguments: [
    (nil, LibvirtVersion(11, 3), ""), (nil, LibvirtVersion(11, 6), ""),
    (true, LibvirtVersion(11, 3), ""), (true, LibvirtVersion(11, 6), "csske bpb te cte"),
    (false, LibvirtVersion(10, 9), ""), (false, LibvirtVersion(11, 3), "-csske -bpb -te -cte"),
    (false, LibvirtVersion(11, 6), "-csske -bpb -te -cte"),
  ]) func `deprecated features of a named model`(
    _ attribute: Bool?, _ libvirt: LibvirtVersion, _ expected: String
  ) throws {
    let cpu = LibvirtCPU(model: "z14", match: .exact, deprecatedFeatures: attribute)
    let argument = try context(z16).cpuArgument(of: cpu, machineType: alias, libvirt: libvirt)
    #expect(words(argument) == Set(["z14"] + expected.split(separator: " ").map(String.init)))
  }

  @Test func `on requires only what the host has`() throws {
    let cpu = LibvirtCPU(model: "z14", deprecatedFeatures: true)
    let argument = try context(z17).cpuArgument(
      of: cpu, machineType: alias, libvirt: LibvirtVersion(11, 6))
    #expect(words(argument) == ["z14", "bpb", "te", "cte"])
  }

  @Test func `off outdoes the domain's own features, which outdo the host's`() throws {
    let cpu = LibvirtCPU(
      mode: .hostModel, features: [.init("te", .require), .init("vx", .disable)],
      deprecatedFeatures: false)
    let argument = try context(z16).cpuArgument(
      of: cpu, machineType: alias, libvirt: LibvirtVersion(11, 3))
    let found = words(argument)
    #expect(found.isSuperset(of: ["-te", "-vx", "-csske", "-cte", "-bpb", "gs"]))
    #expect(found.isDisjoint(with: ["te", "vx"]))
  }

  @Test func `the default of libvirt 11.6 needs a QEMU that reports deprecated features`() throws {
    let argument = try context("gen15a-qemu-8.2.0-kvm").cpuArgument(
      of: nil, machineType: alias, libvirt: LibvirtVersion(11, 6))
    #expect(words(argument).isSuperset(of: ["csske", "te", "cte", "bpb"]))
  }

  @Test func `an element without mode and model counts as none`() throws {
    let argument = try context("tcg-10.0").cpuArgument(
      of: LibvirtCPU(), machineType: alias, libvirt: LibvirtVersion(11, 3))
    #expect(argument.text == "qemu")
  }

  @Test(arguments: [
    (z16, LibvirtCPU(model: "z14", match: .minimum), LibvirtStartError.minimumMatch),
    (
      z16, LibvirtCPU(model: "z14", features: [.init("te", .optional)]),
      .optionalPolicy(feature: "te")
    ),
    (
      z16, LibvirtCPU(model: "z14", features: [.init("te"), .init("te", .disable)]),
      .repeatedFeature("te")
    ),
    (z16, LibvirtCPU(features: [.init("te")]), .featuresWithoutModel),
    (
      "gen15a-qemu-8.2.0-kvm", LibvirtCPU(model: "z14", deprecatedFeatures: true),
      .deprecatedFeaturesUnsupported(QEMURelease(8, 2))
    ),
    ("tcg-10.0", LibvirtCPU(mode: .hostPassthrough), .needsKVM),
  ]) func `what libvirt refuses`(
    _ host: String, _ cpu: LibvirtCPU, _ expected: LibvirtStartError
  ) throws {
    let context = try context(host)
    #expect(throws: expected) {
      try context.cpuArgument(of: cpu, machineType: alias, libvirt: LibvirtVersion(11, 3))
    }
    #expect(!expected.description.isEmpty)
  }
}

@Suite struct ConfiguredGuestTests {
  let catalog = Catalog.builtIn

  private func host(_ name: String) throws -> Host {
    try #require(HostLibrary.builtIn.host(named: name))
  }

  @Test func `the same domain under two libvirts is two guests`() throws {
    let domain = ConfiguredGuest(name: "db")
    let before = try domain.started(on: host(z16), libvirt: LibvirtVersion(11, 5))
    let after = try domain.started(on: host(z16), libvirt: LibvirtVersion(11, 6))
    #expect(before.model.features.subtracting(after.model.features) == catalog.deprecated)
    #expect(before.machineType == "s390-ccw-virtio-10.0")
    #expect(!catalog.runnability(of: before, on: try host(z17)).runs)
    #expect(catalog.runnability(of: after, on: try host("gen17a-qemu-11.0.0-kvm")).runs)
  }

  @Test func `a guest without KVM gets the emulation of the host's QEMU`() throws {
    let domain = ConfiguredGuest(name: "test", accelerator: .tcg)
    let guest = try domain.started(on: host(z16), libvirt: LibvirtVersion(11, 3))
    #expect(catalog.definitions[guest.model.definition].name == "gen15a")
  }

  @Test func `what does not start says why`() throws {
    let libvirt = LibvirtVersion(11, 3)
    let kvm = ConfiguredGuest(name: "a")
    let emulation = try host("tcg-10.0")
    #expect(throws: LibvirtStartError.needsKVM) {
      try kvm.started(on: emulation, libvirt: libvirt)
    }
    let z16Host = try host(z16)
    let foreign = ConfiguredGuest(name: "a", machineType: "pc-q35-9.0")
    #expect(throws: LibvirtStartError.unknownMachineType("pc-q35-9.0")) {
      try foreign.started(on: z16Host, libvirt: libvirt)
    }
    let unknown = ConfiguredGuest(name: "a", cpu: LibvirtCPU(model: "z99"))
    #expect(throws: LibvirtStartError.refused(.unknownModel("z99"))) {
      try unknown.started(on: z16Host, libvirt: libvirt)
    }
  }

  @Test(arguments: [
    ("11.6", LibvirtVersion(11, 6)), ("9.0.0", LibvirtVersion(9, 0)), ("11", nil), ("11.x", nil),
    ("11.6.", nil), ("", nil), ("1.2.3.4", nil), ("-1.2", nil),
  ]) func `libvirt versions as text`(_ text: String, _ expected: LibvirtVersion?) {
    #expect(LibvirtVersion(text) == expected)
  }
}
