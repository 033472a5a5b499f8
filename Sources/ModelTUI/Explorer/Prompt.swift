import CPUCore

/// A line of text that the user is asked for.
struct Prompt: Sendable {
  /// What becomes of the text.
  enum Kind: Sendable {
    /// The new name of a host of one's own.
    case hostName(String)
    /// The path of a file that describes a host.
    case hostPath
    /// What to search for on the screen Hosts; that screen as it was before.
    case hostSearch(before: HostsScreen)
  }

  let kind: Kind
  /// What stands before the text.
  let label: String
  var input = TextInput()
}

extension Explorer {
  /// Takes a key while a text is asked for; every printable key is part of the text.
  mutating func handlePrompt(_ key: Key, _ prompt: Prompt) -> Effect? {
    var prompt = prompt
    switch key {
    case .escape:
      mode = .normal
      if case .hostSearch(let before) = prompt.kind { hostsScreen = before }
      return nil
    case .enter:
      mode = .normal
      return take(prompt)
    default:
      if case .hostSearch = prompt.kind, key == .down || key == .up {
        repeatHostSearch(prompt.input.text, forward: key == .down, includesCurrent: false)
        return nil
      }
      guard prompt.input.handle(key) else { return nil }
    }
    changePrompt(prompt)
    return nil
  }

  /// Shows another text in the prompt; a search follows it.
  mutating func changePrompt(_ prompt: Prompt) {
    mode = .prompt(prompt)
    message = nil
    if case .hostSearch(let before) = prompt.kind {
      hostsScreen = before
      repeatHostSearch(prompt.input.text, forward: true, includesCurrent: true)
    }
  }

  private mutating func take(_ prompt: Prompt) -> Effect? {
    let text = prompt.input.text
    switch prompt.kind {
    case .hostName(let name): renameHost(name, to: text)
    case .hostPath:
      guard !text.isEmpty else {
        refuse("Nothing was loaded: no path was given")
        return nil
      }
      return .loadHost(text)
    case .hostSearch: if !text.isEmpty { hostsScreen.lastSearch = text }
    }
    return nil
  }
}
