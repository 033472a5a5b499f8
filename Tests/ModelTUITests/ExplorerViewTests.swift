import Testing

@testable import ModelTUI

/// The first screen as text, at the sizes that have layouts of their own.
@Suite struct ExplorerViewTests {
  @Test func theFirstScreenShowsAllThatMattersAt80x24() throws {
    let explorer = try Explorer.testing("80x24", cpu: "z14")
    expectScreen(
      explorer,
      """
       modeltui   1 Explorer  2 Hosts  3 Migration  4 Deprecation  5 Compare
       z14 on gen17a-qemu-11.1.0-kvm: does not run: 1 missing    s390-ccw-virtio-11.1
      ┌─ Models ─────────────┐┌─ Features of z14 ────────────────────────────────────┐
      │  host             ok █│ ▾ [x]! # deprecated 4/4  to be gone from future mach…█
      │  max              ok █│   [x]! # csske        Conditional SSKE               │
      │  qemu             ok █│   [x]!   cte          Constrained transactional exec…│
      │z17                   █│   [x]!   te           Transactional execution        │
      │  gen17a      z17  ok █│   [x]!   bpb          Branch-prediction blocking     │
      │  gen17b      z17  ok █│ ▾ [~]    facilities 61/87  bits of the facility list │
      │z16                   ││   [x]    esan3        z/Architecture instructions al…│
      │  gen16a      z16  ok ││   [x]    zarch        z/Architecture mode, 64-bit    │
      │  gen16b      z16  ok ││   [x]    dateh        DAT-enhancement facility 1 (ID…│
      │z15                   ││   [x]    idtes        IDTE clears selectively after …│
      │  gen15a      z15  ok │└─ ! deprecated  +-* changed  # missing on host ───────┘
      │  gen15b      z15  ok │┌─ Model, -cpu ─[Runs]─ Migration ─────────────────────┐
      │z14                   ││ Does NOT run on gen17a-qemu-11.1.0-kvm               │
      │> z14         z14  no ││ QEMU 11.1, s390-ccw-virtio-11.1                      │
      │  z14.2       z14  no ││ - missing, deprecated and gone from this machine:    │
      │  z14ZR1      z14  no ││   csske                                              │
      │z13                   ││ m mends it:                                          │
      │  z13         z13  no ││ -cpu z14,csske=off                                   │
      └──────────────────────┘└──────────────────────────────────────────────────────┘

       Tab pane  D deprecated  H host  m mend  / search  f filter      ? help  q quit
      """)
  }

