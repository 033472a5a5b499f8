/// A way to deal with features that are deprecated.
public enum DeprecationPolicy: Hashable, Sendable {
  /// The host model includes the deprecated features.
  case asIs
  /// libvirt always adds `csske` to host models as disabled (the first proposal of 2022).
  case libvirtDisablesCsske
  /// From a release on, QEMU no longer has a feature in what a host offers.
  case qemuDropsIt(Feature, since: QEMURelease)
  /// What the release reports as deprecated is switched off when a guest is started
  /// (`host,deprecated-features=off`, or libvirt's `deprecated_features='off'`).
  case hostMinusDeprecated
  /// The host recommends a named model.
  case suggestedModel
}

/// What policies are compared for: a guest, where it is, where it shall go, and a release step.
public struct PolicyQuestion: Sendable {
  /// What the guest's configuration asks for.
  public enum GuestModel: Hashable, Sendable {
    /// The model of the host where it is started.
    case hostModel
    /// A model of its own.
    case pinned(CPUModel)
  }

  /// What the guest asks for.
  public var guest: GuestModel
  /// The full name of its machine type.
  public var machineType: String
  /// The host where it runs.
  public var source: Host
  /// The host where it shall go.
  public var target: Host
  /// The QEMU release of the source when the running guest was started.
  public var before: QEMURelease
  /// The QEMU release of both hosts after the step.
  public var after: QEMURelease
  /// When features are deprecated and gone.
  public var whatIf: WhatIf

  /// Makes a question.
  public init(
    guest: GuestModel, machineType: String, source: Host, target: Host, before: QEMURelease,
    after: QEMURelease, whatIf: WhatIf = .asItIs
  ) {
    self.guest = guest
    self.machineType = machineType
    self.source = source
    self.target = target
    self.before = before
    self.after = after
    self.whatIf = whatIf
  }
}

/// What a policy answers to a question.
public struct PolicyOutcome: Sendable {
  /// A guest of the policy: what it is started with, and how it fares.
  public struct Started: Sendable {
    /// Its model.
    public let model: CPUModel
    /// Whether it starts on the source.
    public let starts: Runnability
    /// Whether it can move to the target as it is after the step.
    public let moves: Runnability
  }

  /// What differs between two sets of features.
  public struct Change: Hashable, Sendable {
    /// What only the later one has.
    public let gained: FeatureSet
    /// What only the earlier one has.
    public let lost: FeatureSet

    /// Whether anything differs.
    public var isEmpty: Bool { gained.isEmpty && lost.isEmpty }

    init(from before: FeatureSet, to after: FeatureSet) {
      gained = after.subtracting(before)
      lost = before.subtracting(after)
    }
  }

  /// What is worth knowing besides the answers.
  public enum Note: Hashable, Sendable {
    /// The policy concerns host models alone: a pinned model stays what it is.
    case concernsHostModelsOnly
    /// The release does not report deprecated features, so there is nothing to switch off by.
    case reportsNoDeprecation(QEMURelease)
    /// No named model without the deprecated features runs on the host.
    case nothingToSuggest(host: String)
    /// The model starts with a warning: a feature is left on without one that it requires.
    case leavesDependent(Dependency)
  }

  /// The policy.
  public let policy: DeprecationPolicy
  /// A guest that was started before the policy existed, under the release before the step.
  public let existing: Started
  /// Whether that guest survives the release step on its own host (moves to the newer QEMU there).
  public let existingSurvivesUpgrade: Runnability
  /// The releases in which that guest can run on the source and on the target, of those from the
  /// release before the step on.
  public let existingReleases: (source: [QEMURelease], target: [QEMURelease])
  /// A new guest of the policy, started under the release before the step.
  public let newBefore: Started
  /// The same configuration started after the step.
  public let newAfter: Started
  /// Whether the configuration starts afresh on the target after the step.
  public let startsOnTarget: Runnability
  /// How `-cpu host` on the source changes by the step.
  public let hostPassthroughChange: Change
  /// How the new guest's model changes if it is stopped and started again after the step.
  public let restartChange: Change
  /// Whether the model of the new guest, as it is expanded at its start, runs on the source as the
  /// same model after the step.
  public let expandedModelIsStable: Bool
  /// Which optional features, those that named models do not have by default, the guest keeps.
  public let optionalKept: FeatureSet
  /// Which of them it loses by the policy, deprecated ones not counted.
  public let optionalLost: FeatureSet
  /// Everything that the new guest lacks that it would have had without the policy.
  public let lost: FeatureSet
  /// What else is worth knowing.
  public let notes: [Note]
}

extension Catalog {
  /// The five policies to compare for a question: the one where QEMU drops a feature takes the
  /// first deprecated feature that the source has, and drops it with the release after the step.
  public func policies(for question: PolicyQuestion) -> [DeprecationPolicy] {
    let deprecated = question.whatIf.deprecatedFeatures(in: question.after, catalog: self)
    let source = question.whatIf.host(question.source, in: self)
    let candidates = source.maximum.features.intersection(deprecated)
    let dropped = candidates.first { _ in true } ?? deprecated.first { _ in true }
    return [.asIs, .libvirtDisablesCsske]
      + (dropped.map { [.qemuDropsIt($0, since: question.after)] } ?? [])
      + [.hostMinusDeprecated, .suggestedModel]
  }

  /// Works out what a policy means for a question.
  public func outcome(of policy: DeprecationPolicy, for question: PolicyQuestion) -> PolicyOutcome {
    PolicyEvaluation(catalog: self, policy: policy, question: question).outcome()
  }
}
