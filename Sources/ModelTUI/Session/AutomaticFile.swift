import Glibc

/// The file into which one running program saves automatically.
///
/// Each program holds the lock of its file while it runs, however it ends, so that two at once never
/// write the same one: the second takes `session-2`, and so on. A program that does not go on with
/// what is in its file moves that aside before it saves the first time: `session.1` is the session
/// before, `session.2` the one before that.
struct AutomaticFile: Sendable {
  /// How many programs at once have files.
  static let slotCount = 9
  /// How many older sessions are kept.
  static let olderCount = 5

  let path: String
  /// The descriptor that holds the lock; nil where the file system has no locks.
  private let lock: Int32?

  private init(path: String, lock: Int32?) {
    self.path = path
    self.lock = lock
  }

  private static func path(_ folder: String, slot: Int) -> String {
    folder + (slot == 1 ? "/session" : "/session-\(slot)")
  }

  /// The first file that no other program has.
  static func free(
    in folder: String, except spared: String? = nil
  ) throws(StoreFailure) -> AutomaticFile {
    try AtomicFile.makeFolder(folder)
    for slot in 1...slotCount where path(folder, slot: slot) != spared {
      if let file = try taken(path(folder, slot: slot)) { return file }
    }
    throw StoreFailure("\(slotCount) others are running")
  }

  /// The file that was written last and that no other program has; nil if there is none.
  static func newest(in folder: String) throws(StoreFailure) -> AutomaticFile? {
    var found: [(path: String, time: timespec)] = []
    for slot in 1...slotCount {
      var information = stat()
      let path = path(folder, slot: slot)
      if stat(path, &information) == 0 { found.append((path, information.st_mtim)) }
    }
    found.sort { ($0.time.tv_sec, $0.time.tv_nsec) > ($1.time.tv_sec, $1.time.tv_nsec) }
    for candidate in found {
      if let file = try taken(candidate.path) { return file }
    }
    return nil
  }

  /// Takes the lock of a file; nil if another program has it.
  private static func taken(_ path: String) throws(StoreFailure) -> AutomaticFile? {
    let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .ofSystem }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let isTaken = errno == EWOULDBLOCK
      close(descriptor)
      // Without locks the last one to write wins; its file is whole all the same.
      return isTaken ? nil : AutomaticFile(path: path, lock: nil)
    }
    return AutomaticFile(path: path, lock: descriptor)
  }

  /// Gives the lock back.
  func release() {
    if let lock { close(lock) }
  }

  /// Moves older sessions one place on and keeps the last one beside the file that comes.
  ///
  /// The last one keeps its name too, until the new one takes it.
  func keepOlder() {
    guard access(path, F_OK) == 0 else { return }
    for number in stride(from: Self.olderCount - 1, through: 1, by: -1) {
      rename("\(path).\(number)", "\(path).\(number + 1)")
    }
    link(path, path + ".1")
  }

  /// Writes the session.
  func write(_ text: String) throws(StoreFailure) {
    // One name for all temporary files: of those who have the lock, only one runs at a time.
    try SessionStore.write(
      text, to: path, existing: .replace, mode: 0o600, mark: lock == nil ? "-\(getpid())" : "")
  }
}
