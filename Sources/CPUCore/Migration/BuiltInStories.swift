extension Story {
  /// The stories that everybody has.
  public static let builtIn: [Story] = [
    theProblem, theRemedy, transactions, policiesOverTime, classesAndGALevels, weakKernels,
    machineTypes, nestedGuests, mixedFleet, weakerTwin,
  ]

  /// Finds a built-in story by its id.
  public static func builtIn(named id: String) -> Story? {
    builtIn.first { $0.id == id }
  }
}

/// The captures that the stories use, under short names.
enum StoryHosts {
  static let z13 = "z13.2-qemu-2.9.0-kvm"
  static let z14 = "z14.2-qemu-4.0.0-kvm"
  static let z15 = "gen15a-qemu-6.0.0-kvm"
  static let weakerZ15 = "gen15a-qemu-8.2.0-kvm"
  static let z16 = "gen16a-qemu-10.0.0-kvm"
  static let z17 = "gen17a-qemu-11.0.0-kvm"
  static let nestedZ17 = "gen17a-qemu-11.1.0-kvm"

  /// The z14 after its QEMU has been updated, so that it shares machine types with a z17.
  static let newerZ14 = StoryHost(name: "z14-qemu-9.0", from: z14, release: "9.0")
  /// What may come after z17: a machine without the deprecated features and what needs them.
  static let afterZ17 = StoryHost(
    name: "after-z17", from: z17, removing: ["csske", "bpb", "te", "cte", "ineff_nc_tx"])
}

// MARK: The problem and its remedies

extension Story {
  static let theProblem: Story = {
    let setup = StorySetup(
      screen: .migration, host: StoryHosts.z17, cpu: "host", hosts: [StoryHosts.newerZ14],
      guests: [
        StoryGuest(
          name: "z14-guest", origin: .hostModel(deprecatedFeatures: true),
          startedOn: "z14-qemu-9.0"),
        StoryGuest(
          name: "z15-guest", origin: .hostModel(deprecatedFeatures: true),
          startedOn: StoryHosts.z15),
        StoryGuest(
          name: "z16-guest", origin: .hostModel(deprecatedFeatures: true),
          startedOn: StoryHosts.z16),
      ],
      fleet: ["z14-qemu-9.0", StoryHosts.z15, StoryHosts.z16, StoryHosts.z17], feature: "csske")
    var original = setup
    original.guests.append(
      StoryGuest(
        name: "z14-original", origin: .hostModel(deprecatedFeatures: true),
        startedOn: StoryHosts.z14))
    return Story(
      id: "problem", title: "One old feature keeps guests off a z17",
      steps: [
        StoryStep(
          heading: "Three guests, each with its host's model",
          text: "A guest with the host model gets everything its machine has, old features "
            + "included. Up to the z16 they move on without trouble.",
          setup: setup,
          claims: [
            .has(guest: "z15-guest", features: ["csske"]),
            .runs(guest: "z14-guest", host: StoryHosts.z16),
            .runs(guest: "z15-guest", host: StoryHosts.z16),
          ]),
        StoryStep(
          heading: "The z17 refuses all three",
          text: "Look at the z17's column: no guest runs there, though it is the newest machine. "
            + "Of hundreds of features a single one is missing, csske, which its hardware has "
            + "dropped.",
          setup: setup,
          claims: ["z14-guest", "z15-guest", "z16-guest"].flatMap { guest in
            [
              .missing(guest: guest, host: StoryHosts.z17, features: ["csske"]),
              .droppedByMachine(guest: guest, host: StoryHosts.z17, features: ["csske"]),
            ] as [Claim]
          }),
        StoryStep(
          heading: "Old QEMU, second obstacle",
          text: "The z14 as it was recorded runs QEMU 4.0, and its newest machine type is 4.0. "
            + "The z17's QEMU has removed that one, so csske is only half of what stands in the "
            + "way.",
          setup: original,
          claims: [
            .missingAmongOthers(
              guest: "z14-original", host: StoryHosts.z17, features: ["csske"]),
            .machineTypeNotOffered(
              guest: "z14-original", host: StoryHosts.z17, isOnlyReason: false),
          ]),
      ])
  }()

