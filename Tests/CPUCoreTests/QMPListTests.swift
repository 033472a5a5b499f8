import CPUCore
import Testing

/// The answers that list what a QEMU has.
@Suite struct QMPListTests {
  let catalog = Catalog.builtIn

  private func client(_ host: Host) throws -> QMPClient {
    try QMPClient(host.context(try catalog.machineTypeChoice(nil, on: host).defaults), host)
  }

  private func ask(_ command: String, _ host: Host) throws -> JSONValue {
    var client = try client(host)
    return try #require(try client.ask(#"{"execute": "\#(command)"}"#)["return"])
  }

  @Test func `the newest machine type is the default and has the alias`() throws {
    let machines = try ask("query-machines", catalog.emulation(of: QEMURelease(10, 0)))
    let list = try #require(machines.arrayValue)
    #expect(list.count == 26)
    #expect(
      list.first { $0["name"] == "s390-ccw-virtio-10.0" }.map(JSONWriter.text)
        == #"{"hotpluggable-cpus": true, "name": "s390-ccw-virtio-10.0", "#
        + #""numa-mem-supported": false, "default-cpu-type": "qemu-s390x-cpu", "acpi": false, "#
        + #""is-default": true, "cpu-max": 248, "deprecated": false, "#
        + #""default-ram-id": "s390.ram", "alias": "s390-ccw-virtio"}"#)
    #expect(
      list.last.map(JSONWriter.text)
        == #"{"hotpluggable-cpus": false, "name": "none", "numa-mem-supported": false, "#
        + #""acpi": false, "cpu-max": 1, "deprecated": false, "default-ram-id": "ram"}"#)
    #expect(list.filter { $0["deprecated"] == true }.count == 16)
  }

  @Test func `old releases send fewer members`() throws {
    let host = try #require(HostLibrary.builtIn.host(named: "zEC12.2-qemu-2.8.0-kvm"))
    let models = try #require(try ask("query-cpu-definitions", host).arrayValue)
    #expect(
      models.allSatisfy { $0.objectValue?.keys == ["name", "static", "migration-safe"] })
    let machines = try #require(try ask("query-machines", host).arrayValue)
    #expect(machines.first?.objectValue?.keys == ["hotpluggable-cpus", "name", "cpu-max"])
  }

  @Test func `compatibility properties may be asked for since 9_1`() throws {
    let request = #"{"execute": "query-machines", "arguments": {"compat-props": false}}"#
    var old = try client(catalog.emulation(of: QEMURelease(7, 2)))
    #expect(
      try old.ask(request)["error"]?["desc"] == "Parameter 'compat-props' is unexpected")
    var new = try client(catalog.emulation(of: QEMURelease(10, 0)))
    #expect(try new.ask(request)["return"] != nil)
  }

  @Test func `a host under KVM has the model host, and max equals it`() throws {
    let host = try #require(HostLibrary.builtIn.host(named: "gen16a-qemu-10.0.0-kvm"))
    #expect(try ask("query-kvm", host) == ["enabled": true, "present": true])
    let machines = try #require(try ask("query-machines", host).arrayValue)
    #expect(machines.first?["default-cpu-type"] == "host-s390x-cpu")
    let models = try #require(try ask("query-cpu-definitions", host).arrayValue)
    #expect(
      models.first { $0["name"] == "host" }.map(JSONWriter.text)
        == #"{"name": "host", "typename": "host-s390x-cpu", "unavailable-features": [], "#
        + #""static": false, "migration-safe": false, "deprecated": false}"#)
    var client = try client(host)
    let request = #"{"modela": {"name": "host"}, "modelb": {"name": "max"}}"#
    #expect(
      try client.ask("query-cpu-model-comparison", arguments: request)["return"]
        == ["result": "identical", "responsible-properties": []])
  }

  @Test func `the version is the host's own where it is known`() throws {
    var host = catalog.emulation(of: QEMURelease(9, 2))
    #expect(
      JSONWriter.text(try ask("query-version", host))
        == #"{"qemu": {"micro": 0, "minor": 2, "major": 9}, "package": ""}"#)
    host.version = QEMUVersion(major: 9, minor: 2, micro: 3, package: "v9.2.3")
    #expect(
      JSONWriter.text(try ask("query-version", host))
        == #"{"qemu": {"micro": 3, "minor": 2, "major": 9}, "package": "v9.2.3"}"#)
  }

  @Test func `every listed command is answered`() throws {
    let host = catalog.emulation(of: QEMURelease(11, 1))
    let commands = try #require(try ask("query-commands", host).arrayValue)
    #expect(commands.count == 12)
    for command in commands {
      var client = try client(host)
      let name = try #require(command["name"]?.stringValue)
      let reply = try client.ask(#"{"execute": "\#(name)"}"#)
      let isUnknown = reply["error"]?["desc"] == .string("The command \(name) has not been found")
      #expect(!isUnknown, "\(name)")
    }
  }

  @Test func `numbers of properties are read as C reads them`() throws {
    let host = catalog.emulation(of: QEMURelease(10, 0))
    let choice = try catalog.machineTypeChoice(nil, on: host)
    let unsigned = ["0x10", "010", " 1", "+1", "-0", "0xFFFFFFFF", "-18446744073709551615"]
    let notUnsigned = ["08", "", "1.5", "1 ", "1-2", "0x", "1k", "18446744073709551616", "--1"]
    for text in unsigned {
      #expect(catalog.start("max,core-id=\(text)", on: host, machineType: choice).runs, "\(text)")
    }
    for text in notUnsigned {
      #expect(
        catalog.start("max,core-id=\(text)", on: host, machineType: choice).messages == [
          "can't apply global max-s390x-cpu.core-id=\(text): Parameter 'core-id' expects uint64"
        ])
    }
    #expect(
      catalog.start("max,socket-id=2147483648", on: host, machineType: choice).messages == [
        "can't apply global max-s390x-cpu.socket-id=2147483648: "
          + "Parameter 'socket-id' expects int32_t"
      ])
    #expect(
      catalog.start("max,realized=on", on: host, machineType: choice).messages == [
        "Attempt to set property 'core-id' on anonymous device (type 'max-s390x-cpu') after it was "
          + "realized"
      ])
  }
}
