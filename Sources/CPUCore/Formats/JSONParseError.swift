/// A place in a stream of JSON text.
public struct JSONPosition: Hashable, Sendable {
  /// The number of bytes before the place.
  public let byteOffset: Int
  /// The line, counted from 1.
  public let line: Int
  /// The byte in its line, counted from 1.
  public let column: Int

  /// Creates a position.
  public init(byteOffset: Int, line: Int, column: Int) {
    self.byteOffset = byteOffset
    self.line = line
    self.column = column
  }
}

/// What is wrong with a piece of JSON text, in QEMU's words.
public struct JSONParseError: Error, Hashable, Sendable {
  /// The text that QEMU's monitor gives as `desc`.
  public let message: String
  /// Where the offending token begins.
  public let position: JSONPosition

  /// Creates an error.
  public init(message: String, position: JSONPosition) {
    self.message = message
    self.position = position
  }

  /// The line of the offending token, counted from 1.
  public var line: Int { position.line }

  /// The byte in that line, counted from 1.
  public var column: Int { position.column }

  /// The number of bytes before the offending token.
  public var byteOffset: Int { position.byteOffset }
}

extension JSONParseError: CustomStringConvertible {
  /// The message with the line and column.
  public var description: String {
    "line \(line), column \(column): \(message)"
  }
}

/// A failure to make a value of a token; the parser adds the position.
struct JSONGrammarError: Error, Equatable {
  let message: String

  /// An error about the text itself, as opposed to one about its size.
  static func syntax(_ detail: String) -> JSONGrammarError {
    JSONGrammarError(message: "JSON parse error, " + detail)
  }
}
