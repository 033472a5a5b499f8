/// Something that a step of a story says, in a form that the core can check.
///
/// Guests and hosts are named as in the step's setup.
public enum Claim: Hashable, Sendable {
  /// The guest runs on the host, with or without a warning.
  case runs(guest: String, host: String)
  /// The guest does not run on the host because of exactly these features, and nothing else.
  case missing(guest: String, host: String, features: [String])
  /// The guest does not run on the host, and these features are among those missing.
  case missingAmongOthers(guest: String, host: String, features: [String])
  /// The host lacks these features of the guest because machines have dropped them.
  case droppedByMachine(guest: String, host: String, features: [String])
  /// The guest's generation is too new for the host.
  case generationTooNew(guest: String, host: String)
  /// The guest's GA level is too new for the host.
  case gaLevelTooNew(guest: String, host: String)
  /// The guest starts on the host with the warning that one feature requires another.
  case warns(guest: String, host: String, feature: String, requires: String)
  /// The host offers every feature that the guest has, whatever else stands in the way.
  case lacksNoFeature(guest: String, host: String)
  /// The host does not offer the guest's machine type; perhaps nothing else stands in the way.
  case machineTypeNotOffered(guest: String, host: String, isOnlyReason: Bool)
  /// The guest runs on the host, which warns that its machine type is deprecated.
  case machineTypeDeprecated(guest: String, host: String)
  /// The guest has these features.
  case has(guest: String, features: [String])
  /// The guest has none of these features.
  case hasNot(guest: String, features: [String])
  /// The guests' models are the same but for the machine type number.
  case identical(guest: String, other: String)
  /// Exactly these named models, without `-base`, do not run on the host for want of the feature
  /// alone.
  case unusableForWantOf(feature: String, host: String, models: [String])
  /// These named models run on the host.
  case usable(models: [String], host: String)
  /// The hosts' common model: its base, how many properties are on besides, and which are off.
  case baseline(hosts: [String], model: String, added: Int, off: [String])
  /// libvirt's answer for the same hosts fails on exactly these.
  case libvirtBaselineFails(hosts: [String], on: [String])
  /// The mend of the guest for the host switches off exactly these features.
  case mend(guest: String, host: String, off: [String])
  /// What a policy answers to the step's question.
  case policy(StoryPolicyName, PolicyClaim)
}

/// A policy by name; the one where QEMU drops a feature names it, with the release.
public enum StoryPolicyName: Hashable, Sendable {
  /// ``DeprecationPolicy/asIs``.
  case asIs
  /// ``DeprecationPolicy/libvirtDisablesCsske``.
  case libvirtDisablesCsske
  /// ``DeprecationPolicy/qemuDropsIt(_:since:)``.
  case qemuDropsIt(feature: String, since: String)
  /// ``DeprecationPolicy/hostMinusDeprecated``.
  case hostMinusDeprecated
  /// ``DeprecationPolicy/suggestedModel``.
  case suggestedModel
}

/// One answer of a policy.
public enum PolicyClaim: Hashable, Sendable {
  /// Whether a guest that was there before the policy can move to the target.
  case existingMoves(Bool)
  /// Whether that guest survives the release step on its own host.
  case existingSurvivesUpgrade(Bool)
  /// Whether a guest started under the policy after the step can move to the target.
  case newMoves(Bool)
  /// Whether `-cpu host` changes by the release step.
  case hostPassthroughChanges(Bool)
  /// Whether the expanded model is the same after the step.
  case expandedModelIsStable(Bool)
  /// These features are lost, perhaps with others.
  case loses([String])
  /// These optional features are kept, perhaps with others.
  case keepsOptional([String])
}

/// Why a claim does not hold.
public enum ClaimFailure: Hashable, Sendable {
  /// The setup or the claim names something that is not there, or is written wrongly.
  case setup(StoryError)
  /// The verdict is another one; here are its reasons.
  case verdict(Runnability)
  /// The features are others.
  case features(FeatureSet)
  /// The models are others.
  case models([String])
  /// The baseline is another one.
  case baseline(String, added: Int, off: [String])
  /// There is no such answer, or it is the opposite.
  case opposite
}
