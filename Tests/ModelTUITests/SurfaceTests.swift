import Testing

@testable import ModelTUI

@Suite struct SurfaceTests {
  @Test func textIsPutWhereAskedAndTrailingBlanksAreTrimmed() {
    var surface = Surface(width: 8, height: 3)
    #expect(surface.put("abc", column: 2, row: 1, role: .title, emphasis: true) == 3)
    #expect(surface.text == "\n  abc\n")
    #expect(surface[2, 1] == Cell("a", role: .title, emphasis: true))
    #expect(surface[1, 1] == .blank)
  }

  @Test func textIsClippedAtEveryEdge() {
    var surface = Surface(width: 5, height: 1)
    #expect(surface.put("abcdef", column: 3, row: 0) == 2)
    #expect(surface.text == "   ab")
    surface = Surface(width: 5, height: 1)
    #expect(surface.put("abcd", column: -2, row: 0) == 4)
    #expect(surface.text == "cd")
    #expect(surface.put("x", column: 0, row: 1) == 0)
    #expect(surface.put("x", column: 0, row: -1) == 0)
    #expect(surface.put("x", column: 5, row: 0) == 0)
    #expect(surface.put("xyz", column: 0, row: 0, maxWidth: 2) == 2)
    #expect(surface.put("xyz", column: 0, row: 0, maxWidth: 0) == 0)
    #expect(surface.put("xyz", column: 0, row: 0, maxWidth: -4) == 0)
    #expect(surface.text == "xy")
  }

  @Test func substringsArePut() {
    var surface = Surface(width: 5, height: 1)
    #expect(surface.put("größe".dropFirst(), column: 0, row: 0) == 4)
    #expect(surface.text == "röße")
  }

  @Test func wideCharactersTakeTwoCells() {
    var surface = Surface(width: 6, height: 1)
    #expect(surface.put("日本x", column: 0, row: 0, role: .good) == 5)
    #expect(surface.text == "日本x")
    #expect(surface[0, 0].character == "日")
    #expect(surface[1, 0].isContinuation)
    #expect(surface[1, 0].role == .good)
    #expect(surface[4, 0].character == "x")
  }

  @Test func halfAWideCharacterIsNeverShown() {
    var surface = Surface(width: 4, height: 1)
    #expect(surface.put("a日b本", column: 0, row: 0) == 4)
    #expect(surface.text == "a日b")
    surface = Surface(width: 4, height: 1)
    #expect(surface.put("日b", column: -1, row: 0) == 3)
    #expect(surface.text == " b")
    #expect(!surface[0, 0].isContinuation)
  }

  @Test(arguments: [(0, "x "), (1, " x")])
  func overwritingHalfOfAWideCharacterBlanksTheOther(column: Int, expected: String) {
    for text in ["x", "ä"] {
      var surface = Surface(width: 3, height: 1)
      surface.put("日|", column: 0, row: 0)
      surface.put(text, column: column, row: 0)
      #expect(surface.text == expected.replacing("x", with: text) + "|")
      surface.put("日|", column: 0, row: 0)
      surface.fill(Rect(column: column, row: 0, width: 1, height: 1), with: "f")
      #expect(surface.text == expected.replacing("x", with: "f") + "|")
    }
  }

  @Test func wideOverWideBlanksBothNeighbours() {
    var surface = Surface(width: 4, height: 1)
    surface.put("日本", column: 0, row: 0)
    surface.put("語", column: 1, row: 0)
    #expect(surface.text == " 語")
  }

  @Test func combiningMarksJoinTheCharacterBefore() {
    var surface = Surface(width: 4, height: 1)
    #expect(surface.put("e\u{301}x", column: 0, row: 0) == 2)
    #expect(surface[0, 0].character == "é")
    #expect(surface.text == "e\u{301}x")
    // The mark of the last character that fits still belongs to it.
    #expect(surface.put("abe\u{323}\u{302}\u{308}z", column: 0, row: 0, maxWidth: 3) == 3)
    #expect(surface.text == "abe\u{323}\u{302}")
    // Without a character before it there is nothing to join.
    surface = Surface(width: 4, height: 1)
    #expect(surface.put("\u{301}a", column: 0, row: 0) == 1)
    #expect(surface.text == "a")
  }

