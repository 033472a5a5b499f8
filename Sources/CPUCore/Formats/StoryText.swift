/// Puts a story's claims, and what is wrong with a story, into words.
public struct StoryText: Sendable {
  /// Whose names the words hold.
  public let catalog: Catalog

  /// Makes the words of a catalog.
  public init(_ catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// What is wrong with a setup or a claim.
  public func text(_ error: StoryError) -> String {
    switch error {
    case .unknownHost(let name): "unknown host '\(name)': 'modeltui hosts' lists them"
    case .unknownGuest(let name): "unknown guest '\(name)': the step has none of that name"
    case .duplicateName(let name): "the name '\(name)' is taken"
    case .notARelease(let text): "'\(text)' is not a QEMU release: give it as 10.0"
    case .unknownFeature(let name): "unknown feature '\(name)'"
    case .unknownDefinition(let name): "unknown CPU definition '\(name)'"
    case .unknownMachineType(let name):
      "'\(name)' is not a machine type for IBM Z: give one such as s390-ccw-virtio-10.0"
    case .cpu(let text, let fault): "QEMU refuses -cpu \(text): \(QEMUMessages.text(fault))"
    case .deprecationNotReported(let release):
      "QEMU \(release) does not report deprecated features, so they can not be off by themselves"
    case .noPolicyQuestion: "the claim is about policies, and the step has no 'policy'"
    }
  }

  /// Why a claim does not hold.
  public func text(_ failure: ClaimFailure) -> String {
    switch failure {
    case .setup(let error): text(error)
    case .verdict(let answer):
      answer.reasons.isEmpty
        ? "it runs"
        : (answer.runs ? "it runs: " : "it does not run: ")
          + answer.reasons.map(ReasonText(catalog).sentence).joined(separator: "; ")
    case .features(let features):
      features.isEmpty ? "there is none" : "it is " + names(features.map(catalog.name))
    case .models(let models): models.isEmpty ? "there is none" : "it is " + names(models)
    case .baseline(let model, let added, let off):
      "it is \(model) and \(added), off: \(off.isEmpty ? "none" : names(off))"
    case .opposite: "it is the opposite, or there is no answer"
    }
  }

  /// What a claim says.
  public func text(_ claim: Claim) -> String {
    switch claim {
    case .runs(let guest, let host): "\(shown(guest)) runs on \(host)"
    case .missing(let guest, let host, let features):
      "\(shown(guest)) does not run on \(host) for want of \(names(features)) alone"
    case .missingAmongOthers(let guest, let host, let features):
      "\(host) lacks \(names(features)) of \(shown(guest)), perhaps with others"
    case .droppedByMachine(let guest, let host, let features):
      "the machine of \(host) has dropped \(names(features)) of \(shown(guest))"
    case .generationTooNew(let guest, let host):
      "the generation of \(shown(guest)) is too new for \(host)"
    case .gaLevelTooNew(let guest, let host):
      "the GA level of \(shown(guest)) is too new for \(host)"
    case .warns(let guest, let host, let feature, let required):
      "\(shown(guest)) starts on \(host) with a warning: \(feature) requires \(required)"
    case .lacksNoFeature(let guest, let host):
      "\(host) lacks no feature of \(shown(guest))"
    case .machineTypeNotOffered(let guest, let host, let isOnlyReason):
      "\(host) does not offer the machine type of \(shown(guest))"
        + (isOnlyReason ? ", and nothing else is in the way" : ", among other reasons")
    case .machineTypeDeprecated(let guest, let host):
      "\(shown(guest)) runs on \(host), where its machine type is deprecated"
    case .has(let guest, let features): "\(shown(guest)) has \(names(features))"
    case .hasNot(let guest, let features): "\(shown(guest)) has not \(names(features))"
    case .identical(let guest, let other): "\(shown(guest)) and \(shown(other)) are identical"
    default: setText(claim)
    }
  }

  /// Claims about models, hosts and policies.
  private func setText(_ claim: Claim) -> String {
    switch claim {
    case .unusableForWantOf(let feature, let host, let models):
      "on \(host) want of \(feature) keeps exactly these from running: \(names(models))"
    case .usable(let models, let host): "on \(host) these run: \(names(models))"
    case .baseline(let hosts, let model, let added, let off):
      "the baseline of \(names(hosts)) is \(model) and \(added) properties, off: "
        + (off.isEmpty ? "none" : names(off))
    case .libvirtBaselineFails(let hosts, let failing):
      "libvirt's baseline of \(names(hosts)) fails on "
        + (failing.isEmpty ? "none" : names(failing))
    case .mend(let guest, let host, let off):
      "the mend of \(shown(guest)) for \(host) switches off \(names(off))"
    case .policy(let policy, let answer): "\(text(policy)): \(text(answer))"
    default: ""
    }
  }

  private func text(_ policy: StoryPolicyName) -> String {
    let text = PolicyText(catalog)
    return switch policy {
    case .asIs: text.title(.asIs)
    case .libvirtDisablesCsske: text.title(.libvirtDisablesCsske)
    case .qemuDropsIt(let feature, let release): "QEMU \(release) drops \(feature)"
    case .hostMinusDeprecated: text.title(.hostMinusDeprecated)
    case .suggestedModel: text.title(.suggestedModel)
    }
  }

  private func text(_ answer: PolicyClaim) -> String {
    switch answer {
    case .existingMoves(let yes): "a running guest \(yes ? "moves" : "does not move") to the target"
    case .existingSurvivesUpgrade(let yes):
      "a running guest \(yes ? "survives" : "does not survive") the release step"
    case .newMoves(let yes): "a new guest \(yes ? "moves" : "does not move") to the target"
    case .hostPassthroughChanges(let yes):
      "host-passthrough \(yes ? "changes" : "does not change")"
    case .expandedModelIsStable(let yes):
      "the expanded model is \(yes ? "" : "not ")stable"
    case .loses(let features): "loses \(names(features))"
    case .keepsOptional(let features): "keeps \(names(features))"
    }
  }

  private func shown(_ guest: String) -> String { guest.isEmpty ? "the model" : guest }

  private func names(_ names: [String]) -> String { names.joined(separator: " ") }
}
