/// A QEMU release as people name it: major and minor number, such as 10.0.
public struct QEMURelease: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The major number.
  public var major: Int
  /// The minor number.
  public var minor: Int

  /// Makes a release from its two numbers.
  public init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `MAJOR.MINOR`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let numbers = Self.numbers(text), numbers.count == 2 else { return nil }
    self.init(numbers[0], numbers[1])
  }

  /// The numbers of a version between its dots, each of at most four digits; nil for other texts.
  static func numbers(_ text: some StringProtocol) -> [Int]? {
    var numbers: [Int] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard part.utf8.count < 5, part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The release in the form `10.0`.
  public var description: String { "\(major).\(minor)" }

  /// Orders by age.
  public static func < (left: QEMURelease, right: QEMURelease) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}

/// Since which QEMU release a name exists, as far as that is recorded or cited.
public struct FirstRelease: Hashable, Sendable {
  /// Whether a release knows a name.
  public enum Answer: Hashable, Sendable {
    /// It does, recorded or cited.
    case yes
    /// It does not, recorded or cited.
    case no
    /// Nobody recorded it.
    case unknown
  }

  /// The newest release recorded without the name; nil where none was.
  public var lastWithout: QEMURelease?
  /// Whether ``firstWith`` itself is the first release with the name.
  public var isExact: Bool
  /// The oldest release recorded or cited with the name.
  public var firstWith: QEMURelease

  /// Reads the tables' notation: `2.8`, `<=5.2` or `7.2..10.0`.
  init?(tableWord word: String) {
    if word.hasPrefix("<=") {
      guard let release = QEMURelease(word.dropFirst(2)) else { return nil }
      (lastWithout, isExact, firstWith) = (nil, false, release)
    } else if let release = QEMURelease(word) {
      (lastWithout, isExact, firstWith) = (nil, true, release)
    } else {
      // `5.2..7.2`: an empty part stands between the two dots of the range.
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 5, parts[2].isEmpty,
        let without = QEMURelease(parts[0] + "." + parts[1]),
        let with = QEMURelease(parts[3] + "." + parts[4])
      else { return nil }
      (lastWithout, isExact, firstWith) = (without, false, with)
    }
  }

  /// Whether a release knows the name.
  public func isKnown(to release: QEMURelease) -> Answer {
    if release >= firstWith { return .yes }
    if isExact { return .no }
    if let lastWithout, release <= lastWithout { return .no }
    return .unknown
  }
}

/// The version that a QEMU gives of itself, as query-version answers it.
public struct QEMUVersion: Hashable, Sendable {
  /// The major number.
  public var major: Int
  /// The minor number.
  public var minor: Int
  /// The number of the maintenance release; 50 and more mean a development state.
  public var micro: Int
  /// Who packaged it, or a commit; empty where it says nothing.
  public var package: String

  /// Makes a version.
  public init(major: Int, minor: Int, micro: Int, package: String) {
    self.major = major
    self.minor = minor
    self.micro = micro
    self.package = package
  }

  /// The first version of a release.
  public init(_ release: QEMURelease) {
    self.init(major: release.major, minor: release.minor, micro: 0, package: "")
  }
}
