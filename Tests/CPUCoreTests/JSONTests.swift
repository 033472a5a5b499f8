import Testing

@testable import CPUCore

private func bytes(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
}

/// What a parser makes of the pieces of a stream, in the notation of the recorded cases.
private func results(
  _ pieces: [some Sequence<UInt8>], limits: JSONStreamParser.Limits = .qmp, finish: Bool = false
) -> [String] {
  var found: [String] = []
  func take(_ result: Result<JSONValue, JSONParseError>, _: JSONPosition) {
    switch result {
    case .success(let value):
      found.append("= " + JSONWriter.text(value))
    case .failure(let error):
      let prefix = "JSON parse error, "
      found.append(
        error.message.hasPrefix(prefix)
          ? String(error.message.dropFirst(prefix.count)) : error.message)
    }
  }
  var parser = JSONStreamParser(limits: limits)
  for piece in pieces {
    parser.feed(piece, take)
  }
  if finish { parser.finish(take) }
  return found
}

@Suite struct JSONRecordedTests {
  @Test func streamsGiveWhatQEMUGives() {
    for (input, expected) in JSONRecordedCases.streams {
      #expect(results([bytes(input)]) == expected, "\(input.debugDescription)")
    }
  }

  @Test func everySplitOfTheInputGivesTheSame() {
    for (input, expected) in JSONRecordedCases.streams {
      let whole = bytes(input)
      for cut in whole.indices {
        #expect(results([whole[..<cut], whole[cut...]]) == expected, "\(input) cut at \(cut)")
      }
      #expect(results(whole.map { [$0] }) == expected, "\(input) byte by byte")
    }
  }

  @Test func valuesComeBackAsQEMUPrintsThem() {
    for (input, output) in JSONRecordedCases.echoes {
      #expect(results([bytes(input + " ")]) == ["= " + output], "\(input)")
    }
  }
}

@Suite struct JSONLimitTests {
  /// QEMU 7.2 and 10.0: 1024 open brackets are allowed, the next one is an error by itself.
  @Test func nestingIsLimited() {
    func nested(_ depth: Int) -> [UInt8] {
      bytes(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }
    #expect(results([nested(1024)]).count == 1)
    #expect(results([nested(1024)]).first?.hasPrefix("= ") == true)
    let tooDeep = results([nested(1025)])
    #expect(tooDeep.first == "JSON nesting depth limit exceeded")
    #expect(tooDeep.dropFirst().allSatisfy { $0 == "expecting value" })
    #expect(tooDeep.count == 1026)
  }

  @Test func tokensAreCounted() {
    let limits = JSONStreamParser.Limits(tokenBytes: 1000, tokenCount: 5, nesting: 9)
    #expect(results([bytes("[1,2]")], limits: limits) == ["= [1, 2]"])
    #expect(
      results([bytes("[1,2,3] {}")], limits: limits)
        == ["JSON token count limit exceeded", "expecting value", "= {}"])
  }

  @Test func tokenBytesAreCounted() {
    let limits = JSONStreamParser.Limits(tokenBytes: 8, tokenCount: 100, nesting: 9)
    #expect(results([bytes(#""abcde""#)], limits: limits) == [#"= "abcde""#])
    #expect(results([bytes(#""abcdef""#)], limits: limits) == ["JSON token size limit exceeded"])
    #expect(
      results([bytes("[      1,   2   , 3   ] ")], limits: limits) == ["= [1, 2, 3]"])
  }

  /// A token that does not end is given up; scanning goes on in the middle of it.
  @Test func endlessTokenIsGivenUp() {
    let limits = JSONStreamParser.Limits(tokenBytes: 8, tokenCount: 100, nesting: 9)
    let expected = ["JSON token size limit exceeded", "invalid keyword 'ijk'", "= 1"]
    #expect(results([bytes(#""abcdefghijk 1 "#)], limits: limits) == expected)
    #expect(results(bytes(#""abcdefghijk 1 "#).map { [$0] }, limits: limits) == expected)
  }
}

