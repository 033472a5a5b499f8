/// The arguments of a command, or an object among them, taken one by one in the schema's order.
///
/// That order decides which of several faults is reported; members that nobody took come last.
struct QMPArguments {
  /// The members' path, with a dot at its end unless it is empty.
  private let path: String
  private let members: JSONObject
  private var taken: Set<String> = []

  init(_ members: JSONObject, path: String = "") {
    self.members = members
    self.path = path
  }

  /// The name of a member as errors write it.
  func name(_ key: String) -> String { path + key }

  mutating func optional(_ key: String) -> JSONValue? {
    taken.insert(key)
    return members[key]
  }

  mutating func required(_ key: String) throws(QMPError) -> JSONValue {
    guard let value = optional(key) else {
      throw QMPError(.generic, "Parameter '\(name(key))' is missing")
    }
    return value
  }

  mutating func string(_ key: String) throws(QMPError) -> String {
    guard case .string(let text) = try required(key) else {
      throw .wrongType(name(key), expected: "string")
    }
    return text
  }

  mutating func choice<Choice: RawRepresentable<String>>(
    _ key: String, of: Choice.Type
  ) throws(QMPError) -> Choice {
    let text = try string(key)
    guard let choice = Choice(rawValue: text) else { throw .unaccepted(text, for: name(key)) }
    return choice
  }

  mutating func optionalBoolean(_ key: String) throws(QMPError) -> Bool? {
    guard let value = optional(key) else { return nil }
    guard case .bool(let isTrue) = value else {
      throw .wrongType(name(key), expected: "boolean")
    }
    return isTrue
  }

  mutating func optionalStrings(_ key: String) throws(QMPError) -> [String] {
    guard let value = optional(key) else { return [] }
    guard case .array(let elements) = value else {
      throw .wrongType(name(key), expected: "array")
    }
    var texts: [String] = []
    for (index, element) in elements.enumerated() {
      guard case .string(let text) = element else {
        throw .wrongType("\(name(key))[\(index)]", expected: "string")
      }
      texts.append(text)
    }
    return texts
  }

  mutating func object(_ key: String) throws(QMPError) -> QMPArguments {
    guard case .object(let object) = try required(key) else {
      throw .wrongType(name(key), expected: "object")
    }
    return QMPArguments(object, path: name(key) + ".")
  }

  /// Ends the visit: a member that nobody took is an error.
  func end() throws(QMPError) {
    if let key = members.keys.first(where: { !taken.contains($0) }) {
      throw QMPError(.generic, "Parameter '\(name(key))' is unexpected")
    }
  }
}

/// A CPU model as a command's argument: its name and the properties to set.
///
/// The properties are looked at only when all arguments have the right form.
struct QMPModelArgument {
  let name: String
  let properties: JSONValue?
  /// The path of the properties in errors.
  let path: String

  init(_ key: String, of arguments: inout QMPArguments) throws(QMPError) {
    var model = try arguments.object(key)
    name = try model.string("name")
    properties = model.optional("props")
    path = model.name("props")
    try model.end()
  }
}
