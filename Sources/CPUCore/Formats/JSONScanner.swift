/// Finds the end of one token, however its bytes are cut into pieces.
struct JSONScanner {
  enum Token: Equatable {
    case punctuation(JSONValueBuilder.Punctuation)
    case keyword
    case integer
    case double
    /// A string with its quotes; a plain one is ASCII without escape sequences.
    case string(isPlain: Bool)
  }

  enum Outcome: Equatable {
    /// The bytes ended before the token did.
    case incomplete
    /// The token ends before the byte that the scan stopped at.
    case token(Token)
    /// No token begins so; the offending byte is the last one that was scanned.
    case invalid
  }

  private enum State {
    case start
    case string, escape
    case keyword
    case sign, zero, digits
    case point, fraction
    case exponentMark, exponentSign, exponentDigits
  }

  private var state = State.start
  private var quote: UInt8 = 0
  private var isPlain = true

  /// Prepares for the next token.
  mutating func reset() {
    state = .start
    isPlain = true
  }

  /// Scans bytes of the current token and tells how far it got.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> (end: Int, outcome: Outcome) {
    var index = start
    while index < end {
      let byte = bytes[index]
      switch state {
      case .start:
        index += 1
        if let outcome = begin(byte) { return (index, outcome) }
      case .string:
        index = skipStringBytes(bytes, from: index, to: end)
        guard index < end else { break }
        index += 1
        if let outcome = endOfStringRun(bytes[index - 1]) { return (index, outcome) }
      case .escape:
        index += 1
        guard 0x20...0xFD ~= byte else { return (index, .invalid) }
        state = .string
      case .keyword:
        guard Self.isLowercase(byte) else { return (index, .token(.keyword)) }
        index += 1
      case .sign, .zero, .digits, .point, .fraction, .exponentMark, .exponentSign, .exponentDigits:
        guard let next = stateInNumber(after: byte) else {
          return endOfToken.map { (index, .token($0)) } ?? (index + 1, .invalid)
        }
        guard next != .start else { return (index + 1, .invalid) }
        state = next
        index += 1
      }
    }
    return (index, .incomplete)
  }

  /// The token that the bytes so far are when nothing follows, `nil` if they are none.
  var endOfToken: Token? {
    switch state {
    case .keyword: .keyword
    case .zero, .digits: .integer
    case .fraction, .exponentDigits: .double
    case .start, .string, .escape, .sign, .point, .exponentMark, .exponentSign: nil
    }
  }

  private mutating func begin(_ byte: UInt8) -> Outcome? {
    switch byte {
    case UInt8(ascii: "{"): return .token(.punctuation(.leftBrace))
    case UInt8(ascii: "}"): return .token(.punctuation(.rightBrace))
    case UInt8(ascii: "["): return .token(.punctuation(.leftBracket))
    case UInt8(ascii: "]"): return .token(.punctuation(.rightBracket))
    case UInt8(ascii: ":"): return .token(.punctuation(.colon))
    case UInt8(ascii: ","): return .token(.punctuation(.comma))
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      quote = byte
      state = .string
    case UInt8(ascii: "-"): state = .sign
    case UInt8(ascii: "0"): state = .zero
    case UInt8(ascii: "1")...UInt8(ascii: "9"): state = .digits
    case UInt8(ascii: "a")...UInt8(ascii: "z"): state = .keyword
    default: return .invalid
    }
    return nil
  }

  /// Skips what needs no decision: the time of a large file is spent here.
  private mutating func skipStringBytes(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let quote = quote
    var index = start
    var allBits: UInt8 = 0
    while index < end {
      let byte = bytes[index]
      if byte == quote || byte == UInt8(ascii: "\\") || byte < 0x20 || byte > 0xFD { break }
      allBits |= byte
      index += 1
    }
    if allBits >= 0x80 { isPlain = false }
    return index
  }

  private mutating func endOfStringRun(_ byte: UInt8) -> Outcome? {
    if byte == quote { return .token(.string(isPlain: isPlain)) }
    guard byte == UInt8(ascii: "\\") else { return .invalid }
    isPlain = false
    state = .escape
    return nil
  }

  /// The state after one more byte of a number, `nil` if the byte does not continue it.
  ///
  /// `start` stands for a digit after a leading zero, which is never the end of a number. An
  /// exponent directly after a zero does not continue it either: QEMU takes `0e5` for a zero and
  /// a keyword.
  private func stateInNumber(after byte: UInt8) -> State? {
    let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    switch (state, byte) {
    case (.sign, UInt8(ascii: "0")): return .zero
    case (.sign, _): return isDigit ? .digits : nil
    case (.zero, _) where isDigit: return .start
    case (.zero, UInt8(ascii: ".")), (.digits, UInt8(ascii: ".")): return .point
    case (.digits, UInt8(ascii: "e")), (.digits, UInt8(ascii: "E")): return .exponentMark
    case (.fraction, UInt8(ascii: "e")), (.fraction, UInt8(ascii: "E")): return .exponentMark
    case (.exponentMark, UInt8(ascii: "+")), (.exponentMark, UInt8(ascii: "-")):
      return .exponentSign
    case (.digits, _): return isDigit ? .digits : nil
    case (.point, _), (.fraction, _): return isDigit ? .fraction : nil
    case (.exponentMark, _), (.exponentSign, _), (.exponentDigits, _):
      return isDigit ? .exponentDigits : nil
    default: return nil
    }
  }

  private static func isLowercase(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
  }
}
