/// UTF-8 as QEMU accepts it: U+0000 may be written in two bytes, noncharacters are invalid.
enum ModifiedUTF8 {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The scalar at an index, `nil` if the bytes there are invalid, and how many bytes it takes.
  static func decode(_ bytes: Bytes, at start: Int) -> (scalar: Unicode.Scalar?, length: Int) {
    let lead = bytes[start]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    // A lone continuation byte, or a byte that never occurs.
    guard 0xC0...0xFD ~= lead else { return (nil, 1) }

    let expectedLength = (~lead).leadingZeroBitCount
    var codePoint = UInt32(lead) & (0x7F >> UInt32(expectedLength))
    var length = 1
    while length < expectedLength {
      guard start + length < bytes.count, bytes[start + length] & 0xC0 == 0x80 else {
        return (nil, length)
      }
      codePoint = codePoint << 6 | UInt32(bytes[start + length] & 0x3F)
      length += 1
    }
    let isShortest = expectedLength == shortestLength(codePoint)
    guard isShortest || (codePoint == 0 && length == 2) else { return (nil, length) }
    return (scalar(codePoint), length)
  }

  /// The scalar with a code point, `nil` for surrogates, noncharacters and what is too large.
  static func scalar(_ codePoint: UInt32) -> Unicode.Scalar? {
    if codePoint & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= codePoint { return nil }
    return Unicode.Scalar(codePoint)
  }

  /// A text for a message: up to the first zero byte, each invalid sequence replaced by U+FFFD.
  static func text(_ bytes: Slice<Bytes>) -> String {
    let terminated = Bytes(rebasing: bytes.prefix { $0 != 0 })
    var scalars = String.UnicodeScalarView()
    var index = 0
    while index < terminated.count {
      let (scalar, length) = decode(terminated, at: index)
      scalars.append(scalar ?? "\u{FFFD}")
      index += length
    }
    return String(scalars)
  }

  private static func shortestLength(_ codePoint: UInt32) -> Int {
    switch codePoint {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x1_0000: 3
    case ..<0x20_0000: 4
    case ..<0x400_0000: 5
    default: 6
    }
  }
}
