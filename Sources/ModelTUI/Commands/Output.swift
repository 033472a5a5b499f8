import Glibc

/// Writes text to the standard streams.
enum Output {
  /// Writes a line to standard output.
  static func line(_ text: String) {
    write(text + "\n", to: STDOUT_FILENO)
  }

  /// Writes lines to standard output.
  static func lines(_ texts: [String]) {
    guard !texts.isEmpty else { return }
    line(texts.joined(separator: "\n"))
  }

  /// Writes a line to standard error.
  static func error(_ text: String) {
    write(text + "\n", to: STDERR_FILENO)
  }

  /// Writes bytes until all are out.
  ///
  /// What can not be written to standard output, as on a full disk, ends the program: a script must
  /// not take half an answer for a whole one.
  static func write(_ text: String, to descriptor: Int32) {
    guard !writeAll(text, to: descriptor), descriptor == STDOUT_FILENO else { return }
    error("modeltui: cannot write to standard output: \(InputFile.message(errno))")
    Glibc.exit(ExitStatus.unusable)
  }

  /// Writes bytes until all are out; false, with `errno`, where that is not possible.
  static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let address = rest.baseAddress, !rest.isEmpty {
        let count = Glibc.write(descriptor, address, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}

/// Text in columns: each as wide as its longest entry, the last one open.
struct TextTable {
  private var rows: [[String]] = []

  mutating func append(_ row: [String]) {
    rows.append(row)
  }

  /// The rows with their columns aligned.
  var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, text) in row.enumerated() {
        line += column == row.count - 1 ? text : text.padded(to: widths[column]) + "  "
      }
      return line
    }
  }
}
