import CPUCore
import Testing

@testable import ModelTUI

@Suite struct SessionFileTests {
  private func read(_ text: String) throws(SessionError) -> SessionReader.Reading {
    try SessionReader.read(Array(text.utf8))
  }

  private func fault(_ text: String) -> SessionError? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  /// A session with these lines between the first and the last.
  private func file(_ lines: String...) -> String {
    (["modeltui session 1"] + lines + ["end"]).joined(separator: "\n") + "\n"
  }

  @Test func randomSessionsComeBack() throws {
    var random = RandomSessions(seed: 7)
    for _ in 0..<100 {
      let session = random.session()
      let text = SessionWriter.text(session)
      let reading = try read(text)
      #expect(reading.session == session)
      #expect(reading.notes.isEmpty)
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.visibleForm == nil })
    }
  }

  @Test func whatIsCutOffAnywhereIsRefused() {
    var random = RandomSessions(seed: 11)
    let texts = (0..<40).map { _ in SessionWriter.text(random.session()) }
    let shortest = texts.map(\.utf8.count).min()
    // Without its very last byte, the end of the last line, nothing is missing.
    for text in texts {
      let bytes = Array(text.utf8)
      let step = bytes.count == shortest ? 1 : 400
      for length in stride(from: 0, to: bytes.count - 1, by: step) {
        expectRefusal(Array(bytes[..<length]))
      }
    }
  }

  private func expectRefusal(_ bytes: [UInt8]) {
    do {
      _ = try SessionReader.read(bytes)
      Issue.record("accepted after \(bytes.count) bytes")
    } catch {
      let lines = bytes.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
      #expect((1...lines).contains(error.line))
    }
  }

  @Test func changedBytesAreRefusedOrHarmless() throws {
    var random = RandomSessions(seed: 13)
    let text = SessionWriter.text(random.session())
    for _ in 0..<300 {
      var bytes = Array(text.utf8)
      let place = Int.random(in: 0..<bytes.count, using: &random.generator)
      bytes[place] = UInt8.random(in: 0...255, using: &random.generator)
      // It must neither crash nor give what can not be shown.
      if let reading = try? SessionReader.read(bytes) {
        let explorer = Explorer(session: reading.session, size: Size(width: 80, height: 24))
        _ = Frame.render(explorer)
      }
    }
  }

  @Test func aNewerFormatIsRefused() {
    #expect(
      fault("modeltui session 2\nwhatever\n")?.description
        == "line 1: a newer modeltui wrote it, in format 2; this one knows format 1")
    #expect(fault("")?.line == 1)
    #expect(fault("hello\nend\n")?.message.contains("it is no session") == true)
  }

  @Test(arguments: [
    ("colour red", 2, "'colour' is no fact of a session"),
    ("host a b", 2, "'host' takes 1 words, not 2"),
    ("host a\nhost b", 3, "'host' stands on line 2 already"),
    ("host \"a", 2, "the closing quote is missing"),
    ("host \"a\\x\"", 2, "after \\ only \", \\ and u{...} have a meaning"),
    ("host \"\\u{110000}\"", 2, "\\u must be followed by {the number of a character}"),
    ("host \"a\"b", 2, "a blank must follow the closing quote"),
    ("changed z14 te", 2, "'te' must be + or - and a feature"),
    ("changed z14 -te +te", 2, "a feature can not be switched on and off"),
    ("host a\n  note b", 3, "an indented line can not stand under 'host'"),
    ("mark a z14-base,te", 2, "'z14-base,te' is no model: "),
    ("own-host a\n  from ideal", 2, "'accelerator' is missing under 'own-host'"),
    ("screen kitchen", 2, "'screen' is one of explorer, hosts, migration, deprecation, compare"),
    ("gone te since eighteen 1", 2, "a generation and its GA level are wanted"),
    ("end\nhost a", 3, "nothing may follow 'end'"),
    ("cursor hosts -1 0", 2, "a screen and two rows are wanted"),
  ])
  func damageHasALine(lines: String, line: Int, message: String) throws {
    let error = try #require(fault(file(lines)))
    #expect(error.line == line)
    #expect(error.message.hasPrefix(message))
  }

  @Test func brokenCharactersHaveALine() {
    let bytes = Array("modeltui session 1\nhost ".utf8) + [0xFF] + Array("\nend\n".utf8)
    do {
      _ = try SessionReader.read(bytes)
      Issue.record("accepted")
    } catch {
      #expect(error == SessionError(line: 2, message: "it is not text in UTF-8"))
    }
  }

  @Test func unknownNamesAreKeptOutWithANote() throws {
    let reading = try read(
      file(
        "selected gen99", "host nowhere", "fleet nowhere", "machine-type pc",
        "changed z14 -te -warp", "changed gen99 -te", "mark a gen99-base",
        "mark b z14-base,warp=on", "deprecated warp never"))
    let document = reading.session.document
    #expect(document.hostName == ExploreCommand.defaultHost)
    #expect(document.fleet.isEmpty)
    #expect(document.machineTypeName == nil)
    #expect(document.toggles.count == 1)
    #expect(document.marks.map(\.title) == ["b"])
    #expect(
      reading.notes == [
        "line 2: the model 'gen99' is not known",
        "line 5: the machine type 'pc' is not known",
        "line 6: the feature 'warp' is not known",
        "line 7: the model 'gen99' is not known",
        "line 8: the model 'gen99-base' is not known",
        "line 9: the feature 'warp' is not known",
        "line 10: the feature 'warp' is not known",
        "line 3: the host 'nowhere' is not known",
        "line 4: the host 'nowhere' of the fleet is not known",
      ])
  }

  @Test func aFileFromAnotherSystemIsRead() throws {
    let text = file("# mine", "", "selected z14   # the one", "changed z14 -te")
    let other = String(text.split(separator: "\n").joined(separator: "\r\n"))
    #expect(try read(other).session == read(text).session)
  }

  @Test func tooMuchIsRefused() {
    let many = file(String(repeating: "fleet a\n", count: SessionReader.largestCount + 1))
    #expect(fault(many)?.line == SessionReader.largestCount + 2)
    let large = [UInt8](repeating: UInt8(ascii: "\n"), count: SessionReader.largestFile + 1)
    #expect(throws: SessionError.self) { try SessionReader.read(large) }
  }

  @Test func theExplorerGoesOnWhereItWas() throws {
    var explorer = try Explorer.testing(cpu: "gen15a,te=off")
    try explorer.press("Tab Down Down D P v f f 3")
    explorer.saving.path = "/somewhere"
    let session = try read(SessionWriter.text(explorer.session)).session
    #expect(session.savedTo == "/somewhere")
    var again = Explorer(session: session, size: explorer.size)
    #expect(again.document == explorer.document)
    #expect(again.session.view == explorer.session.view)
    try explorer.press("1")
    try again.press("1")
    explorer.message = nil
    again.message = nil
    #expect(again.screenText() == explorer.screenText())
  }
}
