/// One reason why a model does not run on a host, or runs with a warning.
///
/// Values, not prose: views and subcommands turn them into words.
public enum Reason: Hashable, Sendable {
  /// Why a host lacks a feature.
  public enum MissingCause: Hashable, Sendable {
    /// The host's generation does not have it; the definition that first does is named.
    case notInGeneration(since: Int?)
    /// It is deprecated, and this machine has lost it.
    case deprecatedAndGone
    /// The hardware may have it; this host's kernel or QEMU does not offer it.
    case notOffered
    /// QEMU's emulation does not implement it.
    case notEmulated
  }

  /// The model's generation is newer than the host's.
  case generationTooNew(definition: Int, maximum: Int)
  /// The generation is the host's, but the GA level is newer.
  case gaLevelTooNew(definition: Int, maximum: Int)
  /// The host lacks a feature that the model has.
  case missingFeature(Feature, MissingCause)
  /// The host does not offer the machine type.
  case machineTypeNotOffered(name: String, MachineTypeChoice.Absence)
  /// The definition came with a newer QEMU release than the host's.
  case definitionTooNew(definition: Int, release: QEMURelease)
  /// A feature that the guest has came with a newer QEMU release than the host's.
  case featureUnknownToRelease(Feature, release: QEMURelease)
  /// QEMU refuses the `-cpu` argument itself.
  case refused(CPUArgumentFault)

  /// The machine type is deprecated there: a warning.
  case machineTypeDeprecated(name: String)
  /// A feature is on without another that it requires: a warning.
  case brokenDependency(Dependency)

  /// Whether the guest starts in spite of it.
  public var isWarning: Bool {
    switch self {
    case .machineTypeDeprecated, .brokenDependency: true
    default: false
    }
  }
}
