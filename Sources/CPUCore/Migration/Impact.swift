/// What an edit of a guest does: to the hosts it can run on, and to the guest itself.
public struct Impact: Sendable {
  /// When an edit of a guest's model takes effect.
  public enum Effect: Hashable, Sendable {
    /// Nothing changes.
    case none
    /// After the guest has been stopped and started again; a reboot inside it is not enough, as it
    /// keeps the running CPU.
    case afterStopAndStart
  }

  /// The guest before the edit.
  public let before: Guest
  /// The guest after it.
  public let after: Guest
  /// The hosts that it can run on only after the edit, by their places in the list.
  public let won: [Int]
  /// The hosts that it could run on only before, likewise.
  public let lost: [Int]
  /// The hosts that it can run on before and after, likewise.
  public let kept: [Int]
  /// The features that the guest gains.
  public let gained: FeatureSet
  /// The features that the guest loses.
  public let removed: FeatureSet
  /// The deprecated features that it had.
  public let deprecatedBefore: FeatureSet
  /// The deprecated features that it has.
  public let deprecatedAfter: FeatureSet

  /// Whether the definition changes, and with it generation or GA level.
  public var changesDefinition: Bool { before.model.definition != after.model.definition }
  /// Whether the machine type changes.
  public var changesMachineType: Bool { before.machineType != after.machineType }

  /// When the edit takes effect.
  public var effect: Effect {
    before.model == after.model && !changesMachineType ? .none : .afterStopAndStart
  }
}

extension Catalog {
  /// Works out what an edit of a guest does.
  ///
  /// - Parameters:
  ///   - before: the guest as it is.
  ///   - after: the guest as it would be.
  ///   - hosts: where it might run.
  ///   - deprecated: the features that count as deprecated; nil for the catalog's own.
  public func impact(
    from before: Guest, to after: Guest, over hosts: [Host], deprecated: FeatureSet? = nil
  ) -> Impact {
    let deprecated = deprecated ?? self.deprecated
    let matrix = MigrationMatrix(guests: [before, after], hosts: hosts, catalog: self)
    var (won, lost, kept): ([Int], [Int], [Int]) = ([], [], [])
    for host in hosts.indices {
      switch (matrix.runs(guest: 0, host: host), matrix.runs(guest: 1, host: host)) {
      case (true, true): kept.append(host)
      case (true, false): lost.append(host)
      case (false, true): won.append(host)
      case (false, false): break
      }
    }
    return Impact(
      before: before, after: after, won: won, lost: lost, kept: kept,
      gained: after.model.features.subtracting(before.model.features),
      removed: before.model.features.subtracting(after.model.features),
      deprecatedBefore: before.model.features.intersection(deprecated),
      deprecatedAfter: after.model.features.intersection(deprecated))
  }
}
