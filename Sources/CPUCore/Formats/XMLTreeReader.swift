/// An element of an XML document with everything in it.
struct XMLTreeElement {
  let name: String
  let line: Int
  var attributes: [(name: String, value: String)] = []
  var children: [XMLTreeElement] = []
  /// The text directly in the element, without the white space around it.
  var text = ""

  /// The value of an attribute; nil where the element does not have it.
  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// The first child of that name.
  func child(_ name: String) -> XMLTreeElement? {
    children.first { $0.name == name }
  }

  /// All children of that name.
  func children(_ name: String) -> [XMLTreeElement] {
    children.filter { $0.name == name }
  }
}

/// Reads the XML that libvirt writes, one root element after the other.
///
/// A reader of our own: Foundation's XMLParser can not be linked into the program. Even with the
/// Swift runtime linked statically it needs libxml2, ICU, zlib and liblzma as shared libraries; the
/// program grows from 9 to 70 MB, and its start from 3.4 to 5.2 ms.
///
/// It knows elements, attributes, text, CDATA sections, comments, processing instructions, the five
/// predefined entities and character references. It refuses document type declarations, so there is
/// nothing to expand or to fetch, and bounds everything that a document could make large.
struct XMLTreeReader {
  /// What a document may not pass.
  struct Limits {
    var bytes = 64 << 20
    var depth = 64
    /// Elements and attributes together.
    var nodes = 200_000
    var attributes = 64
    var nameLength = 256
  }

  private let bytes: [UInt8]
  private let limits: Limits
  private var index = 0
  private var line = 1
  private var countedTo = 0
  private var nodeCount = 0
  private var open: [(element: XMLTreeElement, text: [UInt8])] = []

