import CPUCore
import Testing

/// Hosts from files of QMP answers.
@Suite struct HostFileTests {
  let catalog = Catalog.builtIn

  private func read(_ text: String) throws(HostFileError) -> Host {
    try HostFile.read(Array(text.utf8), name: "test", path: "test.replies")
  }

  private static let version = """
    {"return": {"qemu": {"micro": 0, "minor": 2, "major": 8}, "package": ""}, "id": "a-2"}
    """
  private static let machines = """
    {"return": [{"name": "s390-ccw-virtio-8.2", "cpu-max": 248, "alias": "s390-ccw-virtio"},
     {"name": "s390-ccw-virtio-2.9", "cpu-max": 248, "deprecated": true}, {"name": "none",
     "cpu-max": 1}, {"name": "s390-ccw-virtio-rhel9.4.0", "cpu-max": 248}], "id": "a-3"}
    """
  private static let hostModel = """
    {"return": {"model": {"name": "z14-base", "props": {"vx": true, "csske": false}}}, "id": "a-4"}
    """

  @Test func `without requests the first expansion is the host`() throws {
    let host = try read(
      Self.version + Self.machines + Self.hostModel
        + #"{"return": {"model": {"name": "z900-base"}}, "id": "a-5"}"#)
    #expect(catalog.definition(of: host.maximum).name == "z14")
    #expect(host.accelerator == .kvm)
    #expect(host.release == QEMURelease(8, 2))
    #expect(
      catalog.machineTypes(of: host).map(\.name) == [
        "s390-ccw-virtio-2.9", "s390-ccw-virtio-8.2", "s390-ccw-virtio-rhel9.4.0",
      ])
    #expect(catalog.machineTypes(of: host).first?.isDeprecated == true)
    let csske = try #require(catalog.feature(named: "csske"))
    let vx = try #require(catalog.feature(named: "vx"))
    #expect(!host.maximum.features.contains(csske))
    #expect(host.maximum.features.contains(vx))
  }

  @Test func `a second query-version begins another QEMU`() throws {
    let other = #"{"return": {"model": {"name": "gen15a-base"}}}"#
    let host = try read(Self.version + Self.hostModel + Self.version + other)
    #expect(catalog.definition(of: host.maximum).name == "z14")
    #expect(throws: HostFileError.noHostModel) { try read(Self.version + Self.version + other) }
  }

  @Test func `answers belong to their requests, by id`() throws {
    let text = """
      {"execute": "query-cpu-model-expansion", "id": 1,
       "arguments": {"type": "static", "model": {"name": "z13"}}}
      {"execute": "query-cpu-model-expansion", "id": 2,
       "arguments": {"type": "full", "model": {"name": "host"}}}
      {"execute": "query-cpu-model-expansion", "id": 3,
       "arguments": {"type": "static", "model": {"name": "host"}}}
      {"id": 3, "return": {"model": {"name": "gen15a-base", "props": {"te": true}}}}
      {"id": 2, "return": {"model": {"name": "gen15a-base", "props": {"zarch": true}}}}
      {"id": 1, "return": {"model": {"name": "z13-base"}}}
      """
    let host = try read(text)
    #expect(catalog.definition(of: host.maximum).name == "gen15a")
    let te = try #require(catalog.feature(named: "te"))
    #expect(host.maximum.features.contains(te))
    #expect(host.notes.count == 1, "the release is a guess")
  }

  @Test func `answers without id belong to requests in order, errors too`() throws {
    let text = """
      {"execute": "query-cpu-model-expansion",
       "arguments": {"type": "static", "model": {"name": "host"}}}
      {"execute": "query-cpu-model-expansion",
       "arguments": {"type": "static", "model": {"name": "max"}}}
      {"error": {"class": "GenericError", "desc": "no"}}
      {"event": "RESET"}
      {"return": {"model": {"name": "gen15a-base", "props": {"te": true}}}}
      """
    let host = try read(text)
    #expect(host.accelerator == .tcg)
  }

  @Test(arguments: [("qemu", Accelerator.tcg), ("host", .kvm)])
  func `the CPU that guests get by default tells the accelerator`(
    name: String, accelerator: Accelerator
  ) throws {
    let machines = """
      {"return": [{"name": "s390-ccw-virtio-7.2", "cpu-max": 248,
       "default-cpu-type": "\(name)-s390x-cpu"}]}
      """
    #expect(try read(Self.version + machines + Self.hostModel).accelerator == accelerator)
  }

  @Test func `a static expansion counts before a full one of the same host`() throws {
    let full = #"{"return": {"model": {"name": "z14-base", "props": {"zarch": true, "te": true}}}}"#
    let host = try read(Self.version + full + Self.hostModel)
    let te = try #require(catalog.feature(named: "te"))
    #expect(!host.maximum.features.contains(te))
  }

  @Test(
    arguments: [
      (2, 7, 93, "2.8"), (9, 2, 50, "10.0"), (7, 2, 22, "7.2"), (10, 0, 90, "10.1"),
      (11, 1, 60, "11.2"), (11, 2, 50, "12.0"), (12, 1, 0, "12.1"),
    ])
  func `a development state is the next release`(
    major: Int, minor: Int, micro: Int, release: String
  ) throws {
    let version = """
      {"return": {"qemu": {"micro": \(micro), "minor": \(minor), "major": \(major)}}}
      """
    let host = try read(version + Self.hostModel)
    #expect(host.release.description == release)
    let isNewer = host.release > catalog.newestRelease
    #expect(host.notes.contains { $0.contains("newer than the newest") } == isNewer)
    #expect(catalog.machineTypes(of: host).last?.name == "s390-ccw-virtio-\(release)")
  }

  @Test func `features that nobody knows are kept and reported`() throws {
    let host = try read(
      #"{"return": {"model": {"name": "z14-base", "props": {"zz-new": true, "zz-off": false}}}}"#)
    #expect(host.unknownFeatures == ["zz-new"])
    #expect(host.notes.contains { $0.contains("zz-new") })
  }

  @Test func `what is no host is refused with its reason`() {
    #expect(throws: HostFileError.empty) { try read(" \n") }
    #expect(throws: HostFileError.notQMP) { try read("[1, 2] {\"a\": 1}") }
    #expect(throws: HostFileError.otherArchitecture("x86_64")) {
      try read(#"{"return": {"arch": "x86_64"}}"# + Self.hostModel)
    }
    #expect(throws: HostFileError.truncated(line: 2)) {
      try read("{\"return\": {}}\n{\"return\": {\n\"a\"")
    }
    #expect(throws: HostFileError.noHostModel) { try read(Self.version) }
    #expect(throws: HostFileError.unknownDefinition("gen99a-base")) {
      try read(#"{"return": {"model": {"name": "gen99a-base"}}}"#)
    }
    #expect(throws: HostFileError.self) { try read("this is no JSON") }
  }
}