  static let theRemedy: Story = {
    let off = "csske=off,bpb=off,te=off,cte=off"
    let setup = StorySetup(
      screen: .migration, host: StoryHosts.z17, cpu: "z13", hosts: [StoryHosts.newerZ14],
      guests: [
        StoryGuest(
          name: "z14-all-off", origin: .cpu("host,\(off)"), startedOn: "z14-qemu-9.0"),
        StoryGuest(name: "z15-all-off", origin: .cpu("host,\(off)"), startedOn: StoryHosts.z15),
        StoryGuest(
          name: "z16-all-off", origin: .hostModel(deprecatedFeatures: false),
          startedOn: StoryHosts.z16),
        StoryGuest(
          name: "z15-csske-off", origin: .cpu("host,csske=off"), startedOn: StoryHosts.z15),
      ],
      fleet: ["z14-qemu-9.0", StoryHosts.z15, StoryHosts.z16, StoryHosts.z17], feature: "csske")
    var models = setup
    models.screen = .explorer
    models.machineType = "s390-ccw-virtio-10.0"
    var mended = models
    mended.cpu = "z13,csske=off"
    return Story(
      id: "remedy", title: "Switch it off before the guest starts",
      steps: [
        StoryStep(
          heading: "The deprecated features off",
          text: "The same guests, started again with csske, bpb, te and cte off. Now the z17's "
            + "column says yes; for the z17 alone it would have been enough to switch off csske.",
          setup: setup,
          claims: [
            .runs(guest: "z14-all-off", host: StoryHosts.z17),
            .runs(guest: "z15-all-off", host: StoryHosts.z17),
            .runs(guest: "z16-all-off", host: StoryHosts.z17),
            .runs(guest: "z15-csske-off", host: StoryHosts.z17),
            .hasNot(guest: "z16-all-off", features: ["csske", "bpb", "te", "cte"]),
          ]),
        StoryStep(
          heading: "Older works, the middle does not",
          text: "A named model is no way out by itself: z10 to z14 have csske in their base, so "
            + "the z17 refuses them all. The models before them and those since z15 run.",
          setup: models,
          claims: [
            .missing(guest: "", host: StoryHosts.z17, features: ["csske"]),
            .unusableForWantOf(
              feature: "csske", host: StoryHosts.z17,
              models: [
                "z10EC", "z10EC.2", "z10BC", "z10EC.3", "z10BC.2", "z196", "z196.2", "z114",
                "zEC12", "zEC12.2", "zBC12", "z13", "z13.2", "z13s", "z14", "z14.2", "z14ZR1",
              ]),
            .usable(
              models: [
                "z900", "z900.2", "z900.3", "z800", "z990", "z990.2", "z990.3", "z890",
                "z990.4", "z890.2", "z990.5", "z890.3", "z9EC", "z9EC.2", "z9BC", "z9EC.3",
                "z9BC.2", "gen15a", "gen15b", "gen16a", "gen16b", "gen17a", "gen17b",
              ], host: StoryHosts.z17),
          ]),
        StoryStep(
          heading: "The mend",
          text: "With csske off, z13 runs on the z17. The explorer's mend finds exactly this "
            + "change, and the guest keeps everything else.",
          setup: mended,
          claims: [
            .runs(guest: "", host: StoryHosts.z17), .hasNot(guest: "", features: ["csske"]),
            .runs(guest: "", host: StoryHosts.z16),
          ]),
      ])
  }()

  static let transactions: Story = {
    let setup = StorySetup(
      screen: .migration, host: "after-z17", cpu: "host", hosts: [StoryHosts.afterZ17],
      guests: [
        StoryGuest(
          name: "z15-guest", origin: .hostModel(deprecatedFeatures: true),
          startedOn: StoryHosts.z15),
        StoryGuest(
          name: "z15-csske-off", origin: .cpu("host,csske=off"), startedOn: StoryHosts.z15),
        StoryGuest(
          name: "z17-guest", origin: .hostModel(deprecatedFeatures: true),
          startedOn: StoryHosts.z17),
        StoryGuest(
          name: "z17-deprecated-off", origin: .hostModel(deprecatedFeatures: false),
          startedOn: StoryHosts.z17),
        StoryGuest(
          name: "z17-transactions-off",
          origin: .cpu("host,csske=off,bpb=off,te=off,cte=off,ineff_nc_tx=off"),
          startedOn: StoryHosts.z17),
      ],
      fleet: [StoryHosts.z15, StoryHosts.z16, StoryHosts.z17, "after-z17"], feature: "te")
    var lines = setup
    lines.screen = .deprecation
    lines.whatIf = StoryWhatIf(gone: ["te": "next", "cte": "next", "bpb": "next"])
    return Story(
      id: "transactions", title: "Transactional execution goes next",
      steps: [
        StoryStep(
          heading: "Still there on the z17",
          text: "te and cte are deprecated, but a z17 still has them. A z15 guest without csske "
            + "moves there with its transactions.",
          setup: setup,
          claims: [
            .has(guest: "z15-csske-off", features: ["te", "cte"]),
            .runs(guest: "z15-csske-off", host: StoryHosts.z17),
          ]),
        StoryStep(
          heading: "The machine after it",
          text: "Here is a hypothetical machine that has dropped all four, and with te also "
            + "ineff_nc_tx, which needs it. Now even a guest with the z17's own model does not "
            + "get in.",
          setup: setup,
          claims: [
            .missing(
              guest: "z15-guest", host: "after-z17", features: ["bpb", "csske", "cte", "te"]),
            .missing(
              guest: "z17-guest", host: "after-z17",
              features: ["bpb", "cte", "ineff_nc_tx", "te"]),
          ]),
        StoryStep(
          heading: "One feature too many",
          text: "Switching off the deprecated four is not enough: ineff_nc_tx is not among them "
            + "and stays on. On the z17 this start draws a warning, after it a refusal; switch "
            + "it off too.",
          setup: setup,
          claims: [
            .warns(
              guest: "z17-deprecated-off", host: StoryHosts.z17, feature: "ineff_nc_tx",
              requires: "te"),
            .missing(
              guest: "z17-deprecated-off", host: "after-z17", features: ["ineff_nc_tx"]),
            .runs(guest: "z17-transactions-off", host: "after-z17"),
          ]),
        StoryStep(
          heading: "Move the point yourself",
          text: "The life lines show the same as a chart: each feature through base, default and "
            + "full sets until it is gone. Move the end of te and watch the table change.",
          setup: lines,
          claims: [.runs(guest: "z15-csske-off", host: StoryHosts.z17)]),
      ])
  }()
}
