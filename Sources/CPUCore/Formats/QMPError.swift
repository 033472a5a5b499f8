/// What QEMU refuses over QMP: the class of the error and its description.
struct QMPError: Error, Hashable {
  /// The classes that are in use here.
  enum Class: String {
    case generic = "GenericError"
    case commandNotFound = "CommandNotFound"
    case deviceNotFound = "DeviceNotFound"
  }

  let kind: Class
  let text: String

  init(_ kind: Class = .generic, _ text: String) {
    self.kind = kind
    self.text = text
  }

  static func wrongType(_ name: String, expected: String) -> QMPError {
    QMPError(.generic, "Invalid parameter type for '\(name)', expected: \(expected)")
  }

  static func unaccepted(_ value: String, for name: String) -> QMPError {
    QMPError(.generic, "Parameter '\(name)' does not accept value '\(value)'")
  }

  var value: JSONValue {
    ["class": .string(kind.rawValue), "desc": .string(text)]
  }
}
