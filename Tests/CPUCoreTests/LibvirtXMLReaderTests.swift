import Testing

@testable import CPUCore

/// Documents in the shapes that libvirt writes, made up for these tests.
enum LibvirtDocuments {
  static let domainCapabilities = """
    <domainCapabilities>
      <path>/usr/bin/qemu-system-s390x</path>
      <domain>kvm</domain>
      <machine>s390-ccw-virtio-11.1</machine>
      <arch>s390x</arch>
      <cpu>
        <mode name='host-passthrough' supported='yes'><enum name='hostPassthroughMigratable'/></mode>
        <mode name='host-model' supported='yes'>
          <model fallback='forbid'>gen17a-base</model>
          <feature policy='require' name='aen'/>
          <feature policy='require' name='msa5'/>
          <feature policy='require' name='te'/>
          <feature policy='require' name='brandnew'/>
          <feature policy='disable' name='stfle'/>
          <feature policy='disable' name='alsonew'/>
        </mode>
        <mode name='custom' supported='yes'>
          <model usable='yes' vendor='IBM'>gen15a</model>
          <model usable='no' vendor='IBM'>z14</model>
          <blockers model='z14'><feature name='csske'/></blockers>
          <model usable='no' vendor='IBM'>z13</model>
          <blockers model='z13'><feature name='csske'/></blockers>
          <model usable='no' vendor='IBM'>z12</model>
          <model usable='unknown'>max</model>
        </mode>
      </cpu>
    </domainCapabilities>
    """

  static let running = """
    <!-- kept by libvirt -->
    <domain type='kvm' id='3' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
      <name>db &amp; co</name>
      <os><type arch='s390x' machine='s390-ccw-virtio-9.0'>hvm</type></os>
      <cpu mode='custom' match='exact' check='partial'>
        <model fallback='forbid'>gen15a-base</model>
        <feature policy='require' name='csske'/><feature policy='disable' name='te'/>
        <topology sockets='1' dies='1' cores='2' threads='1'/>
      </cpu>
      <launchSecurity type='s390-pv'/>
      <devices>
        <hostdev mode='subsystem' type='mdev' model='vfio-ap'><source/></hostdev>
        <hostdev mode='subsystem' type='scsi'/>
        <interface type='hostdev'/><interface type='network'/>
      </devices>
    </domain>
    """

  static let configured = """
    <domain type='qemu'>
      <name>small</name>
      <os><type>hvm</type></os>
    </domain>
    """

  static let baseline = "<cpu>\n  <model>z14.2-base</model>\n  <feature name='aen'/>\n</cpu>\n"

  static let cache = """
    <qemuCaps>
      <emulator>/usr/bin/qemu-system-s390x</emulator>
      <version>10000000</version>
      <arch>s390x</arch>
      <hostCPU type='kvm' model='gen16a-base' migratability='no'>
        <property name='aen' type='boolean' value='true'/>
        <property name='csske' type='boolean' value='true'/>
        <property name='stfle' type='boolean' value='false'/>
        <property name='weight' type='number' value='3'/>
        <deprecatedFeatures><property name='bpb'/></deprecatedFeatures>
      </hostCPU>
      <hostCPU type='tcg' model='gen15a-base'>
        <property name='vx' type='boolean' value='true'/>
      </hostCPU>
      <cpu type='kvm' name='gen17a' typename='gen17a-s390x-cpu' usable='no'>
        <blocker name='type'/><blocker name='vxeh3'/>
      </cpu>
      <cpu type='tcg' name='gen17a' usable='no'><blocker name='type'/></cpu>
      <machine type='kvm' name='s390-ccw-virtio-10.0' alias='s390-ccw-virtio'/>
      <machine type='kvm' name='s390-ccw-virtio-rhel9.4.0'/>
      <machine type='kvm' name='s390-ccw-virtio-4.2' deprecated='yes'/>
      <machine type='kvm' name='none'/>
      <machine type='tcg' name='s390-ccw-virtio-9.2'/>
    </qemuCaps>
    """

  static let capabilities = """
    <capabilities><host><cpu><arch>s390x</arch>
    <topology sockets='16' dies='1' cores='1' threads='1'/></cpu></host></capabilities>
    """

  static let all = [domainCapabilities, running, configured, baseline, cache, capabilities]
}

private func read(_ text: String) throws(LibvirtXMLError) -> LibvirtDocument {
  try LibvirtXMLReader.read(Array(text.utf8), name: "host", path: "dir/host.xml")
}

@Suite struct LibvirtHostReaderTests {
  let catalog = Catalog.builtIn

  private func hosts(_ text: String) throws -> [Host] {
    guard case .hosts(let hosts) = try read(text) else { return [] }
    return hosts
  }

