import CPUCore
import Glibc

/// Reads whole files, bounded in size.
enum InputFile {
  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: `CommandFailure` that names the file and what is wrong with it.
  static func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
    let shown = path == "-" ? "standard input" : "'\(path.visible)'"
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw CommandFailure("cannot read \(shown): \(Self.message(errno))")
    }
    defer { if path != "-" { close(descriptor) } }
    var information = stat()
    if fstat(descriptor, &information) == 0 {
      if information.st_mode & S_IFMT == S_IFDIR {
        throw CommandFailure("cannot read \(shown): it is a directory")
      }
      if information.st_mode & S_IFMT == S_IFREG, information.st_size > limit {
        throw tooLarge(shown, limit)
      }
    }
    return try read(descriptor, shown, limit)
  }

  private static func read(
    _ descriptor: Int32, _ shown: String, _ limit: Int
  ) throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandFailure("cannot read \(shown): \(message(errno))")
      }
      bytes += buffer[..<count]
      if bytes.count > limit { throw tooLarge(shown, limit) }
    }
  }

  private static func tooLarge(_ shown: String, _ limit: Int) -> CommandFailure {
    CommandFailure("cannot use \(shown): it is larger than \(limit >> 20) MiB")
  }

  /// The system's words for an error number.
  static func message(_ number: Int32) -> String {
    String(cString: strerror(number))
  }
}
