/// Writes JSON in one line, as QEMU's monitor prints its replies.
///
/// The text is ASCII: other characters become escape sequences.
public enum JSONWriter {
  /// The text of a value.
  public static func text(_ value: JSONValue) -> String {
    var output: [UInt8] = []
    append(value, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the text of a value.
  public static func append(_ value: JSONValue, to output: inout String) {
    output += text(value)
  }

  /// Appends the text of a value.
  public static func append(_ value: JSONValue, to output: inout [UInt8]) {
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): output.append(contentsOf: String(value).utf8)
    case .unsigned(let value): output.append(contentsOf: String(value).utf8)
    case .double(let value): output.append(contentsOf: DecimalText.text(value).utf8)
    case .string(let text): append(text, to: &output)
    case .array(let elements): append(elements, to: &output)
    case .object(let members): append(members, to: &output)
    }
  }

  private static func append(_ elements: [JSONValue], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(contentsOf: ", ".utf8) }
      append(element, to: &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  private static func append(_ members: JSONObject, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { output.append(contentsOf: ", ".utf8) }
      append(member.key, to: &output)
      output.append(contentsOf: ": ".utf8)
      append(member.value, to: &output)
    }
    output.append(UInt8(ascii: "}"))
  }

  private static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != 0x22 && $0 != 0x5C }) {
      output.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars {
        append(scalar, to: &output)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar {
    case "\"": output.append(contentsOf: "\\\"".utf8)
    case "\\": output.append(contentsOf: "\\\\".utf8)
    case "\u{08}": output.append(contentsOf: "\\b".utf8)
    case "\u{0C}": output.append(contentsOf: "\\f".utf8)
    case "\n": output.append(contentsOf: "\\n".utf8)
    case "\r": output.append(contentsOf: "\\r".utf8)
    case "\t": output.append(contentsOf: "\\t".utf8)
    case " "..<"\u{7F}": output.append(UInt8(ascii: scalar))
    default:
      // A character beyond 16 bits is written as its two UTF-16 surrogates.
      for unit in String(scalar).utf16 {
        appendEscape(unit, to: &output)
      }
    }
  }

  private static func appendEscape(_ unit: UInt16, to output: inout [UInt8]) {
    output.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(unit >> shift & 0xF)
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
  }
}
