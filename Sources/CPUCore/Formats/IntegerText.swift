/// Whole numbers as QEMU reads them on its command line: as C does, in base 10, 8 or 16.
enum IntegerText {
  /// A number without a sign of its own; a minus wraps it around, as C does.
  static func unsigned(_ text: String) -> UInt64? {
    guard let (isNegative, magnitude) = parts(text) else { return nil }
    return isNegative ? 0 &- magnitude : magnitude
  }

  /// A number with a sign.
  static func signed(_ text: String) -> Int64? {
    guard let (isNegative, magnitude) = parts(text) else { return nil }
    if isNegative {
      return magnitude == Int64.min.magnitude ? .min : Int64(exactly: magnitude).map { -$0 }
    }
    return Int64(exactly: magnitude)
  }

  private static func parts(_ text: String) -> (isNegative: Bool, magnitude: UInt64)? {
    var rest = text.utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var radix = 10
    if rest.first == UInt8(ascii: "0"), rest.count > 1 {
      let isHexadecimal = rest.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
      radix = isHexadecimal ? 16 : 8
      rest = rest.dropFirst(isHexadecimal ? 2 : 1)
    }
    // A second sign is none of C's, but would be taken by Swift.
    guard let first = rest.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else {
      return nil
    }
    return UInt64(Substring(rest), radix: radix).map { (isNegative, $0) }
  }
}
