import CNcurses
import Testing

@testable import ModelTUI

@Suite struct TerminalTests {
  private let start = SuspendingClock().now

  private func characters(_ text: String) -> [nc_input] {
    text.unicodeScalars.map { input(NC_CHARACTER, value: $0.value) }
  }

  private func input(
    _ kind: nc_input_kind, value: UInt32 = 0, column: Int32 = 0, row: Int32 = 0
  ) -> nc_input {
    nc_input(kind: kind, value: value, row: row, column: column)
  }

  @Test func keysAreDecoded() {
    var decoder = EventDecoder()
    let inputs =
      characters("é \r\n\t\u{1B}\u{7F}\u{8}\u{12}\u{0}\u{1D}") + [
        input(NC_FUNCTION, value: 10), input(NC_BACK_TAB), input(NC_OTHER), input(NC_PAGE_UP),
      ]
    let keys: [Key] = [
      .character("é"), .character(" "), .enter, .enter, .tab, .escape, .backspace, .backspace,
      .control("r"), .control(" "), .control("]"), .function(10), .backTab, .pageUp,
    ]
    #expect(decoder.events(for: inputs, at: start) == keys.map(Event.key))
  }

  @Test func pasteIsOneEventEvenInPieces() {
    var decoder = EventDecoder()
    let first = [input(NC_PASTE_BEGIN)] + characters("q\r") + [input(NC_UP)]
    #expect(decoder.events(for: first, at: start).isEmpty)
    let second = characters("w") + [input(NC_PASTE_END)] + characters("x")
    #expect(
      decoder.events(for: second, at: start) == [.paste("q\nw"), .key(.character("x"))])
  }

  @Test func unknownSequencesAreSwallowed() {
    var decoder = EventDecoder()
    let inputs = characters("a\u{1B}[1;9Rb\u{1B}[Ic\u{1B}d\u{1B}[12")
    #expect(
      decoder.events(for: inputs, at: start) == [
        .key(.character("a")), .key(.character("b")), .key(.character("c")), .key(.escape),
        .key(.character("d")),
      ])
  }

  @Test func twoQuickPressesOnOneCellAreADoublePress() {
    var decoder = EventDecoder()
    func kind(_ milliseconds: Int, column: Int32 = 4) -> MouseEvent.Kind? {
      let press = input(NC_MOUSE_LEFT, column: column, row: 2)
      let time = start.advanced(by: .milliseconds(milliseconds))
      guard case .mouse(let mouse) = decoder.events(for: [press], at: time).first else {
        return nil
      }
      return mouse.kind
    }
    #expect(kind(0) == .press)
    #expect(kind(399) == .doublePress)
    #expect(kind(500) == .press)
    #expect(kind(900) == .press)
    #expect(kind(1000, column: 5) == .press)
  }

  @Test func wheelAndRightButtonHaveTheirPlace() {
    var decoder = EventDecoder()
    let inputs = [
      input(NC_WHEEL_UP, column: 1, row: 2), input(NC_WHEEL_DOWN, column: 3, row: 4),
      input(NC_MOUSE_RIGHT, column: 5, row: 6),
    ]
    #expect(
      decoder.events(for: inputs, at: start) == [
        .mouse(MouseEvent(kind: .wheelUp, column: 1, row: 2)),
        .mouse(MouseEvent(kind: .wheelDown, column: 3, row: 4)),
        .mouse(MouseEvent(kind: .rightPress, column: 5, row: 6)),
      ])
  }

  @Test func colorsFollowOptionAndEnvironment() {
    typealias Choice = TerminalOptions.ColorChoice
    #expect(Choice.auto.isWanted(noColor: nil))
    #expect(Choice.auto.isWanted(noColor: ""))
    #expect(!Choice.auto.isWanted(noColor: "1"))
    #expect(Choice.always.isWanted(noColor: "1"))
    #expect(!Choice.never.isWanted(noColor: nil))
  }

  @Test func rolesThatStandOutDoSoWithoutColors() {
    let plain: Set<Role> = [.normal, .hint, .border, .tab, .good, .warning, .deprecated]
    for role in Role.allCases {
      #expect((Appearance(role).attributes == 0) == plain.contains(role), "\(role)")
    }
    #expect(Appearance.ofRoles.count == Role.allCases.count)
    #expect(Role.allCases.enumerated().allSatisfy { $0.offset == Int($0.element.rawValue) })
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("größe", "Z3LDtsOfZQ=="), ("\u{FF}>?", "w78+Pw=="),
  ])
  func clipboardTextIsBase64(text: String, expected: String) {
    #expect(String(decoding: Clipboard.base64(text.utf8), as: UTF8.self) == expected)
  }
}
