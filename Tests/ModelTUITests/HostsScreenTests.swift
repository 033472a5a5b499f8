import CPUCore
import Testing

@testable import ModelTUI

@Suite struct HostsScreenTests {
  private let z17 = "gen17a-qemu-11.1.0-kvm"

  private func explorer(_ size: String = "80x24") throws -> Explorer {
    var explorer = try Explorer.testing(size)
    try explorer.press("2")
    return explorer
  }

  private func names(_ set: FeatureSet) -> [String] {
    set.map(Catalog.builtIn.name).sorted()
  }

  // MARK: Copies

  @Test func editingABuiltInHostMakesACopyAndSaysSo() throws {
    var explorer = try explorer()
    try explorer.press("Tab Down Down Space")
    let host = try #require(explorer.hostUnderCursor)
    #expect(host.name == "\(z17) edited")
    #expect(host.provenance == .hypothetical(from: z17))
    #expect(explorer.said == "cte off in a copy, '\(z17) edited'; gen17a no longer runs there")
    #expect(explorer.document.hostName == z17)
    #expect(names(explorer.featureStates(of: host).removed) == ["cte"])
    try explorer.press("Space")
    #expect(explorer.document.hosts.count == 1)
    #expect(explorer.said == "cte on; gen17a runs there now")
    try explorer.press("Space r")
    #expect(explorer.said.hasPrefix("cte is as \(z17) has it"))
    try explorer.press("r")
    #expect(explorer.said == "cte is as the original host has it")
    try explorer.press("u u u u")
    #expect(explorer.document.hosts.isEmpty)
    #expect(explorer.hostUnderCursor?.name == z17)
    try explorer.press("C-r")
    #expect(explorer.hostUnderCursor?.name == "\(z17) edited")
  }

