import CPUCore
import Testing

/// Why a feature is on, off or missing.
@Suite struct ExplanationTests {
  let catalog = Catalog.builtIn

  struct Case: Sendable {
    var feature: String
    var cpu: String
    var machine = "s390-ccw-virtio-11.1"
    var contains: [String]
    var lacks: [String] = []
  }

  /// Each step in short: its kind, and the definition, feature or release in it.
  static let cases: [Case] = [
    Case(
      feature: "te", cpu: "gen15a",
      contains: [
        "on", "default gen15a zEC12", "requires stfle49 on", "required by ineff_nc_tx off",
        "offered", "deprecated 9.1",
      ], lacks: ["gone 17"]),
    Case(
      feature: "csske", cpu: "z14",
      contains: ["on", "base z14 z10EC", "missing deprecatedAndGone", "gone 17"]),
    Case(
      feature: "csske", cpu: "gen16a",
      contains: ["off", "full gen16a z9EC.3", "left base z14.2", "left default z14.2"]),
    Case(
      feature: "csske", cpu: "z14,csske=off", contains: ["off", "base z14 z10EC", "switched off"]),
    Case(
      feature: "diag318", cpu: "gen16a,diag318=on",
      contains: ["on", "full gen16a zEC12", "switched on", "requires els off"]),
    Case(
      feature: "msa9-base", cpu: "z14", contains: ["off", "not in full z14 gen15a", "offered"]),
    Case(
      feature: "idter", cpu: "gen17a",
      contains: ["off", "not in full gen17a -", "never settable"]),
    Case(
      feature: "nnpa", cpu: "gen16a", machine: "s390-ccw-virtio-6.1",
      contains: ["off", "withheld 6.2"]),
    Case(feature: "vx", cpu: "z13-base", contains: ["off", "full z13 z13"]),
    Case(
      feature: "ineff_nc_tx", cpu: "gen17a,te=off,ineff_nc_tx=on",
      contains: ["on", "requires te off", "switched on"]),
    Case(feature: "te", cpu: "host", contains: ["on", "offered to host"]),
    Case(feature: "csske", cpu: "qemu", contains: ["off", "qemu lacks"]),
    Case(
      feature: "sief2", cpu: "gen17a",
      contains: ["off", "required by kss off", "missing notOffered"]),
    Case(
      feature: "mepoch", cpu: "gen17a", contains: ["on", "requires tods-base on"]),
  ]

  @Test(arguments: cases)
  func `steps on a z17`(example: Case) throws {
    let host = try #require(HostLibrary.builtIn.host(named: "gen17a-qemu-11.0.0-kvm"))
      .running(QEMURelease(11, 1))
    let wide = catalog.idealHost(of: catalog.definitions[39])
    let context = (example.machine.hasSuffix("6.1") ? wide : host).context(
      try catalog.machineTypeChoice(example.machine, on: host).defaults)
    let argument = try CPUArgument(parsing: example.cpu)
    let name = try context.modelName(argument.model)
    let feature = try #require(catalog.feature(named: example.feature))
    let steps = context.explain(feature, in: name, try context.model(argument), on: host)
    let words = steps.map(short)
    for word in example.contains { #expect(words.contains(word), "\(word) in \(words)") }
    for word in example.lacks { #expect(!words.contains(word), "\(word) in \(words)") }
    #expect(Set(steps).count == steps.count)
  }

  @Test func `the chain can be walked`() throws {
    let host = try #require(HostLibrary.builtIn.host(named: "gen17a-qemu-11.0.0-kvm"))
    let context = host.context(try catalog.machineTypeChoice(nil, on: host).defaults)
    var feature = try #require(catalog.feature(named: "vxpdeh3"))
    var walked: [String] = []
    while true {
      walked.append(catalog.name(feature))
      let required = context.explain(feature, in: .host, context.maximum).compactMap {
        if case .requires = $0 { $0.next } else { nil }
      }
      guard let next = required.first else { break }
      feature = next
    }
    #expect(walked == ["vxpdeh3", "vxpdeh2", "vxpdeh", "vxpd", "vx"])
  }

  private func short(_ step: ExplanationStep) -> String {
    func definition(_ index: Int) -> String { catalog.definitions[index].name }
    func isOn(_ value: Bool) -> String { value ? "on" : "off" }
    return switch step {
    case .state(let on): isOn(on)
    case .inBase(let of, let since): "base \(definition(of)) \(definition(since))"
    case .inDefault(let of, let since): "default \(definition(of)) \(definition(since))"
    case .offeredToModel(let name): "offered to \(catalog.text(name))"
    case .inQEMUModel(_, let hasIt): hasIt ? "qemu has" : "qemu lacks"
    case .switched(let on): "switched " + isOn(on)
    case .withheld(_, let since): "withheld \(since)"
    case .inFullOnly(let of, let since): "full \(definition(of)) \(definition(since))"
    case .notInFull(let of, let since):
      "not in full \(definition(of)) \(since.map(definition) ?? "-")"
    case .neverSettable: "never settable"
    case .leftBase(let after): "left base \(definition(after))"
    case .leftDefault(let after): "left default \(definition(after))"
    case .unknownToRelease(let release, _): "unknown to \(release)"
    case .requires(let feature, let on): "requires \(catalog.name(feature)) " + isOn(on)
    case .requiredBy(let feature, let on): "required by \(catalog.name(feature)) " + isOn(on)
    case .offered: "offered"
    case .missing(_, let cause): "missing \(cause)"
    case .deprecated(let since): "deprecated \(since)"
    case .gone(let since): "gone \(since.generation)"
    }
  }
}
