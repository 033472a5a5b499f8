/// The drawing characters, for terminals with and without Unicode.
///
/// Each takes one cell, except the ellipsis of the ASCII set.
struct Glyphs: Equatable, Sendable {
  var horizontal: Character
  var vertical: Character
  var topLeft: Character
  var topRight: Character
  var bottomLeft: Character
  var bottomRight: Character
  /// A vertical line with a branch to the right, and so on for the other three.
  var teeRight: Character
  var teeLeft: Character
  var teeDown: Character
  var teeUp: Character
  var cross: Character
  var ellipsis: String
  var arrowUp: Character
  var arrowDown: Character
  var arrowLeft: Character
  var arrowRight: Character
  /// In front of a group whose rows are hidden.
  var folded: Character
  /// In front of a group whose rows are shown.
  var unfolded: Character
  /// There is more above, or below, what a pane shows.
  var moreAbove: Character
  var moreBelow: Character
  var scrollTrack: Character
  var scrollThumb: Character
  var bullet: Character

  static let unicode = Glyphs(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└",
    bottomRight: "┘", teeRight: "├", teeLeft: "┤", teeDown: "┬", teeUp: "┴", cross: "┼",
    ellipsis: "…", arrowUp: "↑", arrowDown: "↓", arrowLeft: "←", arrowRight: "→",
    folded: "▸", unfolded: "▾", moreAbove: "▲", moreBelow: "▼",
    scrollTrack: "│", scrollThumb: "█", bullet: "•")

  static let ascii = Glyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
    bottomRight: "+", teeRight: "+", teeLeft: "+", teeDown: "+", teeUp: "+", cross: "+",
    ellipsis: "...", arrowUp: "^", arrowDown: "v", arrowLeft: "<", arrowRight: ">",
    folded: ">", unfolded: "v", moreAbove: "^", moreBelow: "v",
    scrollTrack: "|", scrollThumb: "#", bullet: "*")

  /// An ASCII character that can stand in the cell of `scalar`.
  ///
  /// Always one character, so that columns stay where they are.
  static func transliteration(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar }
    switch scalar.value {
    case 0xA0: return " "
    case 0xAD, 0x2010...0x2015, 0x2212, 0x2500, 0x2501, 0x2550: return "-"
    case 0x2018, 0x2019: return "'"
    case 0x201C, 0x201D: return "\""
    case 0x2502, 0x2503, 0x2551: return "|"
    case 0x2026: return "."
    case 0x2191, 0x25B2, 0x25B4: return "^"
    case 0x2193, 0x25BC, 0x25BE: return "v"
    case 0x2190: return "<"
    case 0x2192, 0x25B6, 0x25B8: return ">"
    case 0xD7: return "x"
    case 0xB7, 0x2022: return "*"
    case 0x2713, 0x2714: return "x"
    case 0x2580...0x259F: return "#"
    case 0x250C...0x254B, 0x2552...0x256C: return "+"
    default: return letters[scalar] ?? "?"
    }
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    let groups: [(Unicode.Scalar, String)] = [
      ("A", "ÀÁÂÃÄÅĀĂĄÆ"), ("a", "àáâãäåāăąæ"), ("C", "ÇĆČ"), ("c", "çćč"), ("D", "ĎĐ"),
      ("d", "ďđ"), ("E", "ÈÉÊËĒĖĘĚ"), ("e", "èéêëēėęě"), ("G", "Ğ"), ("g", "ğ"),
      ("I", "ÌÍÎÏĪİ"), ("i", "ìíîïīı"), ("L", "Ł"), ("l", "ł"), ("N", "ÑŃŇ"), ("n", "ñńň"),
      ("O", "ÒÓÔÕÖØŌŐŒ"), ("o", "òóôõöøōőœ"), ("R", "Ř"), ("r", "ř"), ("S", "ŚŞŠẞ"),
      ("s", "śşšß"), ("T", "Ť"), ("t", "ť"), ("U", "ÙÚÛÜŪŮŰ"), ("u", "ùúûüūůű"),
      ("Y", "ÝŸ"), ("y", "ýÿ"), ("Z", "ŹŻŽ"), ("z", "źżž"),
    ]
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (letter, accented) in groups {
      for scalar in accented.unicodeScalars { letters[scalar] = letter }
    }
    return letters
  }()
}
