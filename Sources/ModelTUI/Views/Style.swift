/// What a piece of the screen means; the terminal layer decides how that looks.
enum Role: UInt8, CaseIterable, Sendable {
  case normal
  case title
  case heading
  /// The frame and title of the pane that has the keyboard.
  case focus
  case selection
  /// The selected row of a pane that does not have the keyboard.
  case selectionUnfocused
  case changed
  case missing
  case deprecated
  case dim
  case good
  case warning
  case bad
  case hint
  case key
  case match
  case border
  case tab
  case tabActive
  case error
}
