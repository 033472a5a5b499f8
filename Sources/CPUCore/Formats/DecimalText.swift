/// Floating-point numbers in decimal, with 17 significant digits as QEMU prints them.
enum DecimalText {
  private static let digitCount = 17

  /// The text of a number, in exponent form when it is very small or very large.
  static func text(_ value: Double) -> String {
    let sign = value.sign == .minus ? "-" : ""
    if value.isNaN { return sign + "nan" }
    if value.isInfinite { return sign + "inf" }
    if value.isZero { return sign + "0" }
    // A whole number that is exact needs no more than its digits.
    if value.magnitude < 0x1p53, let whole = Int64(exactly: value) { return String(whole) }

    let (digits, exponent) = significantDigits(value.magnitude)
    return sign + layOut(digits, exponent: exponent)
  }

  /// Places the point: `digits` begins with the digit that counts ten to the power of `exponent`.
  private static func layOut(_ digits: [UInt8], exponent: Int) -> String {
    let significant = digits.prefix((digits.lastIndex { $0 != 0 } ?? 0) + 1)
    let text = significant.map { String($0) }.joined()
    if exponent < -4 || exponent >= digitCount {
      let fraction = text.count > 1 ? "." + text.dropFirst() : ""
      let magnitude = String(exponent.magnitude)
      let padding = magnitude.count < 2 ? "0" : ""
      return "\(text.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(padding)\(magnitude)"
    }
    if exponent < 0 {
      return "0." + String(repeating: "0", count: -exponent - 1) + text
    }
    let wholeCount = exponent + 1
    if text.count <= wholeCount {
      return text + String(repeating: "0", count: wholeCount - text.count)
    }
    return text.prefix(wholeCount) + "." + text.dropFirst(wholeCount)
  }

  /// The first digits of a positive number, correctly rounded, and the decimal exponent.
  ///
  /// Every binary fraction ends in decimal too, so all digits are computed, then cut.
  private static func significantDigits(_ value: Double) -> (digits: [UInt8], exponent: Int) {
    let isNormal = value.exponentBitPattern > 0
    let significand = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let binaryExponent = max(Int(value.exponentBitPattern), 1) - 1075
    // A division by a power of two is a multiplication by that power of five, with the point
    // moved by as many digits.
    let all = decimalDigits(
      significand, timesPowerOf: binaryExponent < 0 ? 5 : 2, Int(binaryExponent.magnitude))
    let exponent = all.count - 1 + min(binaryExponent, 0)
    return rounded(all, exponent: exponent)
  }

  /// The digits of a whole number multiplied by a power, without leading zeros.
  private static func decimalDigits(
    _ number: UInt64, timesPowerOf factor: UInt64, _ power: Int
  ) -> [UInt8] {
    // Groups of nine digits, the least significant first.
    let base: UInt64 = 1_000_000_000
    var groups = [number % base, number / base]
    for _ in 0..<power {
      var carry: UInt64 = 0
      for index in groups.indices {
        let product = groups[index] * factor + carry
        groups[index] = product % base
        carry = product / base
      }
      if carry > 0 { groups.append(carry) }
    }
    let text = groups.reversed().map { group in
      let digits = String(group)
      return String(repeating: "0", count: 9 - digits.count) + digits
    }
    return text.joined().utf8.map { $0 - UInt8(ascii: "0") }.drop { $0 == 0 } + []
  }

  private static func rounded(
    _ all: [UInt8], exponent: Int
  ) -> (digits: [UInt8], exponent: Int) {
    guard all.count > digitCount else { return (all, exponent) }
    var digits = Array(all.prefix(digitCount))
    let rest = all.dropFirst(digitCount)
    let isHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    // A tie goes to the even digit.
    let goesUp = isHalf ? digits[digitCount - 1] % 2 == 1 : (rest.first ?? 0) >= 5
    guard goesUp else { return (digits, exponent) }
    var index = digitCount - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
      return (digits, exponent)
    }
    return ([1], exponent + 1)
  }
}
