import CPUCore
import Testing

/// The stories: what they say is what the core works out.
@Suite struct StoryTests {
  @Test(arguments: Story.builtIn.map(\.id))
  func `every claim holds`(id: String) throws {
    let story = try #require(Story.builtIn(named: id))
    #expect(!story.steps.isEmpty)
    for step in story.steps {
      let scene = try StoryScene(step.setup)
      #expect(!step.claims.isEmpty, "\(story.id): \(step.heading)")
      for claim in step.claims {
        let failure = scene.failure(of: claim)
        #expect(failure == nil, "\(story.id): \(describe(claim, failure))")
      }
    }
  }

  /// Claims that do not hold in ``scene()``.
  static let falseClaims: [Claim] = [
    .runs(guest: "own", host: z17), .runs(guest: "own", host: "nowhere"),
    .runs(guest: "nobody", host: z16), .missing(guest: "own", host: z16, features: []),
    .missing(guest: "own", host: z17, features: ["csske", "te"]),
    .missing(guest: "own", host: z17, features: []),
    .missing(guest: "own", host: z17, features: ["nonsense"]),
    .missingAmongOthers(guest: "own", host: z17, features: ["te"]),
    .droppedByMachine(guest: "own", host: z17, features: ["te"]),
    .generationTooNew(guest: "own", host: z17), .gaLevelTooNew(guest: "own", host: z17),
    .warns(guest: "own", host: z16, feature: "ineff_nc_tx", requires: "te"),
    .lacksNoFeature(guest: "own", host: z17),
    .machineTypeNotOffered(guest: "own", host: z17, isOnlyReason: false),
    .machineTypeDeprecated(guest: "own", host: z16), .has(guest: "own", features: ["sief2"]),
    .hasNot(guest: "own", features: ["csske"]), .identical(guest: "own", other: ""),
    .unusableForWantOf(feature: "csske", host: z17, models: ["z14"]),
    .usable(models: ["z14"], host: z17), .usable(models: ["z99"], host: z17),
    .baseline(hosts: [z16, z17], model: "gen16a-base", added: 53, off: []),
    .baseline(hosts: [z16, z17], model: "gen15a-base", added: 54, off: []),
    .libvirtBaselineFails(hosts: [z16, z17], on: [z17]),
    .mend(guest: "own", host: z17, off: ["te"]),
    .policy(.asIs, .existingMoves(true)), .policy(.asIs, .existingSurvivesUpgrade(false)),
    .policy(.asIs, .newMoves(true)), .policy(.asIs, .hostPassthroughChanges(true)),
    .policy(.asIs, .expandedModelIsStable(false)), .policy(.asIs, .loses(["te"])),
    .policy(.suggestedModel, .keepsOptional(["ap"])),
    .policy(.qemuDropsIt(feature: "nonsense", since: "11.1"), .newMoves(true)),
  ]
  static let z16 = "gen16a-qemu-10.0.0-kvm"
  static let z17 = "gen17a-qemu-11.0.0-kvm"

  @Test(arguments: falseClaims)
  func `a claim that does not hold is found out`(claim: Claim) throws {
    let scene = try StoryScene(
      StorySetup(
        host: Self.z16, cpu: "z14",
        guests: [
          StoryGuest(
            name: "own", origin: .hostModel(deprecatedFeatures: true), startedOn: Self.z16)
        ],
        policy: StoryPolicy(
          source: Self.z16, target: Self.z17, before: "10.0", after: "11.1",
          machineType: "s390-ccw-virtio-10.0")))
    #expect(scene.failure(of: claim) != nil)
  }

  static let badSetups: [(setup: StorySetup, error: StoryError)] = [
    (StorySetup(host: "nowhere", cpu: "z14"), .unknownHost("nowhere")),
    (StorySetup(host: z16, cpu: "z99"), .cpu("z99", .unknownModel("z99"))),
    (
      StorySetup(host: z16, machineType: "pc", cpu: "z14"),
      .unknownMachineType("pc")
    ),
    (StorySetup(host: z16, cpu: "z14", fleet: ["nowhere"]), .unknownHost("nowhere")),
    (StorySetup(host: z16, cpu: "z14", feature: "tee"), .unknownFeature("tee")),
    (
      StorySetup(host: z16, cpu: "z14", hosts: [StoryHost(name: z17, from: z16)]),
      .duplicateName(z17)
    ),
    (
      StorySetup(host: z16, cpu: "z14", hosts: [StoryHost(name: "a", from: z16, release: "x")]),
      .notARelease("x")
    ),
    (
      StorySetup(host: z16, cpu: "z14", hosts: [StoryHost(name: "a", from: z16, removing: ["x"])]),
      .unknownFeature("x")
    ),
    (
      StorySetup(host: z16, cpu: "z14", whatIf: StoryWhatIf(gone: ["te": "z99"])),
      .unknownDefinition("z99")
    ),
    (
      StorySetup(host: z16, cpu: "z14", whatIf: StoryWhatIf(deprecated: ["te": "soon"])),
      .notARelease("soon")
    ),
    (
      StorySetup(
        host: z16, cpu: "z14",
        guests: [
          StoryGuest(
            name: "g", origin: .hostModel(deprecatedFeatures: false),
            startedOn: "gen15a-qemu-6.0.0-kvm")
        ]), .deprecationNotReported(QEMURelease(6, 0))
    ),
  ]

  @Test(arguments: badSetups)
  func `a faulty setup says what is wrong`(setup: StorySetup, error: StoryError) {
    #expect(throws: error) { try StoryScene(setup) }
  }

  @Test func `ids are short words and stand once`() {
    let ids = Story.builtIn.map(\.id)
    #expect(ids.count == 10 && Set(ids).count == 10)
    for id in ids {
      #expect(id.allSatisfy { $0.isLowercase || $0 == "-" }, "\(id)")
      #expect(Story.builtIn(named: id)?.id == id)
    }
    #expect(Story.builtIn(named: "nothing") == nil)
  }

  @Test(arguments: Story.builtIn.map(\.id))
  func `texts are of two or three sentences`(id: String) throws {
    let story = try #require(Story.builtIn(named: id))
    for step in story.steps {
      let sentences = step.text.split(separator: " ").count { $0.hasSuffix(".") }
      #expect((2...3).contains(sentences), "\(story.id): \(step.heading)")
      #expect(step.text.count <= 320, "\(story.id): \(step.heading)")
    }
  }

  private func describe(_ claim: Claim, _ failure: ClaimFailure?) -> String {
    let catalog = Catalog.builtIn
    return switch failure {
    case .features(let features): "\(claim): \(features.map(catalog.name))"
    case .verdict(let answer):
      "\(claim): \(answer.missing.map(catalog.name)) of \(answer.reasons.count) "
        + answer.reasons.filter { if case .missingFeature = $0 { false } else { true } }
        .map { "\($0)" }.joined(separator: " ")
    default: "\(claim): \(String(describing: failure))"
    }
  }
}
