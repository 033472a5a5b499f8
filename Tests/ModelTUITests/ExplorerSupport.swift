import CPUCore
import Testing

@testable import ModelTUI

/// What the tests of the explorer share: making one, pressing keys, reading the screen.
extension Explorer {
  /// An explorer of a size, such as "80x24", on a host of the library, with a model and toggles as
  /// after `-cpu`.
  static func testing(
    _ size: String = "80x24", host: String = "gen17a-qemu-11.1.0-kvm", cpu: String? = nil
  ) throws -> Explorer {
    let catalog = Catalog.builtIn
    let host = try #require(HostLibrary(catalog: catalog).host(named: host))
    var name: ModelName?
    var toggles = Toggles()
    if let cpu {
      let argument = try CPUArgument(parsing: cpu)
      let context = host.context(try catalog.machineTypeChoice(nil, on: host).defaults)
      let model = try context.model(argument)
      let selected = try #require(catalog.modelName(argument.model))
      let start = context.model(selected)
      name = selected
      toggles.on = model.features.subtracting(start.features)
      toggles.off = start.features.subtracting(model.features)
    }
    return Explorer(host: host, selection: name, toggles: toggles, size: try Size(text: size))
  }

  /// Presses keys by their names as hints show them, with blanks between: "Tab D u C-r / v x Enter".
  @discardableResult
  mutating func press(_ keys: String) throws -> Effect? {
    var effect: Effect?
    for name in keys.split(separator: " ") {
      effect = handle(.key(try #require(Key(name: String(name)), "no key: \(name)")))
    }
    return effect
  }

  /// Types a text, a key for each character.
  mutating func type(_ text: String) {
    for character in text { _ = handle(.key(.character(character))) }
  }

  mutating func resize(_ size: String) throws {
    _ = handle(.resize(try Size(text: size)))
  }

  /// Clicks where the last frame shows the text for the first time, or `row` shows it.
  @discardableResult
  mutating func click(
    _ text: String, row: Int? = nil, kind: MouseEvent.Kind = .press
  ) throws -> Effect? {
    let frame = Frame.render(self)
    for line in row.map({ [$0] }) ?? Array(0..<frame.surface.height) {
      if let column = frame.surface.column(of: text, row: line) {
        return handle(
          .mouse(MouseEvent(kind: kind, column: column, row: line)), hits: frame.hits)
      }
    }
    Issue.record("'\(text)' is not on the screen:\n\(frame.surface.text)")
    return nil
  }

  /// The screen as text, without the blanks at the ends of its lines.
  func screenText(_ glyphs: Glyphs = .unicode) -> String {
    Frame.render(self, glyphs: glyphs).surface.text
  }

  /// What the message line says.
  var said: String { message?.text ?? "" }
}

extension Surface {
  /// The column at which a text stands in a row.
  func column(of text: String, row: Int) -> Int? {
    let line = self.text(row: row)
    guard let start = line.firstRange(of: text)?.lowerBound else { return nil }
    return line[..<start].displayWidth
  }
}

extension Size {
  /// A size such as "80x24".
  init(text: String) throws {
    let parts = text.split(separator: "x").compactMap { Int($0) }
    try #require(parts.count == 2)
    self.init(width: parts[0], height: parts[1])
  }
}

extension Key {
  /// The key of a name as hints show it: "x", "C-x", "Tab", "F1".
  init?(name: String) {
    let named: [Key] = [
      .character(" "), .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down,
      .left, .right, .pageUp, .pageDown, .home, .end,
    ]
    if name.count == 1, let character = name.first {
      self = .character(character)
    } else if let key = named.first(where: { $0.label == name }) {
      self = key
    } else if name.count == 3, name.hasPrefix("C-"), let character = name.last {
      self = .control(character)
    } else if name.hasPrefix("F"), let number = Int(name.dropFirst()) {
      self = .function(number)
    } else {
      return nil
    }
  }
}

/// Compares a screen with the text it should have and shows the rows that differ.
func expectScreen(
  _ explorer: Explorer, _ expected: String, glyphs: Glyphs = .unicode,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = explorer.screenText(glyphs)
  guard found != expected else { return }
  let new = found.split(separator: "\n", omittingEmptySubsequences: false)
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  var report = ""
  for row in 0..<max(new.count, old.count) {
    let (new, old) = (row < new.count ? new[row] : "", row < old.count ? old[row] : "")
    if new != old { report += "row \(row)\n- \(old)\n+ \(new)\n" }
  }
  Issue.record("the screen differs:\n\(report)all of it:\n\(found)", sourceLocation: sourceLocation)
}
