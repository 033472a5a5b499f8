/// Takes a stream of JSON values apart, piece by piece, as QEMU's monitor does with its input.
///
/// Beyond standard JSON it accepts single-quoted strings; values may follow one another with
/// nothing between them. A byte that begins no token is an error at once and drops the value
/// around it. Any other error is reported when brackets and braces are balanced, and parsing
/// goes on behind.
public struct JSONStreamParser: Sendable {
  /// How much of one value the parser is willing to keep.
  public struct Limits: Sendable, Hashable {
    /// The most bytes that all tokens of a value may have, blanks between them not counted.
    public var tokenBytes: Int
    /// The most tokens that a value may have.
    public var tokenCount: Int
    /// The most brackets and braces that may be open.
    public var nesting: Int

    /// Creates limits.
    public init(tokenBytes: Int, tokenCount: Int, nesting: Int) {
      self.tokenBytes = tokenBytes
      self.tokenCount = tokenCount
      self.nesting = nesting
    }

    /// The limits of QEMU's monitor.
    public static let qmp = Limits(tokenBytes: 64 << 20, tokenCount: 2 << 20, nesting: 1024)
  }

  /// Receives each value or error, and where the value begins.
  public typealias Sink = (Result<JSONValue, JSONParseError>, JSONPosition) -> Void

  private enum Phase {
    case betweenTokens, insideToken, recovering
  }

  private let limits: Limits
  private var phase = Phase.betweenTokens
  private var scanner = JSONScanner()
  private var builder = JSONValueBuilder()

  /// The bytes of the current token that came in earlier pieces.
  private var carry: [UInt8] = []

  private var consumedCount = 0
  private var line = 1
  private var lineStart = 0
  private var tokenPosition = JSONPosition(byteOffset: 0, line: 1, column: 1)
  private var valuePosition = JSONPosition(byteOffset: 0, line: 1, column: 1)

  private var openBraces = 0
  private var openBrackets = 0
  private var tokenCount = 0
  private var tokenBytes = 0

  /// Creates a parser for the beginning of a stream.
  public init(limits: Limits = .qmp) {
    self.limits = limits
  }

  /// Takes the next bytes of the stream.
  public mutating func feed(_ bytes: some Sequence<UInt8>, _ sink: Sink) {
    let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { consume($0, sink) }
    if isContiguous == nil {
      Array(bytes).withUnsafeBufferPointer { consume($0, sink) }
    }
  }

  /// Takes the end of the stream: completes a number or keyword, and reports an incomplete value.
  ///
  /// QEMU does so where its command line takes JSON. Its monitor drops what is incomplete without
  /// a word when the connection ends; to do the same, do not call this.
  public mutating func finish(_ sink: Sink) {
    if phase == .insideToken {
      let text = carry
      text.withUnsafeBufferPointer { bytes in
        if let token = scanner.endOfToken {
          process(token, bytes, sink)
        } else {
          reject(bytes, sink)
        }
      }
    }
    if tokenCount > 0 {
      let endOfInput = JSONParseError(
        message: JSONGrammarError.syntax("premature EOI").message,
        position: position(at: 0))
      deliver(.failure(builder.error ?? endOfInput), sink)
    }
    endToken(in: .betweenTokens)
  }

  private mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>, _ sink: Sink) {
    var index = 0
    while index < bytes.count {
      switch phase {
      case .betweenTokens:
        index = skipBlanks(bytes, from: index)
        guard index < bytes.count else { break }
        tokenPosition = position(at: index)
        phase = .insideToken
      case .insideToken:
        index = consumeToken(bytes, from: index, sink)
      case .recovering:
        index = skipUnusable(bytes, from: index)
      }
    }
    consumedCount += bytes.count
  }

  /// Consumes the current token, or as much of it as there is.
  private mutating func consumeToken(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ sink: Sink
  ) -> Int {
    // One byte above the limit is enough to know that the token exceeds it.
    let bound = start + min(bytes.count - start, limits.tokenBytes + 1 - carry.count)
    let (end, outcome) = scanner.scan(bytes, from: start, to: bound)
    let piece = UnsafeBufferPointer(rebasing: bytes[start..<end])
    switch outcome {
    case .incomplete:
      carry.append(contentsOf: piece)
      if carry.count > limits.tokenBytes {
        beginValueIfNone()
        exceed("token size", sink)
        endToken(in: .betweenTokens)
      }
    case .token(let token):
      withText(piece) { parser, text in parser.process(token, text, sink) }
      endToken(in: .betweenTokens)
    case .invalid:
      withText(piece) { parser, text in parser.reject(text, sink) }
      endToken(in: .recovering)
      noteLineEnd(bytes[end - 1], at: end - 1)
    }
    return end
  }

  /// Hands over the whole text of the current token, of which `piece` is the last part.
  private mutating func withText(
    _ piece: UnsafeBufferPointer<UInt8>,
    _ body: (inout JSONStreamParser, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard !carry.isEmpty else {
      body(&self, piece)
      return
    }
    var text: [UInt8] = []
    swap(&text, &carry)
    text.append(contentsOf: piece)
    text.withUnsafeBufferPointer { body(&self, $0) }
  }

  private mutating func endToken(in nextPhase: Phase) {
    carry.removeAll()
    scanner.reset()
    phase = nextPhase
  }
}

