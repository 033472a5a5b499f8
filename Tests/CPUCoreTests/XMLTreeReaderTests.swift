import Testing

@testable import CPUCore

private func tree(_ text: String) throws -> XMLTreeElement? {
  var reader = try XMLTreeReader(Array(text.utf8))
  return try reader.next()
}

@Suite struct XMLTreeReaderTests {
  @Test func `elements, attributes, text and what is passed over`() throws {
    let root = try #require(
      try tree(
        """
        \u{FEFF}<?xml version='1.0' encoding='UTF-8'?>
        <!-- made <by> hand -->
        <a x='1' y = "it's"
           ns:z='&lt;&#65;&#x42;&amp;'>
          one <b/> &gt; <![CDATA[<two> & ]]><!-- - --> three
          <b k=''><c></c></b ><?pi x?>
        </a>
        """))
    #expect(root.name == "a" && root.line == 3)
    #expect(root["x"] == "1" && root["y"] == "it's" && root["ns:z"] == "<AB&")
    #expect(root["none"] == nil)
    #expect(root.text.split(separator: " ") == ["one", ">", "<two>", "&", "three"])
    #expect(root.children.map(\.name) == ["b", "b"] && root.children("b").count == 2)
    #expect(root.children[1].line == 6 && root.children[1]["k"]?.isEmpty == true)
    #expect(root.children[1].child("c") != nil)
  }

  @Test func `several documents, each with its declaration`() throws {
    var reader = try XMLTreeReader(
      Array("<?xml version='1.0'?><a/>\n\n<?xml version='1.0'?>\n<b/>\n".utf8))
    #expect(try reader.next()?.name == "a")
    #expect(try reader.next()?.line == 4)
    #expect(try reader.next() == nil)
  }

  @Test(
    arguments: [
      ("<a>\n<b></a>", 2, .wrongEndTag(open: "b", found: "a")),
      ("<a>\n\n<b>", 3, .unclosedElement("b")),
      ("text", 1, .syntax(expected: "an element")),
      ("<a/>\nrest", 2, .syntax(expected: "an element")),
      ("</a>", 1, .syntax(expected: "an element")),
      ("<![CDATA[x]]>", 1, .syntax(expected: "an element")),
      ("<a", 1, .syntax(expected: "white space or the end of the tag")),
      ("<a ", 1, .syntax(expected: "an attribute, '>' or '/>'")),
      ("<a\nb>", 2, .syntax(expected: "'='")),
      ("<a b=c>", 1, .syntax(expected: "a quoted value")),
      ("<a b='c", 1, .syntax(expected: "the end of a quoted value")),
      ("<a b='<'/>", 1, .syntax(expected: "the end of a quoted value")),
      ("<a b='1'c='2'/>", 1, .syntax(expected: "white space or the end of the tag")),
      ("<a b='1' b='2'/>", 1, .repeatedAttribute("b")),
      ("<1/>", 1, .syntax(expected: "an element's name")),
      ("<", 1, .syntax(expected: "an element's name")),
      ("<a></a b>", 1, .syntax(expected: "'>'")),
      ("<a>&nbsp;</a>", 1, .unknownEntity("nbsp")),
      ("<a>&", 1, .syntax(expected: "an entity after '&'")),
      ("<a>&averyveryverylongentity;</a>", 1, .syntax(expected: "an entity after '&'")),
      ("<a>&#;</a>", 1, .syntax(expected: "a character's number")),
      ("<a>&#-5;</a>", 1, .syntax(expected: "a character's number")),
      ("<a>&#0;</a>", 1, .forbiddenCharacter(0)),
      ("<a>&#xD800;</a>", 1, .forbiddenCharacter(0xD800)),
      ("<a>&#x110000;</a>", 1, .forbiddenCharacter(0x110000)),
      ("<a b='\u{1B}[2J'/>", 1, .forbiddenCharacter(0x1B)),
      ("<a>\u{0}</a>", 1, .forbiddenCharacter(0)),
      ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", 1, .documentType),
      ("<a>\n<!ELEMENT b>", 2, .syntax(expected: "an element or a comment")),
      ("<!-- never ends", 1, .syntax(expected: "'-->'")),
      ("<?xml", 1, .syntax(expected: "'?>'")),
    ] as [(String, Int, LibvirtXMLError.Problem)])
  func `faults are named with their line`(
    _ text: String, _ line: Int, _ problem: LibvirtXMLError.Problem
  ) {
    #expect(throws: LibvirtXMLError(problem, line: line)) {
      var reader = try XMLTreeReader(Array(text.utf8))
      while try reader.next() != nil {}
    }
  }

  @Test func `bytes that are no UTF-8`() {
    for bytes in [[0xFF], [0xC3], [0xED, 0xA0, 0x80]] as [[UInt8]] {
      let documents = [
        Array("<a>".utf8) + bytes + Array("</a>".utf8),
        Array("<a b='".utf8) + bytes + Array("'/>".utf8),
        Array("<a".utf8) + bytes + Array("/>".utf8),
        Array("<a>&".utf8) + bytes + Array(";</a>".utf8),
      ]
      for document in documents {
        #expect(throws: LibvirtXMLError(.notUTF8, line: 1)) {
          var reader = try XMLTreeReader(document)
          _ = try reader.next()
        }
      }
    }
  }

  @Test func `everything is bounded`() {
    var limits = XMLTreeReader.Limits()
    limits.bytes = 100
    limits.depth = 3
    limits.nodes = 8
    limits.attributes = 2
    limits.nameLength = 5
    let cases: [(String, LibvirtXMLError.Problem?)] = [
      ("<a><b><c/></b></a>", nil),
      ("<a><b><c><d/></c></b></a>", .limit(.depth(3))),
      ("<a><b/><b/><b/><b/><b/><b/><b/></a>", nil),
      ("<a><b/><b/><b/><b/><b/><b/><b/><b/></a>", .limit(.nodes(8))),
      ("<a x='' y=''><b x='' y=''/><b x='' y=''/></a>", .limit(.nodes(8))),
      ("<a x='' y='' z=''/>", .limit(.attributes(2))),
      ("<abcdef/>", .limit(.nameLength(5))),
      ("<a>" + String(repeating: "x", count: 100) + "</a>", .tooLong(bytes: 100)),
    ]
    for (text, problem) in cases {
      var found: LibvirtXMLError.Problem?
      do throws(LibvirtXMLError) {
        var reader = try XMLTreeReader(Array(text.utf8), limits: limits)
        _ = try reader.next()
      } catch {
        found = error.problem
      }
      #expect(found == problem, "\(text)")
    }
  }

  @Test func `errors show names as printable ASCII, cut short`() {
    #expect(XMLTreeReader.shown("a\u{1B}ü\n") == "a\\u{1B}\\u{00FC}\\n")
    #expect(XMLTreeReader.shown(String(repeating: "x", count: 100)).count == 63)
  }
}
