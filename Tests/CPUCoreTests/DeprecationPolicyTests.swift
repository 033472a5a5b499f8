import CPUCore
import Testing

/// The policies side by side, and other courses of history.
@Suite struct DeprecationPolicyTests {
  let catalog = Catalog.builtIn
  let library = HostLibrary.builtIn

  /// What the table of policies says of the z16 whose QEMU goes from 10.0 to 11.1.
  struct Expected {
    var existingSurvives: Bool
    var existingReleasesOnSource: [String]
    var newMoves: Bool
    var passthroughChanges: Bool
    var isStable: Bool
    var lost: [String]
  }

  static let all = ["10.0", "10.1", "10.2", "11.0", "11.1"]
  static let csske = Catalog.builtIn.feature(named: "csske") ?? Feature(index: 0)
  static let cases: [(policy: DeprecationPolicy, expected: Expected)] = [
    (
      .asIs,
      Expected(
        existingSurvives: true, existingReleasesOnSource: all, newMoves: false,
        passthroughChanges: false, isStable: true, lost: [])
    ),
    (
      .libvirtDisablesCsske,
      Expected(
        existingSurvives: true, existingReleasesOnSource: all, newMoves: true,
        passthroughChanges: false, isStable: true, lost: ["csske"])
    ),
    (
      .qemuDropsIt(csske, since: QEMURelease(11, 0)),
      Expected(
        existingSurvives: false, existingReleasesOnSource: ["10.0", "10.1", "10.2"],
        newMoves: true, passthroughChanges: true, isStable: false, lost: ["csske"])
    ),
    (
      .hostMinusDeprecated,
      Expected(
        existingSurvives: true, existingReleasesOnSource: all, newMoves: true,
        passthroughChanges: false, isStable: true, lost: ["csske", "bpb", "te", "cte"])
    ),
  ]

  @Test(arguments: cases)
  func `a host model on a z16 that shall go to a z17`(
    policy: DeprecationPolicy, expected: Expected
  ) throws {
    let outcome = catalog.outcome(of: policy, for: try z16ToZ17())
    #expect(outcome.existing.starts.runs && !outcome.existing.moves.runs)
    #expect(outcome.existing.moves.missing == [Self.csske])
    #expect(outcome.existingSurvivesUpgrade.runs == expected.existingSurvives)
    let releases = outcome.existingReleases.source.map(\.description)
    #expect(releases == expected.existingReleasesOnSource)
    #expect(outcome.existingReleases.target.isEmpty)
    #expect(outcome.newAfter.starts.runs && outcome.startsOnTarget.runs)
    #expect(outcome.newAfter.moves.runs == expected.newMoves)
    #expect(outcome.hostPassthroughChange.isEmpty != expected.passthroughChanges)
    #expect(outcome.expandedModelIsStable == expected.isStable)
    #expect(Set(outcome.lost.map(catalog.name)) == Set(expected.lost))
    #expect(outcome.optionalLost.isEmpty && !outcome.optionalKept.isEmpty)
  }

  @Test func `a suggested model loses what is optional`() throws {
    var question = try z16ToZ17()
    question.source = try #require(library.host(named: "gen17a-qemu-11.1.0-kvm"))
    question.before = QEMURelease(11, 0)
    question.machineType = "s390-ccw-virtio-11.0"
    let nested = try catalog.members(["sief2", "kss", "gsls", "siif"])
    let suggested = catalog.outcome(of: .suggestedModel, for: question)
    #expect(suggested.newAfter.moves.runs && nested.isSubset(of: suggested.optionalLost))
    let without = catalog.outcome(of: .hostMinusDeprecated, for: question)
    #expect(nested.isSubset(of: without.optionalKept) && without.optionalLost.isEmpty)
    let dependency = without.notes.compactMap { note -> Feature? in
      guard case .leavesDependent(let dependency) = note else { return nil }
      return dependency.feature
    }
    #expect(dependency.map(catalog.name) == ["ineff_nc_tx"])
  }

