import Testing

@testable import ModelTUI

@Suite struct DisplayWidthTests {
  /// What `wcwidth` of the GNU C library 2.36 says in a UTF-8 locale.
  @Test(arguments: [
    ("a", 1), ("é", 1), ("日", 2), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("\u{301}", 0), ("\u{AD}", 1),
    ("\u{200B}", 0), ("\u{FE0F}", 0), ("😀", 2), ("✓", 1), ("✅", 2), ("─", 1), ("…", 1),
    ("\u{1160}", 0), ("\u{115F}", 2), ("\u{600}", 1), ("\u{E31}", 0), ("\u{3099}", 0),
    ("\u{E000}", 1), ("\u{1F1E6}", 1), ("\u{20000}", 2), ("\u{2329}", 2), ("\u{2328}", 1),
  ])
  func scalarWidthAgreesWithTheCLibrary(text: String, width: Int) {
    #expect(text.displayWidth == width)
    #expect(text.unicodeScalars.first?.displayWidth == width)
  }

  @Test func widthOfTextCountsWhatIsShown() {
    #expect("".displayWidth == 0)
    #expect("plain".displayWidth == 5)
    #expect("e\u{301}日".displayWidth == 3)
    #expect("\t".displayWidth == 2)
    #expect("\u{9B}".displayWidth == 8)
    #expect(Character("e\u{301}").displayWidth == 1)
  }

  @Test func controlCharactersBecomeVisible() {
    #expect("a\tb\u{0}\u{7F}".visible == "a^Ib^@^?")
    #expect("\u{9B}31m".visible == "<U+009B>31m")
    #expect("\u{2028}\u{202E}x".visible == "<U+2028><U+202E>x")
    #expect("größe 日本".visible == "größe 日本")
    #expect("\u{378}".visible == "<U+0378>")
  }

  @Test func clippingKeepsToTheWidth() {
    #expect("abcdef".clipped(to: 6) == "abcdef")
    #expect("abcdef".clipped(to: 5) == "abcd…")
    #expect("abcdef".clipped(to: 5, ellipsis: "...") == "ab...")
    #expect("abcdef".clipped(to: 2, ellipsis: "...") == "ab")
    #expect("abcdef".clipped(to: 0).isEmpty)
    #expect("abcdef".clipped(to: -1).isEmpty)
    #expect("日本語".clipped(to: 4) == "日…")
    #expect("日本語".clipped(to: 5) == "日本…")
    #expect("e\u{301}e\u{301}e\u{301}".clipped(to: 2) == "e\u{301}…")
  }

  @Test func paddingFillsUpToTheWidth() {
    #expect("日".padded(to: 4) == "日  ")
    #expect("abc".padded(to: 2) == "abc")
  }

  @Test func transliterationKeepsOneCell() {
    let line = "größe → ─│┌ … Ł€".unicodeScalars.map { Glyphs.transliteration(of: $0) }
    #expect(String(String.UnicodeScalarView(line)) == "grose > -|+ . L?")
  }

  @Test func keysHaveLabels() {
    let keys: [Key] = [
      .character(" "), .character("G"), .control("r"), .control(" "), .backTab, .pageUp,
      .function(10),
    ]
    #expect(keys.map(\.label) == ["Space", "G", "C-r", "C-Space", "S-Tab", "PgUp", "F10"])
  }
}
