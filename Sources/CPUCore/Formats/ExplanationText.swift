/// Puts the steps of an explanation into words: one place for the screen and the commands.
public struct ExplanationText: Sendable {
  /// Whose names the words hold.
  public let catalog: Catalog

  /// Makes the words of a catalog.
  public init(_ catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// One sentence for a step in the explanation of a feature.
  public func sentence(_ step: ExplanationStep, of feature: Feature) -> String {
    let name = catalog.name(feature)
    switch step {
    case .state(let isOn): return "\(name) is \(word(isOn))."
    case .inBase(let definition, let since):
      return "The base set of \(title(definition)) has it: every machine of that kind does"
        + earlier(since, definition)
    case .inDefault(let definition, let since):
      return "The default set of \(title(definition)) has it\(earlier(since, definition))"
    case .offeredToModel(let model):
      return "The model \(catalog.text(model)) has everything that the host offers."
    case .inQEMUModel(let machineType, let hasIt):
      return "The model qemu on \(machineType) \(hasIt ? "has" : "lacks") it."
    case .switched(let isOn): return "It was switched \(word(isOn)) here."
    case .withheld(let machineType, let since):
      return "The default set has it, but only on machine types from \(since); "
        + "this is \(machineType)."
    case .inFullOnly(let definition, let since):
      return "\(title(definition)) may have it, but its name alone does not switch it on"
        + earlier(since, definition, "machines may have it since")
    default: return restOfSentences(step)
    }
  }

  /// The sentences about what is no longer there, about other features, hosts and the end.
  private func restOfSentences(_ step: ExplanationStep) -> String {
    switch step {
    case .notInFull(let definition, let since?):
      return "\(title(definition)) can not have it: no machine before \(title(since)) does."
    case .notInFull(let definition, nil): return "\(title(definition)) can not have it."
    case .neverSettable: return "No machine's full set has it, so nobody can switch it on."
    case .leftBase(let after):
      return "It was in the base sets up to \(title(after)), and no longer after that."
    case .leftDefault(let after):
      return "It was in the default sets up to \(title(after)), and no longer after that."
    case .unknownToRelease(let release, let known):
      return "QEMU \(release) does not know the name: it came \(text(known))."
    case .requires(let other, let isOn):
      return "It requires \(catalog.name(other)), which is \(word(isOn))."
    case .requiredBy(let other, let isOn):
      return "\(catalog.name(other)) requires it and is \(word(isOn))."
    case .offered(let host): return "The host \(host) offers it."
    case .missing(let host, let cause):
      return "The host \(host) lacks it: \(ReasonText(catalog).sentence(cause))."
    case .deprecated(let since): return "QEMU reports it as deprecated since \(since)."
    case .gone(let level): return "Machines no longer have it from \(title(level)) on."
    default: return ""
    }
  }

  /// Since when a name exists, as far as that is known.
  public func text(_ known: FirstRelease) -> String {
    if known.isExact { return "with QEMU \(known.firstWith)" }
    guard let without = known.lastWithout else { return "with QEMU \(known.firstWith) or before" }
    return "after QEMU \(without), with \(known.firstWith) at the latest"
  }

  /// The machines of a level, by the first definition's name.
  public func title(_ level: HardwareLevel) -> String {
    if let definition = catalog.firstDefinition(at: level) { return title(definition.index) }
    return "generation \(level.generation)"
  }

  /// A definition with what people call the machine, where that is another name.
  public func title(_ definition: Int) -> String {
    let definition = catalog.definitions[definition]
    let name = definition.marketingName
    return name == definition.name ? name : "\(definition.name) (\(name))"
  }

  private func earlier(_ since: Int, _ definition: Int, _ words: String = "as since") -> String {
    since == definition ? "." : ", \(words) \(title(since))."
  }

  private func word(_ isOn: Bool) -> String { isOn ? "on" : "off" }
}
