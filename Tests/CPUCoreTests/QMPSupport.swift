import CPUCore
import Testing

/// A client of a session that asks one thing at a time.
struct QMPClient {
  var session: QMPSession

  /// Begins a session and negotiates.
  init(_ context: QEMUContext, _ host: Host) throws {
    session = QMPSession(context: context, host: host)
    _ = try ask(#"{"execute": "qmp_capabilities"}"#)
  }

  /// Begins a session with the emulation of a release and negotiates.
  init(release: String, machine: String? = nil) throws {
    let (context, _) = try emulation(release, machine: machine)
    try self.init(
      context, Catalog.builtIn.emulation(of: try #require(QEMURelease(release))))
  }

  /// Sends a request that has exactly one reply.
  mutating func ask(_ request: String) throws -> JSONValue {
    let replies = session.feed((request + "\n").utf8)
    #expect(replies.count == 1, "\(request)")
    return try json(try #require(replies.first))
  }

  mutating func ask(_ command: String, arguments: String) throws -> JSONValue {
    try ask(#"{"execute": "\#(command)", "arguments": \#(arguments)}"#)
  }
}

/// The one JSON value of a text.
func json(_ text: String) throws -> JSONValue {
  var values: [JSONValue] = []
  var errors: [JSONParseError] = []
  var parser = JSONStreamParser()
  let sink: JSONStreamParser.Sink = { result, _ in
    switch result {
    case .success(let value): values.append(value)
    case .failure(let error): errors.append(error)
    }
  }
  parser.feed(text.utf8, sink)
  parser.finish(sink)
  #expect(errors.isEmpty && values.count == 1, "\(text.prefix(300))")
  return try #require(values.first)
}

/// A value with its lists sorted: QEMU's order has no meaning.
func unordered(_ value: JSONValue) -> JSONValue {
  switch value {
  case .array(let elements):
    .array(elements.map(unordered).sorted { sortKey($0) < sortKey($1) })
  case .object(let members):
    .object(JSONObject(members.map { ($0.key, unordered($0.value)) }))
  default: value
  }
}

private func sortKey(_ value: JSONValue) -> String {
  value["name"]?.stringValue ?? JSONWriter.text(value)
}
