import CPUCore
import Testing

/// The smallest change that runs, and starts of `-cpu` arguments.
@Suite struct MendTests {
  let catalog = Catalog.builtIn
  let z17 = "gen17a-qemu-11.1.0-kvm"

  private func start(
    _ cpu: String, on name: String, machine: String? = nil
  ) throws -> StartReport {
    let host = try #require(HostLibrary.builtIn.host(named: name))
    return catalog.start(
      cpu, on: host, machineType: try catalog.machineTypeChoice(machine, on: host))
  }

  @Test(
    arguments: [
      ("z14", "z14,csske=off"), ("z13", "z13,csske=off"), ("z14-base", "z14-base,csske=off"),
      ("z14,te=off", "z14,csske=off,te=off"), ("gen16a,csske=on", "gen16a"),
    ])
  func `csske goes, and nothing else`(cpu: String, mend: String) throws {
    let report = try start(cpu, on: z17)
    #expect(!report.runs)
    #expect(report.mend?.argument.text == mend)
    #expect(try start(mend, on: z17).runs)
  }

  @Test func `what runs needs no mend`() throws {
    let report = try start("z14,csske=off", on: z17)
    #expect(report.runs && report.mend == nil && report.messages.isEmpty)
  }

  @Test func `the definition gives way where the generation is too new`() throws {
    let report = try start("gen17a", on: "ideal-gen16a")
    #expect(report.mend?.argument.text == "gen16a")
    #expect(report.reasons.first == .generationTooNew(definition: 38, maximum: 36))
  }

  @Test func `dependents go with the feature that they need`() throws {
    let host = try #require(HostLibrary.builtIn.host(named: "ideal-gen17a"))
    let te = try #require(catalog.feature(named: "te"))
    let without = host.removing([te], as: "without te")
    let choice = try catalog.machineTypeChoice(nil, on: without)
    let report = catalog.start("gen17a,ineff_nc_tx=on", on: without, machineType: choice)
    #expect(report.mend?.argument.text == "gen17a,te=off")
  }

  @Test func `a removed machine type gives way to the newest`() throws {
    let report = try start("z14,csske=off", on: z17, machine: "s390-ccw-virtio-4.2")
    #expect(!report.runs)
    #expect(
      report.reasons.first
        == .machineTypeNotOffered(
          name: "s390-ccw-virtio-4.2", .removed(oldest: "s390-ccw-virtio-5.2")))
    #expect(report.mend?.machineType == "s390-ccw-virtio-11.1")
  }

  @Test func `a distribution's machine type is matched by name`() throws {
    let host = try #require(HostLibrary.builtIn.host(named: z17))
    let choice = try catalog.machineTypeChoice("s390-ccw-virtio-rhel9.4.0", on: host)
    #expect(choice.absence == .notListed && !choice.defaultsAreKnown)
    var own = host
    own.ownMachineTypes = [.init(name: "s390-ccw-virtio-rhel9.4.0", isDeprecated: nil)]
    let offered = try catalog.machineTypeChoice("s390-ccw-virtio-rhel9.4.0", on: own)
    #expect(offered.absence == nil)
    #expect(throws: UnknownMachineType.self) { try catalog.machineTypeChoice("pc", on: host) }
    #expect(throws: UnknownMachineType.self) {
      try catalog.machineTypeChoice("s390-ccw-virtio-1.0", on: host)
    }
  }

  @Test func `people's names lead to QEMU's`() {
    #expect(
      catalog.hints(forModel: "z16") == ["QEMU calls it gen16a (z16 A01) or gen16b (z16 A02)."])
    #expect(catalog.hints(forModel: "3931") == ["QEMU calls it gen16a (z16 A01)."])
    #expect(catalog.hints(forModel: "gen16a").isEmpty)
  }
}
