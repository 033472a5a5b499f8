/// A conversation over QMP: bytes in, lines of JSON out, as QEMU's monitor answers them.
///
/// It does no input or output of its own. Texts are those of QEMU 11.1, or of 10.0 where 11.1's were
/// not recorded, whatever the release.
public struct QMPSession {
  private let commands: QMPCommands
  private var parser = JSONStreamParser()
  private var reader: QMPModelReader
  private var isNegotiated = false
  private var acceptsOutOfBand = false

  /// Whether `quit` ended the session: nothing is answered any more.
  public private(set) var isFinished = false

  /// Begins a session.
  ///
  /// - Parameters:
  ///   - context: the QEMU that answers.
  ///   - host: where it runs, for its version and machine types.
  public init(context: QEMUContext, host: Host) {
    commands = QMPCommands(context: context, host: host)
    reader = QMPModelReader(context)
  }

  /// The line with which QEMU begins.
  public var greeting: String {
    JSONWriter.text([
      "QMP": [
        "version": commands.version,
        "capabilities": .array(commands.capabilities.map(JSONValue.string)),
      ]
    ])
  }

  /// Takes the next bytes of the client and gives the replies to what they complete, one a line.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [String] {
    guard !isFinished else { return [] }
    var inputs: [Result<JSONValue, JSONParseError>] = []
    parser.feed(bytes) { input, _ in inputs.append(input) }
    var replies: [String] = []
    for input in inputs where !isFinished { replies.append(JSONWriter.text(reply(to: input))) }
    return replies
  }

  /// What the user should know about the answers since the last call, in full sentences.
  public mutating func takeWarnings() -> [String] {
    reader.takeWarnings()
  }

  // MARK: One request

  private mutating func reply(to input: Result<JSONValue, JSONParseError>) -> JSONValue {
    switch input {
    case .failure(let error):
      return reply(.failure(QMPError(.generic, error.message)), id: nil)
    case .success(.object(let request)):
      let answer: Result<JSONValue, QMPError>
      do throws(QMPError) {
        answer = .success(try self.answer(request))
      } catch {
        answer = .failure(error)
      }
      return reply(answer, id: request["id"])
    case .success:
      return reply(
        .failure(QMPError(.generic, "QMP input must be a JSON object")), id: nil)
    }
  }

  /// Lays out a reply: QEMU puts the `id` behind an answer and before an error.
  private func reply(_ answer: Result<JSONValue, QMPError>, id: JSONValue?) -> JSONValue {
    var reply = JSONObject()
    switch answer {
    case .success(let value):
      reply["return"] = value
      reply["id"] = id
    case .failure(let error):
      reply["id"] = id
      reply["error"] = error.value
    }
    return .object(reply)
  }

  private mutating func answer(_ request: JSONObject) throws(QMPError) -> JSONValue {
    let (name, isOutOfBand) = try commandName(request)
    guard isNegotiated || name == "qmp_capabilities" else {
      throw QMPError(
        .commandNotFound, "Expecting capabilities negotiation with 'qmp_capabilities'")
    }
    guard let command = commands.command(named: name) else {
      throw QMPError(.commandNotFound, "The command \(name) has not been found")
    }
    guard !isOutOfBand else {
      throw QMPError(.generic, "The command \(name) does not support OOB")
    }
    var arguments = QMPArguments(request["arguments"]?.objectValue ?? JSONObject())
    switch command {
    case .negotiate:
      try negotiate(&arguments)
      return [:]
    case .quit:
      try arguments.end()
      isFinished = true
      return [:]
    default:
      return try commands.answer(command, &arguments, &reader)
    }
  }

  /// Checks the form of a request; which of several faults is named is QEMU's choice.
  private func commandName(
    _ request: JSONObject
  ) throws(QMPError) -> (name: String, isOutOfBand: Bool) {
    for key in request.keys {
      switch key {
      case "execute", "arguments", "id": continue
      case "exec-oob" where acceptsOutOfBand: continue
      default: throw QMPError(.generic, "QMP input member '\(key)' is unexpected")
      }
    }
    let names = ["execute", "exec-oob"].filter { request[$0] != nil }
    for key in names where request[key]?.stringValue == nil {
      throw QMPError(.generic, "QMP input member '\(key)' must be a string")
    }
    if let arguments = request["arguments"], arguments.objectValue == nil {
      throw QMPError(.generic, "QMP input member 'arguments' must be an object")
    }
    guard names.count < 2 else {
      throw QMPError(.generic, "QMP input member 'execute' clashes with 'exec-oob'")
    }
    guard let key = names.first, let name = request[key]?.stringValue else {
      throw QMPError(.generic, "QMP input lacks member 'execute'")
    }
    return (name, key == "exec-oob")
  }

  private mutating func negotiate(_ arguments: inout QMPArguments) throws(QMPError) {
    let enabled = try arguments.optionalStrings("enable")
    for name in enabled where name != "oob" {
      // QEMU does not name the parameter here.
      throw .unaccepted(name, for: "null")
    }
    try arguments.end()
    guard !isNegotiated else {
      throw QMPError(
        .commandNotFound, "Capabilities negotiation is already complete, command ignored")
    }
    isNegotiated = true
    acceptsOutOfBand = !enabled.isEmpty
  }
}
