/// An error that ends a command with a message: wrong usage or unusable input.
struct CommandFailure: Error, CustomStringConvertible {
  /// What is wrong, where, and what to do.
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// The exit statuses that scripts rely on.
enum ExitStatus {
  /// Yes, or done.
  static let yes: Int32 = 0
  /// No, including everything that QEMU itself would refuse.
  static let no: Int32 = 1
  /// Wrong usage or unusable input.
  static let unusable: Int32 = 2
}
