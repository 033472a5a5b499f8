import Glibc

/// Why a file could not be written.
struct StoreFailure: Error, Equatable, CustomStringConvertible {
  /// What is wrong, without the name of the file.
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// The failure that the last system call tells of.
  static var ofSystem: StoreFailure { StoreFailure(InputFile.message(errno)) }
}

/// Writes files so that at every moment the old or the new one is there, whole.
enum AtomicFile {
  /// Whether a file may take the place of one that is there.
  enum Existing: Sendable {
    case replace
    case keep
  }

  /// There is a file of that name, and it was to be kept.
  static let exists = StoreFailure("there is a file of that name")

  /// Writes a text to a file by way of a temporary one in the same folder.
  ///
  /// - Parameter mode: the permissions of a new file, from which the user's mask takes away; one
  ///   that is replaced keeps its own.
  /// - Parameter mark: what tells the temporary file from those of other programs.
  static func write(
    _ text: String, to path: String, existing: Existing, mode: mode_t = 0o666,
    mark: String? = nil
  ) throws(StoreFailure) {
    // What a link points to is replaced, not the link.
    let path = resolved(path)
    var information = stat()
    let isThere = stat(path, &information) == 0
    if isThere {
      guard information.st_mode & S_IFMT == S_IFREG else {
        throw StoreFailure(
          information.st_mode & S_IFMT == S_IFDIR
            ? "it is a directory" : "it is not a regular file")
      }
      guard existing == .replace else { throw exists }
      guard access(path, W_OK) == 0 else { throw .ofSystem }
    }
    let (folder, name) = parts(path)
    let temporary = "\(folder)/.\(name).new\(mark ?? "-\(getpid())")"
    try writeTemporary(text, temporary, mode, keeping: isThere ? information.st_mode : nil)
    do {
      try put(temporary, in: path, existing)
    } catch {
      unlink(temporary)
      throw error
    }
    synchronize(folder: folder)
  }

  private static func put(
    _ temporary: String, in path: String, _ existing: Existing
  ) throws(StoreFailure) {
    switch existing {
    case .replace: guard rename(temporary, path) == 0 else { throw .ofSystem }
    case .keep:
      // Unlike renaming, this fails if somebody else has made the file meanwhile.
      guard link(temporary, path) == 0 else { throw errno == EEXIST ? exists : .ofSystem }
      unlink(temporary)
    }
  }

  private static func writeTemporary(
    _ text: String, _ path: String, _ mode: mode_t, keeping old: mode_t?
  ) throws(StoreFailure) {
    // One that a process of this number left behind when it was killed.
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .ofSystem }
    var failure: StoreFailure?
    if let old, fchmod(descriptor, old & 0o777) != 0 { failure = .ofSystem }
    if failure == nil, !Output.writeAll(text, to: descriptor) { failure = .ofSystem }
    if failure == nil, fsync(descriptor) != 0 { failure = .ofSystem }
    if close(descriptor) != 0, failure == nil { failure = .ofSystem }
    guard let failure else { return }
    unlink(path)
    throw failure
  }

  /// Has the system write down the names in a folder; some file systems can not.
  private static func synchronize(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// The path without links, if there is something; else as it is.
  private static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// The folder and the name of a path.
  private static func parts(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = String(path[..<slash])
    return (folder.isEmpty ? "/" : folder, String(path[path.utf8.index(after: slash)...]))
  }

  /// Makes a folder and those above it, for the user alone.
  static func makeFolder(_ path: String) throws(StoreFailure) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST, access(made, F_OK) != 0 { throw .ofSystem }
    }
  }
}
