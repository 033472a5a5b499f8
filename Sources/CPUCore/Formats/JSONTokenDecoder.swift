/// Makes values of the text of single tokens: keywords, numbers, strings.
enum JSONTokenDecoder {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  static func keyword(_ bytes: Bytes) throws(JSONGrammarError) -> JSONValue {
    let text = String(decoding: bytes, as: UTF8.self)
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: throw .syntax("invalid keyword '\(text)'")
    }
  }

  /// A whole number; one too large for 64 bits becomes a floating-point number.
  static func integer(_ bytes: Bytes) -> JSONValue {
    let isNegative = bytes.first == UInt8(ascii: "-")
    var magnitude: UInt64 = 0
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
      let (product, productOverflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, sumOverflow) = product.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
      if productOverflow || sumOverflow { return double(bytes) }
      magnitude = sum
    }
    if isNegative {
      guard magnitude <= Int64.min.magnitude else { return double(bytes) }
      return .integer(Int64(truncatingIfNeeded: 0 &- magnitude))
    }
    return Int64(exactly: magnitude).map(JSONValue.integer) ?? .unsigned(magnitude)
  }

  /// A number with a fraction or an exponent; out of range it becomes an infinity or zero.
  static func double(_ bytes: Bytes) -> JSONValue {
    .double(Double(String(decoding: bytes, as: UTF8.self)) ?? 0)
  }

  /// The contents of a string token that includes its quotes.
  static func string(_ token: Bytes) throws(JSONGrammarError) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(token.count)
    var index = 1
    while index < token.count - 1 {
      let byte = token[index]
      if byte == UInt8(ascii: "\\") {
        index = try decodeEscape(token, at: index, into: &decoded)
      } else if byte < 0x80 {
        decoded.append(byte)
        index += 1
      } else {
        let (scalar, length) = ModifiedUTF8.decode(token, at: index)
        guard let scalar else { throw .syntax("invalid UTF-8 sequence in string") }
        if scalar == "\0" {
          decoded.append(0)
        } else {
          decoded.append(contentsOf: token[index..<index + length])
        }
        index += length
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Decodes the escape sequence at an index and returns the index after it.
  private static func decodeEscape(
    _ token: Bytes, at start: Int, into decoded: inout [UInt8]
  ) throws(JSONGrammarError) -> Int {
    switch token[start + 1] {
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      decoded.append(token[start + 1])
    case UInt8(ascii: "u"):
      return try decodeUnicodeEscape(token, at: start, into: &decoded)
    default:
      throw .syntax("invalid escape sequence in string")
    }
    return start + 2
  }

  private static func decodeUnicodeEscape(
    _ token: Bytes, at start: Int, into decoded: inout [UInt8]
  ) throws(JSONGrammarError) -> Int {
    var end = start + 6
    var codePoint = hexadecimal(token, at: start + 2)
    if let high = codePoint, 0xD800...0xDBFF ~= high, end + 1 < token.count,
      token[end] == UInt8(ascii: "\\"), token[end + 1] == UInt8(ascii: "u"),
      let low = hexadecimal(token, at: end + 2), 0xDC00...0xDFFF ~= low
    {
      codePoint = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
      end += 6
    }
    guard let codePoint, let scalar = ModifiedUTF8.scalar(codePoint) else {
      let text = ModifiedUTF8.text(token[start..<min(end, token.count)])
      throw .syntax("\(text) is not a valid Unicode character")
    }
    append(scalar, to: &decoded)
    return end
  }

  private static func hexadecimal(_ token: Bytes, at start: Int) -> UInt32? {
    guard start + 4 <= token.count else { return nil }
    var value: UInt32 = 0
    for byte in token[start..<start + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }
}
