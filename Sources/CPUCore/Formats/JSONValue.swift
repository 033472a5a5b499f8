/// A JSON value as the QEMU Machine Protocol knows it.
public enum JSONValue: Hashable, Sendable {
  /// The keyword `null`.
  case null
  /// The keywords `true` and `false`.
  case bool(Bool)
  /// A whole number that fits a signed 64-bit integer.
  case integer(Int64)
  /// A whole number above `Int64.max` that fits an unsigned 64-bit integer.
  case unsigned(UInt64)
  /// A number with a fraction or an exponent, or a whole number too large for 64 bits.
  case double(Double)
  /// A text.
  case string(String)
  /// A list of values.
  case array([JSONValue])
  /// A set of members, each a name and a value.
  case object(JSONObject)
}

extension JSONValue {
  /// The text, if this is a string.
  public var stringValue: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The truth value, if this is a Boolean.
  public var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The number, if this is a whole number that fits an `Int64`.
  public var integerValue: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The elements, if this is an array.
  public var arrayValue: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members, if this is an object.
  public var objectValue: JSONObject? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The member with a name, if this is an object that has it.
  public subscript(key: String) -> JSONValue? {
    objectValue?[key]
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Creates `null`.
  public init(nilLiteral: ()) {
    self = .null
  }

  /// Creates a Boolean.
  public init(booleanLiteral value: Bool) {
    self = .bool(value)
  }

  /// Creates a whole number.
  public init(integerLiteral value: Int64) {
    self = .integer(value)
  }

  /// Creates a floating-point number.
  public init(floatLiteral value: Double) {
    self = .double(value)
  }

  /// Creates a string.
  public init(stringLiteral value: String) {
    self = .string(value)
  }

  /// Creates an array.
  public init(arrayLiteral elements: JSONValue...) {
    self = .array(elements)
  }

  /// Creates an object with its members in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }
}
