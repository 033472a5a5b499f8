/// What is wrong with an XML document, and in which line.
public struct LibvirtXMLError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// The input is longer than is read.
    case tooLong(bytes: Int)
    /// There is no element in the input.
    case empty
    /// Something that is not XML, with what was expected in its place.
    case syntax(expected: String)
    /// The bytes are no UTF-8 text.
    case notUTF8
    /// A character that XML forbids.
    case forbiddenCharacter(UInt32)
    /// A document type declaration, which is not read.
    case documentType
    /// An entity that XML does not define.
    case unknownEntity(String)
    /// An end tag that does not fit the element that is open.
    case wrongEndTag(open: String, found: String)
    /// The input ends within an element.
    case unclosedElement(String)
    /// An attribute is written twice.
    case repeatedAttribute(String)
    /// A limit of the reader is passed.
    case limit(Limit)

    /// A root element that is none of those that are read.
    case unknownRoot(String)
    /// The input mixes hosts, guests and CPUs.
    case mixedDocuments
    /// The answer of `virsh capabilities`, which has no CPU model on this architecture.
    case capabilitiesWithoutModel
    /// The document is about another architecture.
    case otherArchitecture(String)
    /// An element or attribute is missing.
    case missing(String)
    /// An attribute or element has a value that it can not have.
    case invalidValue(of: String, String)
    /// A feature is listed twice.
    case repeatedFeature(String)
    /// The host model is not supported there, so the file says nothing of the host.
    case noHostModel
    /// The host model's name is not that of a base model in the catalog.
    case unknownModel(String)
  }

  /// A limit of the reader.
  public enum Limit: Hashable, Sendable {
    /// Elements within elements.
    case depth(Int)
    /// Elements and attributes of a document.
    case nodes(Int)
    /// Attributes of an element.
    case attributes(Int)
    /// Bytes of a name.
    case nameLength(Int)
    /// Documents of an input.
    case documents(Int)
  }

  /// The line, counted from 1.
  public let line: Int
  /// What is wrong.
  public let problem: Problem

  init(_ problem: Problem, line: Int) {
    self.problem = problem
    self.line = line
  }
}

extension LibvirtXMLError: CustomStringConvertible {
  /// The line and what is wrong, in one line of printable ASCII.
  public var description: String { "line \(line): \(problem)" }
}

extension LibvirtXMLError.Problem: CustomStringConvertible {
  /// What is wrong, in one line of printable ASCII.
  public var description: String {
    syntaxDescription ?? contentDescription
  }

  private var syntaxDescription: String? {
    switch self {
    case .tooLong(let bytes): "more than \(bytes) bytes, which is not libvirt's XML"
    case .empty: "no XML element"
    case .syntax(let expected): "not well-formed XML: expected \(expected)"
    case .notUTF8: "not UTF-8 text"
    case .forbiddenCharacter(let code):
      "the character U+\(String(code, radix: 16, uppercase: true)) is not allowed in XML"
    case .documentType: "document type declarations are not read"
    case .unknownEntity(let name): "unknown entity '\(XMLTreeReader.shown(name))'"
    case .wrongEndTag(let open, let found):
      "end tag of <\(XMLTreeReader.shown(found))> where <\(XMLTreeReader.shown(open))> is open"
    case .unclosedElement(let name): "<\(XMLTreeReader.shown(name))> is not closed"
    case .repeatedAttribute(let name): "attribute '\(XMLTreeReader.shown(name))' is written twice"
    case .limit(let limit): limit.description
    default: nil
    }
  }

  private var contentDescription: String {
    switch self {
    case .unknownRoot(let name):
      "<\(XMLTreeReader.shown(name))> is none of <domainCapabilities>, <domain>, <cpu>, <qemuCaps>"
    case .mixedDocuments: "hosts, guests and bare CPUs in one file"
    case .capabilitiesWithoutModel:
      "the output of 'virsh capabilities' has no CPU model on s390x; "
        + "use that of 'virsh domcapabilities'"
    case .otherArchitecture(let name):
      "this is about the architecture \(XMLTreeReader.shown(name)); only s390x is read"
    case .missing(let name): "\(XMLTreeReader.shown(name)) is missing"
    case .invalidValue(let name, let value):
      "\(XMLTreeReader.shown(name)) cannot be '\(XMLTreeReader.shown(value))'"
    case .repeatedFeature(let name): "feature '\(XMLTreeReader.shown(name))' is listed twice"
    case .noHostModel: "libvirt has no host-model there, so nothing says what the host offers"
    case .unknownModel(let name):
      "'\(XMLTreeReader.shown(name))' is no base model that is known here"
    default: ""
    }
  }
}

extension LibvirtXMLError.Limit: CustomStringConvertible {
  /// The limit in words.
  public var description: String {
    switch self {
    case .depth(let limit): "elements are nested deeper than \(limit)"
    case .nodes(let limit): "a document has more than \(limit) elements and attributes"
    case .attributes(let limit): "an element has more than \(limit) attributes"
    case .nameLength(let limit): "a name is longer than \(limit) bytes"
    case .documents(let limit): "more than \(limit) documents"
    }
  }
}
