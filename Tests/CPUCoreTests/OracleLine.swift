import Foundation

/// What is wrong with a recorded file, and where.
struct OracleFormatError: Error, CustomStringConvertible {
  let file: String
  let line: Int
  let problem: String

  var description: String { "\(file):\(line): \(problem)" }
}

/// One record: the fields of a line, read from left to right.
struct OracleLine {
  let file: String
  let number: Int
  let kind: String
  private let fields: [ArraySlice<UInt8>]
  private var position = 1

  private init(file: String, number: Int, bytes: ArraySlice<UInt8>) {
    self.file = file
    self.number = number
    fields = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    kind = String(decoding: fields[0], as: UTF8.self)
  }

  /// The records of a file of this folder's `Oracle`.
  static func records(inFile file: String) throws -> [OracleLine] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("Oracle/\(file)")))
    return records(in: bytes, file: file)
  }

  /// The records of a text; `file` is its name in errors.
  static func records(in bytes: [UInt8], file: String) -> [OracleLine] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
      .filter { !$0.element.isEmpty && $0.element.first != UInt8(ascii: "#") }
      .map { OracleLine(file: file, number: $0.offset + 1, bytes: $0.element) }
  }

  func error(_ problem: String) -> OracleFormatError {
    OracleFormatError(file: file, line: number, problem: problem)
  }

  private mutating func nextField(_ what: String) throws -> ArraySlice<UInt8> {
    guard position < fields.count else { throw error("\(kind): \(what) is missing") }
    defer { position += 1 }
    return fields[position]
  }

  /// Fails if fields are left over.
  func end() throws {
    if position < fields.count {
      throw error("\(kind): \(fields.count - position) fields too many")
    }
  }

  /// The next field as a text.
  mutating func text(_ what: String) throws -> String {
    let field = try nextField(what)
    let backslash = UInt8(ascii: "\\")
    if field.isEmpty { throw error("\(kind): \(what) is empty") }
    if !field.contains(backslash) { return String(decoding: field, as: UTF8.self) }
    if field.elementsEqual("\\e".utf8) { return "" }
    var bytes: [UInt8] = []
    var rest = field.makeIterator()
    while let byte = rest.next() {
      if byte != backslash {
        bytes.append(byte)
        continue
      }
      switch rest.next() {
      case backslash: bytes.append(backslash)
      case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
      default: throw error("\(kind): \(what) has an unknown escape")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The next field as a number.
  mutating func number(_ what: String) throws -> Int {
    let word = try text(what)
    guard let number = Int(word) else {
      throw error("\(kind): \(what) is '\(word)', not a number")
    }
    return number
  }

  /// The next field as one of the words given, and what it stands for.
  mutating func choice<Value>(_ what: String, _ values: [String: Value]) throws -> Value {
    let word = try text(what)
    guard let value = values[word] else {
      throw error("\(kind): \(what) is '\(word)', not one of \(values.keys.sorted())")
    }
    return value
  }

  private mutating func words(_ what: String) throws -> [ArraySlice<UInt8>]? {
    let field = try nextField(what)
    if field.isEmpty { throw error("\(kind): \(what) is empty") }
    if field.elementsEqual("absent".utf8) { return nil }
    return field.elementsEqual("none".utf8) ? [] : field.split(separator: UInt8(ascii: " "))
  }

  /// The next field as a list, nil where QEMU did not send it.
  mutating func optionalNames(_ what: String) throws -> [String]? {
    try words(what)?.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The next field as a list.
  mutating func names(_ what: String) throws -> [String] {
    guard let names = try optionalNames(what) else { throw error("\(kind): \(what) is absent") }
    return names
  }

  /// The next field as properties and their values.
  mutating func properties(_ what: String) throws -> [String: Bool] {
    var properties: [String: Bool] = [:]
    for word in try words(what) ?? [] {
      let sign = word[word.startIndex]
      guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
        let name = String(decoding: word, as: UTF8.self)
        throw error("\(kind): \(what): '\(name)' has neither + nor -")
      }
      properties[String(decoding: word.dropFirst(), as: UTF8.self)] = sign == UInt8(ascii: "+")
    }
    return properties
  }

  /// The next fields as an expansion.
  mutating func expansion() throws -> OracleExpansion {
    OracleExpansion(
      model: try text("name"), properties: try properties("properties"),
      deprecated: try optionalNames("deprecated properties"))
  }

  /// The rest of the fields as an answer or an error.
  mutating func answer<Value>(
    _ read: (inout OracleLine) throws -> Value
  ) throws -> Result<Value, OracleFailure> {
    if try choice("outcome", ["ok": true, "error": false]) { return .success(try read(&self)) }
    return .failure(
      OracleFailure(errorClass: try text("class"), description: try text("description")))
  }
}
