/// Puts tokens together to one value, and finds what is wrong with their order.
///
/// After an error the builder ignores everything until it is reset: the first error is the one
/// reported, when the brackets are balanced again.
struct JSONValueBuilder {
  /// A token that is not a scalar value.
  enum Punctuation {
    case leftBrace, rightBrace, leftBracket, rightBracket, colon, comma
  }

  private enum Expectation {
    case firstElement, element, elementSeparator
    case firstKey, key, colon, memberValue, memberSeparator
  }

  private struct Container {
    var expectation: Expectation
    var elements: [JSONValue] = []
    var members = JSONObject()
    var key = ""

    var isObject: Bool {
      switch expectation {
      case .firstElement, .element, .elementSeparator: false
      case .firstKey, .key, .colon, .memberValue, .memberSeparator: true
      }
    }
  }

  private var containers: [Container] = []
  private(set) var value: JSONValue?
  private(set) var error: JSONParseError?

  /// Forgets the value, the error and all that is incomplete.
  mutating func reset() {
    containers.removeAll(keepingCapacity: true)
    value = nil
    error = nil
  }

  /// Takes a scalar value, or the error of the token that should have been one.
  mutating func add(
    _ scalar: Result<JSONValue, JSONGrammarError>, at position: JSONPosition
  ) {
    guard error == nil else { return }
    guard let expectation = containers.last?.expectation else {
      settle(scalar, at: position)
      return
    }
    switch expectation {
    case .colon: fail("missing : in object pair", at: position)
    case .elementSeparator: fail("expected separator in list", at: position)
    case .memberSeparator: fail("expected separator in dict", at: position)
    case .firstElement, .element, .firstKey, .key, .memberValue: settle(scalar, at: position)
    }
  }

  /// Takes a bracket, brace, colon or comma.
  mutating func add(_ punctuation: Punctuation, at position: JSONPosition) {
    guard error == nil else { return }
    guard let last = containers.indices.last else {
      open(punctuation, at: position)
      return
    }
    switch (containers[last].expectation, punctuation) {
    case (.firstElement, .rightBracket), (.elementSeparator, .rightBracket),
      (.firstKey, .rightBrace), (.memberSeparator, .rightBrace):
      closeContainer(at: position)
    case (.elementSeparator, .comma):
      containers[last].expectation = .element
    case (.memberSeparator, .comma):
      containers[last].expectation = .key
    case (.colon, .colon):
      containers[last].expectation = .memberValue
    case (.colon, _):
      fail("missing : in object pair", at: position)
    case (.elementSeparator, _):
      fail("expected separator in list", at: position)
    case (.memberSeparator, _):
      fail("expected separator in dict", at: position)
    default:
      open(punctuation, at: position)
    }
  }

  private mutating func open(_ punctuation: Punctuation, at position: JSONPosition) {
    switch punctuation {
    case .leftBrace: containers.append(Container(expectation: .firstKey))
    case .leftBracket: containers.append(Container(expectation: .firstElement))
    case .rightBrace, .rightBracket, .colon, .comma: fail("expecting value", at: position)
    }
  }

  private mutating func closeContainer(at position: JSONPosition) {
    guard let closed = containers.popLast() else { return }
    complete(closed.isObject ? .object(closed.members) : .array(closed.elements), at: position)
  }

  private mutating func settle(
    _ scalar: Result<JSONValue, JSONGrammarError>, at position: JSONPosition
  ) {
    switch scalar {
    case .success(let value): complete(value, at: position)
    case .failure(let failure):
      error = JSONParseError(message: failure.message, position: position)
    }
  }

  /// Puts a complete value where one is expected.
  private mutating func complete(_ completed: JSONValue, at position: JSONPosition) {
    guard let last = containers.indices.last else {
      value = completed
      return
    }
    switch containers[last].expectation {
    case .firstElement, .element, .elementSeparator:
      containers[last].elements.append(completed)
      containers[last].expectation = .elementSeparator
    case .firstKey, .key, .colon:
      guard case .string(let key) = completed else {
        fail("key is not a string in object", at: position)
        return
      }
      containers[last].key = key
      containers[last].expectation = .colon
    case .memberValue, .memberSeparator:
      let key = containers[last].key
      guard containers[last].members.insert(completed, forNew: key) else {
        fail("duplicate key", at: position)
        return
      }
      containers[last].expectation = .memberSeparator
    }
  }

  private mutating func fail(_ detail: String, at position: JSONPosition) {
    let failure = JSONGrammarError.syntax(detail)
    error = JSONParseError(message: failure.message, position: position)
  }
}
