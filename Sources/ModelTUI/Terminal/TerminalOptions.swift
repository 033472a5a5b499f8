/// How the user wants the terminal to be used.
struct TerminalOptions: Sendable {
  /// When to use colours.
  enum ColorChoice: String, CaseIterable, Sendable {
    /// If the terminal has them and the environment does not set `NO_COLOR`.
    case auto
    /// If the terminal has them.
    case always
    case never
  }

  var color = ColorChoice.auto
  var theme = Theme.any
  var usesMouse = true
  /// Draw with ASCII characters even if the locale is UTF-8.
  var usesASCII = false
}

/// Why the terminal cannot show the explorer.
enum TerminalError: Error, Equatable, CustomStringConvertible {
  case notATerminal
  case terminalTypeUnset
  case terminalTypeUnknown(String)
  case terminalTooSimple(String)
  case outOfMemory

  /// What is wrong and what to do about it.
  var description: String {
    switch self {
    case .notATerminal:
      "standard input and output must be a terminal; in scripts use the subcommands, "
        + "see 'modeltui --help'"
    case .terminalTypeUnset:
      "the environment variable TERM is not set; set it to the type of your terminal, "
        + "for example TERM=xterm-256color"
    case .terminalTypeUnknown(let name):
      "terminal type '\(name)' is not known here; install its terminfo entry or try another, "
        + "for example TERM=xterm-256color"
    case .terminalTooSimple(let name):
      "terminal type '\(name)' cannot place the cursor; use another terminal, or the "
        + "subcommands, see 'modeltui --help'"
    case .outOfMemory:
      "not enough memory or file descriptors for the terminal; end other programs and try again"
    }
  }
}
