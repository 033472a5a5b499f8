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
    var position = 0
    while position < bytes.count {
      var end = position
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let line = UnsafeBufferPointer(rebasing: bytes[position..<end])
      position = end + 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let words = words(line)
      guard !words.isEmpty else { continue }
      if first == UInt8(ascii: " "), !rows.isEmpty {
        rows[rows.count - 1].continuation += words
      } else {
        rows.append(Row(words: words, continuation: []))
      }
    }
    return rows
  }

  private static func words(_ line: UnsafeBufferPointer<UInt8>) -> [String] {
    line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }
}
