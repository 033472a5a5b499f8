import Glibc

/// Writes whole files: after a kill or on a full disk the old file is still there, complete.
enum OutputFile {
  /// Writes a file beside its place and puts it there in one step.
  ///
  /// A leading `~/` is the user's home; a link is followed, so that it stays a link.
  static func write(_ request: WriteRequest) -> WriteRequest.Outcome {
    var path = expandingHome(request.path)
    var mode: mode_t = 0o666
    var information = stat()
    let exists = stat(path, &information) == 0
    if exists {
      guard information.st_mode & S_IFMT == S_IFREG else {
        return .failed(
          information.st_mode & S_IFMT == S_IFDIR ? "it is a directory" : "it is no regular file")
      }
      guard request.replaces else { return .exists }
      mode = information.st_mode & 0o777
      path = resolved(path)
    }
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return failure() }
    if exists { fchmod(descriptor, mode) }
    var outcome = write(request.text, descriptor)
    if close(descriptor) != 0, outcome == .written { outcome = failure() }
    if outcome == .written, rename(temporary, path) != 0 { outcome = failure() }
    if outcome != .written { unlink(temporary) }
    return outcome
  }

  private static func write(_ text: String, _ descriptor: Int32) -> WriteRequest.Outcome {
    var text = text
    let isWritten = text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let address = rest.baseAddress, !rest.isEmpty {
        let count = Glibc.write(descriptor, address, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return fsync(descriptor) == 0
    }
    return isWritten ? .written : failure()
  }

  private static func failure() -> WriteRequest.Outcome {
    .failed(InputFile.message(errno))
  }

  private static func expandingHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
