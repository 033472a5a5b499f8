/// The extent of a surface or of the terminal, in cells.
struct Size: Hashable, Sendable {
  var width: Int
  var height: Int
}

/// A rectangle of cells; columns and rows count from 0, at the top left.
struct Rect: Hashable, Sendable {
  var column: Int
  var row: Int
  var width: Int
  var height: Int

  init(column: Int, row: Int, width: Int, height: Int) {
    self.column = column
    self.row = row
    // A layout that has run out of room subtracts below zero; that is an empty rectangle.
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The rectangle that covers all of `size`.
  init(_ size: Size) {
    self.init(column: 0, row: 0, width: size.width, height: size.height)
  }

  /// The first column to the right of the rectangle.
  var endColumn: Int { column + width }
  /// The first row below the rectangle.
  var endRow: Int { row + height }
  var size: Size { Size(width: width, height: height) }
  var isEmpty: Bool { width == 0 || height == 0 }
  var columns: Range<Int> { column..<endColumn }
  var rows: Range<Int> { row..<endRow }

  func contains(column: Int, row: Int) -> Bool {
    columns.contains(column) && rows.contains(row)
  }

  /// The rectangle without a margin of `distance` cells on each side.
  func inset(by distance: Int) -> Rect {
    Rect(
      column: column + distance, row: row + distance,
      width: width - 2 * distance, height: height - 2 * distance)
  }

  func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top,
      width: min(endColumn, other.endColumn) - left, height: min(endRow, other.endRow) - top)
  }
}
