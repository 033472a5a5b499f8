import CNcurses
import Glibc

extension Terminal {
  /// Waits until something happens and returns everything that has.
  ///
  /// It sleeps without timers. It does not return when a signal ends the program or the terminal
  /// is gone: then the terminal is closed, `onTermination` called, and the process ends.
  func nextEvents() -> [Event] {
    var events: [Event] = []
    while events.isEmpty {
      let ready = Int(nc_wait())
      let needsRedraw = ready & NC_WAIT_SIGNAL != 0 && handleSignals()
      if ready & NC_WAIT_HANGUP != 0 { terminate(by: SIGHUP) }
      if ready & NC_WAIT_INPUT != 0 { events = readInput() }
      if size != reportedSize {
        reportedSize = size
        events.insert(.resize(size), at: 0)
      } else if needsRedraw {
        events.insert(.redraw, at: 0)
      }
    }
    return events
  }

  /// Answers the signals that have come; returns whether the screen must be painted anew.
  private func handleSignals() -> Bool {
    var needsRedraw = false
    var hasStopped = false
    while case let number = nc_next_signal(), number >= 0 {
      needsRedraw = true
      switch number {
      case SIGINT, SIGTERM, SIGHUP, SIGQUIT:
        terminate(by: number)
      case SIGWINCH:
        nc_adopt_size()
      case SIGTSTP:
        suspend()
        hasStopped = true
      case SIGCONT where !hasStopped:
        nc_resume()
        forgetScreen()
      default:
        break
      }
    }
    return needsRedraw
  }

  private func terminate(by signal: Int32) -> Never {
    close()
    onTermination?()
    nc_die(signal)
  }

  private func readInput() -> [Event] {
    var inputs: [nc_input] = []
    while case let input = nc_read(), input.kind != NC_NOTHING { inputs.append(input) }
    return decoder.events(for: inputs, at: .now)
  }
}

/// Turns what ncurses reads into events.
struct EventDecoder {
  /// Two presses on one cell within this time are a double press.
  private static let doublePressTime = Duration.milliseconds(400)
  /// More than anybody means to paste; what exceeds it is dropped.
  private static let pasteLimit = 1 << 20

  private var paste: String?
  private var lastPress: (mouse: MouseEvent, time: SuspendingClock.Instant)?

  /// Decodes inputs that came together.
  mutating func events(
    for inputs: [nc_input], at time: SuspendingClock.Instant
  ) -> [Event] {
    var events: [Event] = []
    var index = 0
    while index < inputs.count {
      if let end = Self.endOfUnknownSequence(in: inputs, from: index) {
        index = end
      } else {
        if let event = event(for: inputs[index], at: time) { events.append(event) }
        index += 1
      }
    }
    return events
  }

  /// Where a control sequence that ncurses does not know ends, nil if none begins at `start`.
  ///
  /// Its letters are not keys that anybody pressed and must not run commands.
  private static func endOfUnknownSequence(in inputs: [nc_input], from start: Int) -> Int? {
    guard start + 1 < inputs.count, inputs[start].isCharacter(27),
      inputs[start + 1].isCharacter(UInt32(UInt8(ascii: "[")))
    else { return nil }
    var index = start + 2
    while index < inputs.count, inputs[index].kind == NC_CHARACTER {
      index += 1
      // Parameters are digits and signs; the first letter ends the sequence.
      if inputs[index - 1].value >= 0x40 { break }
    }
    return index
  }

  private mutating func event(for input: nc_input, at time: SuspendingClock.Instant) -> Event? {
    if paste != nil { return continuePaste(input) }
    switch input.kind {
    case NC_CHARACTER:
      return Self.key(forCharacter: input.value).map(Event.key)
    case NC_PASTE_BEGIN:
      paste = ""
      return nil
    case NC_MOUSE_LEFT:
      return .mouse(press(column: Int(input.column), row: Int(input.row), at: time))
    default:
      if let kind = Self.mouseKind(input.kind) {
        return .mouse(MouseEvent(kind: kind, column: Int(input.column), row: Int(input.row)))
      }
      return Self.key(for: input).map(Event.key)
    }
  }

  private mutating func continuePaste(_ input: nc_input) -> Event? {
    switch input.kind {
    case NC_CHARACTER:
      // Terminals send the end of a line as Enter does.
      let scalar = input.value == 13 ? "\n" : Unicode.Scalar(input.value)
      if let scalar, (paste?.utf8.count ?? 0) < Self.pasteLimit {
        paste?.unicodeScalars.append(scalar)
      }
    case NC_PASTE_END:
      defer { paste = nil }
      return paste.map(Event.paste)
    default:
      break
    }
    return nil
  }

  private mutating func press(
    column: Int, row: Int, at time: SuspendingClock.Instant
  ) -> MouseEvent {
    var mouse = MouseEvent(kind: .press, column: column, row: row)
    if let last = lastPress, last.mouse == mouse,
      last.time.duration(to: time) < Self.doublePressTime
    {
      // A third press begins anew.
      lastPress = nil
      mouse.kind = .doublePress
    } else {
      lastPress = (mouse, time)
    }
    return mouse
  }

  private static func mouseKind(_ kind: nc_input_kind) -> MouseEvent.Kind? {
    switch kind {
    case NC_MOUSE_RIGHT: .rightPress
    case NC_WHEEL_UP: .wheelUp
    case NC_WHEEL_DOWN: .wheelDown
    default: nil
    }
  }

  private static func key(forCharacter value: UInt32) -> Key? {
    switch value {
    case 0: .control(" ")
    case 8, 127: .backspace
    case 9: .tab
    // With pasted text a line feed comes instead of what Enter sends.
    case 10, 13: .enter
    case 27: .escape
    case 1...26: Unicode.Scalar(value + 0x60).map { .control(Character($0)) }
    case 28...31: Unicode.Scalar(value + 0x40).map { .control(Character($0)) }
    case 0x80...0x9F: nil
    default: Unicode.Scalar(value).map { .character(Character($0)) }
    }
  }

  private static func key(for input: nc_input) -> Key? {
    switch input.kind {
    case NC_FUNCTION: .function(Int(input.value))
    case NC_UP: .up
    case NC_DOWN: .down
    case NC_LEFT: .left
    case NC_RIGHT: .right
    case NC_HOME: .home
    case NC_END: .end
    case NC_PAGE_UP: .pageUp
    case NC_PAGE_DOWN: .pageDown
    case NC_INSERT: .insert
    case NC_DELETE: .delete
    case NC_BACKSPACE: .backspace
    case NC_ENTER: .enter
    case NC_BACK_TAB: .backTab
    default: nil
    }
  }
}

extension nc_input {
  fileprivate func isCharacter(_ scalar: UInt32) -> Bool {
    kind == NC_CHARACTER && value == scalar
  }
}