  init(_ bytes: [UInt8], limits: Limits = Limits()) throws(LibvirtXMLError) {
    self.bytes = bytes
    self.limits = limits
    guard bytes.count <= limits.bytes else {
      throw LibvirtXMLError(.tooLong(bytes: limits.bytes), line: 1)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Reads the next root element; nil after the last.
  mutating func next() throws(LibvirtXMLError) -> XMLTreeElement? {
    nodeCount = 0
    while true {
      if open.isEmpty { skipSpace() }
      guard index < bytes.count else { break }
      if bytes[index] != UInt8(ascii: "<") {
        guard !open.isEmpty else { throw fault(.syntax(expected: "an element")) }
        try readText()
      } else if let root = try readMarkup() {
        return root
      }
    }
    guard let last = open.last else { return nil }
    throw fault(.unclosedElement(last.element.name))
  }

  // MARK: Markup

  /// Reads what begins with `<`; gives the root element when that is complete.
  private mutating func readMarkup() throws(LibvirtXMLError) -> XMLTreeElement? {
    if take("<!--") {
      try skip(past: "-->")
    } else if take("<![CDATA[") {
      guard !open.isEmpty else { throw fault(.syntax(expected: "an element")) }
      let start = index
      try skip(past: "]]>")
      open[open.count - 1].text += bytes[start..<index - 3]
    } else if take("<!") {
      let isDocumentType = bytes[index...].starts(with: "DOCTYPE".utf8)
      throw fault(isDocumentType ? .documentType : .syntax(expected: "an element or a comment"))
    } else if take("<?") {
      try skip(past: "?>")
    } else if take("</") {
      return try readEndTag()
    } else {
      index += 1
      return try readStartTag()
    }
    return nil
  }

  private mutating func readStartTag() throws(LibvirtXMLError) -> XMLTreeElement? {
    try countNode()
    guard open.count < limits.depth else { throw fault(.limit(.depth(limits.depth))) }
    let line = currentLine()
    var element = XMLTreeElement(name: try readName("an element's name"), line: line)
    while true {
      let hasSpace = skipSpace()
      if take("/>") {
        open.append((element, []))
        return try closeElement()
      }
      if take(">") {
        open.append((element, []))
        return nil
      }
      guard hasSpace else { throw fault(.syntax(expected: "white space or the end of the tag")) }
      let name = try readName("an attribute, '>' or '/>'")
      guard element[name] == nil else { throw fault(.repeatedAttribute(name)) }
      guard element.attributes.count < limits.attributes else {
        throw fault(.limit(.attributes(limits.attributes)))
      }
      try countNode()
      element.attributes.append((name, try readAttributeValue()))
    }
  }

  private mutating func countNode() throws(LibvirtXMLError) {
    nodeCount += 1
    guard nodeCount <= limits.nodes else { throw fault(.limit(.nodes(limits.nodes))) }
  }

  private mutating func readAttributeValue() throws(LibvirtXMLError) -> String {
    skipSpace()
    guard take("=") else { throw fault(.syntax(expected: "'='")) }
    skipSpace()
    guard index < bytes.count, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(bytes[index]) else {
      throw fault(.syntax(expected: "a quoted value"))
    }
    let quote = bytes[index]
    index += 1
    var value: [UInt8] = []
    while index < bytes.count, bytes[index] != quote {
      switch bytes[index] {
      case UInt8(ascii: "<"): throw fault(.syntax(expected: "the end of a quoted value"))
      case UInt8(ascii: "&"): value += try readReference()
      case 0x09, 0x0A, 0x0D:
        value.append(0x20)
        index += 1
      default:
        value.append(bytes[index])
        index += 1
      }
    }
    guard index < bytes.count else { throw fault(.syntax(expected: "the end of a quoted value")) }
    index += 1
    return try string(value)
  }

  private mutating func readEndTag() throws(LibvirtXMLError) -> XMLTreeElement? {
    let name = try readName("an element's name")
    skipSpace()
    guard take(">") else { throw fault(.syntax(expected: "'>'")) }
    guard let last = open.last else { throw fault(.syntax(expected: "an element")) }
    guard last.element.name == name else {
      throw fault(.wrongEndTag(open: last.element.name, found: name))
    }
    return try closeElement()
  }

  /// Closes the innermost element; gives it if it is the root.
  private mutating func closeElement() throws(LibvirtXMLError) -> XMLTreeElement? {
    var (element, text) = open.removeLast()
    element.text = try string(Self.trimmed(text))
    guard !open.isEmpty else { return element }
    open[open.count - 1].element.children.append(element)
    return nil
  }

  // MARK: Text

  private mutating func readText() throws(LibvirtXMLError) {
    var text: [UInt8] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
      if bytes[index] == UInt8(ascii: "&") {
        text += try readReference()
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    // The white space that lays a document out is not kept.
    let isBlank = text.allSatisfy(Self.isSpace)
    if !isBlank || !open[open.count - 1].text.isEmpty { open[open.count - 1].text += text }
  }

  /// The longest reference, in bytes.
  private static let longestReference = 12

  private mutating func readReference() throws(LibvirtXMLError) -> [UInt8] {
    let rest = bytes[(index + 1)...].prefix(Self.longestReference)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else {
      throw fault(.syntax(expected: "an entity after '&'"))
    }
    guard let name = String(validating: bytes[(index + 1)..<end], as: UTF8.self) else {
      throw fault(.notUTF8)
    }
    let scalar: Unicode.Scalar
    switch name {
    case "amp": scalar = "&"
    case "lt": scalar = "<"
    case "gt": scalar = ">"
    case "quot": scalar = "\""
    case "apos": scalar = "'"
    default: scalar = try characterReference(name)
    }
    index = end + 1
    return Array(String(scalar).utf8)
  }

  private mutating func characterReference(
    _ name: String
  ) throws(LibvirtXMLError) -> Unicode.Scalar {
    guard name.hasPrefix("#") else { throw fault(.unknownEntity(name)) }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let first = digits.first, first != "+", first != "-",
      let code = UInt32(digits, radix: isHexadecimal ? 16 : 10)
    else { throw fault(.syntax(expected: "a character's number")) }
    guard let scalar = Unicode.Scalar(code), Self.isAllowed(scalar) else {
      throw fault(.forbiddenCharacter(code))
    }
    return scalar
  }

  private mutating func string(
    _ text: some Collection<UInt8>
  ) throws(LibvirtXMLError) -> String {
    guard let string = String(validating: text, as: UTF8.self) else { throw fault(.notUTF8) }
    if let scalar = string.unicodeScalars.first(where: { !Self.isAllowed($0) }) {
      throw fault(.forbiddenCharacter(scalar.value))
    }
    return string
  }

  private mutating func readName(_ expected: String) throws(LibvirtXMLError) -> String {
    let start = index
    while index < bytes.count, Self.isInName(bytes[index]) { index += 1 }
    guard index > start, Self.beginsName(bytes[start]) else {
      index = start
      throw fault(.syntax(expected: expected))
    }
    guard index - start <= limits.nameLength else {
      throw fault(.limit(.nameLength(limits.nameLength)))
    }
    return try string(bytes[start..<index])
  }

  // MARK: Bytes

  /// An error at the place that is being read.
  private mutating func fault(_ problem: LibvirtXMLError.Problem) -> LibvirtXMLError {
    LibvirtXMLError(problem, line: currentLine())
  }

  private mutating func currentLine() -> Int {
    while countedTo < min(index, bytes.count) {
      if bytes[countedTo] == 0x0A { line += 1 }
      countedTo += 1
    }
    return line
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[index...].starts(with: expected) else { return false }
    index += expected.count
    return true
  }

  @discardableResult private mutating func skipSpace() -> Bool {
    let start = index
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    return index > start
  }

  /// Goes behind the next occurrence of a text of three bytes or less.
  private mutating func skip(past end: StaticString) throws(LibvirtXMLError) {
    while index < bytes.count {
      if take(end) { return }
      index += 1
    }
    throw fault(.syntax(expected: "'\(end)'"))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private static func trimmed(_ text: [UInt8]) -> ArraySlice<UInt8> {
    guard let end = text.lastIndex(where: { !isSpace($0) }) else { return [] }
    return text[...end].drop(while: isSpace)
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte >= 0x80
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    beginsName(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  /// Whether XML 1.0 allows a character.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// The longest name that an error shows, in characters.
  private static let longestShownName = 60

  /// A name from a document as an error may show it: printable ASCII, and not too long.
  static func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let front = scalars.prefix(longestShownName).map { scalar in
      (0x20..<0x7F).contains(scalar.value) ? String(scalar) : scalar.escaped(asASCII: true)
    }
    return front.joined() + (scalars.count > longestShownName ? "..." : "")
  }
}
