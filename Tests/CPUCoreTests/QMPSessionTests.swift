import CPUCore
import Testing

/// The protocol itself: what QEMU 10.0 was seen to answer.
@Suite struct QMPSessionTests {
  private static let host = Catalog.builtIn.emulation(of: QEMURelease(10, 0))

  private func session(
    _ host: Host = host, machine: String? = nil
  ) throws -> QMPSession {
    let choice = try Catalog.builtIn.machineTypeChoice(machine, on: host)
    return QMPSession(context: host.context(choice.defaults), host: host)
  }

  /// The replies to some input after the negotiation.
  private func replies(_ input: String, on host: Host = host) throws -> [String] {
    var session = try session(host)
    #expect(
      session.feed(#"{"execute": "qmp_capabilities"}"#.utf8) == [#"{"return": {}}"#])
    return session.feed((input + "\n").utf8)
  }

  private func error(_ text: String, class kind: String = "GenericError") -> String {
    JSONWriter.text(["error": ["class": .string(kind), "desc": .string(text)]])
  }

  private let notNegotiated = "Expecting capabilities negotiation with 'qmp_capabilities'"

  @Test func `the greeting has the version and what may be switched on`() throws {
    #expect(
      try session().greeting
        == #"{"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 10}, "package": ""}, "#
        + #""capabilities": ["oob"]}}"#)
  }

  @Test func `nothing is answered before the negotiation`() throws {
    for command in ["query-version", "quit", "nope"] {
      var session = try session()
      #expect(
        session.feed(#"{"execute": "\#(command)"}"#.utf8)
          == [error(notNegotiated, class: "CommandNotFound")])
      #expect(!session.isFinished)
    }
  }

  @Test(arguments: [
    (#"{"enable": ["nope"]}"#, "Parameter 'null' does not accept value 'nope'"),
    (#"{"enable": "oob"}"#, "Invalid parameter type for 'enable', expected: array"),
    (#"{"enable": [1]}"#, "Invalid parameter type for 'enable[0]', expected: string"),
    (#"{"enable": 1, "x": 1}"#, "Invalid parameter type for 'enable', expected: array"),
    (#"{"x": 1}"#, "Parameter 'x' is unexpected"),
    ("[]", "QMP input member 'arguments' must be an object"),
  ])
  func `a failed negotiation leaves the session as it was`(
    arguments: String, text: String
  ) throws {
    var session = try session()
    let input = #"{"execute": "qmp_capabilities", "arguments": \#(arguments)}"#
    #expect(session.feed(input.utf8) == [error(text)])
    #expect(
      session.feed(#"{"execute": "query-name"}"#.utf8)
        == [error(notNegotiated, class: "CommandNotFound")])
  }

  @Test func `a second negotiation is refused`() throws {
    #expect(
      try replies(#"{"execute": "qmp_capabilities", "id": 1}"#) == [
        #"{"id": 1, "error": {"class": "CommandNotFound", "desc": "#
          + #""Capabilities negotiation is already complete, command ignored"}}"#
      ])
  }

  @Test func `commands out of band are refused once they are enabled`() throws {
    var session = try session()
    let input = """
      {"exec-oob": "query-name"}
      {"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}}
      {"exec-oob": "query-name"} {"exec-oob": "nope"} {"exec-oob": 1}
      {"exec-oob": "query-name", "execute": "query-name"}
      """
    #expect(
      session.feed(input.utf8) == [
        error("QMP input member 'exec-oob' is unexpected"), #"{"return": {}}"#,
        error("The command query-name does not support OOB"),
        error("The command nope has not been found", class: "CommandNotFound"),
        error("QMP input member 'exec-oob' must be a string"),
        error("QMP input member 'execute' clashes with 'exec-oob'"),
      ])
  }

  @Test(arguments: [
    ("{}", "QMP input lacks member 'execute'"),
    ("[1, 2]", "QMP input must be a JSON object"),
    ("null", "QMP input must be a JSON object"),
    (#""x""#, "QMP input must be a JSON object"),
    (#"{"execute": 1}"#, "QMP input member 'execute' must be a string"),
    (#"{"execute": null}"#, "QMP input member 'execute' must be a string"),
    (#"{"execute": 1, "arguments": 1}"#, "QMP input member 'execute' must be a string"),
    (#"{"execute": "query-name", "x": 1}"#, "QMP input member 'x' is unexpected"),
    (#"{"execute": 1, "x": 1}"#, "QMP input member 'x' is unexpected"),
    (#"{"arguments": 1}"#, "QMP input member 'arguments' must be an object"),
    (
      #"{"execute": "nope", "arguments": null}"#,
      "QMP input member 'arguments' must be an object"
    ),
    (#"{"execute": "query-name", "arguments": {"x": 1}}"#, "Parameter 'x' is unexpected"),
    (#"{"execute": "quit", "arguments": {"x": 1}}"#, "Parameter 'x' is unexpected"),
    (#"{"execute": "query-name", "Execute": 1}"#, "QMP input member 'Execute' is unexpected"),
    (#"{"id": 5, "execute": "query-name", "id": 6}"#, "JSON parse error, duplicate key"),
    ("{nope}", "JSON parse error, invalid keyword 'nope'"),
    (#"{"a":}"#, "JSON parse error, expecting value"),
  ])
  func `a malformed request gets QEMU's words`(input: String, text: String) throws {
    #expect(try replies(input) == [error(text)])
  }

  @Test(arguments: [
    "1", "-1", "1.5", #""a""#, "true", "null", "[]", #"[1, {"a": "b"}]"#, "{}",
    "18446744073709551615", #""\u00E9""#,
  ])
  func `an id of any kind comes back`(id: String) throws {
    #expect(
      try replies(#"{"execute": "query-name", "id": \#(id)}"#)
        == [#"{"return": {}, "id": \#(id)}"#])
    #expect(
      try replies(#"{"execute": "nope", "id": \#(id)}"#) == [
        #"{"id": \#(id), "error": {"class": "CommandNotFound", "#
          + #""desc": "The command nope has not been found"}}"#
      ])
    #expect(
      try replies(#"{"id": \#(id)}"#) == [
        #"{"id": \#(id), "error": {"class": "GenericError", "#
          + #""desc": "QMP input lacks member 'execute'"}}"#
      ])
  }

  @Test func `bytes may come in any pieces`() throws {
    var session = try session()
    var replies: [String] = []
    for byte in #"{"execute": "qmp_capabilities"} {"execute":"query-target"}"#.utf8 {
      replies += session.feed([byte])
    }
    #expect(replies == [#"{"return": {}}"#, #"{"return": {"arch": "s390x"}}"#])
  }

  @Test func `nothing is answered after quit`() throws {
    var session = try session()
    let input = #"{"execute": "qmp_capabilities"}{"execute": "quit", "id": 7}{"execute": "nope"}x"#
    #expect(
      session.feed(input.utf8) == [#"{"return": {}}"#, #"{"return": {}, "id": 7}"#])
    #expect(session.isFinished)
    #expect(session.feed(#"{"execute": "query-name"}"#.utf8).isEmpty)
  }

  @Test(arguments: [
    ("{}", "Parameter 'type' is missing"),
    (#"{"model": 1}"#, "Parameter 'type' is missing"),
    (#"{"type": "static", "x": 1}"#, "Parameter 'model' is missing"),
    (#"{"type": "Static", "model": 1}"#, "Parameter 'type' does not accept value 'Static'"),
    (#"{"type": null}"#, "Invalid parameter type for 'type', expected: string"),
    (
      #"{"type": "full", "model": "z13"}"#,
      "Invalid parameter type for 'model', expected: object"
    ),
    (#"{"type": "full", "model": {"x": 1}}"#, "Parameter 'model.name' is missing"),
    (
      #"{"type": "full", "model": {"name": 1, "x": 1}}"#,
      "Invalid parameter type for 'model.name', expected: string"
    ),
    (
      #"{"type": "full", "model": {"name": "z13", "props": {"vx": 1}, "x": 1}}"#,
      "Parameter 'model.x' is unexpected"
    ),
    (#"{"type": "full", "model": {"name": "z99"}, "x": 1}"#, "Parameter 'x' is unexpected"),
    (
      #"{"type": "full", "model": {"name": "z99", "props": 1}}"#,
      "The CPU definition 'z99' is unknown."
    ),
    (#"{"type": "full", "model": {"name": "host"}}"#, "The CPU definition 'host' is unknown."),
  ])
  func `arguments are looked at in the schema's order`(arguments: String, text: String) throws {
    let input = #"{"execute": "query-cpu-model-expansion", "arguments": \#(arguments)}"#
    #expect(try replies(input) == [error(text)])
  }

  @Test(arguments: [
    ("null", "Invalid parameter type for 'model.props', expected: object"),
    (#"{"vx": "on"}"#, "Invalid parameter type for 'model.props.vx', expected: boolean"),
    (#"{"csske": {"a": 1}}"#, "Invalid parameter type for 'model.props.csske', expected: boolean"),
    (#"{"a.b": null}"#, "Property 'z900-base-s390x-cpu.a.b' not found"),
    (#"{"esan3": true, "nope": 1}"#, "Property 'z900-base-s390x-cpu.nope' not found"),
    (#"{"type": 1}"#, "Property 'z900-base-s390x-cpu.type' is not writable"),
    (#"{"legacy-memory": 1}"#, "Property 'z900-base-s390x-cpu.legacy-memory' is not writable"),
    (#"{"core-id": -1}"#, "Parameter 'core-id' expects uint32_t"),
    (#"{"core-id": 9223372036854775808}"#, "Parameter 'core-id' expects uint32_t"),
    (#"{"core-id": 1.5}"#, "Parameter 'model.props.core-id' expects uint64"),
    (#"{"socket-id": 2147483648}"#, "Parameter 'socket-id' expects int32_t"),
    (
      #"{"socket-id": "1"}"#,
      "Invalid parameter type for 'model.props.socket-id', expected: integer"
    ),
    (#"{"dedicated": 1}"#, "Invalid parameter type for 'model.props.dedicated', expected: boolean"),
    (#"{"entitlement": "x"}"#, "Parameter 'entitlement' does not accept value 'x'"),
    (
      #"{"entitlement": 1}"#,
      "Invalid parameter type for 'model.props.entitlement', expected: string"
    ),
    (#"{"memory": 1}"#, "Invalid parameter type for 'model.props.memory', expected: string"),
    (#"{"realized": true}"#, "Mixed CPU models are not supported on s390x."),
    (#"{"realized": 1}"#, "Invalid parameter type for 'model.props.realized', expected: boolean"),
  ])
  func `faulty properties get QEMU's words`(properties: String, text: String) throws {
    #expect(try replies(expansion(properties)) == [error(text)])
  }

  @Test func `an absent device has an error class of its own`() throws {
    #expect(
      try replies(expansion(#"{"memory": "x"}"#))
        == [error("Device 'x' not found", class: "DeviceNotFound")])
  }

  @Test(arguments: [
    #"{"core-id": 4294967295}"#, #"{"start-powered-off": true}"#, #"{"realized": false}"#,
    #"{"memory": ""}"#, #"{"socket-id": -2}"#, #"{"dedicated": true}"#,
    #"{"entitlement": "high"}"#, #"{"vx": false}"#, #"{"esan3": true}"#, "{}",
  ])
  func `what changes nothing is accepted`(properties: String) throws {
    #expect(
      try replies(expansion(properties)) == [
        #"{"return": {"deprecated-props": [], "model": {"name": "z900-base"}}}"#
      ])
  }

  @Test func `each release has its own properties`() throws {
    let old = Catalog.builtIn.emulation(of: QEMURelease(7, 2))
    let new = Catalog.builtIn.emulation(of: QEMURelease(11, 1))
    for name in ["socket-id", "book-id", "drawer-id", "dedicated", "entitlement"] {
      #expect(
        try replies(expansion(#"{"\#(name)": 1}"#), on: old)
          == [error("Property 'z900-base-s390x-cpu.\(name)' not found")])
    }
    #expect(
      try replies(expansion(#"{"legacy-memory": 1}"#), on: new)
        == [error("Property 'z900-base-s390x-cpu.legacy-memory' not found")])
  }

  private func expansion(_ properties: String) -> String {
    #"{"execute": "query-cpu-model-expansion", "arguments": {"type": "static", "#
      + #""model": {"name": "z900-base", "props": \#(properties)}}}"#
  }

  @Test func `a group and a member that contradict it give a warning`() throws {
    var session = try session()
    _ = session.feed(#"{"execute": "qmp_capabilities"}"#.utf8)
    _ = session.feed(expansion(#"{"msa": true, "msa-base": false}"#).utf8)
    #expect(session.takeWarnings().isEmpty, "the request fails")
    let request = expansion(#"{"plo-cl": true, "plo": false}"#)
    #expect(
      session.feed(request.utf8).first?.contains(#""plo-cl": false"#) == false)
    #expect(session.takeWarnings().count == 1)
    #expect(session.takeWarnings().isEmpty)
  }
}
