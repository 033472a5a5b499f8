import CPUCore
import Testing

/// Common models of many, and what libvirt makes of them.
@Suite struct SharedBaselineTests {
  let catalog = Catalog.builtIn

  /// Hosts, the base, how many properties are on besides, what is off, and where libvirt's fails.
  static let cases: [(hosts: [String], base: String, added: Int, off: [String], fails: [Int])] = [
    (["z14.2-qemu-4.0.0-kvm", "gen17a-qemu-11.0.0-kvm"], "z14.2", 34, ["csske"], [1]),
    (["gen17a-qemu-11.0.0-kvm", "z14.2-qemu-4.0.0-kvm"], "z14.2", 34, ["csske"], [0]),
    (["gen15a-qemu-6.0.0-kvm", "gen17a-qemu-11.0.0-kvm"], "gen15a", 45, [], []),
    (["gen16a-qemu-10.0.0-kvm", "gen17a-qemu-11.0.0-kvm"], "gen16a", 54, [], []),
    (
      ["z14.2-qemu-4.0.0-kvm", "gen17a-qemu-11.0.0-kvm", "gen16a-qemu-10.0.0-kvm"], "z14.2", 34,
      ["csske"], [1]
    ),
  ]

  @Test(arguments: cases)
  func `hosts of the library`(
    hosts: [String], base: String, added: Int, off: [String], fails: [Int]
  ) throws {
    let (context, _) = try emulation("11.1")
    let members = try hosts.map { name in
      let host = try #require(HostLibrary.builtIn.host(named: name))
      return SharedBaseline.Member(name: name, model: host.maximum)
    }
    let shared = try context.sharedBaseline(members)
    #expect(catalog.definition(of: shared.model).name == base)
    #expect(shared.expansion.on.count == added)
    #expect(shared.expansion.off.map(catalog.text) == off)
    let libvirt = try #require(shared.libvirt)
    #expect(libvirt.failsOn == fails)
    #expect(libvirt.differs == !off.isEmpty)
    #expect(libvirt.surplus == FeatureSet(off.compactMap(catalog.feature)))
    #expect(shared.losses.map(\.name) == hosts)
  }

  @Test(arguments: [11, 12] as [UInt64])
  func `what is common runs on all, and libvirt's has what is on`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let (context, _) = try emulation("11.1")
    var found = 0
    for _ in 0..<200 {
      let members = (0..<Int.random(in: 1...4, using: &random)).map {
        SharedBaseline.Member(name: "\($0)", model: random.guest().model)
      }
      guard let shared = try? context.sharedBaseline(members) else { continue }
      found += 1
      for (member, loss) in zip(members, shared.losses) {
        let level = catalog.definition(of: member.model).level
        #expect(shared.model.features.isSubset(of: member.model.features))
        #expect(catalog.definition(of: shared.model).level <= level)
        #expect(loss.features.union(shared.model.features) == member.model.features)
        #expect(loss.losesLevel == (catalog.definition(of: shared.model).level < level))
      }
      let off = catalog.definition(of: shared.model).base.subtracting(shared.model.features)
      if members.count <= 2, let libvirt = shared.libvirt {
        #expect(libvirt.surplus == off && libvirt.lacking.isEmpty)
      }
    }
    #expect(found > 20)
  }

  @Test func `nothing has no common model`() throws {
    let (context, _) = try emulation("11.1")
    #expect(throws: ModelError.noCompatibleModel) { try context.sharedBaseline([]) }
  }
}
