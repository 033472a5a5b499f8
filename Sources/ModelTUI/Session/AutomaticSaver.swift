import Glibc
import Synchronization

/// Saves sessions on a thread of its own, so that no key waits for a disk.
///
/// Of several sessions that come while one is being written only the last is written. The thread
/// ends when nothing is waiting, so that an idle program has none.
final class AutomaticSaver: Sendable {
  /// What became of saving, told when it changes.
  enum Outcome: Hashable, Sendable {
    case saved
    case failed(String)
  }

  private struct State {
    var waiting: Session?
    var isWorking = false
    var outcome: Outcome?
    var lastOutcome: Outcome?
    var keepsOlder: Bool
    var thread: pthread_t?
  }

  private let file: AutomaticFile
  private let state: Mutex<State>
  /// Called on the saver's thread when there is an outcome to take.
  private let notify: @Sendable () -> Void

  /// - Parameter continues: whether the session goes on with what is in the file.
  init(_ file: AutomaticFile, continues: Bool, notify: @escaping @Sendable () -> Void) {
    self.file = file
    self.notify = notify
    state = Mutex(State(keepsOlder: !continues))
    // A limit on the size of files is then an error of the write, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Has a session saved soon; one thread calls this and `finish`.
  func save(_ session: Session) {
    let isWorking = state.withLock { state in
      defer { state.isWorking = true }
      state.waiting = session
      return state.isWorking
    }
    guard !isWorking else { return }
    join()
    start()
  }

  /// What has become of saving, if that is news.
  func takeOutcome() -> Outcome? {
    state.withLock { state in
      defer { state.outcome = nil }
      return state.outcome
    }
  }

  /// Waits until everything is saved, or has failed to be.
  func finish() {
    join()
  }

  private func join() {
    let thread = state.withLock { state in
      defer { state.thread = nil }
      return state.thread
    }
    if let thread { pthread_join(thread, nil) }
  }

  private func start() {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let result = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<AutomaticSaver>.fromOpaque(context).takeRetainedValue().work()
        return nil
      }, context)
    if result == 0 {
      let started = thread
      state.withLock { $0.thread = started }
    } else {
      Unmanaged<AutomaticSaver>.fromOpaque(context).release()
      state.withLock { $0.isWorking = false }
      tell(.failed(InputFile.message(result)))
    }
  }

  private func work() {
    while let (session, keepsOlder) = next() {
      if keepsOlder { file.keepOlder() }
      do {
        try file.write(SessionWriter.text(session))
        tell(.saved)
      } catch {
        tell(.failed(error.description))
      }
    }
  }

  /// The session to write; nil if none waits, and then the thread must end.
  private func next() -> (Session, keepsOlder: Bool)? {
    state.withLock { state in
      guard let session = state.waiting else {
        state.isWorking = false
        return nil
      }
      defer {
        state.waiting = nil
        state.keepsOlder = false
      }
      return (session, state.keepsOlder)
    }
  }

  private func tell(_ outcome: Outcome) {
    let isNews = state.withLock { state in
      guard state.lastOutcome != outcome else { return false }
      // That the first one went well is what everybody expects.
      let isNews = state.lastOutcome != nil || outcome != .saved
      state.lastOutcome = outcome
      if isNews { state.outcome = outcome }
      return isNews
    }
    if isNews { notify() }
  }
}
