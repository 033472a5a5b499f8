import Glibc

/// What the user's configuration file sets; options of the command line count more.
///
///     # modeltui/config in $XDG_CONFIG_HOME or ~/.config
///     theme = dark
///     mouse = off
struct Configuration: Equatable, Sendable {
  var theme: Theme?
  var ascii: Bool?
  var mouse: Bool?
  var host: String?
  var color: TerminalOptions.ColorChoice?

  /// The file, as it is shown.
  var path = ""
  /// Whether the user named the file in this call: then errors end the program.
  var isExplicit = false
  /// The first thing that is wrong with it; the rest of the file counts all the same.
  var fault: String?

  /// The largest file that is read.
  static let largestFile = 64 << 10

  /// Reads a text.
  ///
  /// - Parameter folder: where paths of hosts begin.
  init(_ text: String, path: String, folder: String? = nil) {
    self.path = path
    var seen: Set<Substring> = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let content = Self.trimmed(line)
      guard !content.isEmpty, content.first != "#" else { continue }
      do {
        try read(content, folder, &seen)
      } catch {
        fault = fault ?? "\(path.visible), line \(index + 1): \(error.message)"
      }
    }
  }

  private init() {}

  private struct Fault: Error {
    var message: String
  }

  private mutating func read(
    _ line: Substring, _ folder: String?, _ seen: inout Set<Substring>
  ) throws(Fault) {
    guard let equals = line.firstIndex(of: "=") else {
      throw Fault(message: "'name = value' is wanted, such as theme = dark")
    }
    let name = Self.trimmed(line[..<equals])
    let value = Self.trimmed(line[line.index(after: equals)...])
    guard seen.insert(name).inserted else {
      throw Fault(message: "'\(String(name).visible)' is set twice")
    }
    switch name {
    case "theme": theme = try Self.choice(name, value)
    case "color": color = try Self.choice(name, value)
    case "ascii": ascii = try Self.boolean(name, value)
    case "mouse": mouse = try Self.boolean(name, value)
    case "host":
      guard !value.isEmpty else { throw Fault(message: "'host' takes a name or a file") }
      host = Self.host(String(value), folder)
    default:
      throw Fault(
        message: "'\(String(name).visible)' is unknown; there are theme, color, ascii, mouse, host")
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func choice<Value: RawRepresentable & CaseIterable>(
    _ name: Substring, _ text: Substring
  ) throws(Fault) -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: String(text)) else {
      let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw Fault(message: "'\(name)' is one of \(all), not '\(String(text).visible)'")
    }
    return value
  }

  private static func boolean(_ name: Substring, _ text: Substring) throws(Fault) -> Bool {
    switch text {
    case "on", "true", "yes": true
    case "off", "false", "no": false
    default: throw Fault(message: "'\(name)' is on or off, not '\(String(text).visible)'")
    }
  }

  /// A path in the file begins at the file; a name without a slash is one of the library's hosts.
  private static func host(_ text: String, _ folder: String?) -> String {
    text.contains("/") ? UserFolders.absolute(text, in: folder) : text
  }

  // MARK: Files

  /// The configuration of a file that the user named, or of the usual one.
  ///
  /// - Throws: what is wrong with a file that the user named. With the usual one the program starts
  ///   all the same and says it then.
  static func ofUser(
    _ named: String?, _ folders: UserFolders = .current
  ) throws(CommandFailure) -> Configuration {
    if let named {
      var configuration = try read(named)
      configuration.isExplicit = true
      if let fault = configuration.fault { throw CommandFailure(fault) }
      return configuration
    }
    guard let folder = folders.config, access(folder + "/config", F_OK) == 0 else {
      return Configuration()
    }
    do {
      return try read(folder + "/config")
    } catch {
      var configuration = Configuration()
      configuration.fault = error.description
      return configuration
    }
  }

  private static func read(_ path: String) throws(CommandFailure) -> Configuration {
    let bytes = try InputFile.read(path, limit: largestFile)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure("cannot use '\(path.visible)': it is not text in UTF-8")
    }
    let folder = UserFolders.absolute(path).split(separator: "/").dropLast()
    return Configuration(text, path: path, folder: "/" + folder.joined(separator: "/"))
  }
}
