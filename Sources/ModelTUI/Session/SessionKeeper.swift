import CPUCore

/// Keeps what the user does: reads the session to start with, and saves.
///
/// It belongs to the thread that owns the terminal.
final class SessionKeeper {
  private let folder: String?
  /// The file that the session was read from automatically; the work goes on in it.
  private var file: AutomaticFile?
  /// Whether nothing of that file would be lost by writing it anew.
  private var continues = false
  /// An automatic file that can not be read and stays as it is.
  private var spared: String?
  private var saver: AutomaticSaver?
  private var hasFailed = false
  /// The session as it was last handed to the saver, or at the start.
  private var last: Session?

  init(_ folders: UserFolders = .current) {
    folder = folders.state
  }

  // MARK: Starting

  /// The session that was saved last, unless its program still runs; nil, with the reason, if there
  /// is none that can be used.
  func resume(size: Size) -> (explorer: Explorer?, message: String?) {
    guard let folder else { return (nil, "There is nothing to resume: HOME is not set") }
    let found: AutomaticFile?
    do {
      found = try AutomaticFile.newest(in: folder)
    } catch {
      return (nil, "Nothing was resumed: \(folder): \(error)")
    }
    guard let found else {
      return (nil, "There is no session to resume, or its program still runs")
    }
    let reading: SessionReader.Reading
    do {
      reading = try Self.read(found.path)
    } catch {
      found.release()
      spared = found.path
      return (nil, "Nothing was resumed, and the file stays as it is: \(error.description)")
    }
    file = found
    continues = reading.notes.isEmpty
    var explorer = Explorer(session: reading.session, size: size)
    if let path = reading.session.savedTo {
      explorer.saving.path = path
      explorer.savedDocument = (try? Self.read(path))?.session.document
    }
    return (explorer, Self.message("Resumed", reading.notes))
  }

  /// The session of a file that the user named.
  func open(_ path: String, size: Size) throws(CommandFailure) -> (Explorer, message: String) {
    let reading = try Self.read(path)
    var explorer = Explorer(session: reading.session, size: size)
    if reading.notes.isEmpty, path != "-" {
      explorer.saving.path = UserFolders.absolute(path)
    } else {
      // What was kept out would be lost: the user says where to save.
      explorer.saving.proposal = path
    }
    return (explorer, Self.message("Opened \(path.visible)", reading.notes))
  }

  private static func read(_ path: String) throws(CommandFailure) -> SessionReader.Reading {
    let bytes = try InputFile.read(path, limit: SessionReader.largestFile)
    do {
      return try SessionReader.read(bytes)
    } catch {
      throw CommandFailure("cannot use '\(path.visible)' as a session: \(error)")
    }
  }

  private static func message(_ start: String, _ notes: [String]) -> String {
    guard let first = notes.first else { return start }
    let more = notes.count > 1 ? " and \(notes.count - 1) more" : ""
    return "\(start); kept out: \(first)\(more)"
  }

  /// Takes note of the state to start with.
  func begin(_ explorer: inout Explorer) {
    explorer.saving.isAutomatic = folder != nil
    if let folder, explorer.saving.path == nil, explorer.saving.proposal == Saving().proposal {
      explorer.saving.proposal = folder + "/" + Saving().proposal
    }
    last = explorer.session
  }

  // MARK: Saving automatically

  /// Has the state saved if the document is another one; takes no time.
  func keep(_ explorer: inout Explorer) {
    if let outcome = saver?.takeOutcome() { explorer.automaticSaving(outcome) }
    if hasNews(explorer) { save(&explorer) }
  }

  /// Whether there is something that was not handed to the saver yet.
  private func hasNews(_ explorer: Explorer) -> Bool {
    guard let last else { return false }
    if last.savedTo != explorer.saving.path { return true }
    if last.document == explorer.document { return false }
    if saver != nil || file != nil { return true }
    // Looking around is not worth a place among the older sessions.
    var document = explorer.document
    document.selection = last.document.selection
    return last.document != document
  }

  private func save(_ explorer: inout Explorer) {
    guard let saver = startedSaver(&explorer) else { return }
    let session = explorer.session
    last = session
    saver.save(session)
  }

  private func startedSaver(_ explorer: inout Explorer) -> AutomaticSaver? {
    if let saver { return saver }
    guard !hasFailed else { return nil }
    guard let folder else {
      hasFailed = true
      explorer.automaticSaving(.failed("HOME is not set"))
      return nil
    }
    do {
      let file = try self.file ?? AutomaticFile.free(in: folder, except: spared)
      let saver = AutomaticSaver(file, continues: continues) { Terminal.wake() }
      self.saver = saver
      return saver
    } catch {
      hasFailed = true
      explorer.automaticSaving(.failed("\(folder): \(error)"))
      return nil
    }
  }

  /// Whether something was saved automatically.
  var hasSaved: Bool { saver != nil }

  /// Saves where the cursors are, too, and waits until all is written.
  ///
  /// - Returns: whether the program may end: if saving has just failed the user must know first.
  func finish(_ explorer: inout Explorer) -> Bool {
    let isKept = saver != nil || file != nil
    if hasNews(explorer) || (isKept && explorer.session != last) { save(&explorer) }
    guard let saver else { return true }
    saver.finish()
    guard let outcome = saver.takeOutcome() else { return true }
    explorer.automaticSaving(outcome)
    return !explorer.hasUnsavedChanges
  }

  /// Waits until all is written; for ends that nobody can be asked about.
  func finish() {
    saver?.finish()
  }

  // MARK: Saving to the user's file

  /// Saves to a file that the user named, and says what came of it.
  func save(_ explorer: inout Explorer, to path: String, replacing: Bool) {
    let path = UserFolders.absolute(path)
    var session = explorer.session
    session.savedTo = nil
    do {
      if let folder, path.hasPrefix(folder + "/") { try AtomicFile.makeFolder(folder) }
      try SessionStore.write(
        SessionWriter.text(session), to: path, existing: replacing ? .replace : .keep)
      explorer.sessionWasSaved(to: path)
    } catch {
      if error == AtomicFile.exists {
        explorer.sessionFileExists(path)
      } else {
        explorer.refuse("Not saved to \(path.visible): \(error)")
      }
    }
  }

}
