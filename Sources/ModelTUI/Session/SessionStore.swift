import Glibc

/// Writes sessions: whole, and no larger than what is read again.
enum SessionStore {
  /// Writes a session to a file, as ``AtomicFile`` does.
  static func write(
    _ text: String, to path: String, existing: AtomicFile.Existing, mode: mode_t = 0o666,
    mark: String? = nil
  ) throws(StoreFailure) {
    guard text.utf8.count <= SessionReader.largestFile else {
      throw StoreFailure("it would be larger than \(SessionReader.largestFile >> 20) MiB")
    }
    try AtomicFile.write(text, to: path, existing: existing, mode: mode, mark: mark)
  }
}
