import CPUCore

/// What the policies are compared for, as the user chose it; what is nil follows from the rest.
struct PolicySettings: Hashable, Sendable {
  /// The guest that the question is about.
  enum GuestChoice: Hashable, Sendable {
    /// One that takes the model of the host where it starts.
    case hostModel
    /// One with the selected model.
    case selected
    /// One of the working set, by name.
    case working(String)
  }

  var guest = GuestChoice.hostModel
  /// The names of the hosts.
  var source: String?
  var target: String?
  /// The release step.
  var before: QEMURelease?
  var after: QEMURelease?
  /// The full name of the machine type.
  var machineType: String?
}

extension Explorer {
  /// The real machine of the newest generation.
  var newestMachine: Host? { catalog.newest(of: machines) }

  /// The captures of real machines, also where a what-if has changed them.
  private var machines: [Host] {
    builtInHosts.hosts.compactMap { host in
      guard case .capture = host.provenance else { return nil }
      return library.host(named: host.name)
    }
  }

  /// The machine to come: the newest one without what the next generation drops.
  var nextMachine: Host? {
    newestMachine.map { document.whatIf.nextMachine(after: $0, in: catalog) }
  }

  /// The hosts between which a guest may go: the library's, and the machine to come.
  var policyHosts: [Host] {
    let next = nextMachine.map { [$0] } ?? []
    return next.filter { library.host(named: $0.name) == nil } + library.hosts
  }

  private func policyHost(_ name: String?) -> Host? {
    guard let name else { return nil }
    return library.host(named: name) ?? nextMachine.flatMap { $0.name == name ? $0 : nil }
  }

  /// The host where the guest of the question runs: by default the newest machine that has a
  /// feature which later ones dropped.
  var policySource: Host {
    if let host = policyHost(document.policy.source) { return host }
    let newest = newestMachine.map { catalog.definition(of: $0.maximum).level.generation }
    return machines.last { catalog.definition(of: $0.maximum).level.generation != newest } ?? host
  }

  /// The host where it shall go.
  var policyTarget: Host {
    policyHost(document.policy.target) ?? newestMachine ?? host
  }

  /// The policies' question as it stands.
  var policyQuestion: PolicyQuestion {
    let settings = document.policy
    let source = policySource
    let target = policyTarget
    let before = settings.before ?? source.release
    let after = settings.after ?? max(before, max(target.release, catalog.newestRelease))
    let (model, ownType) = policyGuest
    let started = source.running(before)
    let newest = (try? catalog.machineTypeChoice(nil, on: started))?.name
    return PolicyQuestion(
      guest: model,
      machineType: settings.machineType ?? ownType ?? newest ?? Catalog.machineTypeAlias,
      source: source, target: target, before: before, after: after, whatIf: document.whatIf)
  }

  /// The guest of the question and the machine type that it brings along.
  private var policyGuest: (PolicyQuestion.GuestModel, String?) {
    switch document.policy.guest {
    case .hostModel: return (.hostModel, nil)
    case .selected: return (.pinned(current.model), current.machineType.name)
    case .working(let name):
      guard let guest = document.guests.first(where: { $0.guest.name == name })?.guest else {
        return (.hostModel, nil)
      }
      return (.pinned(guest.model), guest.machineType)
    }
  }

  /// What the guest of the question is called.
  var policyGuestName: String {
    switch document.policy.guest {
    case .hostModel: return "host-model"
    case .selected: return current.argument.text
    case .working(let name):
      let isThere = document.guests.contains { $0.guest.name == name }
      return isThere ? name : "host-model (\(name) is gone)"
    }
  }
}

/// The policies side by side for one question, worked out once.
struct PolicyTable: Sendable {
  /// What a question is recognised by.
  struct Key: Hashable, Sendable {
    let guest: PolicyQuestion.GuestModel
    let machineType: String
    let hosts: [Host]
    let releases: [QEMURelease]
    let whatIf: WhatIf
    /// The feature that QEMU drops in one of the policies, if it is a certain one.
    let dropped: Feature?

    init(_ question: PolicyQuestion, dropped: Feature?) {
      guest = question.guest
      machineType = question.machineType
      hosts = [question.source, question.target]
      releases = [question.before, question.after]
      whatIf = question.whatIf
      self.dropped = dropped
    }
  }

  let key: Key
  let question: PolicyQuestion
  let outcomes: [PolicyOutcome]

  init(_ question: PolicyQuestion, dropped: Feature?, catalog: Catalog) {
    key = Key(question, dropped: dropped)
    self.question = question
    outcomes = catalog.policies(for: question).map { policy in
      var policy = policy
      if let dropped, case .qemuDropsIt(_, let since) = policy {
        policy = .qemuDropsIt(dropped, since: since)
      }
      return catalog.outcome(of: policy, for: question)
    }
  }
}