  @Test func `a pinned model is not touched by what concerns host models`() throws {
    var question = try z16ToZ17()
    let z14 = try #require(catalog.definition(named: "z14"))
    let model = CPUModel(definition: z14.index, features: z14.standard)
    question.guest = .pinned(model)
    let libvirt = catalog.outcome(of: .libvirtDisablesCsske, for: question)
    #expect(libvirt.newAfter.model == model && libvirt.notes == [.concernsHostModelsOnly])
    #expect(!libvirt.startsOnTarget.runs)
    let off = catalog.outcome(of: .hostMinusDeprecated, for: question)
    #expect(off.startsOnTarget.runs && off.newAfter.moves.runs)
    let dropped = catalog.outcome(
      of: .qemuDropsIt(Self.csske, since: QEMURelease(11, 0)), for: question)
    #expect(!dropped.newAfter.starts.runs && dropped.newBefore.starts.runs)
  }

  @Test func `before 9_1 nothing is reported, so nothing is switched off`() throws {
    var question = try z16ToZ17()
    question.before = QEMURelease(9, 0)
    question.machineType = "s390-ccw-virtio-9.0"
    let outcome = catalog.outcome(of: .hostMinusDeprecated, for: question)
    #expect(outcome.notes.contains(.reportsNoDeprecation(QEMURelease(9, 0))))
    #expect(outcome.newBefore.model.features.contains(Self.csske))
    #expect(outcome.restartChange.lost == catalog.deprecated)
  }

  @Test func `the group grows with the list while the expanded model stays`() throws {
    var question = try z16ToZ17()
    let te = try #require(catalog.feature(named: "te"))
    question.whatIf.deprecated[te] = .since(QEMURelease(11, 1))
    let outcome = catalog.outcome(of: .hostMinusDeprecated, for: question)
    #expect(outcome.newBefore.model.features.contains(te))
    #expect(outcome.restartChange.lost == [te] && outcome.expandedModelIsStable)
  }

  @Test(arguments: [21, 22] as [UInt64])
  func `what holds for every question`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let captures = library.hosts.filter { if case .capture = $0.provenance { true } else { false } }
    // Older releases do not know the z17's definition, so it has no host model there.
    let releases = catalog.releases.map(\.release).filter { $0 >= QEMURelease(10, 0) }
    for _ in 0..<60 {
      let steps = [releases.randomElement(using: &random), releases.randomElement(using: &random)]
        .compactMap { $0 }.sorted()
      let question = PolicyQuestion(
        guest: Bool.random(using: &random) ? .hostModel : .pinned(random.guest().model),
        machineType: "s390-ccw-virtio-9.0",
        source: try #require(captures.randomElement(using: &random)),
        target: try #require(captures.randomElement(using: &random)), before: steps[0],
        after: steps[1])
      for policy in catalog.policies(for: question) {
        let outcome = catalog.outcome(of: policy, for: question)
        check(outcome, question)
      }
    }
  }

  private func check(_ outcome: PolicyOutcome, _ question: PolicyQuestion) {
    if question.guest == .hostModel {
      #expect(outcome.existing.starts.runs, "a host runs its own model")
    }
    let features = outcome.newAfter.model.features
    #expect(outcome.lost.isDisjoint(with: features))
    switch outcome.policy {
    case .asIs:
      #expect(outcome.lost.isEmpty && outcome.newBefore.model == outcome.existing.model)
    case .hostMinusDeprecated:
      #expect(features.isDisjoint(with: catalog.deprecated))
      #expect(outcome.optionalLost.isEmpty)
    case .suggestedModel:
      #expect(outcome.newAfter.starts.runs && features.isDisjoint(with: catalog.deprecated))
    case .qemuDropsIt(let feature, _) where question.guest == .hostModel:
      #expect(!features.contains(feature))
    case .libvirtDisablesCsske where question.guest == .hostModel:
      #expect(!features.contains(Self.csske))
    default: break
    }
  }

  private func z16ToZ17() throws -> PolicyQuestion {
    PolicyQuestion(
      guest: .hostModel, machineType: "s390-ccw-virtio-10.0",
      source: try #require(library.host(named: "gen16a-qemu-10.0.0-kvm")),
      target: try #require(library.host(named: "gen17a-qemu-11.0.0-kvm")),
      before: QEMURelease(10, 0), after: QEMURelease(11, 1))
  }
}

extension Catalog {
  /// The features of that name.
  func members(_ names: [String]) throws -> FeatureSet {
    FeatureSet(try names.map { try #require(feature(named: $0)) })
  }
}
