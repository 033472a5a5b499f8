/// A key as the user pressed it.
enum Key: Hashable, Sendable {
  case character(Character)
  /// The control key with a lower-case letter, a space or one of `\ ] ^ _`.
  case control(Character)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case pageUp
  case pageDown
  case home
  case end
  case function(Int)

  /// How hints and the help name the key.
  var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(" "): "C-Space"
    case .control(let character): "C-\(character)"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .function(let number): "F\(number)"
    }
  }
}

/// A press of a mouse button or a turn of the wheel over one cell.
struct MouseEvent: Equatable, Sendable {
  enum Kind: Sendable {
    case press
    /// The second of two presses on the same cell; the first came as `press`.
    case doublePress
    case wheelUp
    case wheelDown
    case rightPress
  }

  var kind: Kind
  var column: Int
  var row: Int
}

/// Anything from outside that the explorer answers to.
enum Event: Equatable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  case resize(Size)
  /// Text the terminal marked as pasted; its characters are not commands.
  case paste(String)
  /// Nothing happened to the state, but the screen must be painted anew.
  case redraw
}
