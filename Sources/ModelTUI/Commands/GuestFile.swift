import CPUCore
import Glibc

/// Files with guests, read while the explorer runs.
extension Explorer {
  /// Reads guests from a file and says what came of it.
  ///
  /// Only regular files are read: a pipe might keep the terminal waiting for ever.
  mutating func loadGuests(_ path: String) {
    let path = Self.expanded(path)
    var information = stat()
    if stat(path, &information) == 0, information.st_mode & S_IFMT != S_IFREG {
      return refuse("'\(path.visible)' is not a regular file")
    }
    do throws(CommandFailure) {
      // A file may be called '-', which is not standard input here.
      let file = path == "-" ? "./-" : path
      addGuests(try InputFile.read(file, limit: HostFile.largestFile), path: path)
    } catch {
      refuse(error.description)
    }
  }

  /// A path with the home directory in the place of `~`.
  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }
}