@Suite struct JSONStreamTests {
  /// The first six as QEMU 7.2 and 10.0 report them for `-device`, which takes JSON.
  @Test(arguments: [
    ("{", ["premature EOI"]),
    (#"{"driver":"x""#, ["premature EOI"]),
    (#"{"driver":"x" foo"#, ["expected separator in dict"]),
    (#"{"dr"#, [#"stray '"dr'"#]),
    (#"{"driver":"x","a":1."#, ["stray '1.'"]),
    (#"{"driver":[}"#, ["expecting value"]),
    ("12", ["= 12"]),
    ("nul", ["invalid keyword 'nul'"]),
    ("", []),
    (" \n", []),
    ("@ what", ["stray '@'"]),
  ])
  func endOfInput(input: String, expected: [String]) {
    #expect(results([bytes(input)], finish: true) == expected)
    #expect(results(bytes(input).map { [$0] }, finish: true) == expected)
  }

  @Test func positionsCountLinesAndBytes() {
    var positions: [JSONPosition] = []
    var errors: [JSONParseError] = []
    var parser = JSONStreamParser()
    for byte in bytes("{}\n  [1,\n  nil]\n\"a\nb\" \n 7 ") {
      parser.feed([byte]) { result, position in
        positions.append(position)
        if case .failure(let error) = result { errors.append(error) }
      }
    }
    #expect(
      positions == [
        JSONPosition(byteOffset: 0, line: 1, column: 1),
        JSONPosition(byteOffset: 5, line: 2, column: 3),
        JSONPosition(byteOffset: 16, line: 4, column: 1),
        JSONPosition(byteOffset: 24, line: 6, column: 2),
      ])
    #expect(errors.map(\.line) == [3, 4])
    #expect(errors.map(\.column) == [3, 1])
    #expect(
      errors.first?.description == "line 3, column 3: JSON parse error, invalid keyword 'nil'")
  }

  @Test func randomInputEndsAndSplitsAlike() {
    let fragments = [
      "{", "}", "[", "]", ":", ",", "\"a\"", "'b'", "\"", "'", "\\", "true", "null", "x", "1",
      "0", "-", ".5", "e5", "\\u00e9", "\\ud83d", " ", "\n", "\t", "@", "%", "\u{1}", "\u{FF}",
      "\u{C3}\u{A9}", "\u{E2}", "\u{0}", "{\"a\":", "[1,", "}]",
    ]
    var generator = SplitMix64(state: 390)
    for _ in 0..<3000 {
      let count = Int.random(in: 1...16, using: &generator)
      var input: [UInt8] = []
      for _ in 0..<count {
        input += bytes(fragments.randomElement(using: &generator) ?? "")
      }
      let cut = Int.random(in: 0...input.count, using: &generator)
      let whole = results([input[...]], finish: true)
      #expect(results([input[..<cut], input[cut...]], finish: true) == whole)
      #expect(results(input.map { [$0] }, finish: true) == whole)
    }
  }
}

@Suite struct JSONValueTests {
  @Test func randomValuesComeBack() {
    var generator = SplitMix64(state: 8561)
    for _ in 0..<500 {
      let value = randomValue(depth: 4, using: &generator)
      var parser = JSONStreamParser()
      var parsed: [JSONValue] = []
      parser.feed((JSONWriter.text(value) + "\n").utf8) { result, _ in
        if case .success(let value) = result { parsed.append(value) }
      }
      #expect(parsed == [value])
    }
  }

  @Test func objectKeepsOrderButComparesWithout() {
    let first: JSONObject = ["b": 1, "a": [true, nil]]
    let second: JSONObject = ["a": [true, nil], "b": 1]
    #expect(first.keys == ["b", "a"])
    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
    #expect(JSONWriter.text(.object(first)) == #"{"b": 1, "a": [true, null]}"#)
  }

  @Test func objectWithManyMembersFindsEach() {
    var object = JSONObject((0..<100).map { ("name\($0)", JSONValue.integer($0)) })
    #expect((0..<100).allSatisfy { object["name\($0)"] == .integer($0) })
    object["name7"] = nil
    object["name9"] = "new"
    #expect(object.count == 99)
    #expect(object["name7"] == nil)
    #expect(object["name9"] == "new")
    #expect(object["name99"] == 99)
  }

  /// Names are compared by their bytes: these two are the same letter, written in two ways.
  @Test func namesAreNotNormalised() {
    let object = JSONObject([("\u{E9}", 1), ("e\u{301}", 2)])
    #expect(object.count == 2)
  }

  private func randomValue(
    depth: Int, using generator: inout SplitMix64
  ) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
    case 0: return nil
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .integer(Int64.random(in: .min ... .max, using: &generator))
    case 3: return .unsigned(UInt64.random(in: (1 << 63)...UInt64.max, using: &generator))
    case 4:
      // Halves keep their point, so they come back as what they were.
      return .double(Double(Int64.random(in: -1_000_000...1_000_000, using: &generator)) + 0.1)
    case 5: return .string(randomText(using: &generator))
    case 6:
      return .array((0..<3).map { _ in randomValue(depth: depth - 1, using: &generator) })
    default:
      return .object(
        JSONObject(
          (0..<12).map {
            (
              randomText(using: &generator) + "\($0)",
              randomValue(depth: depth - 1, using: &generator)
            )
          }))
    }
  }

  private func randomText(using generator: inout SplitMix64) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "Z", "\"", "\\", "\n", "\0", "é", "€", "😀", "\u{7F}", "/",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      text.append(scalars.randomElement(using: &generator) ?? "x")
    }
    return String(text)
  }
}
