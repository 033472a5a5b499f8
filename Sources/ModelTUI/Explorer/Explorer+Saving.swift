import CPUCore

/// Where the user's work is saved.
struct Saving: Hashable, Sendable {
  /// The session file that the user named; nil as long as there is none.
  var path: String?
  /// The path that is proposed for one.
  var proposal = "modeltui.session"
  /// Whether everything is saved automatically, too.
  var isAutomatic = false
}

/// Saving the session: asking for the path, and saying what came of it.
extension Explorer {
  /// C-s: saves to the user's file, or asks for one.
  mutating func saveSession() -> Effect? {
    guard let path = saving.path else { return saveSessionAs() }
    return .save(path: path, replacing: true)
  }

  /// Asks for the path of a session file.
  mutating func saveSessionAs() -> Effect? {
    mode = .typing(
      Prompt(
        purpose: .sessionPath, label: "Save to:", input: TextInput(saving.path ?? saving.proposal)))
    return nil
  }

  // MARK: What came of it

  /// The session is in the user's file.
  mutating func sessionWasSaved(to path: String) {
    saving.path = path
    savedDocument = document
    say("Saved to \(path.visible)")
  }

  /// There is a file already: the user says whether it is replaced.
  mutating func sessionFileExists(_ path: String) {
    mode = .confirmingReplacing(.session(path: path))
  }

  /// What became of saving automatically, where that is news.
  mutating func automaticSaving(_ outcome: AutomaticSaver.Outcome) {
    switch outcome {
    case .saved:
      saving.isAutomatic = true
      say("Changes are saved automatically again")
    case .failed(let reason):
      saving.isAutomatic = false
      refuse("Changes are not saved automatically: \(reason.visible); C-s saves to a file")
    }
  }

  /// What is asked before leaving.
  var quitQuestion: String {
    let reason =
      saving.path.map { "\($0.visible) lacks the last changes" } ?? "Nothing has been saved"
    return "\(reason). y leaves all the same, any other key stays"
  }

  // MARK: Themes

  /// Goes on to the next theme.
  mutating func nextTheme() -> Effect? {
    theme = theme.next
    say("Theme \(theme.rawValue): \(theme.help)")
    return .useTheme
  }
}