  @Test func `a host from domain capabilities`() throws {
    let host = try #require(try hosts(LibvirtDocuments.domainCapabilities).first)
    #expect(host.name == "host" && host.provenance == .file(path: "dir/host.xml"))
    #expect(host.accelerator == .kvm && host.release == QEMURelease(11, 1))
    let base = try #require(catalog.definition(named: "gen17a"))
    #expect(host.maximum.definition == base.index)
    let names = ["aen", "msa5", "te"].compactMap(catalog.members(ofProperty:))
    let stfle = try #require(catalog.members(ofProperty: "stfle"))
    #expect(
      host.maximum.features
        == names.reduce(base.base) { $0.union($1) }.subtracting(stfle))
    #expect(host.unknownFeatures == ["brandnew"])
    #expect(host.notes.contains { $0.contains("blocked by csske: z14, z13.") })
    #expect(host.notes.contains { $0.contains("no reason is given: z12.") })
    #expect(host.notes.contains { $0.contains("11.1") && $0.contains("machine type") })
  }

  @Test func `the recorded hosts as libvirt would print them`() throws {
    for recorded in HostLibrary.builtIn.hosts.prefix(12) {
      let context = recorded.context(try catalog.machineTypeChoice(nil, on: recorded).defaults)
      let argument = context.argument(context.expand(context.maximum, .static))
      let features = argument.settings.map { setting in
        "<feature policy='\(setting.value == "on" ? "require" : "disable")' name='\(setting.key)'/>"
      }
      let text = LibvirtDocuments.domainCapabilities
        .replacing("s390-ccw-virtio-11.1", with: context.machineType.name)
        .replacing("gen17a-base</model>", with: argument.model + "</model>" + features.joined())
        .replacing(/<feature policy='[a-z]+' name='(aen|msa5|te|brandnew|stfle|alsonew)'\/>\n/) {
          _ in
          ""
        }
        .replacing(">kvm<", with: recorded.accelerator == .kvm ? ">kvm<" : ">qemu<")
      let host = try #require(try hosts(text).first)
      #expect(host.maximum == context.maximum, "\(recorded.name)")
      #expect(host.release == recorded.release && host.accelerator == recorded.accelerator)
    }
  }

  @Test func `deprecated features that libvirt disabled are noted`() throws {
    let off = ["csske", "bpb", "te", "cte"].map { "<feature policy='disable' name='\($0)'/>" }
    let text = LibvirtDocuments.domainCapabilities.replacing(
      "<feature policy='require' name='te'/>", with: off.joined())
    let host = try #require(try hosts(text).first)
    #expect(host.notes.contains { $0.hasPrefix("All deprecated features are disabled") })
    #expect(host.maximum.features.isDisjoint(with: catalog.deprecated))
  }

  @Test func `machine types that do not show the release`() throws {
    let machine = "s390-ccw-virtio-11.1"
    for (other, isListed) in [("s390-ccw-virtio", false), ("s390-ccw-virtio-rhel9.4.0", true)] {
      let text = LibvirtDocuments.domainCapabilities.replacing(machine, with: other)
      let host = try #require(try hosts(text).first)
      #expect(host.release == catalog.newestRelease)
      #expect((host.ownMachineTypes?.last?.name == other) == isListed)
    }
  }

  @Test func `hosts from libvirt's cache`() throws {
    let hosts = try hosts(LibvirtDocuments.cache)
    #expect(hosts.map(\.name) == ["host", "host-2"])
    #expect(hosts.map(\.accelerator) == [.kvm, .tcg])
    #expect(hosts.map(\.release) == [QEMURelease(10, 0), QEMURelease(9, 2)])
    let kvm = try #require(hosts.first)
    #expect(
      kvm.ownMachineTypes == [
        .init(name: "s390-ccw-virtio-4.2", isDeprecated: true),
        .init(name: "s390-ccw-virtio-10.0", isDeprecated: false),
        .init(name: "s390-ccw-virtio-rhel9.4.0", isDeprecated: false),
      ])
    let csske = try #require(catalog.feature(named: "csske"))
    let stfle = try #require(catalog.feature(named: "stfle"))
    #expect(kvm.maximum.features.contains(csske) && !kvm.maximum.features.contains(stfle))
    #expect(kvm.notes.contains { $0.contains("blocked by type, vxeh3: gen17a.") })
  }

  @Test func `the version where no machine type shows the release`() throws {
    let noMachines = LibvirtDocuments.cache.replacing("<machine ", with: "<engine ")
    for (version, release) in [
      ("10000000", QEMURelease(10, 0)), ("9002050", QEMURelease(10, 0)),
      ("2007093", QEMURelease(2, 8)),
    ] {
      let hosts = try hosts(noMachines.replacing("10000000", with: version))
      #expect(hosts.map(\.release) == [release, release])
      #expect(hosts.allSatisfy { $0.ownMachineTypes == nil })
    }
  }
}

