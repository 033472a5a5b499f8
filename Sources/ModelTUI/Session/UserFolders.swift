import Glibc

/// The folders that the XDG base directory rules give the program.
struct UserFolders: Sendable {
  /// Where the configuration is; nil without a home.
  var config: String?
  /// Where states are kept; nil without a home.
  var state: String?

  /// The folders of an environment: an empty variable counts as unset, and one that is no absolute
  /// path is ignored, as the rules say.
  init(environment: (String) -> String?) {
    func folder(_ variable: String, _ below: String) -> String? {
      if let path = environment(variable), path.hasPrefix("/") { return path + "/modeltui" }
      guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
      return home + below + "/modeltui"
    }
    config = folder("XDG_CONFIG_HOME", "/.config")
    state = folder("XDG_STATE_HOME", "/.local/state")
  }

  /// The user's home; nil without one.
  static var home: String? {
    getenv("HOME").map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// A path that means the same in every working directory, with the user's home for a tilde, as
  /// shells have it.
  static func absolute(_ path: String, in folder: String? = nil) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/"), let home { return home + path.dropFirst() }
    if let folder { return folder + "/" + path }
    guard let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// The user's folders.
  static var current: UserFolders {
    UserFolders { name in getenv(name).map { String(cString: $0) } }
  }
}
