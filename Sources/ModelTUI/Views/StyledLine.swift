/// A line of text in pieces, each with its role.
struct StyledLine: Equatable, Sendable {
  struct Span: Equatable, Sendable {
    var text: String
    var role: Role
  }

  var spans: [Span]

  init(_ text: String = "", _ role: Role = .normal) {
    spans = [Span(text: text, role: role)]
  }

  init(_ spans: (String, Role)...) {
    self.spans = spans.map { Span(text: $0.0, role: $0.1) }
  }

  /// The text of all pieces.
  var text: String { spans.map(\.text).joined() }

  /// A text broken into lines at its blanks; words longer than a line are broken
  /// behind a comma, as `-cpu` arguments have them, or cut.
  ///
  /// Lines after the first begin with `indent` blanks.
  static func wrap(
    _ text: String, width: Int, role: Role = .normal, indent: Int = 0
  ) -> [StyledLine] {
    var lines: [StyledLine] = []
    var line = ""
    var used = 0
    let margin = String(repeating: " ", count: indent)
    func end() {
      lines.append(StyledLine(line, role))
      (line, used) = (margin, indent)
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      var word = Substring(word)
      let needed = word.displayWidth + (used > (lines.isEmpty ? 0 : indent) ? 1 : 0)
      if used + needed > width, used > (lines.isEmpty ? 0 : indent) { end() }
      if used > (lines.isEmpty ? 0 : indent) {
        line += " "
        used += 1
      }
      while used + word.displayWidth > width, width > indent + 1 {
        var piece = word.prefix(width - used)
        if let comma = piece.lastIndex(of: ",") { piece = piece[...comma] }
        line += piece
        word = word.dropFirst(piece.count)
        end()
      }
      line += word
      used += word.displayWidth
    }
    if used > (lines.isEmpty ? 0 : indent) || lines.isEmpty { lines.append(StyledLine(line, role)) }
    return lines
  }

  /// A text broken into lines behind commas, as `-cpu` arguments need.
  static func wrapAtCommas(_ text: String, width: Int, role: Role = .normal) -> [StyledLine] {
    var lines: [StyledLine] = []
    var line = ""
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let piece = part + (index < parts.count - 1 ? "," : "")
      if !line.isEmpty, line.displayWidth + piece.displayWidth > width {
        lines.append(StyledLine(line, role))
        line = ""
      }
      line += piece
    }
    if !line.isEmpty { lines.append(StyledLine(line, role)) }
    return lines
  }
}

extension Surface {
  /// Draws a line and returns the columns it took; where it is cut, an ellipsis says so.
  @discardableResult
  mutating func put(
    _ line: StyledLine, column: Int, row: Int, maxWidth: Int, ellipsis: String = ""
  ) -> Int {
    var used = 0
    for span in line.spans where used < maxWidth {
      used += put(
        span.text, column: column + used, row: row, role: span.role, maxWidth: maxWidth - used)
    }
    if used >= maxWidth, !ellipsis.isEmpty, line.text.displayWidth > maxWidth {
      put(
        ellipsis, column: column + maxWidth - ellipsis.displayWidth, row: row,
        role: line.spans.last?.role ?? .normal)
    }
    return used
  }
}