@Suite struct LibvirtGuestReaderTests {
  @Test func `domains one after the other`() throws {
    let text = LibvirtDocuments.running + "\n\n" + LibvirtDocuments.configured
    guard case .guests(let guests) = try read(text) else {
      Issue.record("no guests")
      return
    }
    #expect(
      guests == [
        ConfiguredGuest(
          name: "db & co", machineType: "s390-ccw-virtio-9.0",
          cpu: LibvirtCPU(
            model: "gen15a-base", match: .exact, check: .partial,
            features: [.init("csske", .require), .init("te", .disable)]),
          isRunning: true,
          blockers: [
            .protectedExecution, .hostDevice(kind: "mdev", model: "vfio-ap"),
            .hostDevice(kind: "pci", model: nil),
          ]),
        ConfiguredGuest(name: "small", accelerator: .tcg),
      ])
  }

  @Test func `a domain in libvirt's file of its state`() throws {
    let text = "<domstatus state='running'>\(LibvirtDocuments.configured)</domstatus>"
    guard case .guests(let guests) = try read(text) else { return }
    #expect(guests.map(\.name) == ["small"])
  }

  @Test(arguments: [
    (
      "<cpu mode='host-model' check='partial' deprecated_features='off'/>",
      LibvirtCPU(mode: .hostModel, check: .partial, deprecatedFeatures: false)
    ),
    (
      "<cpu mode='host-passthrough' deprecated_features='on' migratable='on'/>",
      LibvirtCPU(mode: .hostPassthrough, deprecatedFeatures: true)
    ),
    ("<cpu mode='maximum'/>", LibvirtCPU(mode: .maximum)),
    (
      "<cpu match='strict'><model> z14 </model><feature name='te' policy='forbid'/></cpu>",
      LibvirtCPU(model: "z14", match: .strict, features: [.init("te", .forbid)])
    ),
    ("<cpu><topology sockets='1' cores='1' threads='1'/></cpu>", LibvirtCPU()),
    ("<cpu><arch>s390x</arch><model>z14</model></cpu>", LibvirtCPU(model: "z14")),
    (LibvirtDocuments.baseline, LibvirtCPU(model: "z14.2-base", features: [.init("aen")])),
  ]) func `cpu elements alone`(_ text: String, _ expected: LibvirtCPU) throws {
    guard case .cpus(let cpus) = try read(text) else {
      Issue.record("no cpu")
      return
    }
    #expect(cpus == [expected])
  }

  @Test func `several cpu elements, as baseline takes them`() throws {
    guard case .cpus(let cpus) = try read(LibvirtDocuments.baseline + LibvirtDocuments.baseline)
    else { return }
    #expect(cpus.count == 2 && cpus.allSatisfy(\.isHostForm))
  }
}

@Suite struct LibvirtXMLErrorTests {
  private static func domain(_ inside: String, type: String = "<type arch='s390x'/>") -> String {
    "<domain type='kvm'>\n<os>\(type)</os>\n<name>a</name>\n\(inside)\n</domain>"
  }

