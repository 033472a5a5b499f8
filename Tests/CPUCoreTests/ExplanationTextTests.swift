import Testing

@testable import CPUCore

@Suite struct ExplanationTextTests {
  let catalog = Catalog.builtIn

  private func sentences(
    _ name: String, _ cpu: String, host hostName: String = "gen17a-qemu-11.1.0-kvm",
    machineType: String? = nil
  ) throws -> [String] {
    let feature = try #require(catalog.feature(named: name))
    let host = try #require(HostLibrary.builtIn.host(named: hostName))
    let context = host.context(try catalog.machineTypeChoice(machineType, on: host).defaults)
    let argument = try CPUArgument(parsing: cpu)
    let model = try context.model(argument)
    let modelName = try #require(catalog.modelName(argument.model))
    return context.explain(feature, in: modelName, model, on: host).map {
      ExplanationText(catalog).sentence($0, of: feature)
    }
  }

  @Test func csskeOfOldModelsIsExplainedOnTheMachineThatLacksIt() throws {
    #expect(
      try sentences("csske", "z14") == [
        "csske is on.",
        "The base set of z14 has it: every machine of that kind does, as since z10EC (z10 EC).",
        "The host gen17a-qemu-11.1.0-kvm lacks it: deprecated and gone from this machine.",
        "QEMU reports it as deprecated since 9.1.",
        "Machines no longer have it from gen17a (z17 ME1) on.",
      ])
  }

  @Test func aSwitchedFeatureSaysSo() throws {
    #expect(
      try sentences("te", "z14,te=off").prefix(4) == [
        "te is off.", "The default set of z14 has it, as since zEC12.",
        "It was switched off here.", "It requires stfle49, which is on.",
      ])
  }

  @Test func everyStepHasWords() throws {
    let words = ExplanationText(catalog)
    let names = ["gen17a-qemu-11.1.0-kvm", "zEC12.2-qemu-2.8.0-kvm", "tcg-7.2"]
    for host in try names.map({ try #require(HostLibrary.builtIn.host(named: $0)) }) {
      let context = host.context(try catalog.machineTypeChoice(nil, on: host).defaults)
      for text in ["qemu", "max", "z900", "z14", "gen17a-base"] {
        guard let name = catalog.modelName(text), context.knows(name) else { continue }
        let model = context.model(name)
        for info in catalog.features {
          for step in context.explain(info.feature, in: name, model, on: host) {
            let sentence = words.sentence(step, of: info.feature)
            if !sentence.hasSuffix(".") { Issue.record("\(step): \(sentence)") }
          }
        }
      }
    }
  }

  @Test func allIsToldOfAFeature() throws {
    let te = try #require(catalog.feature(named: "te"))
    let information = FeatureInformation(.feature(te))
    #expect(information.title == "te: Transactional execution")
    let lines = information.lines.prefix(9).map { "\($0.label): \($0.text)" }
    #expect(
      lines == [
        "block and bit: STFL, bit 73", "full sets: from zEC12 on", "default sets: from zEC12 on",
        "base sets: never", "QEMU: the name came with QEMU 2.8", "groups: none",
        "requires: stfle49: zEC12 bundle: execution hint, load and trap, PPA",
        "required by: ineff_nc_tx: Nonconstrained transactions have become ineffective",
        "deprecated: reported by QEMU since 9.1",
      ])
    #expect(information.lines.first { $0.label == "requires" }?.feature?.index != nil)
    #expect(information.lines.contains { $0.label == "without it" })
    #expect(
      information.lines.first { $0.label == "deprecated" }?.text == "reported by QEMU since 9.1")
  }

  @Test func allIsToldOfAGroup() throws {
    let index = try #require(catalog.groups.firstIndex { $0.name == "msa9_pckmo" })
    let information = FeatureInformation(.group(index))
    #expect(information.title == "msa9_pckmo: Key encryption (PCKMO) for extension 9")
    #expect(information.lines.count { $0.label == "members" } == 5)
    #expect(information.lines.first { $0.label == "base sets" }?.text == "never whole")
  }
}
