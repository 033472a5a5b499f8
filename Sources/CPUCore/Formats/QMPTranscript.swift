/// One command that was asked in a recorded QMP session, with its answer.
struct QMPExchange {
  /// The command's name; nil where the file holds answers only.
  var command: String?
  /// The command's arguments; nil where the file holds answers only or there were none.
  var arguments: JSONValue?
  /// What came back under `return`; nil for an error.
  var answer: JSONValue?
}

/// A recorded QMP session: a stream of greetings, requests, answers and events.
struct QMPTranscript {
  /// The exchanges of each QEMU, in order; a second query-version begins another QEMU.
  private(set) var sessions: [[QMPExchange]] = [[]]
  /// Whether anything in the file was part of QMP.
  private(set) var isQMP = false

  private var waiting: [(id: JSONValue?, exchange: QMPExchange)] = []
  private var hasRequests = false

  /// Takes values in the order of the file.
  init(_ values: [JSONValue]) {
    hasRequests = values.contains { $0["execute"] != nil }
    for value in values { read(value) }
  }

  private mutating func read(_ value: JSONValue) {
    guard case .object(let object) = value else { return }
    if let command = object["execute"]?.stringValue {
      isQMP = true
      waiting.append(
        (object["id"], QMPExchange(command: command, arguments: object["arguments"], answer: nil)))
    } else if object["return"] != nil || object["error"] != nil {
      isQMP = true
      add(answered(object["id"], object["return"]))
    } else if object["QMP"] != nil || object["event"] != nil {
      isQMP = true
    }
  }

  /// The exchange that an answer completes: by its `id`, else the oldest open one.
  private mutating func answered(_ id: JSONValue?, _ answer: JSONValue?) -> QMPExchange? {
    guard hasRequests else { return QMPExchange(command: nil, arguments: nil, answer: answer) }
    let index = id.flatMap { id in waiting.firstIndex { $0.id == id } }
    guard let index = index ?? (waiting.isEmpty ? nil : 0) else { return nil }
    var exchange = waiting.remove(at: index).exchange
    exchange.answer = answer
    return exchange
  }

  private mutating func add(_ exchange: QMPExchange?) {
    guard let exchange else { return }
    if Self.isVersion(exchange), sessions[sessions.count - 1].contains(where: Self.isVersion) {
      sessions.append([])
    }
    sessions[sessions.count - 1].append(exchange)
  }

  /// Whether an exchange is query-version.
  static func isVersion(_ exchange: QMPExchange) -> Bool {
    if let command = exchange.command { return command == "query-version" }
    return exchange.answer?["qemu"]?["major"] != nil
  }
}