  @Test func deprecatedFeaturesGoWithWhatNeedsThemAndComeBack() throws {
    var explorer = try explorer()
    try explorer.press("D")
    let host = try #require(explorer.hostUnderCursor)
    #expect(host.name == "\(z17) after deprecation")
    #expect(
      names(explorer.featureStates(of: host).removed) == ["bpb", "cte", "ineff_nc_tx", "te"])
    try explorer.press("D")
    #expect(explorer.said.hasPrefix("Back: cte, te, bpb, ineff_nc_tx"))
    #expect(explorer.hostUnderCursor?.maximum == explorer.original(of: host)?.maximum)
    #expect(explorer.document.hosts.count == 1)
    try explorer.press("D R")
    #expect(explorer.said.hasPrefix("All is as \(z17) has it"))
    try explorer.press("R")
    #expect(explorer.said == "Nothing is changed against \(z17)")
  }

  @Test func nestingReleaseAndLimitsMakeCopies() throws {
    var explorer = try explorer()
    try explorer.press("v")
    #expect(explorer.said.hasPrefix("Nested virtualisation off: "))
    #expect(explorer.hostUnderCursor?.maximum.features.count == 375)
    try explorer.press("v Q")
    explorer.type("10.0")
    try explorer.press("Enter")
    let host = try #require(explorer.hostUnderCursor)
    #expect(host.release == QEMURelease(10, 0))
    #expect(explorer.said.hasPrefix("QEMU 10.0; "))
    #expect(explorer.catalog.machineTypes(of: host).last?.name == "s390-ccw-virtio-10.0")
    try explorer.press("R")
    #expect(explorer.hostUnderCursor?.release == QEMURelease(11, 1))
    try explorer.press("K Enter")
    #expect(explorer.said.hasPrefix("Limited to gen17a-qemu-11.0.0-kvm: "))
    #expect(explorer.hostUnderCursor?.maximum.features.count == 375)
    try explorer.press("K")
    #expect(explorer.said.hasPrefix("No capture of a z17 ME1 offers less than"))
  }

  @Test func copiesAreNamedAndDeleted() throws {
    var explorer = try explorer()
    try explorer.press("t")
    #expect(explorer.said.hasPrefix("\(z17) is built in: you can name hosts of your own"))
    try explorer.press("c Space Enter t C-u")
    explorer.type("  next year's  ")
    try explorer.press("Enter")
    #expect(explorer.document.hosts.map(\.name) == ["next year's"])
    #expect(explorer.document.fleet == ["next year's"])
    #expect(explorer.document.hostName == "next year's")
    #expect(explorer.hostUnderCursor?.name == "next year's")
    try explorer.press("t C-u Enter")
    #expect(explorer.message?.kind == .refusal)
    try explorer.press("t C-u")
    explorer.type(z17)
    try explorer.press("Enter")
    #expect(explorer.said == "The name was not changed: there is another host '\(z17)'")
    try explorer.press("x")
    #expect(explorer.document.hosts.isEmpty)
    #expect(explorer.document.fleet.isEmpty)
    #expect(explorer.document.hostName == z17)
    try explorer.press("u")
    #expect(explorer.host.name == "next year's")
    try explorer.press("u")
    #expect(explorer.host.name == "\(z17) copy")
    #expect(explorer.document.fleet == ["\(z17) copy"])
  }

  @Test func aSecondCopyGetsANumber() throws {
    var explorer = try explorer()
    try explorer.press("c")
    explorer.selectHost(z17)
    try explorer.press("c")
    #expect(explorer.document.hosts.map(\.name) == ["\(z17) copy", "\(z17) copy 2"])
  }

  // MARK: Files

  @Test func aFileIsAskedForAndItsHostIsTaken() throws {
    var explorer = try explorer()
    try explorer.press("o")
    explorer.type("/tmp/a b.json")
    #expect(try explorer.press("Enter") == .loadHost("/tmp/a b.json"))
    var host = try #require(explorer.library.host(named: "z14-qemu-3.0.0-kvm"))
    explorer.loaded(host)
    #expect(explorer.said == "'z14-qemu-3.0.0-kvm' is in the library already")
    host.provenance = .file(path: "z14.json")
    host.name = "日本\u{1B}e\u{301}"
    explorer.loaded(host)
    #expect(explorer.said.contains("z14, QEMU 3.0; Enter chooses it"))
    #expect(!explorer.screenText().contains("\u{1B}"))
    host.release = QEMURelease(4, 0)
    explorer.loaded(host)
    #expect(explorer.document.hosts.map(\.name) == [host.name, "\(host.name) 2"])
    // What a file says stays as it is: an edit makes a copy.
    try explorer.press("D")
    #expect(explorer.document.hosts.count == 3)
    try explorer.press("o Enter")
    #expect(explorer.said == "Nothing was loaded: no path was given")
  }

  // MARK: Choosing, marking, moving

  @Test func hostsAreMarkedAndChosen() throws {
    var explorer = try explorer()
    try explorer.press("Down Down Space")
    #expect(explorer.document.fleet == ["gen16a-qemu-10.0.0-kvm"])
    try explorer.press("Left Space")
    #expect(explorer.document.fleet.count == 9)
    #expect(explorer.said == "9 hosts are in the fleet: 9 there")
    try explorer.press("Space u u u")
    #expect(explorer.document.fleet.isEmpty)
    try explorer.press("D c")
    #expect(explorer.said == "No host is under the cursor, but a section: Enter folds it")
    try explorer.press("Down Down Enter")
    #expect(explorer.document.hostName == "gen17a-qemu-11.0.0-kvm")
    try explorer.press("Down Tab H")
    #expect(explorer.document.hostName == "gen16a-qemu-10.0.0-kvm")
  }

  @Test func sectionsFoldAndTheSearchUnfoldsThem() throws {
    var explorer = try explorer("120x40")
    try explorer.press("End")
    #expect(explorer.selectedHostRow == .section(.ideal))
    try explorer.press("Right Down")
    #expect(explorer.hostUnderCursor?.name == "ideal-gen17b")
    try explorer.press("Left Left /")
    explorer.type("z114")
    #expect(explorer.hostUnderCursor?.name == "ideal-z114")
    try explorer.press("Esc")
    #expect(explorer.selectedHostRow == .section(.ideal))
    try explorer.press("/")
    explorer.type("rockhopper 4")
    try explorer.press("Enter")
    #expect(explorer.hostUnderCursor?.name == "ideal-gen16b")
    try explorer.press("n")
    #expect(explorer.said == "The search went on from the other end")
    try explorer.press("/")
    explorer.type("no such host")
    #expect(explorer.said == "'no such host' is not found")
  }

  @Test func featuresAreSearchedFilteredAndExplained() throws {
    var explorer = try explorer()
    try explorer.press("Tab /")
    explorer.type("zpci")
    try explorer.press("Enter Enter")
    #expect(explorer.said.hasPrefix("On: QEMU provides it by itself. zpci: "))
    try explorer.press("f f")
    #expect(explorer.said == "Features changed: 0")
    #expect(explorer.screenText().contains("No feature is changed: Esc shows all"))
    try explorer.press("Esc g Down Enter")
    #expect(explorer.said.hasPrefix("Off: deprecated and gone from this machine. csske: "))
    try explorer.press("Esc Up Up Up")
    #expect(explorer.hostsScreen.pane == .list)
    try explorer.press("/")
    explorer.type("8.2")
    try explorer.press("Enter Tab /")
    explorer.type("nnpa")
    try explorer.press("Enter Space")
    #expect(
      explorer.said == "nnpa can not be on in gen15a: no machine before gen16a (z16 A01) has it")
    #expect(explorer.document.hosts.isEmpty)
  }

  @Test func theMouseSelectsMarksAndChooses() throws {
    var explorer = try explorer()
    try explorer.click("gen16a-qemu")
    #expect(explorer.hostUnderCursor?.name == "gen16a-qemu-10.0.0-kvm")
    try explorer.click("[ ]", row: 6)
    #expect(explorer.document.fleet == ["gen17a-qemu-11.0.0-kvm"])
    try explorer.click("z14-qemu", kind: .press)
    try explorer.click("z14-qemu", kind: .doublePress)
    #expect(explorer.document.hostName == "z14-qemu-3.0.0-kvm")
    try explorer.click("[x]!", kind: .press)
    #expect(explorer.hostsScreen.pane == .features)
    #expect(explorer.document.hosts.map(\.name) == ["z14-qemu-3.0.0-kvm edited"])
    let before = explorer.hostsScreen.detailTop
    try explorer.click("Details", kind: .wheelDown)
    #expect(explorer.hostsScreen.detailTop == before + 3)
    try explorer.click("Details")
    #expect(explorer.hostsScreen.pane == .details)
  }

  // MARK: Drawing

  @Test func drawnAt40x10() throws {
    let explorer = try explorer("40x10")
    expectScreen(
      explorer,
      """
        1  2 Hosts  3  4  5
       gen17a on gen17a-qemu-11.1.0-kvm: runs
      ┌─ Hosts: 52, 0 in the fleet ──────────┐
      │ ▾ Real machines, captured (9)        █
      │>[ ] * gen17a-qemu-11.1.0-kvm         │
      │ [ ]   gen17a-qemu-11.0.0-kvm         │
      │ [ ]   gen16a-qemu-10.0.0-kvm         │
      └──────────────────────────────────────┘

       Tab pane  Enter choose  ? help  q quit
      """)
  }

  @Test func drawnAt60x16() throws {
    var explorer = try explorer("60x16")
    try explorer.press("D Tab Tab")
    expectScreen(
      explorer,
      """
        1 Expl  2 Hosts  3 Migr  4 Depr  5 Comp
       gen17a (z17 ME1) on gen17a-qemu-11.1.0-kvm: runs
      ┌─ Details ────────────────────────────────────────────────┐
      │ gen17a-qemu-11.1.0-kvm after deprecation                 █
      │ hypothetical, made from gen17a-qemu-11.1.0-kvm           █
      │ gen17a: z17 ME1, IBM z17 ME1, LinuxONE Emperor 5, type   █
      │   9175, generation 17 GA 1                               █
      │ QEMU 11.1, KVM; offers 380 features, the full set has 394│
      │ the model gen17a on s390-ccw-virtio-11.1 does NOT run    │
      │   there                                                  │
      │ suggested model: -cpu gen17a,cte=off,te=off              │
      │ - cte, te, bpb, ineff_nc_tx                              │
      │ lacks 14 of gen17a's full set                            │
      └──────────────────────────────────────────────────────────┘

       Tab pane  Enter choose  Space mark  c copy  ? help  q quit
      """)
  }

  @Test func drawnAt80x24() throws {
    var explorer = try explorer("80x24")
    try explorer.press("Space Tab Right")
    expectScreen(
      explorer,
      """
       modeltui   1 Explorer  2 Hosts  3 Migration  4 Deprecation  5 Compare
       gen17a (z17 ME1) on gen17a-qemu-11.1.0-kvm: runs          s390-ccw-virtio-11.1
      ┌─ Hosts: 52, 1 in the fleet ──────────────────────────────────────────────────┐
      │ fleet name                   machine  QEMU  feat from                        │
      │ ▾ Real machines, captured (9, 1 in the fleet)                                █
      │ [x] * gen17a-qemu-11.1.0-kvm z17 ME1  11.1  384  real capture                │
      │ [ ]   gen17a-qemu-11.0.0-kvm z17 ME1  11.0  375  real capture                │
      │ [ ]   gen16a-qemu-10.0.0-kvm z16 A01  10.0  296  real capture                │
      │ [ ]   gen15a-qemu-8.2.0-kvm  z15 T01  8.2   276  real capture                │
      └──────────────────────────────────────────────────────────────────────────────┘
      ┌─ Features of gen17a-qemu-11.1.0-kvm ─┐┌─ Details ────────────────────────────┐
      │ ▾ [~]!   deprecated 3/4  to be gone …█│ gen17a-qemu-11.1.0-kvm               █
      │   [ ]!   csske        Conditional SS…█│ captured, libvirt caps_11.1.0_s390x  █
      │   [x]!   cte          Constrained tr…││ gen17a: z17 ME1, IBM z17 ME1,        █
      │   [x]!   te           Transactional …││   LinuxONE Emperor 5, type 9175,     │
      │   [x]!   bpb          Branch-predict…││   generation 17 GA 1                 │
      │ ▸ [~]    facilities 83/87  bits of t…││ QEMU 11.1, KVM; offers 384 features, │
      │ ▸ [~]    SCLP 11/17  what the servic…││   the full set has 394               │
      │ ▸ [x]    misc 5/5  what QEMU, the ke…││ the model gen17a on                  │
      │ ▸ [x]    plo 24/24  Perform locked o…││   s390-ccw-virtio-11.1 runs there    │
      │ ▸ [x]    plo_ext 39/39  Perform-lock…││ suggested model: -cpu                │
      └──────────────────────────────────────┘└──────────────────────────────────────┘

       Tab pane  Enter choose  Space mark  c copy  D deprecated gone   ? help  q quit
      """)
  }

  @Test func everySizeIsDrawnWithTheCursorInSight() throws {
    var explorer = try explorer("200x60")
    for size in ["200x60", "160x12", "120x40", "110x26", "79x20", "76x20", "60x16", "40x10"] {
      try explorer.resize(size)
      for keys in ["Tab", "Tab", "Tab", "End", "Home", "PgDn", "D"] {
        try explorer.press(keys)
        let surface = Frame.render(explorer, glyphs: .ascii).surface
        let cursor = try #require(surface.cursor, "\(size) \(keys)")
        #expect(surface.bounds.contains(column: cursor.column, row: cursor.row))
      }
    }
    try explorer.resize("39x9")
    #expect(explorer.screenText().hasPrefix("modeltui needs 40x10"))
  }
}