  @Test func allPanelsAreThereAt120x40() throws {
    var explorer = try Explorer.testing("120x40", cpu: "z14")
    try explorer.press("Tab j D")
    expectScreen(
      explorer,
      """
       modeltui   1 Explorer  2 Hosts  3 Migration  4 Deprecation  5 Compare
       z14 4 changed on gen17a-qemu-11.1.0-kvm: runs                                                     s390-ccw-virtio-11.1
      ┌─ Models ────────────────┐┌─ Features of z14 ────────────────────────────┐┌─ Model, -cpu ─────────────────────────────┐
      │  host                ok █│ ▾ [ ]!*  deprecated 0/4  to be gone from fut…█│ -cpu z14,csske=off,cte=off,te=off,bpb=off │
      │  max                 ok █│>  [ ]!-  csske        Conditional SSKE       █│ z14, type 3906, generation 14 GA 1, 232 of│
      │  qemu                ok █│   [ ]!-  cte          Constrained transactio…█│ 262 features on                           │
      │z17                      █│   [ ]!-  te           Transactional execution█│ - csske, cte, te, bpb                     │
      │  gen17a      z17 ME1 ok █│   [ ]!-  bpb          Branch-prediction bloc…█│                                           │
      │  gen17b      z17 ME2 ok █│ ▾ [~]    facilities 61/87  bits of the facil…█│                                           │
      │z16                      █│   [x]    esan3        z/Architecture instruc…█│                                           │
      │  gen16a      z16 A01 ok █│   [x]    zarch        z/Architecture mode, 6…█│                                           │
      │  gen16b      z16 A02 ok █│   [x]    dateh        DAT-enhancement facili…█└───────────────────────────────────────────┘
      │z15                      █│   [x]    idtes        IDTE clears selectivel…│┌─ Runs ────────────────────────────────────┐
      │  gen15a      z15 T01 ok █│   [-]    idter        IDTE clears selectivel…││ Runs on gen17a-qemu-11.1.0-kvm            │
      │  gen15b      z15 T02 ok █│   [x]    asnlxr       ASN-and-LX-reuse facil…││ QEMU 11.1, s390-ccw-virtio-11.1           │
      │z14                      █│   [x]    stfle        Store-facility-list-ex…││                                           │
      │ *z14         z14     ok █│   [x]    edat         Enhanced-DAT facility …││                                           │
      │  z14.2       z14     no █│   [x]    srs          Sense-running-status f…││                                           │
      │  z14ZR1      z14 ZR1 no █│   [ ]    ctop         Configuration-topology…││                                           │
      │z13                      █│   [ ]    apqci        AP query-configuration…││                                           │
      │  z13         z13     no █│   [x]    ipter        IPTE-range facility    ││                                           │
      │  z13.2       z13     no █│   [x]    nonqks       Nonquiescing key-setti…│└───────────────────────────────────────────┘
      │  z13s        z13s    no █│   [ ]    apft         AP facilities test     │┌─ Migration ───────────────────────────────┐
      │zEC12                    █│   [x]    etf2         Extended-translation f…││ Can move to 10 of 52 hosts; without the   █
      │  zEC12       zEC12   no ││   [x]    ldisp        Long-displacement faci…││ changes to 9                              █
      │  zEC12.2     zEC12   no ││   [x]    ldisphp      Long displacement at h…││ + yes gen17a-qemu-11.1.0..                █
      │  zBC12       zBC12   no ││   [x]    hfpm         HFP multiply-and-add/s…││   no  gen17a-qemu-11.0.0..  machine type  │
      │z196                     ││   [x]    eimm         Extended-immediate fac…││   no  gen16a-qemu-10.0.0..  machine type  │
      │  z196        z196    no ││   [x]    etf3         Extended-translation f…││   no  gen15a-qemu-8.2.0-..  machine type,…│
      │  z196.2      z196    no ││   [x]    hfpue        HFP unnormalized-exten…││   no  gen15a-qemu-6.0.0-..  machine type  │
      │  z114        z114    no ││   [x]    etf2eh       ETF2-enhancement facil…││   no  z14.2-qemu-4.0.0-kvm  machine type  │
      │z10                      ││   [x]    stckf        Store-clock-fast facil…││   no  z14-qemu-3.0.0-kvm    machine type  │
      │  z10EC       z10 EC  no ││   [x]    parseh       Parsing-enhancement fa…││   no  z13.2-qemu-2.9.0-kvm  too new, unkn…│
      │  z10EC.2     z10 EC  no ││   [x]    mvcos        Move with optional spe…││   no  zEC12.2-qemu-2.8.0..  too new, unkn…│
      │  z10BC       z10 BC  no ││   [x]    etf3eh       ETF3-enhancement facil…││   no  tcg-11.1              asnlxr edat i…│
      │  z10EC.3     z10 EC  no ││   [x]    ectg         Extract-CPU-time facil…││   no  tcg-10.0              machine type,…│
      │  z10BC.2     z10 BC  no ││   [x]    csst         Compare-and-swap-and-s…││   no  tcg-7.2               machine type,…│
      └─────────────────────────┘└─ ! deprecated  +-* changed ──────────────────┘└───────────────────────────────────────────┘
       csske, cte, te, bpb off; runs now on gen17a-qemu-11.1.0-kvm
       Tab pane  Space toggle  D deprecated  H host  m mend  / search  f filter  v view  y copy  w why         ? help  q quit
      """)
  }

