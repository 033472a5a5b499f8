import CNcurses
import Glibc

/// The user's terminal in full-screen mode: paints surfaces and delivers events.
///
/// There is one terminal, and one thread uses it. Whichever way the program ends, by `close()`,
/// `exit`, a signal or a crash, the terminal is left as it was found.
final class Terminal {
  /// The characters to draw with, according to the locale and the options.
  let glyphs: Glyphs

  /// Called when a signal or the loss of the terminal ends the program.
  ///
  /// The terminal is closed by then; afterwards the process ends by the signal, so that the
  /// program that started it sees why.
  var onTermination: (() -> Void)?

  private var isOpen = true
  private var painted: Surface?
  private var buffer: [CChar] = []
  private let usesASCII: Bool
  /// How many colours there are; 0 if none are wanted.
  private let colorCount: Int32
  /// State that input carries from one batch of events to the next.
  var decoder = EventDecoder()
  /// The size of which the last `.resize` event told, at first that of the opened terminal.
  var reportedSize = Size(width: 0, height: 0)

  private init(usesASCII: Bool, colorCount: Int32) {
    self.usesASCII = usesASCII
    self.colorCount = colorCount
    glyphs = usesASCII ? .ascii : .unicode
    reportedSize = size
  }

  /// Takes over the terminal that is standard input and output.
  static func open(_ options: TerminalOptions = TerminalOptions()) throws(TerminalError)
    -> Terminal
  {
    let isUTF8 = nc_set_locale()
    switch nc_open(options.usesMouse) {
    case NC_OPENED: break
    case NC_NOT_A_TERMINAL: throw .notATerminal
    case NC_TERM_UNSET: throw .terminalTypeUnset
    case NC_TERM_UNKNOWN: throw .terminalTypeUnknown(environment("TERM") ?? "")
    case NC_TERM_TOO_SIMPLE: throw .terminalTooSimple(environment("TERM") ?? "")
    default: throw .outOfMemory
    }
    let isColored = options.color.isWanted(noColor: environment("NO_COLOR"))
    let terminal = Terminal(
      usesASCII: !isUTF8 || options.usesASCII, colorCount: isColored ? nc_start_colors() : 0)
    terminal.use(options.theme)
    return terminal
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Uses the colours of a theme from the next painting on, if there are colours at all.
  func use(_ theme: Theme) {
    guard colorCount >= 8 else { return }
    // The standard foreground is pair 0, which is not ours to set.
    for foreground in Appearance.Foreground.allCases where foreground != .standard {
      nc_set_pair(foreground.rawValue, foreground.color(theme, of: colorCount))
    }
  }

  /// The number of columns and rows.
  var size: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    nc_get_size(&rows, &columns)
    return Size(width: Int(columns), height: Int(rows))
  }

  /// Gives the terminal back; calling it again does nothing.
  func close() {
    guard isOpen else { return }
    isOpen = false
    nc_close()
  }

  /// Gives the terminal to the shell and stops the program until the user continues it.
  func suspend() {
    guard isOpen else { return }
    nc_stop()
    painted = nil
  }

  /// Lets `nextEvents` return a `.redraw`; may be called from any thread.
  static func wake() {
    nc_wake()
  }

  // MARK: - Painting

  /// Shows a surface; only the cells that differ from the surface before are sent.
  func paint(_ surface: Surface) {
    guard isOpen else { return }
    let before = painted?.size == surface.size ? painted : nil
    for row in 0..<surface.height {
      paintRow(row, of: surface, before: before)
    }
    let cursor = surface.cursor ?? Cursor(column: surface.width - 1, row: surface.height - 1)
    nc_place_cursor(Int32(cursor.row), Int32(cursor.column), cursor.isVisible)
    nc_refresh()
    painted = surface
  }

  /// Has the next `paint` send every cell, whatever the terminal shows now.
  func forgetScreen() {
    painted = nil
    nc_forget_screen()
  }

  private func paintRow(_ row: Int, of surface: Surface, before: Surface?) {
    let start = row * surface.width
    let cells = surface.cells
    var changed = 0..<surface.width
    if let old = before?.cells {
      guard let first = changed.first(where: { cells[start + $0] != old[start + $0] }),
        let last = changed.last(where: { cells[start + $0] != old[start + $0] })
      else { return }
      changed = first..<last + 1
    }
    var column = changed.lowerBound
    // Never begin with the right half of a wide character.
    if column > 0, cells[start + column].isContinuation { column -= 1 }
    while column < changed.upperBound {
      let first = cells[start + column]
      let runStart = column
      buffer.removeAll(keepingCapacity: true)
      repeat {
        append(cells[start + column])
        column += 1
        // A character whose width ncurses might see differently ends the run, so that the next one
        // begins in its own column again.
      } while column < changed.upperBound && cells[start + column].role == first.role
        && cells[start + column].emphasis == first.emphasis
        && !cells[start + column].isContinuation && cells[start + column - 1].isPlain
      put(row: row, column: runStart, role: first.role, emphasis: first.emphasis)
      if column < changed.upperBound, cells[start + column].isContinuation { column += 1 }
    }
  }

  private func append(_ cell: Cell) {
    if cell.base < 0x80, cell.isPlain {
      buffer.append(CChar(truncatingIfNeeded: cell.base))
    } else if !usesASCII {
      cell.forEachScalar { scalar in
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          buffer.append(CChar(bitPattern: byte))
        }
      }
    } else if let scalar = cell.scalars.first {
      buffer.append(CChar(truncatingIfNeeded: Glyphs.transliteration(of: scalar).value))
      if scalar.displayWidth == 2 { buffer.append(CChar(UInt8(ascii: " "))) }
    }
  }

  private func put(row: Int, column: Int, role: Role, emphasis: Bool) {
    let look = Appearance.ofRoles[Int(role.rawValue)]
    let attributes = emphasis ? look.attributes | UInt32(NC_BOLD) : look.attributes
    buffer.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
      nc_put(
        Int32(row), Int32(column), base, Int32(bytes.count), attributes,
        look.foreground.rawValue)
    }
  }
}

extension Cell {
  /// Whether the cell is one scalar that every measure counts as one column.
  fileprivate var isPlain: Bool {
    (base < 0x300 || (0x2500...0x257F).contains(base)) && !hasMarks
  }
}
