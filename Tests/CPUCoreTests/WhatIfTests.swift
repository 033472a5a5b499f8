import CPUCore
import Testing

/// Other courses of history.
@Suite struct WhatIfTests {
  let catalog = Catalog.builtIn

  @Test func `had csske gone with z15, its hosts would lack it`() throws {
    let csske = try #require(catalog.feature(named: "csske"))
    let gen15a = try #require(catalog.definition(named: "gen15a"))
    let whatIf = WhatIf(gone: [csske: .since(gen15a.level)])
    let expected = [
      "z14.2-qemu-4.0.0-kvm": true, "gen15a-qemu-6.0.0-kvm": false,
      "gen16a-qemu-10.0.0-kvm": false, "gen17a-qemu-11.0.0-kvm": false, "tcg-11.1": false,
    ]
    for (name, has) in expected {
      let host = try #require(HostLibrary.builtIn.host(named: name))
      #expect(whatIf.host(host).maximum.features.contains(csske) == has, "\(name)")
    }
  }

  @Test func `had csske stayed, the z17 would have it`() throws {
    let csske = try #require(catalog.feature(named: "csske"))
    let z17 = try #require(HostLibrary.builtIn.host(named: "gen17a-qemu-11.0.0-kvm"))
    let changed = WhatIf(gone: [csske: .never]).host(z17)
    #expect(changed.maximum.features == z17.maximum.features.union([csske]))
    #expect(changed.provenance == .hypothetical(from: z17.name))
  }

  @Test func `the next machine drops te and what needs it`() throws {
    let z17 = try #require(HostLibrary.builtIn.host(named: "gen17a-qemu-11.0.0-kvm"))
    let dropped = try catalog.members(["te", "cte", "bpb"])
    let whatIf = WhatIf().droppingNext(dropped)
    #expect(whatIf.host(z17).maximum == z17.maximum)
    let next = whatIf.nextMachine(after: z17)
    let lost = z17.maximum.features.subtracting(next.maximum.features)
    #expect(lost == (try catalog.members(["te", "cte", "bpb", "ineff_nc_tx"])))
  }

  @Test func `the deprecated features of a release`() throws {
    let te = try #require(catalog.feature(named: "te"))
    let vx = try #require(catalog.feature(named: "vx"))
    #expect(WhatIf.asItIs.deprecatedFeatures(in: QEMURelease(9, 0)).isEmpty)
    #expect(WhatIf.asItIs.deprecatedFeatures(in: QEMURelease(9, 1)) == catalog.deprecated)
    let whatIf = WhatIf(deprecated: [te: .never, vx: .since(QEMURelease(10, 2))])
    #expect(!whatIf.deprecatedFeatures(in: QEMURelease(11, 1)).contains(te))
    #expect(whatIf.deprecatedFeatures(in: QEMURelease(10, 2)).contains(vx))
    #expect(!whatIf.deprecatedFeatures(in: QEMURelease(10, 1)).contains(vx))
  }

  @Test func `the life line of csske`() throws {
    let csske = try #require(catalog.feature(named: "csske"))
    let line = WhatIf.asItIs.lifeLine(of: csske)
    let stages = ["z9EC.2", "z9EC.3", "z10EC", "z14.2", "gen15a", "gen16b", "gen17a"].map {
      catalog.definition(named: $0).map { line.stages[$0.index] }
    }
    #expect(stages == [.absent, .full, .base, .base, .full, .full, .gone])
    #expect(line.deprecated == .since(QEMURelease(9, 1)))
  }

  @Test(arguments: [31, 32] as [UInt64])
  func `an override with the catalog's own value changes nothing`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var whatIf = WhatIf()
    for feature in catalog.deprecated {
      whatIf.gone[feature] = WhatIf.asItIs.gonePoint(of: feature)
      whatIf.deprecated[feature] = WhatIf.asItIs.deprecatedPoint(of: feature)
    }
    for _ in 0..<50 {
      let definition = Int.random(in: 0..<40, using: &random)
      let host = catalog.idealHost(of: catalog.definitions[definition])
      let real = WhatIf(gone: whatIf.gone).host(host)
      let gone = catalog.deprecated.filter {
        WhatIf.asItIs.gonePoint(of: $0).hasCome(at: catalog.definitions[definition].level)
      }
      #expect(real.maximum.features == host.maximum.features.subtracting(FeatureSet(gone)))
    }
    for release in catalog.releases.map(\.release) {
      #expect(
        whatIf.deprecatedFeatures(in: release)
          == WhatIf.asItIs.deprecatedFeatures(in: release))
    }
  }
}