  @Test func twoPanesAt60x16() throws {
    var explorer = try Explorer.testing("60x16", cpu: "z14")
    try explorer.press("Tab j Space")
    expectScreen(
      explorer,
      """
        1 Explorer  2 Host  3 Migr  4 Depr  5 Comp
       z14 1 changed on gen17a-qemu-11.1.0-kvm: runs
      ┌─ Models ───────────┐┌─ Features of z14 ──────────────────┐
      │  gen17a         ok █│ ▾ [~]!*  deprecated 3/4  to be gon…█
      │  gen17b         ok ││>  [ ]!-  csske        Conditional …│
      │z16                 ││   [x]!   cte          Constrained …│
      │  gen16a         ok ││   [x]!   te           Transactiona…│
      │  gen16b         ok ││   [x]!   bpb          Branch-predi…│
      │z15                 ││ ▾ [~]    facilities 61/87  bits of…│
      │  gen15a         ok ││   [x]    esan3        z/Architectu…│
      │  gen15b         ok ││   [x]    zarch        z/Architectu…│
      │z14                 ││   [x]    dateh        DAT-enhancem…│
      │ *z14            ok ││   [x]    idtes        IDTE clears …│
      └────────────────────┘└─ ! deprecated  +-* changed ────────┘
       csske off; runs now on gen17a-qemu-11.1.0-kvm
       Tab pane  Space toggle  D deprecated        ? help  q quit
      """)
  }

  @Test func modelsAloneAt40x10() throws {
    let explorer = try Explorer.testing("40x10", cpu: "z14")
    expectScreen(
      explorer,
      """
        1 Explorer  2  3  4  5
       z14 on gen17a-qemu-11.1…: does not run
      ┌─ Models ─────────────────────────────┐
      │  gen15a      z15 T01              ok █
      │  gen15b      z15 T02              ok │
      │z14                                   │
      │> z14         z14                  no │
      └──────────────────────────────────────┘

       Tab pane  D deprecated  ? help  q quit
      """)
  }

  @Test func featuresAloneAt40x10() throws {
    var explorer = try Explorer.testing("40x10", cpu: "z14")
    try explorer.press("Tab")
    expectScreen(
      explorer,
      """
        1 Explorer  2  3  4  5
       z14 on gen17a-qemu-11.1…: does not run
      ┌─ Features of z14 ────────────────────┐
      │>▾ [x]! # deprecated 4/4  to be gone …█
      │   [x]! # csske        Conditional SS…│
      │   [x]!   cte          Constrained tr…│
      │   [x]!   te           Transactional …│
      └─ ! deprecated  +-* changed ──────────┘

       Tab pane  Space toggle  ? help  q quit
      """)
  }

  @Test func aPanelAloneAt40x10() throws {
    var explorer = try Explorer.testing("40x10", cpu: "z14")
    try explorer.press("Tab Tab Tab")
    expectScreen(
      explorer,
      """
        1 Explorer  2  3  4  5
       z14 on gen17a-qemu-11.1…: does not run
      ┌─ Model, -cpu ─[Runs]─ Migration ─────┐
      │ Does NOT run on                      █
      │   gen17a-qemu-11.1.0-kvm             █
      │ QEMU 11.1, s390-ccw-virtio-11.1      │
      │ - missing, deprecated and gone from  │
      └──────────────────────────────────────┘

       Tab pane  D deprecated  ? help  q quit
      """)
  }

  @Test func longMessagesGrowUpwards() throws {
    var explorer = try Explorer.testing("40x10", cpu: "z14")
    try explorer.press("D q")
    expectScreen(
      explorer,
      """
        1 Explorer  2  3  4  5
       z14 4 changed on gen17a-qemu-11…: runs
      ┌─ Models ─────────────────────────────┐
      │  gen15a      z15 T01              ok █
      │  gen15b      z15 T02              ok │
      │z14                                   │
      │>*z14         z14                  ok │
       Nothing has been saved. y leaves all
       the same, any other key stays
       y leaves  Esc stays
      """)
  }

