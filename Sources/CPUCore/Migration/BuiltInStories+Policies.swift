// MARK: Policies, machine types and kernels

extension Story {
  static let policiesOverTime: Story = {
    let policy = StoryPolicy(
      source: StoryHosts.z16, target: "z17", before: "10.0", after: "11.1",
      machineType: "s390-ccw-virtio-10.0")
    let setup = StorySetup(
      screen: .deprecation, host: StoryHosts.z16, cpu: "host",
      hosts: [StoryHost(name: "z17", from: StoryHosts.z17, release: "11.1")], feature: "csske",
      policy: policy)
    return Story(
      id: "policies", title: "Who should switch it off, and when",
      steps: [
        StoryStep(
          heading: "As it is",
          text: "A z16 host is updated from QEMU 10.0 to 11.1, and its guest shall go to a z17. "
            + "If the host model keeps csske, the guest survives the update and gets no further.",
          setup: setup,
          claims: [
            .policy(.asIs, .existingSurvivesUpgrade(true)),
            .policy(.asIs, .existingMoves(false)), .policy(.asIs, .newMoves(false)),
            .policy(.asIs, .expandedModelIsStable(true)),
          ]),
        StoryStep(
          heading: "QEMU drops it",
          text: "If QEMU 11.1 no longer offered csske, new guests could leave for the z17. But "
            + "the host model and host-passthrough change under everyone's feet, and a running "
            + "guest that has csske can not even move to the new QEMU on its own machine.",
          setup: setup,
          claims: [
            .policy(
              .qemuDropsIt(feature: "csske", since: "11.1"), .existingSurvivesUpgrade(false)),
            .policy(.qemuDropsIt(feature: "csske", since: "11.1"), .newMoves(true)),
            .policy(
              .qemuDropsIt(feature: "csske", since: "11.1"), .hostPassthroughChanges(true)),
            .policy(
              .qemuDropsIt(feature: "csske", since: "11.1"), .expandedModelIsStable(false)),
          ]),
        StoryStep(
          heading: "Deprecated features off at the start",
          text: "Switching off what the release reports as deprecated keeps hosts as they are "
            + "and lets new guests move. libvirt does it by an attribute, by default since 11.6; "
            + "guests started before keep csske until they are stopped.",
          setup: setup,
          claims: [
            .policy(.hostMinusDeprecated, .newMoves(true)),
            .policy(.hostMinusDeprecated, .existingMoves(false)),
            .policy(.hostMinusDeprecated, .existingSurvivesUpgrade(true)),
            .policy(.hostMinusDeprecated, .hostPassthroughChanges(false)),
            .policy(.hostMinusDeprecated, .expandedModelIsStable(true)),
            .policy(.hostMinusDeprecated, .loses(["csske", "bpb", "te", "cte"])),
            .policy(.hostMinusDeprecated, .keepsOptional(["ap", "diag318", "ctop"])),
          ]),
        StoryStep(
          heading: "A suggested model",
          text: "A named model without the deprecated features moves too. It costs everything "
            + "that is not default, such as crypto adapters, and whatever nested guests need.",
          setup: setup,
          claims: [
            .policy(.suggestedModel, .newMoves(true)),
            .policy(.suggestedModel, .loses(["ap", "diag318", "ctop"])),
          ]),
      ])
  }()

  static let classesAndGALevels: Story = {
    let setup = StorySetup(
      screen: .migration, host: "ideal-gen15b", cpu: "gen15a",
      guests: [
        StoryGuest(name: "z15", origin: .cpu("gen15a"), startedOn: "ideal-gen15a"),
        StoryGuest(name: "z15-midrange", origin: .cpu("gen15b"), startedOn: "ideal-gen15b"),
        StoryGuest(name: "z14-GA2", origin: .cpu("z14.2"), startedOn: "ideal-z14.2"),
        StoryGuest(name: "z14-ZR1", origin: .cpu("z14ZR1"), startedOn: "ideal-z14ZR1"),
      ],
      fleet: ["ideal-z14ZR1", "ideal-z14.2", "ideal-gen15a", "ideal-gen15b"])
    return Story(
      id: "classes", title: "Large and small machines, first and second deliveries",
      steps: [
        StoryStep(
          heading: "Large and midrange are one",
          text: "The z15 T01 and T02 offer guests the same, so a guest goes from one to the "
            + "other and back. The class is in the name, not in the features.",
          setup: setup,
          claims: [
            .identical(guest: "z15", other: "z15-midrange"),
            .runs(guest: "z15", host: "ideal-gen15b"),
            .runs(guest: "z15-midrange", host: "ideal-gen15a"),
          ]),
        StoryStep(
          heading: "The GA level counts",
          text: "z14.2 is the second delivery of the z14, and a ZR1 counts as a first: the guest "
            + "does not run there though no feature is missing. QEMU reports this as `type`; the "
            + "way back is open.",
          setup: setup,
          claims: [
            .gaLevelTooNew(guest: "z14-GA2", host: "ideal-z14ZR1"),
            .lacksNoFeature(guest: "z14-GA2", host: "ideal-z14ZR1"),
            .runs(guest: "z14-ZR1", host: "ideal-z14.2"),
          ]),
        StoryStep(
          heading: "A generation back",
          text: "A z15 guest does not go back to a z14. The generation is too new, and msa9, "
            + "vxeh2 and others are not there.",
          setup: setup,
          claims: [
            .generationTooNew(guest: "z15", host: "ideal-z14.2"),
            .missingAmongOthers(
              guest: "z15", host: "ideal-z14.2", features: ["msa9", "vxeh2", "vxpdeh"]),
          ]),
      ])
  }()

