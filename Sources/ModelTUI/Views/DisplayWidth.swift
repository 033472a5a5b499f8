// How many cells text takes on the screen. The measure is that of the C library's `wcwidth`, which
// ncurses uses too; it is restated here because drawing must not depend on the locale.

extension Unicode.Scalar {
  /// The cells the scalar takes: 0 if it joins the one before it, 2 if it is wide, else 1.
  ///
  /// A scalar that is shown by its number (see `visibleForm`) counts as long as that form.
  var displayWidth: Int {
    if value >= 0x20, value < 0x7F { return 1 }
    if let form = visibleForm { return form.utf8.count }
    return value < 0x300 ? 1 : DisplayWidth.ofPrintable(self)
  }

  /// How a scalar that must not reach the terminal as it is gets shown, nil for all others.
  ///
  /// These are the control characters, which could steer the terminal, the marks that change the
  /// direction of writing, which could disguise a line, and code points without a character.
  var visibleForm: String? {
    switch value {
    case 0x00...0x1F: "^\(Character(Unicode.Scalar(UInt8(value) + 0x40)))"
    case 0x7F: "^?"
    case 0x80...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: numberForm
    case 0x00...0x2FF: nil
    default: properties.generalCategory == .unassigned ? numberForm : nil
    }
  }

  private var numberForm: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}

extension Character {
  /// The cells the character takes.
  var displayWidth: Int {
    unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }
}

extension StringProtocol {
  /// The cells the text takes, control characters counted in their visible form.
  var displayWidth: Int {
    var count = 0
    for byte in utf8 {
      guard byte >= 0x20, byte < 0x7F else {
        return unicodeScalars.reduce(0) { $0 + $1.displayWidth }
      }
      count += 1
    }
    return count
  }

  /// The text with control characters and the like in a form that can be read.
  var visible: String {
    var result = ""
    for scalar in unicodeScalars {
      if let form = scalar.visibleForm {
        result += form
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text cut to `width` cells, with the ellipsis as the last of them if anything was cut.
  ///
  /// Where not even the ellipsis fits, the text is cut without one.
  func clipped(to width: Int, ellipsis: String = Glyphs.unicode.ellipsis) -> String {
    if displayWidth <= width { return String(self) }
    let mark = ellipsis.displayWidth <= width ? ellipsis : ""
    var room = width - mark.displayWidth
    var result = ""
    for scalar in unicodeScalars {
      room -= scalar.displayWidth
      if room < 0 { break }
      result.unicodeScalars.append(scalar)
    }
    return result + mark
  }

  /// As many of its first words as have room, and none where the first has not.
  func words(within width: Int) -> String {
    var words = String(self).split(separator: " ")
    while words.joined(separator: " ").displayWidth > width { words.removeLast() }
    return words.joined(separator: " ")
  }

  /// The text with blanks behind it up to `width` cells.
  func padded(to width: Int) -> String {
    let missing = width - displayWidth
    return missing > 0 ? self + String(repeating: " ", count: missing) : String(self)
  }
}

/// The tables behind `displayWidth`.
private enum DisplayWidth {
  static func ofPrintable(_ scalar: Unicode.Scalar) -> Int {
    if joinsPrevious(scalar) { return 0 }
    return scalar.value >= 0x1100 && isWide(scalar.value) ? 2 : 1
  }

  private static func joinsPrevious(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The vowels and final consonants of Hangul complete the syllable before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return true
    // These format characters have a visible sign of their own.
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if value > wideRanges[middle].upperBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }

  /// East Asian wide and full-width characters and the emoji shown as pictures.
  ///
  /// Code points without a character may lie within a range; they never come here.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
    0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F,
    0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
    0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5,
    0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
    0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
    0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3096, 0x309B...0xA4C6, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x16FE3, 0x16FF0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF,
    0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
    0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4,
    0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E,
    0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F,
    0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC,
    0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF,
    0x1FA70...0x1FAF6, 0x20000...0x3134A,
  ]
}
