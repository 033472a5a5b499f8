import Glibc

/// Writes what the user exports.
enum OutputFile {
  /// Writes a file as ``AtomicFile`` does; a leading `~/` is the user's home.
  static func write(_ request: WriteRequest) -> WriteRequest.Outcome {
    do {
      try AtomicFile.write(
        request.text, to: expandingHome(request.path),
        existing: request.replaces ? .replace : .keep)
      return .written
    } catch {
      return error == AtomicFile.exists ? .exists : .failed(error.description)
    }
  }

  private static func expandingHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }
}