  @Test func controlCharactersAreShown() {
    var surface = Surface(width: 30, height: 1)
    #expect(surface.put("a\u{1B}[0m\u{7F}\u{9B}\u{202E}\n", column: 0, row: 0) == 26)
    #expect(surface.text == "a^[[0m^?<U+009B><U+202E>^J")
    surface = Surface(width: 3, height: 1)
    #expect(surface.put("ab\u{9B}c", column: 0, row: 0) == 3)
    #expect(surface.text == "ab<")
  }

  @Test func boxIsDrawnWithBothSetsOfGlyphs() {
    var surface = Surface(width: 12, height: 3)
    surface.box(surface.bounds, glyphs: .unicode, title: "Models", titleRole: .heading)
    #expect(surface.text == "┌─ Models ─┐\n│          │\n└──────────┘")
    #expect(surface[3, 0].role == .heading)
    #expect(surface[0, 0].role == .border)
    surface = Surface(width: 12, height: 3)
    surface.box(surface.bounds, glyphs: .ascii, role: .focus, title: "Long title")
    #expect(surface.text == "+- Lon... -+\n|          |\n+----------+")
  }

  @Test func boxesTooSmallForTheirParts() {
    let expected: [(Int, Int, String)] = [
      (0, 0, ""), (1, 1, "─"), (4, 1, "────"), (1, 3, "│\n│\n│"), (2, 2, "┌┐\n└┘"),
    ]
    for (width, height, text) in expected {
      var surface = Surface(width: width, height: height)
      surface.box(surface.bounds, glyphs: .unicode, title: "Title")
      #expect(surface.text == text)
    }
  }

  @Test func boxesAreClippedByTheSurface() {
    var surface = Surface(width: 3, height: 2)
    surface.box(Rect(column: 1, row: 1, width: 9, height: 9), glyphs: .unicode)
    #expect(surface.text == "\n ┌─")
  }

  @Test func linesRolesAndFills() {
    var surface = Surface(width: 4, height: 3)
    surface.hline(column: -1, row: 0, length: 9, glyphs: .ascii)
    surface.vline(column: 3, row: -1, length: 9, glyphs: .ascii)
    surface.fill(Rect(column: 1, row: 1, width: 1, height: 9), with: "日", role: .bad)
    #expect(surface.text == "---|\n ? |\n ? |")
    surface.setRole(.selection, in: Rect(column: -2, row: 2, width: 9, height: 5))
    #expect(surface[0, 2].role == .selection && surface[3, 2].role == .selection)
    #expect(surface[1, 1].role == .bad)
    #expect(surface.text == "---|\n ? |\n ? |")
  }

  @Test func zeroAndNegativeSizes() {
    var surface = Surface(width: 0, height: -3)
    #expect(surface.size == Size(width: 0, height: 0))
    #expect(surface.put("text", column: 0, row: 0) == 0)
    surface.fill(Rect(column: -1, row: -1, width: 5, height: 5), with: "x")
    surface.setRole(.bad, in: Rect(column: 0, row: 0, width: 1, height: 1))
    surface[0, 0] = .blank
    #expect(surface.text.isEmpty)
    #expect(Surface(width: 0, height: 2).text == "\n")
    #expect(Rect(column: 3, row: 3, width: -1, height: 2).isEmpty)
    #expect(Rect(column: 0, row: 0, width: 3, height: 3).inset(by: 2).isEmpty)
  }

  @Test func cursorCountsInComparisons() {
    let plain = Surface(width: 2, height: 2)
    var other = plain
    #expect(plain == other)
    other.cursor = Cursor(column: 1, row: 1)
    #expect(plain != other)
  }

  @Test func cellsAreSmall() {
    #expect(MemoryLayout<Cell>.stride == 16)
  }
}
