/// Works out one policy for one question.
struct PolicyEvaluation {
  let catalog: Catalog
  let policy: DeprecationPolicy
  let question: PolicyQuestion
  private let source: Host
  private let target: Host

  init(catalog: Catalog, policy: DeprecationPolicy, question: PolicyQuestion) {
    self.catalog = catalog
    self.policy = policy
    self.question = question
    source = question.whatIf.host(question.source, in: catalog)
    target = question.whatIf.host(question.target, in: catalog)
  }

  func outcome() -> PolicyOutcome {
    let (before, after) = (question.before, question.after)
    let existing = plainModel(on: source, before)
    let new = model(on: source, before)
    let restarted = model(on: source, after)
    let optional = existing.features.subtracting(ordinaryFeatures(of: existing))
    return PolicyOutcome(
      policy: policy, existing: started(existing, before, plainly: true),
      existingSurvivesUpgrade: runs(existing, on: offered(source, after)),
      existingReleases: (releases(existing, source), releases(existing, target)),
      newBefore: started(new, before), newAfter: started(restarted, after),
      startsOnTarget: runs(model(on: target, after), on: offered(target, after)),
      hostPassthroughChange: .init(
        from: passthrough(before).features, to: passthrough(after).features),
      restartChange: .init(from: new.features, to: restarted.features),
      expandedModelIsStable: isStable(new),
      optionalKept: optional.intersection(restarted.features),
      optionalLost: optional.subtracting(restarted.features).subtracting(deprecated(after)),
      lost: plainModel(on: source, after).features.subtracting(restarted.features),
      notes: notes(restarted))
  }

  // MARK: What guests are started with

  /// What the configuration gives without any policy.
  private func plainModel(on host: Host, _ release: QEMURelease) -> CPUModel {
    switch question.guest {
    case .hostModel: context(host.running(release)).maximum
    case .pinned(let model): model
    }
  }

  /// What the configuration gives under the policy.
  private func model(on host: Host, _ release: QEMURelease) -> CPUModel {
    let host = offered(host, release)
    var model = plainModel(on: host, release)
    switch policy {
    case .asIs, .qemuDropsIt: break
    case .libvirtDisablesCsske:
      if question.guest == .hostModel, let csske = catalog.feature(named: "csske") {
        model.features.remove(csske)
      }
    case .hostMinusDeprecated:
      model.features = model.features.subtracting(deprecated(release))
    case .suggestedModel:
      return suggestion(on: host) ?? model
    }
    return model
  }

  /// A host under a release as the policy leaves it.
  private func offered(_ host: Host, _ release: QEMURelease) -> Host {
    var host = host.running(release)
    if case .qemuDropsIt(let feature, let since) = policy, release >= since {
      host.maximum.features.remove(feature)
    }
    return host
  }

  private func suggestion(on host: Host) -> CPUModel? {
    catalog.suggestedModel(
      for: host, without: deprecated(host.release), machineType: question.machineType)?.model
  }

  private func deprecated(_ release: QEMURelease) -> FeatureSet {
    guard reportsDeprecation(release) else { return [] }
    return question.whatIf.deprecatedFeatures(in: release, catalog: catalog)
  }

  private func reportsDeprecation(_ release: QEMURelease) -> Bool {
    release >= QEMUContext.deprecatedPropertiesSince
  }

  /// What a named model of the definition has without being asked.
  private func ordinaryFeatures(of model: CPUModel) -> FeatureSet {
    let definition = catalog.definition(of: model)
    return definition.base.union(definition.standard)
  }

  // MARK: How they fare

  private func context(_ host: Host) -> QEMUContext {
    let choice = try? catalog.machineTypeChoice(question.machineType, on: host)
    let defaults = choice?.defaults ?? catalog.machineTypes[catalog.machineTypes.count - 1]
    return host.context(defaults, catalog: catalog)
  }

  private func runs(_ model: CPUModel, on host: Host) -> Runnability {
    let guest = Guest(name: "", machineType: question.machineType, model: model)
    return catalog.runnability(of: guest, on: host)
  }

  private func started(
    _ model: CPUModel, _ release: QEMURelease, plainly: Bool = false
  ) -> PolicyOutcome.Started {
    let host = plainly ? source.running(release) : offered(source, release)
    return PolicyOutcome.Started(
      model: model, starts: runs(model, on: host),
      moves: runs(model, on: offered(target, question.after)))
  }

  /// The releases from the one before the step on in which a model runs on a host.
  private func releases(_ model: CPUModel, _ host: Host) -> [QEMURelease] {
    guard let table = VerdictTable(catalog: catalog, machineTypes: [question.machineType])
    else { return [] }
    let guest = table.profile(
      Guest(name: "", machineType: question.machineType, model: model))
    let releases = catalog.releases.map(\.release).filter { $0 >= question.before }
    return releases.filter { guest.runs(on: table.profile(offered(host, $0))) }
  }

  private func passthrough(_ release: QEMURelease) -> CPUModel {
    context(offered(source, release)).maximum
  }

  private func isStable(_ model: CPUModel) -> Bool {
    let before = context(offered(source, question.before))
    let host = offered(source, question.after)
    let again = context(host).model(before.expand(model, .static))
    return again == model && runs(again, on: host).runs
  }

  private func notes(_ model: CPUModel) -> [PolicyOutcome.Note] {
    var notes: [PolicyOutcome.Note] = []
    switch policy {
    case .libvirtDisablesCsske where question.guest != .hostModel:
      notes.append(.concernsHostModelsOnly)
    case .hostMinusDeprecated, .suggestedModel:
      for release in [question.before, question.after] where !reportsDeprecation(release) {
        let note = PolicyOutcome.Note.reportsNoDeprecation(release)
        if !notes.contains(note) { notes.append(note) }
      }
    default: break
    }
    if policy == .suggestedModel {
      for host in [source, target] where suggestion(on: offered(host, question.after)) == nil {
        notes.append(.nothingToSuggest(host: host.name))
      }
    }
    let broken = context(offered(source, question.after)).brokenDependencies(model)
    return notes + broken.map(PolicyOutcome.Note.leavesDependent)
  }
}
