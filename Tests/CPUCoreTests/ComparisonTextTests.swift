import Testing

@testable import CPUCore

@Suite struct ComparisonTextTests {
  private func context() throws -> QEMUContext {
    let host = try #require(HostLibrary.builtIn.host(named: "gen17a-qemu-11.1.0-kvm"))
    return host.context(try Catalog.builtIn.machineTypeChoice(nil, on: host).defaults)
  }

  private func sentence(_ first: String, _ second: String) throws -> String {
    let context = try context()
    let comparison = context.compare(
      try context.model(try CPUArgument(parsing: first)),
      try context.model(try CPUArgument(parsing: second)))
    let sentence = ComparisonText.sentence(comparison, first: "left", second: "right")
    return "\(comparison.verdict.rawValue): \(sentence)"
  }

  @Test func verdictsHaveWords() throws {
    #expect(
      try sentence("z14", "z14") == "identical: the same generation, GA level and features")
    #expect(
      try sentence("z14", "z14,te=off") == "superset: left has all that right has, and more")
    #expect(try sentence("z14-base", "z14") == "subset: right has all that left has, and more")
    #expect(
      try sentence("z14,te=off", "z14,csske=off")
        == "incompatible: each has features that the other lacks")
    #expect(
      try sentence("z14", "gen17a")
        == "incompatible: each has a feature, or the newer generation or GA level, that the other "
        + "lacks")
  }

  @Test func libvirtsBaselineOfZ14AndZ17IsNoted() throws {
    let context = try context()
    let names = ["z14.2-qemu-4.0.0-kvm", "gen17a-qemu-11.1.0-kvm"]
    let members = try names.map { name in
      SharedBaseline.Member(
        name: name, model: try #require(HostLibrary.builtIn.host(named: name)).maximum)
    }
    let baseline = try context.sharedBaseline(members)
    #expect(
      ComparisonText.libvirtNote(baseline, in: context)
        == "virsh hypervisor-cpu-baseline gets this wrong: it keeps only what is on, so its "
        + "z14.2-base has csske, which must be off; that is more than gen17a-qemu-11.1.0-kvm has.")
    let alone = try context.sharedBaseline([members[0]])
    #expect(ComparisonText.libvirtNote(alone, in: context) == nil)
  }
}
