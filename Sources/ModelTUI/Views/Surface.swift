/// One cell of a surface.
///
/// Scalars instead of a `Character`, because then a surface is plain memory, cheap to fill and to
/// compare, and because the terminal measures scalars, not characters.
struct Cell: Equatable, Sendable {
  /// The scalar that takes the cell, 0 in the second cell of a wide one.
  fileprivate(set) var base: UInt32
  /// Marks that join the base, 0 if there is none; a third one is dropped.
  private var mark: UInt32 = 0
  private var secondMark: UInt32 = 0
  var role: Role
  /// Drawn bold on top of what the role asks for.
  var emphasis: Bool

  static let blank = Cell(" ", role: .normal)

  init(_ scalar: Unicode.Scalar, role: Role, emphasis: Bool = false) {
    base = scalar.value
    self.role = role
    self.emphasis = emphasis
  }

  /// Whether the cell is the right half of the wide character before it.
  var isContinuation: Bool { base == 0 }

  var hasMarks: Bool { mark != 0 }

  /// Calls `body` with the base and its marks; not at all for a continuation.
  func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    if base != 0, let scalar = Unicode.Scalar(base) { body(scalar) }
    if mark != 0, let scalar = Unicode.Scalar(mark) { body(scalar) }
    if secondMark != 0, let scalar = Unicode.Scalar(secondMark) { body(scalar) }
  }

  /// The scalars to draw; none for a continuation.
  var scalars: String.UnicodeScalarView {
    var view = String.UnicodeScalarView()
    forEachScalar { view.append($0) }
    return view
  }

  /// The character in the cell; a blank for a continuation.
  var character: Character { String(scalars).first ?? " " }

  fileprivate mutating func join(_ mark: Unicode.Scalar) {
    if self.mark == 0 {
      self.mark = mark.value
    } else if secondMark == 0 {
      secondMark = mark.value
    }
  }

  fileprivate mutating func erase() {
    self = Cell(" ", role: role, emphasis: emphasis)
  }
}

/// Where the terminal's own cursor stands, which screen readers and braille displays follow.
struct Cursor: Hashable, Sendable {
  var column: Int
  var row: Int
  /// Shown only where text is typed; a list parks the cursor, unseen, on its selected row.
  var isVisible = false
}

/// A grid of cells that views draw into and the terminal paints.
///
/// Nothing drawn outside the grid has any effect, so views need not check for room.
struct Surface: Equatable, Sendable {
  let width: Int
  let height: Int
  private(set) var cells: [Cell]
  var cursor: Cursor?

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  init(_ size: Size) {
    self.init(width: size.width, height: size.height)
  }

  var size: Size { Size(width: width, height: height) }
  var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank outside the grid, where setting it does nothing.
  subscript(column: Int, row: Int) -> Cell {
    get { bounds.contains(column: column, row: row) ? cells[row * width + column] : .blank }
    set {
      if bounds.contains(column: column, row: row) { cells[row * width + column] = newValue }
    }
  }