  static let weakKernels: Story = {
    let newer = ["nnpa", "vxpdeh2", "beareh", "rdp", "pai", "paie"]
    let setup = StorySetup(
      host: "z13-qemu-10.0", cpu: "z13",
      hosts: [
        StoryHost(name: "z13-qemu-10.0", from: StoryHosts.z13, release: "10.0"),
        StoryHost(name: "z16-linux-5.10", from: StoryHosts.z16, removing: newer),
      ],
      guests: [
        StoryGuest(name: "z13-of-2.9", origin: .cpu("z13"), startedOn: StoryHosts.z13),
        StoryGuest(name: "z16", origin: .cpu("gen16a"), startedOn: StoryHosts.z16),
      ],
      fleet: [StoryHosts.z13, "z13-qemu-10.0", StoryHosts.z16, "z16-linux-5.10"],
      feature: "sea_esop2")
    var kernel = setup
    kernel.host = "z16-linux-5.10"
    kernel.cpu = "gen16a"
    kernel.feature = "nnpa"
    return Story(
      id: "kernel", title: "The hardware has it, the host does not offer it",
      steps: [
        StoryStep(
          heading: "A name that has grown",
          text: "On the recorded z13 with QEMU 2.9 the model z13 runs: machine type 2.9 holds "
            + "back what default sets gained later. This is the part that migrates.",
          setup: setup,
          claims: [
            .runs(guest: "z13-of-2.9", host: StoryHosts.z13),
            .hasNot(
              guest: "z13-of-2.9", features: ["aen", "bpb", "ppa15", "sea_esop2", "zpci"]),
          ]),
        StoryStep(
          heading: "The same name, eight years on",
          text: "Take the z13 of 10.0's machine type, and five features are missing on what that "
            + "host was recorded to offer. Its kernel and QEMU did not pass them on yet: aen and "
            + "zpci come with a newer QEMU, the others need a newer kernel.",
          setup: setup,
          claims: [
            .missing(
              guest: "", host: "z13-qemu-10.0",
              features: ["aen", "bpb", "ppa15", "sea_esop2", "zpci"])
          ]),
        StoryStep(
          heading: "A z16 under an old kernel",
          text: "KVM passes on nnpa and its like since Linux 5.14 or later. Under 5.10 the "
            + "machine's facility list shows the bit, and yet gen16a does not start.",
          setup: kernel,
          claims: [
            .runs(guest: "z16", host: StoryHosts.z16),
            .missing(guest: "z16", host: "z16-linux-5.10", features: newer),
            .mend(guest: "z16", host: "z16-linux-5.10", off: newer),
          ]),
      ])
  }()

  static let machineTypes: Story = {
    let setup = StorySetup(
      screen: .migration, host: "z15-qemu-10.2", cpu: "gen15a",
      hosts: [
        StoryHost(name: "z15-qemu-10.1", from: StoryHosts.z15, release: "10.1"),
        StoryHost(name: "z15-qemu-10.2", from: StoryHosts.z15, release: "10.2"),
        StoryHost(name: "z17-qemu-10.1", from: StoryHosts.z17, release: "10.1"),
      ],
      guests: [
        StoryGuest(
          name: "old-type", origin: .cpu("host,csske=off"), startedOn: StoryHosts.z15,
          machineType: "s390-ccw-virtio-4.2"),
        StoryGuest(
          name: "newer-type", origin: .cpu("host,csske=off"), startedOn: StoryHosts.z15,
          machineType: "s390-ccw-virtio-6.0"),
      ],
      fleet: [
        StoryHosts.z15, "z15-qemu-10.1", "z15-qemu-10.2", "z17-qemu-10.1", StoryHosts.nestedZ17,
      ])
    return Story(
      id: "machine-type", title: "The CPU fits and the machine type is gone",
      steps: [
        StoryStep(
          heading: "Two axes",
          text: "This guest has csske off, so its CPU runs on every host here. It was made with "
            + "s390-ccw-virtio-4.2, and QEMU 10.1 still takes it, with a warning.",
          setup: setup,
          claims: [
            .lacksNoFeature(guest: "old-type", host: "z15-qemu-10.2"),
            .lacksNoFeature(guest: "old-type", host: StoryHosts.nestedZ17),
            .machineTypeDeprecated(guest: "old-type", host: "z15-qemu-10.1"),
            .machineTypeDeprecated(guest: "old-type", host: "z17-qemu-10.1"),
          ]),
        StoryStep(
          heading: "One release further",
          text: "QEMU 10.2 has removed 4.2, and 11.1 starts at 5.2. No change of features helps: "
            + "the guest has to be stopped and defined anew with a newer machine type, as its "
            + "neighbour was.",
          setup: setup,
          claims: [
            .machineTypeNotOffered(
              guest: "old-type", host: "z15-qemu-10.2", isOnlyReason: true),
            .machineTypeNotOffered(
              guest: "old-type", host: StoryHosts.nestedZ17, isOnlyReason: true),
            .runs(guest: "newer-type", host: "z15-qemu-10.2"),
            .runs(guest: "newer-type", host: StoryHosts.nestedZ17),
          ]),
      ])
  }()
}
