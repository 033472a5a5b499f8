/// The members of a JSON object, in the order in which they were added.
///
/// Two objects are equal when they have the same members, whatever their order.
public struct JSONObject: Sendable {
  /// A member: a name and its value.
  public typealias Member = (key: String, value: JSONValue)

  private var members: [Member] = []

  /// Where each name is in `members`; empty while a scan of a few members is the faster lookup.
  private var positions: [Name: Int] = [:]

  private static let scannedCount = 8

  /// Creates an object without members.
  public init() {}

  /// Creates an object from pairs; of several with the same name the last value counts.
  public init(_ pairs: some Sequence<(String, JSONValue)>) {
    for (key, value) in pairs {
      self[key] = value
    }
  }

  /// The value of a member, `nil` if there is no such member.
  ///
  /// Setting a value adds the member at the end or keeps its place; setting `nil` removes it.
  public subscript(key: String) -> JSONValue? {
    get {
      position(of: key).map { members[$0].value }
    }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?):
        members[position].value = value
      case (let position?, nil):
        members.remove(at: position)
        rebuildPositions()
      case (nil, let value?):
        append(key, value)
      case (nil, nil):
        break
      }
    }
  }

  /// The names of the members, in order.
  public var keys: [String] {
    members.map(\.key)
  }

  /// Adds a member unless there is one with that name, and tells whether it did.
  mutating func insert(_ value: JSONValue, forNew key: String) -> Bool {
    guard position(of: key) == nil else { return false }
    append(key, value)
    return true
  }

  private mutating func append(_ key: String, _ value: JSONValue) {
    members.append((key, value))
    if !positions.isEmpty {
      positions[Name(text: key)] = members.count - 1
    } else if members.count > Self.scannedCount {
      rebuildPositions()
    }
  }

  private func position(of key: String) -> Int? {
    if positions.isEmpty {
      members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
    } else {
      positions[Name(text: key)]
    }
  }

  private mutating func rebuildPositions() {
    positions.removeAll(keepingCapacity: true)
    guard members.count > Self.scannedCount else { return }
    for (position, member) in members.enumerated() {
      positions[Name(text: member.key)] = position
    }
  }
}

extension JSONObject {
  /// A name that equals another only byte by byte.
  ///
  /// Strings compare by canonical equivalence, which would take two spellings of one accented
  /// letter for a duplicate member.
  private struct Name: Hashable {
    let text: String

    static func == (first: Name, second: Name) -> Bool {
      first.text.utf8.elementsEqual(second.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      for byte in text.utf8 {
        hasher.combine(byte)
      }
    }
  }
}

extension JSONObject: RandomAccessCollection {
  /// The position of the first member.
  public var startIndex: Int { 0 }

  /// The position after the last member.
  public var endIndex: Int { members.count }

  /// The member at a position.
  public subscript(position: Int) -> Member {
    members[position]
  }
}

extension JSONObject: Hashable {
  /// Tells whether both objects have the same members, in whatever order.
  public static func == (first: JSONObject, second: JSONObject) -> Bool {
    first.count == second.count && first.allSatisfy { second[$0.key] == $0.value }
  }

  /// Hashes the members so that their order does not count.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for (key, value) in members {
      var memberHasher = Hasher()
      memberHasher.combine(key)
      memberHasher.combine(value)
      sum ^= memberHasher.finalize()
    }
    hasher.combine(sum)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Creates an object with its members in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements)
  }
}
