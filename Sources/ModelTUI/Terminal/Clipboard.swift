import CNcurses

extension Terminal {
  /// Asks the terminal to put text on the clipboard; false if the text is too long for that.
  ///
  /// Terminals that do not know the request (OSC 52) or do not allow it ignore it, and none says
  /// so: a `true` only means that the request was sent.
  @discardableResult
  func copyToClipboard(_ text: String) -> Bool {
    let encoded = Clipboard.base64(text.utf8)
    guard encoded.count <= Clipboard.limit else { return false }
    let request = Array("\u{1B}]52;c;".utf8) + encoded + [7]
    request.withUnsafeBytes { bytes in
      guard let base = bytes.bindMemory(to: CChar.self).baseAddress else { return }
      nc_write(base, bytes.count)
    }
    return true
  }
}

/// The encoding of clipboard requests.
enum Clipboard {
  /// The most bytes of encoded text that common terminals take.
  static let limit = 74_000

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes in base 64 with padding.
  static func base64(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = rest.prefix(3)
      rest = rest.dropFirst(3)
      var bits = group.reduce(0) { $0 << 8 | Int($1) }
      bits <<= 8 * (3 - group.count)
      for position in 0..<4 {
        let digit = alphabet[bits >> (18 - 6 * position) & 63]
        result.append(position <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return result
  }
}
