/// Puts policies and their outcomes into words.
public struct PolicyText: Sendable {
  /// Whose names the words hold.
  public let catalog: Catalog

  /// Makes the words of a catalog.
  public init(_ catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// The name of a policy, at most 24 characters for the names that there are.
  public func title(_ policy: DeprecationPolicy) -> String {
    switch policy {
    case .asIs: "as is"
    case .libvirtDisablesCsske: "libvirt disables csske"
    case .qemuDropsIt(let feature, let release):
      "QEMU \(release) drops \(catalog.name(feature))"
    case .hostMinusDeprecated: "host minus deprecated"
    case .suggestedModel: "suggested model"
    }
  }

  /// What a policy is, in one sentence.
  public func meaning(_ policy: DeprecationPolicy) -> String {
    switch policy {
    case .asIs: "Host models include the deprecated features."
    case .libvirtDisablesCsske:
      "libvirt always adds csske to host models as disabled (proposed in 2022)."
    case .qemuDropsIt(let feature, let release):
      "From QEMU \(release) on a host no longer offers \(catalog.name(feature)) at all."
    case .hostMinusDeprecated:
      "What the release reports as deprecated is switched off when a guest is started: "
        + "libvirt's deprecated_features='off', its default since 11.6."
    case .suggestedModel:
      "The host recommends a named model, without the deprecated features."
    }
  }

  /// Releases as ranges over those that the catalog knows: `10.0 to 10.2, 11.1`; `none`.
  public func ranges(_ releases: [QEMURelease]) -> String {
    let all = catalog.releases.map(\.release)
    var ranges: [(first: QEMURelease, last: QEMURelease)] = []
    var place = -2
    for release in releases {
      let index = all.firstIndex(of: release) ?? -2
      if index == place + 1, !ranges.isEmpty {
        ranges[ranges.count - 1].last = release
      } else {
        ranges.append((release, release))
      }
      place = index
    }
    guard !ranges.isEmpty else { return "none" }
    return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first) to \($0.last)" }
      .joined(separator: ", ")
  }

  /// What an outcome says, sentence by sentence.
  public func sentences(_ outcome: PolicyOutcome, for question: PolicyQuestion) -> [String] {
    newGuest(outcome, question) + existingGuest(outcome, question) + [
      change(
        outcome.hostPassthroughChange, unchanged: "host-passthrough does not change by the update",
        changed: "host-passthrough changes by the update: it"),
      change(
        outcome.restartChange,
        unchanged: "a new guest that is stopped and started again stays what it is",
        changed: "a new guest that is stopped and started again after the update"),
      outcome.expandedModelIsStable
        ? "the expanded model is the same under QEMU \(question.before) and \(question.after)"
        : "the expanded model is not the same under QEMU \(question.before) and "
          + "\(question.after), or no longer runs",
    ] + features(outcome) + outcome.notes.map(sentence)
  }

  private func newGuest(_ outcome: PolicyOutcome, _ question: PolicyQuestion) -> [String] {
    [
      "new guest on \(question.source.name): "
        + verdict(outcome.newAfter.starts, "starts", "does not start", question.source),
      "its move to \(question.target.name): "
        + verdict(outcome.newAfter.moves, "yes", "no", question.target),
      "started afresh on \(question.target.name): "
        + verdict(outcome.startsOnTarget, "starts", "does not start", question.target),
    ]
  }

  private func existingGuest(_ outcome: PolicyOutcome, _ question: PolicyQuestion) -> [String] {
    [
      "guest running since QEMU \(question.before), on to \(question.after): "
        + verdict(outcome.existingSurvivesUpgrade, "yes", "no", question.source),
      "its move to \(question.target.name): "
        + verdict(outcome.existing.moves, "yes", "no", question.target),
      "QEMU releases under which it can be: \(question.source.name) "
        + "\(ranges(outcome.existingReleases.source)); \(question.target.name) "
        + ranges(outcome.existingReleases.target),
    ]
  }

  private func verdict(
    _ answer: Runnability, _ yes: String, _ no: String, _ host: Host
  ) -> String {
    let word = answer.runs ? yes : no
    guard !answer.reasons.isEmpty, let choice = try? catalog.machineTypeChoice(nil, on: host)
    else { return word }
    let context = host.context(choice.defaults, catalog: catalog)
    let reasons = ReasonText(catalog).sentences(answer.reasons, in: context)
    return "\(word) (\(reasons.joined(separator: "; ")))"
  }

  private func change(
    _ change: PolicyOutcome.Change, unchanged: String, changed: String
  ) -> String {
    guard !change.isEmpty else { return unchanged }
    var parts: [String] = []
    if !change.lost.isEmpty { parts.append("loses \(names(change.lost))") }
    if !change.gained.isEmpty { parts.append("gains \(names(change.gained))") }
    return "\(changed) \(parts.joined(separator: " and "))"
  }

  private func features(_ outcome: PolicyOutcome) -> [String] {
    var sentences: [String] = []
    if !outcome.optionalKept.isEmpty {
      sentences.append("optional features kept: \(names(outcome.optionalKept))")
    }
    if !outcome.optionalLost.isEmpty {
      sentences.append("optional features lost: \(names(outcome.optionalLost))")
    }
    if !outcome.lost.isEmpty {
      sentences.append("lost against no policy: \(names(outcome.lost))")
    }
    return sentences
  }

  private func sentence(_ note: PolicyOutcome.Note) -> String {
    switch note {
    case .concernsHostModelsOnly:
      "note: it concerns host models only; a model of its own stays as it is"
    case .reportsNoDeprecation(let release):
      "note: QEMU \(release) does not report deprecated features, so nothing is switched off there"
    case .nothingToSuggest(let host):
      "note: no named model without the deprecated features runs on \(host)"
    case .leavesDependent(let dependency):
      "note: QEMU warns: " + ReasonText(catalog).sentence(.brokenDependency(dependency))
    }
  }

  private func names(_ features: FeatureSet) -> String {
    features.map(catalog.name).joined(separator: " ")
  }
}
