// MARK: Nested guests, fleets and odd hosts

extension Story {
  static let nestedGuests: Story = {
    let nested = ["64bscao", "cei", "gpereh", "gsls", "ib", "ibs", "kss", "sief2", "siif"]
    let type = "s390-ccw-virtio-11.0"
    let setup = StorySetup(
      screen: .migration, host: StoryHosts.nestedZ17, cpu: "host",
      guests: [
        StoryGuest(
          name: "nesting", origin: .hostModel(deprecatedFeatures: true),
          startedOn: StoryHosts.nestedZ17, machineType: type),
        StoryGuest(
          name: "nesting-deprecated-off", origin: .hostModel(deprecatedFeatures: false),
          startedOn: StoryHosts.nestedZ17, machineType: type),
      ],
      fleet: [StoryHosts.z17, StoryHosts.nestedZ17], feature: "sief2")
    return Story(
      id: "nested", title: "Guests that run guests",
      steps: [
        StoryStep(
          heading: "Two z17 hosts that differ",
          text: "One of these hosts was started with nested virtualisation. A guest with its "
            + "host model has nine more features and does not run on the other z17.",
          setup: setup,
          claims: [
            .missing(guest: "nesting", host: StoryHosts.z17, features: nested)
          ]),
        StoryStep(
          heading: "Nested wanted, deprecated unwanted",
          text: "Switching off the deprecated features does not touch those nine: the guest can "
            + "still run guests. It keeps the same obstacle, and only a host with nested "
            + "virtualisation takes it.",
          setup: setup,
          claims: [
            .has(guest: "nesting-deprecated-off", features: nested),
            .hasNot(guest: "nesting-deprecated-off", features: ["te", "cte", "bpb"]),
            .missing(guest: "nesting-deprecated-off", host: StoryHosts.z17, features: nested),
            .runs(guest: "nesting-deprecated-off", host: StoryHosts.nestedZ17),
          ]),
      ])
  }()

  static let mixedFleet: Story = {
    let setup = StorySetup(
      screen: .compare, host: StoryHosts.z17, cpu: "z14.2-base",
      guests: [
        StoryGuest(
          name: "as-libvirt-prints-it", origin: .cpu("z14.2-base"), startedOn: StoryHosts.z17),
        StoryGuest(
          name: "as-it-must-be", origin: .cpu("z14.2-base,csske=off"),
          startedOn: StoryHosts.z17),
      ],
      fleet: [StoryHosts.z14, StoryHosts.z15, StoryHosts.z16, StoryHosts.z17], feature: "csske")
    return Story(
      id: "baseline", title: "One model for a mixed fleet",
      steps: [
        StoryStep(
          heading: "What all have",
          text: "The common model of z15 and z17 is a z15 with many features added, that of z16 "
            + "and z17 a z16. Nothing has to be off in them.",
          setup: setup,
          claims: [
            .baseline(
              hosts: [StoryHosts.z15, StoryHosts.z17], model: "gen15a-base", added: 45, off: []),
            .baseline(
              hosts: [StoryHosts.z16, StoryHosts.z17], model: "gen16a-base", added: 54, off: []),
            .libvirtBaselineFails(hosts: [StoryHosts.z15, StoryHosts.z17], on: []),
            .libvirtBaselineFails(hosts: [StoryHosts.z16, StoryHosts.z17], on: []),
          ]),
        StoryStep(
          heading: "With a z14 something must be off",
          text: "The common model of z14 and z17 is z14.2-base with csske off, as the base has "
            + "it and the z17 has not. That `off` is part of the answer.",
          setup: setup,
          claims: [
            .baseline(
              hosts: [StoryHosts.z14, StoryHosts.z17], model: "z14.2-base", added: 34,
              off: ["csske"])
          ]),
        StoryStep(
          heading: "The answer that loses it",
          text: "libvirt's hypervisor-cpu-baseline lists only what is on, so csske comes back "
            + "with the base. The z17 refuses that model, though it was made for it.",
          setup: setup,
          claims: [
            .libvirtBaselineFails(
              hosts: [StoryHosts.z14, StoryHosts.z17], on: [StoryHosts.z17]),
            .missing(
              guest: "as-libvirt-prints-it", host: StoryHosts.z17, features: ["csske"]),
            .runs(guest: "as-it-must-be", host: StoryHosts.z17),
          ]),
      ])
  }()

  static let weakerTwin: Story = {
    let missing = [
      "cmm", "edat2", "ipter", "mepoch", "mepochptff", "ri", "apqi", "cmmnt",
    ]
    let setup = StorySetup(
      screen: .migration, host: StoryHosts.weakerZ15, cpu: "z13",
      guests: [
        StoryGuest(
          name: "z15-guest", origin: .hostModel(deprecatedFeatures: true),
          startedOn: StoryHosts.z15)
      ],
      fleet: [StoryHosts.z15, StoryHosts.weakerZ15], feature: "edat2")
    var named = setup
    named.screen = .explorer
    return Story(
      id: "twin", title: "Two z15 that are not the same",
      steps: [
        StoryStep(
          heading: "The same machine, a weaker host",
          text: "Both hosts are z15, and the second has the newer QEMU. Still it offers less, "
            + "perhaps because it runs under another hypervisor, and a guest with the first "
            + "one's model does not get in.",
          setup: setup,
          claims: [
            .missing(guest: "z15-guest", host: StoryHosts.weakerZ15, features: missing)
          ]),
        StoryStep(
          heading: "Even an older name fails",
          text: "The z13 is two generations older, and its default set needs four features that "
            + "this z15 does not offer. The reasons say that the host withholds them, not that "
            + "the machine is too old.",
          setup: named,
          claims: [
            .missing(
              guest: "", host: StoryHosts.weakerZ15, features: ["cmm", "edat2", "ipter", "ri"]),
            .mend(
              guest: "", host: StoryHosts.weakerZ15, off: ["cmm", "edat2", "ipter", "ri"]),
          ]),
      ])
  }()
}
