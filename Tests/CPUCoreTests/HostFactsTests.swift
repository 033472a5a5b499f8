import CPUCore
import Testing

@Suite struct HostFactsTests {
  private let catalog = Catalog.builtIn
  private let library = HostLibrary.builtIn

  private func host(_ name: String) throws -> Host {
    try #require(library.host(named: name))
  }

  private func names(_ set: FeatureSet) -> [String] {
    set.map(catalog.name).sorted()
  }

  private func lack(_ cause: HostFacts.Cause, _ name: String) throws -> [String] {
    let facts = catalog.facts(about: try host(name))
    return names(facts.lacks.first { $0.cause == cause }?.features ?? FeatureSet())
  }

  @Test func nestedFeaturesAreTheDifferenceOfTheTwoCapturesOfAZ17() throws {
    let with = try host("gen17a-qemu-11.1.0-kvm").maximum.features
    let without = try host("gen17a-qemu-11.0.0-kvm").maximum.features
    #expect(catalog.nestedFeatures == with.subtracting(without))
    #expect(without.isSubset(of: with))
    #expect(catalog.nestedFeatures.count == 9)
  }

  @Test func aZ17LacksWhatIsGoneAndWhatComesWithNesting() throws {
    #expect(try lack(.deprecatedAndGone, "gen17a-qemu-11.1.0-kvm") == ["csske"])
    #expect(try lack(.nestedVirtualisationIsOff, "gen17a-qemu-11.1.0-kvm").isEmpty)
    #expect(
      try lack(.nestedVirtualisationIsOff, "gen17a-qemu-11.0.0-kvm")
        == ["64bscao", "cei", "gpereh", "gsls", "ib", "ibs", "kss", "sief2", "siif"])
    #expect(try lack(.unknownToRelease, "gen17a-qemu-11.0.0-kvm") == ["astfleie2"])
  }

  @Test func whatQEMUProvidesIsNotTheHardwares() throws {
    let facts = catalog.facts(about: try host("gen17a-qemu-11.1.0-kvm"))
    #expect(names(facts.providedByQEMU) == ["aen", "els", "zpci"])
    #expect(names(facts.deprecated) == ["bpb", "cte", "te"])
    let old = catalog.facts(about: try host("z14-qemu-3.0.0-kvm"))
    #expect(names(old.providedByQEMU) == ["aen", "zpci"])
    #expect(catalog.facts(about: try host("tcg-11.1")).providedByQEMU.isEmpty)
  }

  @Test func whatADefaultSetLacksKeepsTheModelFromRunning() throws {
    for host in library.hosts {
      let facts = catalog.facts(about: host)
      let choice = try catalog.machineTypeChoice(nil, on: host)
      let context = host.context(choice.defaults)
      let name = ModelName.definition(facts.definition.index, isBase: false)
      let withheld = facts.lackingDefaults.intersection(context.model(name).features)
      #expect(context.runs(context.model(name)) == withheld.isEmpty, "\(host.name)")
    }
  }

  @Test func lacksAreExactlyTheRestOfTheFullSet() throws {
    for host in library.hosts {
      let facts = catalog.facts(about: host)
      #expect(facts.lacking == facts.definition.full.subtracting(facts.offered), "\(host.name)")
      #expect(facts.lacks.reduce(0) { $0 + $1.features.count } == facts.lacking.count)
      if case .ideal = host.provenance { #expect(facts.lacks.isEmpty, "\(host.name)") }
      if host.accelerator == .tcg {
        let causes: Set<HostFacts.Cause> = [.notEmulated, .unknownToRelease]
        #expect(causes.isSuperset(of: facts.lacks.map(\.cause)), "\(host.name)")
      }
    }
  }

  @Test func afterTheDeprecatedFeaturesWhatNeedsThemIsGoneToo() throws {
    let host = try host("gen17a-qemu-11.1.0-kvm")
    let left = catalog.featuresAfterDeprecation(of: host)
    #expect(
      names(host.maximum.features.subtracting(left)) == ["bpb", "cte", "ineff_nc_tx", "te"])
  }

  @Test func nestingIsLimitedToTheGeneration() throws {
    let host = try host("z14-qemu-3.0.0-kvm")
    let nested = catalog.featuresWithNesting(of: host)
    #expect(nested.isSubset(of: catalog.definition(of: host.maximum).full))
    #expect(nested.subtracting(host.maximum.features).isSubset(of: catalog.nestedFeatures))
    let again = catalog.removing(catalog.nestedFeatures, from: nested)
    #expect(again == host.maximum.features)
  }

  @Test func limitsComeFromOtherCapturesOfTheSameLevel() throws {
    let host = try host("gen15a-qemu-6.0.0-kvm")
    let other = try #require(catalog.knownLimits(of: host).first)
    #expect(other.name == "gen15a-qemu-8.2.0-kvm")
    let limited = catalog.features(of: host, underLimitsOf: other)
    #expect(limited.isSubset(of: other.maximum.features))
    #expect(!limited.contains(try #require(catalog.feature(named: "edat2"))))
    #expect(catalog.knownLimits(of: try self.host("gen16a-qemu-10.0.0-kvm")).isEmpty)
    #expect(catalog.knownLimits(of: try self.host("gen17a-qemu-11.0.0-kvm")).isEmpty)
  }
}
