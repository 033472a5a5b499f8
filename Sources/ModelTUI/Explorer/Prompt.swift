/// A line that is being typed in answer to a question.
struct Prompt: Sendable {
  /// What the text is for.
  enum Purpose: Sendable {
    /// The path of a file with guests.
    case guestFile
    /// The new name of a guest, by its place in the working set.
    case guestName(Int)
    /// A search among guests and hosts; where the cursors were before.
    case migrationSearch(rows: ListState, columns: ListState)
    /// The path of an export.
    case exportPath(ExportForm)
    /// The path of the session's file.
    case sessionPath
    /// The new name of a host of one's own.
    case hostName(String)
    /// The path of a file that describes a host.
    case hostFile
    /// A search among hosts or their features; that screen as it was before.
    case hostSearch(before: HostsScreen)
    /// A search among the rows of a comparison; that screen as it was before.
    case compareSearch(before: CompareScreen)
  }

  var purpose: Purpose
  var label: String
  var input = TextInput()
}

/// A file that is there already and may be replaced by another.
enum Replacement: Sendable {
  case export(WriteRequest)
  case session(path: String)

  var path: String {
    switch self {
    case .export(let request): request.path
    case .session(let path): path
    }
  }
}

extension Explorer {
  /// Takes the answer to the question whether a file may be replaced.
  mutating func handleReplacing(_ key: Key, _ replacement: Replacement) -> Effect? {
    mode = .normal
    guard key == .character("y") else {
      say("Not written; \(replacement.path.visible) is as it was")
      return nil
    }
    switch replacement {
    case .export(var request):
      request.replaces = true
      return .write(request)
    case .session(let path): return .save(path: path, replacing: true)
    }
  }

  /// Takes a key while a line is typed; every printable key is part of the text.
  mutating func handleTyping(_ key: Key, _ prompt: Prompt) -> Effect? {
    var prompt = prompt
    switch key {
    case .escape:
      mode = .normal
      cancelTyping(prompt)
      return nil
    case .enter:
      mode = .normal
      return finishTyping(prompt)
    default:
      if case .hostSearch = prompt.purpose, key == .down || key == .up {
        repeatHostSearch(prompt.input.text, forward: key == .down, includesCurrent: false)
        return nil
      }
      guard prompt.input.handle(key) else { return nil }
      mode = .typing(prompt)
      continueTyping(prompt)
      return nil
    }
  }

  /// Takes pasted text into the line.
  mutating func pasteTyping(_ text: String, _ prompt: Prompt) {
    var prompt = prompt
    prompt.input.paste(text)
    mode = .typing(prompt)
    continueTyping(prompt)
  }

  private mutating func cancelTyping(_ prompt: Prompt) {
    message = nil
    switch prompt.purpose {
    case .migrationSearch(let rows, let columns):
      migrationScreen.rows = rows
      migrationScreen.columns = columns
    case .exportPath: say("Nothing was written")
    case .sessionPath: say("Not saved")
    case .hostSearch(let before): hostsScreen = before
    case .compareSearch(let before): compareScreen = before
    default: break
    }
  }

  /// What follows each key: searches look at once.
  private mutating func continueTyping(_ prompt: Prompt) {
    message = nil
    switch prompt.purpose {
    case .migrationSearch(let rows, let columns):
      migrationScreen.rows = rows
      migrationScreen.columns = columns
      findInMigration(prompt.input.text, forward: true, includesCurrent: true)
    case .hostSearch(let before):
      hostsScreen = before
      repeatHostSearch(prompt.input.text, forward: true, includesCurrent: true)
    case .compareSearch(let before):
      compareScreen = before
      findInComparison(prompt.input.text, forward: true, includesCurrent: true)
    default: break
    }
  }

  private mutating func finishTyping(_ prompt: Prompt) -> Effect? {
    let text = prompt.input.text
    switch prompt.purpose {
    case .guestFile:
      let path = text.trimmedBlanks
      return path.isEmpty ? nil : .loadGuests(path)
    case .guestName(let index): renameGuest(index, text)
    case .migrationSearch: if !text.isEmpty { migrationScreen.search = text }
    case .exportPath(let form):
      guard !text.isEmpty else {
        refuse("Nothing was written: a file needs a path")
        return nil
      }
      return .write(WriteRequest(path: text, text: exportText(form)))
    case .sessionPath:
      guard !text.isEmpty else {
        refuse("Not saved: a file needs a path")
        return nil
      }
      return .save(path: text, replacing: text == saving.path)
    case .hostName(let name): renameHost(name, to: text)
    case .hostFile:
      let path = text.trimmedBlanks
      if !path.isEmpty { return .loadHost(path) }
      refuse("Nothing was loaded: no path was given")
    case .hostSearch: if !text.isEmpty { hostsScreen.lastSearch = text }
    case .compareSearch: if !text.isEmpty { compareScreen.lastSearch = text }
    }
    return nil
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmedBlanks: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
