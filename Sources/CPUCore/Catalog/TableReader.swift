/// Reads the tables of the catalog: rows of words, `#` for comments, continuation lines indented.
///
/// The tables are compiled in as `StaticString`: no file is read and nothing is allocated until it
/// is asked for.
struct TableReader {
  /// One row: its words, and those of the indented lines below it.
  struct Row {
    var words: [String]
    var continuation: [String]
  }

  /// Splits a table into rows.
  static func rows(_ table: StaticString) -> [Row] {
    table.withUTF8Buffer { rows($0) }
  }

  static func rows(_ bytes: UnsafeBufferPointer<UInt8>) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(bytes.count / 64)
    var position = 0
    while position < bytes.count {
      var end = position
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let first = bytes[position]
      if end > position, first != UInt8(ascii: "#") {
        let words = words(bytes, position..<end)
        if first == UInt8(ascii: " "), !rows.isEmpty {
          rows[rows.count - 1].continuation += words
        } else if !words.isEmpty {
          rows.append(Row(words: words, continuation: []))
        }
      }
      position = end + 1
    }
    return rows
  }

  private static func words(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [String] {
    var words: [String] = []
    words.reserveCapacity(8)
    var position = line.lowerBound
    while position < line.upperBound {
      let start = position
      while position < line.upperBound, bytes[position] != UInt8(ascii: " ") { position += 1 }
      if position > start {
        words.append(
          String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self))
      }
      position += 1
    }
    return words
  }
}
