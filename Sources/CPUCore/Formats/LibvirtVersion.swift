/// A libvirt release by major and minor number, such as 11.6.
public struct LibvirtVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The major number.
  public var major: Int
  /// The minor number.
  public var minor: Int

  /// Makes a version from its two numbers.
  public init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `MAJOR.MINOR`, also with a third number behind; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let numbers = QEMURelease.numbers(text), (2...3).contains(numbers.count) else {
      return nil
    }
    self.init(numbers[0], numbers[1])
  }

  /// The version in the form `11.6`.
  public var description: String { "\(major).\(minor)" }

  /// Orders by age.
  public static func < (left: LibvirtVersion, right: LibvirtVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  /// Whether it reads the attribute `deprecated_features`: since 11.0.
  ///
  /// Older ones ignore it as they ignore every attribute they do not know.
  public var readsDeprecatedFeatures: Bool { self >= LibvirtVersion(11, 0) }

  /// Whether `deprecated_features='on'` requires those that the host has: since 11.4.
  ///
  /// Before that it changes nothing. The change was published in May 2025; that 11.4 of June is
  /// the first release with it follows from the date alone.
  public var requiresDeprecatedFeatures: Bool { self >= LibvirtVersion(11, 4) }

  /// Whether host-model leaves the deprecated features off unless told otherwise: since 11.6.
  ///
  /// The default of `default_cpu_deprecated_features` in qemu.conf, which an administrator may
  /// change. Source: libvirt's release notes.
  public var defaultsDeprecatedFeaturesOff: Bool { self >= LibvirtVersion(11, 6) }
}
