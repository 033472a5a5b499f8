/// One bit that a guest can see, by its place in QEMU's order of features.
///
/// Names, blocks and bits are in ``Catalog/features``.
public struct Feature: Hashable, Comparable, Sendable {
  /// Place in QEMU's enumeration order, from 0.
  public let index: Int

  /// Makes the feature at a place in QEMU's order.
  @inlinable public init(index: Int) {
    self.index = index
  }

  /// Orders by QEMU's enumeration.
  public static func < (left: Feature, right: Feature) -> Bool {
    left.index < right.index
  }
}

/// A set of features: a fixed-width bit set with value semantics.
///
/// It has room for ``capacity`` features; union, intersection, subtraction and the subset test are a
/// few vector instructions each.
public struct FeatureSet: Hashable, Sendable {
  /// How many features fit.
  public static let capacity = 512

  @usableFromInline var words: SIMD8<UInt64>

  /// Makes the empty set.
  public init() {
    words = .zero
  }

  /// Makes a set of the given features.
  public init(_ features: some Sequence<Feature>) {
    words = .zero
    for feature in features { insert(feature) }
  }

  /// Makes the set of the first `count` features in QEMU's order.
  public init(firstFeatures count: Int) {
    words = .zero
    for index in 0..<count { insert(Feature(index: index)) }
  }

  /// Whether no feature is in the set.
  public var isEmpty: Bool { words == .zero }

  /// How many features are in the set.
  public var count: Int {
    (0..<8).reduce(0) { $0 + words[$1].nonzeroBitCount }
  }

  /// Whether the feature is in the set.
  @inlinable public func contains(_ feature: Feature) -> Bool {
    words[feature.index >> 6] & (1 << UInt64(feature.index & 63)) != 0
  }

  /// Puts a feature into the set.
  public mutating func insert(_ feature: Feature) {
    words[feature.index >> 6] |= 1 << UInt64(feature.index & 63)
  }

  /// Takes a feature out of the set.
  public mutating func remove(_ feature: Feature) {
    words[feature.index >> 6] &= ~(1 << UInt64(feature.index & 63))
  }

  /// The features of either set.
  @inlinable public func union(_ other: FeatureSet) -> FeatureSet {
    FeatureSet(words: words | other.words)
  }

  /// The features of both sets.
  @inlinable public func intersection(_ other: FeatureSet) -> FeatureSet {
    FeatureSet(words: words & other.words)
  }

  /// The features of this set that the other lacks.
  @inlinable public func subtracting(_ other: FeatureSet) -> FeatureSet {
    FeatureSet(words: words & ~other.words)
  }

  /// The features that exactly one of the sets has.
  @inlinable public func symmetricDifference(_ other: FeatureSet) -> FeatureSet {
    FeatureSet(words: words ^ other.words)
  }

  /// Whether the other set has every feature of this one.
  @inlinable public func isSubset(of other: FeatureSet) -> Bool {
    words & ~other.words == .zero
  }

  /// Whether the sets have no feature in common.
  @inlinable public func isDisjoint(with other: FeatureSet) -> Bool {
    words & other.words == .zero
  }

  @usableFromInline init(words: SIMD8<UInt64>) {
    self.words = words
  }
}

extension FeatureSet: Sequence {
  /// Walks the features of the set in QEMU's order.
  public struct Iterator: IteratorProtocol {
    private let words: SIMD8<UInt64>
    private var wordIndex = 0
    private var rest: UInt64

    init(_ words: SIMD8<UInt64>) {
      self.words = words
      rest = words[0]
    }

    /// The next feature, or nil after the last.
    public mutating func next() -> Feature? {
      while rest == 0 {
        wordIndex += 1
        if wordIndex == 8 { return nil }
        rest = words[wordIndex]
      }
      let bit = rest.trailingZeroBitCount
      rest &= rest - 1
      return Feature(index: wordIndex << 6 + bit)
    }
  }

  /// Starts a walk in QEMU's order.
  public func makeIterator() -> Iterator { Iterator(words) }

  /// How many features a walk will give.
  public var underestimatedCount: Int { count }
}

extension FeatureSet: ExpressibleByArrayLiteral {
  /// Makes a set of the listed features.
  public init(arrayLiteral elements: Feature...) {
    self.init(elements)
  }
}