  @Test func everythingInASCII() throws {
    var explorer = try Explorer.testing("80x24", cpu: "z14")
    try explorer.press("Tab")
    expectScreen(
      explorer,
      """
       modeltui   1 Explorer  2 Hosts  3 Migration  4 Deprecation  5 Compare
       z14 on gen17a-qemu-11.1.0-kvm: does not run: 1 missing    s390-ccw-virtio-11.1
      +- Models -------------++- Features of z14 ------------------------------------+
      |  host             ok #|>v [x]! # deprecated 4/4  to be gone from future ma...#
      |  max              ok #|   [x]! # csske        Conditional SSKE               |
      |  qemu             ok #|   [x]!   cte          Constrained transactional ex...|
      |z17                   #|   [x]!   te           Transactional execution        |
      |  gen17a      z17  ok #|   [x]!   bpb          Branch-prediction blocking     |
      |  gen17b      z17  ok #| v [~]    facilities 61/87  bits of the facility list |
      |z16                   ||   [x]    esan3        z/Architecture instructions ...|
      |  gen16a      z16  ok ||   [x]    zarch        z/Architecture mode, 64-bit    |
      |  gen16b      z16  ok ||   [x]    dateh        DAT-enhancement facility 1 (...|
      |z15                   ||   [x]    idtes        IDTE clears selectively afte...|
      |  gen15a      z15  ok |+- ! deprecated  +-* changed  # missing on host -------+
      |  gen15b      z15  ok |+- Model, -cpu -[Runs]- Migration ---------------------+
      |z14                   || Does NOT run on gen17a-qemu-11.1.0-kvm               |
      |  z14         z14  no || QEMU 11.1, s390-ccw-virtio-11.1                      |
      |  z14.2       z14  no || - missing, deprecated and gone from this machine:    |
      |  z14ZR1      z14  no ||   csske                                              |
      |z13                   || m mends it:                                          |
      |  z13         z13  no || -cpu z14,csske=off                                   |
      +----------------------++------------------------------------------------------+

       Tab pane  Space toggle  D deprecated  H host  m mend  / search  ? help  q quit
      """, glyphs: .ascii)
  }

  @Test func aFilterWithoutFeaturesSaysSo() throws {
    var explorer = try Explorer.testing("60x16", cpu: "z14")
    try explorer.press("Tab f f")
    expectScreen(
      explorer,
      """
        1 Explorer  2 Host  3 Migr  4 Depr  5 Comp
       z14 on gen17a-qemu-11.1.0-kvm: does not run: 1 missing
      ┌─ Models ───────────┐┌─ Features of z14, changed ─────────┐
      │  gen17a         ok █│ None changed: Esc shows all        │
      │  gen17b         ok ││                                    │
      │z16                 ││                                    │
      │  gen16a         ok ││                                    │
      │  gen16b         ok ││                                    │
      │z15                 ││                                    │
      │  gen15a         ok ││                                    │
      │  gen15b         ok ││                                    │
      │z14                 ││                                    │
      │  z14            no ││                                    │
      └────────────────────┘└─ ! deprecated  +-* changed ────────┘
       Features changed: 0
       Tab pane  Space toggle  D deprecated        ? help  q quit
      """)
  }

