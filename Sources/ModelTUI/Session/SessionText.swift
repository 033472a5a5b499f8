/// What is wrong with a session file, and on which line.
struct SessionError: Error, Equatable, CustomStringConvertible {
  var line: Int
  var message: String

  var description: String { "line \(line): \(message)" }
}

/// One fact of a session file: a line of words, and the lines that are indented under it.
struct SessionFact {
  var line: Int
  var words: [String]
  var details: [SessionFact] = []

  /// The first word: what the fact is about.
  var keyword: String { words.first ?? "" }

  func error(_ message: String) -> SessionError {
    SessionError(line: line, message: message)
  }

  /// The words behind the first one, if there are as many as the fact needs.
  func values(_ count: Int) throws(SessionError) -> [String] {
    guard words.count == count + 1 else {
      throw error("'\(keyword.visible)' takes \(count) words, not \(words.count - 1)")
    }
    return Array(words.dropFirst())
  }

  /// The only word behind the first one.
  func value() throws(SessionError) -> String {
    try values(1)[0]
  }
}

/// The form of a session file: words, quotes, indented lines.
///
/// A line holds one fact, so that an error has a line and two files can be compared with `diff`.
/// Words with blanks or signs of their own stand between quotes, and a character that can not be
/// seen is written by its number, as in Swift.
enum SessionText {
  /// A line of the words, quoted where they need it.
  static func line(_ words: [String], indented: Bool = false) -> String {
    (indented ? "  " : "") + words.map(quoted).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let isBare = word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "-+._,=/:".utf8.contains(byte)
      }
    }
    if isBare, !word.isEmpty { return word }
    var text = "\""
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        text.unicodeScalars.append("\\")
        text.unicodeScalars.append(scalar)
      case _ where scalar.visibleForm != nil:
        text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// The facts of a text, in their order; empty lines and those that begin with `#` are skipped.
  static func facts(_ text: String) throws(SessionError) -> [SessionFact] {
    var facts: [SessionFact] = []
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      // A file that came by mail may have the line ends of another system.
      let line = Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      let words: [String]
      do {
        words = try Self.words(line)
      } catch {
        throw SessionError(line: number, message: error.message)
      }
      guard !words.isEmpty else { continue }
      let fact = SessionFact(line: number, words: words)
      if line.utf8.first == UInt8(ascii: " ") || line.utf8.first == UInt8(ascii: "\t") {
        guard !facts.isEmpty else { throw fact.error("nothing stands before this indented line") }
        facts[facts.count - 1].details.append(fact)
      } else {
        facts.append(fact)
      }
    }
    return facts
  }

  /// Why a line can not be taken apart.
  private struct Fault: Error {
    var message: String
  }

  private static func words(_ line: Substring) throws(Fault) -> [String] {
    var words: [String] = []
    var rest = line.unicodeScalars
    while let first = rest.first {
      if first == " " || first == "\t" {
        rest.removeFirst()
      } else if first == "#" {
        return words
      } else if first == "\"" {
        rest.removeFirst()
        words.append(try quotedWord(&rest))
        guard rest.first.map({ $0 == " " || $0 == "\t" }) ?? true else {
          throw Fault(message: "a blank must follow the closing quote")
        }
      } else {
        let end = rest.firstIndex { $0 == " " || $0 == "\t" || $0 == "\"" } ?? rest.endIndex
        words.append(String(rest[..<end]))
        rest = rest[end...]
        if rest.first == "\"" { throw Fault(message: "a quote in the middle of a word") }
      }
    }
    return words
  }

  private static func quotedWord(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(Fault) -> String {
    var word = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return String(word)
      case "\\":
        switch rest.popFirst() {
        case "\"": word.append("\"")
        case "\\": word.append("\\")
        case "u": word.append(try numberedScalar(&rest))
        default: throw Fault(message: "after \\ only \", \\ and u{...} have a meaning")
        }
      default: word.append(scalar)
      }
    }
    throw Fault(message: "the closing quote is missing")
  }

  private static func numberedScalar(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(Fault) -> Unicode.Scalar {
    guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}"),
      let value = UInt32(String(rest[..<end]), radix: 16), let scalar = Unicode.Scalar(value)
    else { throw Fault(message: "\\u must be followed by {the number of a character}") }
    rest = rest[rest.index(after: end)...]
    return scalar
  }
}
