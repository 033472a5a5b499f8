extension Int {
  /// The number with what it counts: "1 guest", "2 guests".
  func counted(_ noun: String) -> String {
    self == 1 ? "1 \(noun)" : "\(self) \(noun)s"
  }
}
