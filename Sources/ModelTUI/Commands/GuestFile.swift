import CPUCore
import Glibc

/// Files with guests or hosts, read while the explorer runs.
extension Explorer {
  /// Reads guests from a file and says what came of it.
  mutating func loadGuests(_ path: String) {
    guard let path = regularFile(path) else { return }
    do throws(CommandFailure) {
      addGuests(try InputFile.read(path, limit: HostFile.largestFile), path: path)
    } catch {
      refuse(error.description)
    }
  }

  /// Reads a host from a file and says what came of it.
  mutating func loadHost(_ path: String) {
    guard let path = regularFile(path) else { return }
    do throws(CommandFailure) {
      // Without a slash it might be the name of a host of the library.
      loaded(try HostSource.host(path.contains("/") ? path : "./" + path))
    } catch {
      refuse(error.description)
    }
  }

  /// The path that the user meant; nil, and said so, where it can not be read without waiting.
  ///
  /// Only regular files are read: a pipe might keep the terminal waiting for ever.
  private mutating func regularFile(_ typed: String) -> String? {
    var path = typed
    if path.hasPrefix("~/"), let home = getenv("HOME") {
      path = String(cString: home) + path.dropFirst()
    }
    var information = stat()
    if stat(path, &information) == 0, information.st_mode & S_IFMT != S_IFREG {
      refuse("'\(path.visible)' is not a regular file")
      return nil
    }
    // A file may be called '-', which is not standard input here.
    return path == "-" ? "./-" : path
  }
}
