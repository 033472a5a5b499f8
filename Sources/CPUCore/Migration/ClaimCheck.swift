extension StoryScene {
  /// Checks a claim against the core; nil if it holds.
  public func failure(of claim: Claim) -> ClaimFailure? {
    do {
      return try check(claim)
    } catch {
      return .setup(error)
    }
  }

  private func check(_ claim: Claim) throws(StoryError) -> ClaimFailure? {
    switch claim {
    case .has(let guest, let features):
      let lacking = try self.features(features).subtracting(model(guest).features)
      return lacking.isEmpty ? nil : .features(lacking)
    case .hasNot(let guest, let features):
      let found = try self.features(features).intersection(model(guest).features)
      return found.isEmpty ? nil : .features(found)
    case .identical(let guest, let other):
      let comparison = editor.context.compare(try model(guest), try model(other))
      return comparison.verdict == .identical
        ? nil : .features(comparison.onlyFirst.union(comparison.onlySecond))
    case .unusableForWantOf(let feature, let host, let models):
      let found = unusable(for: try features([feature]), on: try self.host(named: host))
      return Set(found) == Set(models) ? nil : .models(found)
    case .usable(let models, let host):
      return try unusableFailure(models, try self.host(named: host))
    case .baseline(let hosts, let model, let added, let off):
      return try baselineFailure(hosts, model, added, off)
    case .libvirtBaselineFails(let hosts, let failing):
      let places = try sharedBaseline(hosts)?.libvirt?.failsOn ?? []
      let failed = places.map { hosts[$0] }
      return failed == failing ? nil : .models(failed)
    case .mend(let guest, let host, let off):
      return try mendFailure(guest, host, off)
    case .policy(let name, let answer):
      return try policyFailure(name, answer)
    default:
      return try verdictFailure(claim)
    }
  }

  private func model(_ guest: String) throws(StoryError) -> CPUModel {
    try self.guest(named: guest).guest.model
  }

  private func verdict(
    _ guest: String, _ host: String
  ) throws(StoryError) -> Runnability {
    catalog.runnability(
      of: try self.guest(named: guest).guest, on: try self.host(named: host))
  }

  /// Claims about whether a guest runs on a host.
  private func verdictFailure(_ claim: Claim) throws(StoryError) -> ClaimFailure? {
    let answer: Runnability
    let holds: Bool
    switch claim {
    case .runs(let guest, let host):
      answer = try verdict(guest, host)
      holds = answer.runs
    case .missing(let guest, let host, let features):
      answer = try verdict(guest, host)
      let others = answer.reasons.contains { !$0.isWarning && !$0.isMissingFeature }
      let expected = try self.features(features)
      holds = !others && !answer.runs && answer.missing == expected
    case .missingAmongOthers(let guest, let host, let features):
      answer = try verdict(guest, host)
      holds = try self.features(features).isSubset(of: answer.missing)
    case .droppedByMachine(let guest, let host, let features):
      answer = try verdict(guest, host)
      let dropped = answer.reasons.compactMap { $0.droppedFeature }
      holds = try self.features(features).isSubset(of: FeatureSet(dropped))
    case .generationTooNew(let guest, let host):
      answer = try verdict(guest, host)
      holds = answer.reasons.contains {
        if case .generationTooNew = $0 { true } else { false }
      }
    case .gaLevelTooNew(let guest, let host):
      answer = try verdict(guest, host)
      holds = answer.reasons.contains { if case .gaLevelTooNew = $0 { true } else { false } }
    case .warns(let guest, let host, let feature, let required):
      answer = try verdict(guest, host)
      holds = try warns(answer, feature, required)
    case .lacksNoFeature(let guest, let host):
      answer = try verdict(guest, host)
      holds = answer.missing.isEmpty
    case .machineTypeNotOffered(let guest, let host, let isOnlyReason):
      answer = try verdict(guest, host)
      let blockers = answer.reasons.filter { !$0.isWarning }
      let about = blockers.count {
        if case .machineTypeNotOffered = $0 { true } else { false }
      }
      holds = about > 0 && (about == blockers.count) == isOnlyReason
    case .machineTypeDeprecated(let guest, let host):
      answer = try verdict(guest, host)
      holds =
        answer.runs
        && answer.reasons.contains {
          if case .machineTypeDeprecated = $0 { true } else { false }
        }
    default: return nil
    }
    return holds ? nil : .verdict(answer)
  }

  private func warns(
    _ answer: Runnability, _ feature: String, _ required: String
  ) throws(StoryError) -> Bool {
    let (features, requirement) = (try self.features([feature]), try self.features([required]))
    return answer.runs
      && answer.reasons.contains {
        guard case .brokenDependency(let dependency) = $0 else { return false }
        return features.contains(dependency.feature) && requirement.contains(dependency.required)
      }
  }

  /// The named models that a host refuses for want of exactly these features.
  private func unusable(for features: FeatureSet, on host: Host) -> [String] {
    models(on: host).filter { $0.missing == features && $0.levelFits }.map(\.name)
  }

  private func unusableFailure(
    _ names: [String], _ host: Host
  ) throws(StoryError) -> ClaimFailure? {
    for name in names where catalog.definition(named: name) == nil {
      throw .unknownDefinition(name)
    }
    let usable = Set(models(on: host).filter { $0.missing.isEmpty && $0.levelFits }.map(\.name))
    let failed = names.filter { !usable.contains($0) }
    return failed.isEmpty ? nil : .models(failed)
  }

  private func models(
    on host: Host
  ) -> [(name: String, missing: FeatureSet, levelFits: Bool)] {
    guard let choice = try? catalog.machineTypeChoice(nil, on: host) else { return [] }
    let context = host.context(choice.defaults, catalog: catalog)
    return catalog.definitions.compactMap { definition in
      let name = ModelName.definition(definition.index, isBase: false)
      guard context.knows(name) else { return nil }
      let model = context.model(name)
      return (definition.name, context.missingFeatures(model), context.levelFits(model))
    }
  }

  /// The shared baseline of hosts, worked out by the newest release, which knows all names.
  private func sharedBaseline(_ names: [String]) throws(StoryError) -> SharedBaseline? {
    var members: [SharedBaseline.Member] = []
    for name in names {
      let host = try host(named: name)
      members.append(.init(name: name, model: host.maximum))
    }
    return try? catalog.newestContext.sharedBaseline(members)
  }

  private func baselineFailure(
    _ hosts: [String], _ model: String, _ added: Int, _ off: [String]
  ) throws(StoryError) -> ClaimFailure? {
    guard let expansion = try sharedBaseline(hosts)?.expansion else { return .opposite }
    let name = catalog.text(ModelName.definition(expansion.definition, isBase: true))
    let offNames = expansion.off.map(catalog.text)
    if name == model, expansion.on.count == added, Set(offNames) == Set(off) { return nil }
    return .baseline(name, added: expansion.on.count, off: offNames)
  }

  private func mendFailure(
    _ name: String, _ host: String, _ off: [String]
  ) throws(StoryError) -> ClaimFailure? {
    let guest = try guest(named: name)
    let mend = catalog.mend(
      guest.name, guest.guest.model, in: guest.context, machineType: guest.guest.machineType,
      on: try self.host(named: host))
    guard let mend else { return .opposite }
    return try mend.switchedOff == features(off) ? nil : .features(mend.switchedOff)
  }

  // MARK: Policies

  private func policyFailure(
    _ name: StoryPolicyName, _ claim: PolicyClaim
  ) throws(StoryError) -> ClaimFailure? {
    guard let question else { throw .noPolicyQuestion }
    let outcome = catalog.outcome(of: try policy(name), for: question)
    switch claim {
    case .existingMoves(let expected):
      return failure(expected, outcome.existing.moves)
    case .existingSurvivesUpgrade(let expected):
      return failure(expected, outcome.existingSurvivesUpgrade)
    case .newMoves(let expected):
      return failure(expected, outcome.newAfter.moves)
    case .hostPassthroughChanges(let expected):
      return !outcome.hostPassthroughChange.isEmpty == expected ? nil : .opposite
    case .expandedModelIsStable(let expected):
      return outcome.expandedModelIsStable == expected ? nil : .opposite
    case .loses(let names):
      let lost = outcome.lost
      return try features(names).isSubset(of: lost) ? nil : .features(lost)
    case .keepsOptional(let names):
      let kept = outcome.optionalKept
      return try features(names).isSubset(of: kept) ? nil : .features(kept)
    }
  }

  private func failure(_ expected: Bool, _ answer: Runnability) -> ClaimFailure? {
    answer.runs == expected ? nil : .verdict(answer)
  }

  /// The policy of a name.
  public func policy(_ name: StoryPolicyName) throws(StoryError) -> DeprecationPolicy {
    switch name {
    case .asIs: return .asIs
    case .libvirtDisablesCsske: return .libvirtDisablesCsske
    case .hostMinusDeprecated: return .hostMinusDeprecated
    case .suggestedModel: return .suggestedModel
    case .qemuDropsIt(let name, let since):
      guard let feature = catalog.feature(named: name) else { throw .unknownFeature(name) }
      guard let release = QEMURelease(since) else { throw .notARelease(since) }
      return .qemuDropsIt(feature, since: release)
    }
  }
}

extension Reason {
  /// Whether it is about a missing feature.
  fileprivate var isMissingFeature: Bool {
    if case .missingFeature = self { return true }
    return false
  }

  /// The feature that is missing because machines have dropped it.
  fileprivate var droppedFeature: Feature? {
    if case .missingFeature(let feature, .deprecatedAndGone) = self { return feature }
    return nil
  }
}

extension Catalog {
  /// A QEMU of the newest release with its newest machine type, whose emulation does not matter.
  var newestContext: QEMUContext {
    QEMUContext(
      catalog: self, release: newestRelease, machineType: machineTypes[machineTypes.count - 1],
      accelerator: .tcg, maximum: tcgMaximum.model)
  }
}