// MARK: - Tokens

extension JSONStreamParser {
  private mutating func process(
    _ token: JSONScanner.Token, _ text: UnsafeBufferPointer<UInt8>, _ sink: Sink
  ) {
    beginValueIfNone()
    count(token)
    if tokenBytes + text.count + 1 > limits.tokenBytes { return exceed("token size", sink) }
    if tokenCount + 1 > limits.tokenCount { return exceed("token count", sink) }
    if openBraces + openBrackets > limits.nesting { return exceed("nesting depth", sink) }
    tokenBytes += text.count
    tokenCount += 1
    build(token, text)

    let isBalanced = openBraces <= 0 && openBrackets <= 0
    if isBalanced || openBraces < 0 || openBrackets < 0 {
      deliver(builder.value.map(Result.success) ?? .failure(errorOfValue), sink)
    }
  }

  /// Counts what is open; only the numbers must match here, not the kinds.
  private mutating func count(_ token: JSONScanner.Token) {
    switch token {
    case .punctuation(.leftBrace): openBraces += 1
    case .punctuation(.rightBrace): openBraces -= 1
    case .punctuation(.leftBracket): openBrackets += 1
    case .punctuation(.rightBracket): openBrackets -= 1
    case .punctuation, .keyword, .integer, .double, .string: break
    }
  }

  private mutating func build(_ token: JSONScanner.Token, _ text: UnsafeBufferPointer<UInt8>) {
    guard builder.error == nil else { return }
    if case .punctuation(let punctuation) = token {
      builder.add(punctuation, at: tokenPosition)
      return
    }
    let scalar = Result { () throws(JSONGrammarError) -> JSONValue in
      switch token {
      case .string(isPlain: true):
        .string(String(decoding: text.dropFirst().dropLast(), as: UTF8.self))
      case .string: .string(try JSONTokenDecoder.string(text))
      case .integer: JSONTokenDecoder.integer(text)
      case .double: JSONTokenDecoder.double(text)
      case .keyword, .punctuation: try JSONTokenDecoder.keyword(text)
      }
    }
    builder.add(scalar, at: tokenPosition)
  }

  /// Reports a byte that begins or continues no token, and drops the value around it.
  private mutating func reject(_ text: UnsafeBufferPointer<UInt8>, _ sink: Sink) {
    beginValueIfNone()
    let stray = ModifiedUTF8.text(text[...])
    let failure = JSONGrammarError.syntax("stray '\(stray)'")
    deliver(.failure(JSONParseError(message: failure.message, position: tokenPosition)), sink)
  }

  private mutating func exceed(_ limit: String, _ sink: Sink) {
    let message = "JSON \(limit) limit exceeded"
    deliver(.failure(JSONParseError(message: message, position: tokenPosition)), sink)
  }

  private var errorOfValue: JSONParseError {
    builder.error
      ?? JSONParseError(
        message: JSONGrammarError.syntax("premature EOI").message, position: tokenPosition)
  }

  private mutating func beginValueIfNone() {
    if tokenCount == 0 { valuePosition = tokenPosition }
  }

  private mutating func deliver(_ result: Result<JSONValue, JSONParseError>, _ sink: Sink) {
    builder.reset()
    openBraces = 0
    openBrackets = 0
    tokenCount = 0
    tokenBytes = 0
    sink(result, valuePosition)
  }
}

// MARK: - Blanks and positions

extension JSONStreamParser {
  private func position(at index: Int) -> JSONPosition {
    let offset = consumedCount + index
    return JSONPosition(byteOffset: offset, line: line, column: offset - lineStart + 1)
  }

  private mutating func noteLineEnd(_ byte: UInt8, at index: Int) {
    guard byte == UInt8(ascii: "\n") else { return }
    line += 1
    lineStart = consumedCount + index + 1
  }

  private mutating func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"): noteLineEnd(bytes[index], at: index)
      default: return index
      }
      index += 1
    }
    return index
  }

  /// Skips what follows a stray byte up to a control character, a byte that no UTF-8 text has, or
  /// a structural character.
  private mutating func skipUnusable(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\t"): break
      case ..<0x20, 0xFE..., UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: ","):
        phase = .betweenTokens
        return index
      default: break
      }
      index += 1
    }
    return index
  }
}
