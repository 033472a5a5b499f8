/// Where the cursor of a list stands and which row is at its top.
struct ListState: Hashable, Sendable {
  var cursor = 0
  var top = 0

  /// Puts the cursor on a row and scrolls no more than needed to show it.
  mutating func move(to row: Int, count: Int, height: Int) {
    cursor = max(0, min(row, count - 1))
    fit(count: count, height: height)
  }

  /// Keeps the cursor in the list and in sight; a list that is not shown does not scroll.
  mutating func fit(count: Int, height: Int) {
    cursor = max(0, min(cursor, count - 1))
    guard height > 0 else { return }
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, min(top, count - height))
  }

  /// Scrolls, and takes the cursor along where it would leave the sight.
  mutating func scroll(by rows: Int, count: Int, height: Int) {
    top = max(0, min(top + rows, count - height))
    cursor = max(top, min(cursor, top + max(1, height) - 1))
    cursor = max(0, min(cursor, count - 1))
  }

  /// Puts the cursor on a row that is to stay where the old one was on the screen.
  mutating func keepScreenRow(cursor row: Int, count: Int, height: Int) {
    top += row - cursor
    cursor = row
    fit(count: count, height: height)
  }
}

/// A line of text that is being typed.
struct TextInput: Hashable, Sendable {
  private(set) var text = ""
  /// The longest text, in characters.
  static let limit = 200

  init(_ text: String = "") {
    self.text = text
  }

  /// Takes a key; false if the key is none of an input's.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character):
      if text.count < Self.limit { text.append(character) }
    case .backspace, .delete: if !text.isEmpty { text.removeLast() }
    case .control("u"): text = ""
    case .control("w"):
      while text.last == " " { text.removeLast() }
      while let last = text.last, last != " " {
        _ = last
        text.removeLast()
      }
    default: return false
    }
    return true
  }

  /// Takes pasted text; line ends become blanks.
  mutating func paste(_ pasted: String) {
    for character in pasted.prefix(Self.limit - min(text.count, Self.limit)) {
      text.append(character.isNewline ? " " : character)
    }
  }
}