  @Test func aSearchShowsItsTextAndMatch() throws {
    var explorer = try Explorer.testing("60x16", cpu: "z14")
    try explorer.press("Tab / t e")
    expectScreen(
      explorer,
      """
        1 Explorer  2 Host  3 Migr  4 Depr  5 Comp
       z14 on gen17a-qemu-11.1.0-kvm: does not run: 1 missing
      ┌─ Models ───────────┐┌─ Features of z14 ──────────────────┐
      │  gen17a         ok █│ ▾ [x]! # deprecated 4/4  to be gon…█
      │  gen17b         ok ││   [x]! # csske        Conditional …│
      │z16                 ││   [x]!   cte          Constrained …│
      │  gen16a         ok ││>  [x]!   te           Transactiona…│
      │  gen16b         ok ││   [x]!   bpb          Branch-predi…│
      │z15                 ││ ▾ [~]    facilities 61/87  bits of…│
      │  gen15a         ok ││   [x]    esan3        z/Architectu…│
      │  gen15b         ok ││   [x]    zarch        z/Architectu…│
      │z14                 ││   [x]    dateh        DAT-enhancem…│
      │  z14            no ││   [x]    idtes        IDTE clears …│
      └────────────────────┘└─ ! deprecated  +-* changed ────────┘
       /te   match 2 of 137
       Enter stays there  Esc goes back  Up Down other matches
      """)
  }

  @Test func tooSmallATerminalSaysWhatItNeedsAndLosesNothing() throws {
    var explorer = try Explorer.testing("80x24", cpu: "z14")
    try explorer.press("D H")
    let before = explorer.screenText()
    try explorer.resize("39x9")
    #expect(explorer.screenText() == "modeltui needs 40x10" + String(repeating: "\n", count: 8))
    try explorer.resize("3x1")
    #expect(explorer.screenText() == "mod")
    try explorer.resize("80x24")
    #expect(explorer.screenText() == before)
  }

  @Test func wideScreensShowEverythingAtOnce() throws {
    let explorer = try Explorer.testing("200x60", cpu: "z14")
    let text = explorer.screenText()
    for part in [
      "Models", "Features of z14", "Model, -cpu", "Runs", "Migration", "z900.3", "z14 ZR1",
      "-cpu z14,csske=off", "Can move to 9 of 52 hosts", "[-] can not be on",
      ": commands", "? help  q quit",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test(arguments: ["40x10", "60x16", "80x24", "120x40", "200x60"])
  func helpQuitAndTheVerdictAreAlwaysInSight(size: String) throws {
    var explorer = try Explorer.testing(size, cpu: "z14")
    for _ in Pane.allCases {
      let surface = Frame.render(explorer).surface
      #expect(surface.text(row: surface.height - 1).hasSuffix("? help  q quit"))
      #expect(surface.text(row: 1).contains("does not run"))
      try explorer.press("Tab")
    }
  }

  @Test(arguments: ["40x10", "60x16", "80x24", "120x40", "200x60"])
  func listsToChooseFromFitTheScreen(size: String) throws {
    for key in ["H", "M", "?", ":"] {
      var explorer = try Explorer.testing(size, cpu: "z14")
      try explorer.press("\(key) End Up PgUp PgDn C-n")
      let surface = Frame.render(explorer).surface
      #expect(surface.cursor?.isVisible == true)
      #expect(surface.text(row: surface.height - 1).contains("Esc leaves"))
      guard case .choosing(let chooser) = explorer.mode, let selected = chooser.selected else {
        Issue.record("\(key) opens no list at \(size)")
        continue
      }
      #expect(surface.text.contains(selected.title.prefix(10)), "\(key) at \(size)")
    }
  }

  @Test func namesWithControlAndWideCharactersKeepTheColumns() throws {
    var explorer = try Explorer.testing("80x24", cpu: "z14")
    var host = explorer.host
    host.name = "主机\u{1B}[31m e\u{301}\u{202E}.json"
    host.provenance = .file(path: host.name)
    explorer.edit { [host] document in
      document.hosts.append(host)
      document.hostName = host.name
    }
    for keys in ["Tab", "D", "Tab", "Tab", "Tab", "H"] {
      try explorer.press(keys)
      let surface = Frame.render(explorer).surface
      #expect(!surface.text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
      #expect(surface.text.contains("主机^[[31m"))
      for row in 2..<21 where surface.text(row: row).hasPrefix("│") {
        #expect(surface.text(row: row).displayWidth == 80)
      }
    }
  }
}