  /// One row as text, without the blanks at its end.
  func text(row: Int) -> String {
    guard (0..<height).contains(row) else { return "" }
    var line = String.UnicodeScalarView()
    for cell in cells[row * width..<(row + 1) * width] { line.append(contentsOf: cell.scalars) }
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// All rows as text, joined by line feeds, without the blanks at their ends.
  var text: String {
    (0..<height).map(text(row:)).joined(separator: "\n")
  }

  // MARK: - Text

  /// Writes text and returns the columns it took.
  ///
  /// What does not fit into `maxWidth` columns or the grid is cut off; of a wide character never
  /// one half. Control characters appear in their visible form.
  @discardableResult
  mutating func put(
    _ text: some StringProtocol, column: Int, row: Int, role: Role = .normal,
    emphasis: Bool = false, maxWidth: Int? = nil
  ) -> Int {
    guard (0..<height).contains(row), column < width else { return 0 }
    let limit = min(maxWidth ?? .max, width - column)
    let style = Cell(" ", role: role, emphasis: emphasis)
    var used = column < 0 ? 0 : putASCII(text, column: column, row: row, limit: limit, style: style)
    // Every ASCII character is one scalar, so as many scalars are done as columns are used.
    var last = used > 0 ? column + used - 1 : nil
    for scalar in text.unicodeScalars.dropFirst(used) {
      if let form = scalar.visibleForm {
        for sign in form.unicodeScalars where used < limit {
          place(sign, width: 1, column: column + used, row: row, style: style)
          last = column + used
          used += 1
        }
        continue
      }
      let scalarWidth = scalar.displayWidth
      if scalarWidth == 0 {
        if let last, last >= 0 { cells[row * width + last].join(scalar) }
      } else if used + scalarWidth <= limit {
        place(scalar, width: scalarWidth, column: column + used, row: row, style: style)
        last = column + used
        used += scalarWidth
      } else {
        break
      }
    }
    return used
  }

  /// Writes the printable ASCII characters that the text begins with; returns their number.
  private mutating func putASCII(
    _ text: some StringProtocol, column: Int, row: Int, limit: Int, style: Cell
  ) -> Int {
    let start = row * width + column
    var cell = style
    let written = text.utf8.withContiguousStorageIfAvailable { bytes in
      cells.withUnsafeMutableBufferPointer { cells in
        var count = 0
        while count < min(bytes.count, limit), bytes[count] >= 0x20, bytes[count] < 0x7F {
          // Before the first and behind the last cell may stand the other half of a wide one.
          if cells[start + count].isContinuation, count == 0, column > 0 {
            cells[start - 1].erase()
          }
          cell.base = UInt32(bytes[count])
          cells[start + count] = cell
          count += 1
        }
        return count
      }
    }
    let count = written ?? 0
    if count > 0 { mendRightHalf(column: column + count, row: row) }
    return count
  }

  /// Puts one scalar of one or two columns into cells; columns left of the grid are skipped.
  private mutating func place(
    _ scalar: Unicode.Scalar, width scalarWidth: Int, column: Int, row: Int, style: Cell
  ) {
    var cell = style
    if column >= 0 {
      mendLeftHalf(column: column, row: row)
      cell.base = scalar.value
      cells[row * width + column] = cell
    }
    if scalarWidth == 2, column + 1 >= 0 {
      // Half a wide character at the left edge is a blank.
      cell.base = column >= 0 ? 0 : 0x20
      cells[row * width + column + 1] = cell
    }
    mendRightHalf(column: column + scalarWidth, row: row)
  }

  /// Blanks the wide character whose right half, at `column`, is about to be overwritten.
  private mutating func mendLeftHalf(column: Int, row: Int) {
    let index = row * width + column
    guard column > 0, column < width, cells[index].isContinuation else { return }
    cells[index - 1].erase()
  }

  /// Blanks the right half, at `column`, of a wide character that has been overwritten.
  private mutating func mendRightHalf(column: Int, row: Int) {
    guard column >= 0, column < width else { return }
    let index = row * width + column
    if cells[index].isContinuation { cells[index].erase() }
  }

  // MARK: - Areas and lines

  /// Fills a rectangle with one character of one column.
  mutating func fill(
    _ rect: Rect, with character: Character = " ", role: Role = .normal, emphasis: Bool = false
  ) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    let cell = Cell(character.narrowScalar, role: role, emphasis: emphasis)
    for row in area.rows {
      mendLeftHalf(column: area.column, row: row)
      for index in row * width + area.column..<row * width + area.endColumn { cells[index] = cell }
      mendRightHalf(column: area.endColumn, row: row)
    }
  }

  /// Changes the role of all cells of a rectangle and leaves their text.
  mutating func setRole(_ role: Role, in rect: Rect) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.rows {
      for index in row * width + area.column..<row * width + area.endColumn {
        cells[index].role = role
      }
    }
  }

  mutating func hline(
    column: Int, row: Int, length: Int, glyphs: Glyphs, role: Role = .border
  ) {
    let line = Rect(column: column, row: row, width: length, height: 1)
    fill(line, with: glyphs.horizontal, role: role)
  }

  mutating func vline(
    column: Int, row: Int, length: Int, glyphs: Glyphs, role: Role = .border
  ) {
    let line = Rect(column: column, row: row, width: 1, height: length)
    fill(line, with: glyphs.vertical, role: role)
  }

  /// Draws a frame along the inner edge of a rectangle and a title in its upper side.
  ///
  /// The inside stays as it is. A rectangle of a single row or column becomes a line.
  mutating func box(
    _ rect: Rect, glyphs: Glyphs, role: Role = .border, title: String = "",
    titleRole: Role? = nil
  ) {
    guard !rect.isEmpty else { return }
    let right = rect.endColumn - 1
    let bottom = rect.endRow - 1
    if rect.height == 1 || rect.width > 1 {
      hline(column: rect.column, row: rect.row, length: rect.width, glyphs: glyphs, role: role)
      hline(column: rect.column, row: bottom, length: rect.width, glyphs: glyphs, role: role)
    }
    if rect.height > 1 {
      vline(column: rect.column, row: rect.row, length: rect.height, glyphs: glyphs, role: role)
      vline(column: right, row: rect.row, length: rect.height, glyphs: glyphs, role: role)
    }
    guard rect.width > 1, rect.height > 1 else { return }
    putCorner(glyphs.topLeft, column: rect.column, row: rect.row, role: role)
    putCorner(glyphs.topRight, column: right, row: rect.row, role: role)
    putCorner(glyphs.bottomLeft, column: rect.column, row: bottom, role: role)
    putCorner(glyphs.bottomRight, column: right, row: bottom, role: role)
    // A corner and one piece of line stay visible on both sides of the title and its blanks.
    let room = rect.width - 6
    if !title.isEmpty, room > 0 {
      let clipped = " " + title.clipped(to: room, ellipsis: glyphs.ellipsis) + " "
      put(clipped, column: rect.column + 2, row: rect.row, role: titleRole ?? role)
    }
  }

  private mutating func putCorner(_ character: Character, column: Int, row: Int, role: Role) {
    self[column, row] = Cell(character.narrowScalar, role: role)
  }
}

extension Character {
  /// The scalar of a character that fills exactly one cell, a question mark for any other.
  fileprivate var narrowScalar: Unicode.Scalar {
    guard let scalar = unicodeScalars.first, scalar.displayWidth == 1 else { return "?" }
    return scalar
  }
}