  @Test(
    arguments: [
      ("", 1, .empty), (" \n<!-- -->", 1, .empty),
      ("<network/>", 1, .unknownRoot("network")),
      (LibvirtDocuments.capabilities, 1, .capabilitiesWithoutModel),
      ("<capabilities/>", 1, .capabilitiesWithoutModel),
      (
        LibvirtDocuments.capabilities.replacing("s390x", with: "x86_64"), 1,
        .otherArchitecture("x86_64")
      ),
      (
        LibvirtDocuments.domainCapabilities.replacing(">s390x<", with: ">x86_64<"), 5,
        .otherArchitecture("x86_64")
      ),
      (
        LibvirtDocuments.cache.replacing(">s390x<", with: ">ppc64<"), 4, .otherArchitecture("ppc64")
      ),
      (domain("", type: "<type arch='aarch64'/>"), 2, .otherArchitecture("aarch64")),
      ("<cpu><arch>s390</arch></cpu>", 1, .otherArchitecture("s390")),
      (LibvirtDocuments.baseline + LibvirtDocuments.configured, 5, .mixedDocuments),
      ("<domainCapabilities/>", 1, .missing("arch")),
      (
        LibvirtDocuments.domainCapabilities.replacing(">kvm<", with: ">xen<"), 3,
        .invalidValue(of: "domain type", "xen")
      ),
      (
        LibvirtDocuments.domainCapabilities.replacing(
          "name='host-model' supported='yes'", with: "name='host-model' supported='no'"), 1,
        .noHostModel
      ),
      (
        LibvirtDocuments.domainCapabilities.replacing("gen17a-base", with: "gen99a-base"), 9,
        .unknownModel("gen99a-base")
      ),
      (
        LibvirtDocuments.domainCapabilities.replacing("gen17a-base", with: "gen17a"), 9,
        .unknownModel("gen17a")
      ),
      (LibvirtDocuments.cache.replacing("hostCPU", with: "cpuHost"), 1, .noHostModel),
      (
        LibvirtDocuments.cache.replacing("value='false'", with: "value='maybe'"), 8,
        .invalidValue(of: "value", "maybe")
      ),
      (
        LibvirtDocuments.cache.replacing("<machine ", with: "<engine ")
          .replacing("10000000", with: "ten"), 3, .invalidValue(of: "version", "ten")
      ),
      ("<domain type='kvm'/>", 1, .missing("os")),
      ("<domain><os><type/></os><name>a</name></domain>", 1, .missing("type")),
      ("<domain type='kvm'><os><type/></os></domain>", 1, .missing("name")),
      (
        "<domain type='kvm'><os><type/></os><name>a&#10;b</name></domain>", 1,
        .invalidValue(of: "name", "a\nb")
      ),
      (
        "<domain type='kvm'><os><type/></os><name>\u{202E}b</name></domain>", 1,
        .invalidValue(of: "name", "\u{202E}b")
      ),
      ("<domain type='kvm'><os><type/></os><name/></domain>", 1, .invalidValue(of: "name", "")),
      (
        domain("", type: "<type machine='a,b'/>"), 2, .invalidValue(of: "machine", "a,b")
      ),
      (domain("<cpu mode='guess'/>"), 4, .invalidValue(of: "mode", "guess")),
      (domain("<cpu match='most'/>"), 4, .invalidValue(of: "match", "most")),
      (domain("<cpu check='most'/>"), 4, .invalidValue(of: "check", "most")),
      (
        domain("<cpu deprecated_features='yes'/>"), 4,
        .invalidValue(of: "deprecated_features", "yes")
      ),
      (domain("<cpu><model>z14,te=on</model></cpu>"), 4, .invalidValue(of: "model", "z14,te=on")),
      (domain("<cpu><feature name='te'/></cpu>"), 4, .missing("model")),
      (domain("<cpu><model>z14</model>\n<feature/></cpu>"), 5, .missing("name")),
      (
        domain("<cpu><model>z14</model><feature name='te' policy='maybe'/></cpu>"), 4,
        .invalidValue(of: "policy", "maybe")
      ),
      (
        domain("<cpu><model>z14</model><feature name='te'/>\n<feature name='te'/></cpu>"), 5,
        .repeatedFeature("te")
      ),
      (
        domain("<devices><hostdev type='p c i'/></devices>"), 4,
        .invalidValue(of: "hostdev type", "p c i")
      ),
    ] as [(String, Int, LibvirtXMLError.Problem)])
  func `faults are named with their line`(
    _ text: String, _ line: Int, _ problem: LibvirtXMLError.Problem
  ) {
    #expect(throws: LibvirtXMLError(problem, line: line)) { try read(text) }
    let description = LibvirtXMLError(problem, line: line).description
    #expect(description.hasPrefix("line \(line): ") && description.utf8.count > 15)
    #expect(description.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(description)")
  }

  @Test func `more documents than are read`() {
    let text = String(repeating: "<cpu/>", count: LibvirtXMLReader.mostDocuments + 1)
    #expect(throws: LibvirtXMLError(.limit(.documents(10_000)), line: 1)) { try read(text) }
  }

  @Test func `documents with random damage are read or refused`() {
    var generator = SplitMix64(state: 390)
    let documents = LibvirtDocuments.all.map { Array($0.utf8) }
    var refused = 0
    for round in 0..<4000 {
      var bytes = documents[round % documents.count]
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        damage(&bytes, documents, &generator)
      }
      do throws(LibvirtXMLError) {
        _ = try LibvirtXMLReader.read(bytes, name: "x", path: "x")
      } catch {
        refused += 1
        let lines = bytes.count(where: { $0 == 0x0A }) + 1
        #expect((1...lines).contains(error.line))
        #expect(error.description.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
      }
    }
    #expect(refused > 1000 && refused < 4000)
  }

  private func damage(
    _ bytes: inout [UInt8], _ documents: [[UInt8]], _ generator: inout SplitMix64
  ) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0..<40, using: &generator))
    let marks = Array("<>/='\"&;!-[]?x \n\0".utf8) + [0x80, 0xC3, 0xFF]
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 2: bytes.insert(marks[Int.random(in: 0..<marks.count, using: &generator)], at: place)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    default:
      let other = documents[Int.random(in: 0..<documents.count, using: &generator)]
      let start = Int.random(in: 0..<other.count, using: &generator)
      bytes.insert(contentsOf: other[start...].prefix(30), at: place)
    }
  }
}
