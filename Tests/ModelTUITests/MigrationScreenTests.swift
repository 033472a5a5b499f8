import CPUCore
import Testing

@testable import ModelTUI

/// The screen Migration: drawn, and driven by its keys.
@Suite struct MigrationScreenTests {
  static let list = """
    # name, machine type, cpu
    old-db s390-ccw-virtio-4.2 z14,csske=off
    web1 s390-ccw-virtio-9.2 z14
    web2 s390-ccw-virtio-9.2 gen15a,csske=off,bpb=off,te=off,cte=off
    -name guest=app,debug-threads=on -M s390-ccw-virtio-10.0,accel=kvm -cpu gen16a
    日本 s390-ccw-virtio-8.2 z13
    """

  private func explorer(
    _ size: String = "80x24", cpu: String? = "z14", list: String? = Self.list
  ) throws -> Explorer {
    var explorer = try Explorer.testing(size, cpu: cpu)
    try explorer.press("3")
    if let list { explorer.addGuests(Array(list.utf8), path: "guests.txt") }
    return explorer
  }

  /// A domain of libvirt's XML with a `<cpu>` element and devices.
  private func domain(_ name: String, _ cpu: String, devices: String = "", id: String = "")
    -> String
  {
    """
    <domain type='kvm' \(id)><name>\(name)</name><os>
    <type arch='s390x' machine='s390-ccw-virtio-9.2'>hvm</type></os>
    \(cpu)<devices>\(devices)</devices></domain>
    """
  }

  /// Puts the cursor on the cell of a host.
  private func go(to host: String, _ explorer: inout Explorer) throws {
    let hosts = try #require(explorer.migrationScreen.table?.hosts)
    let column = try #require(hosts.firstIndex { $0.name == host })
    explorer.migrationScreen.columns.cursor = column
    explorer.fitMigration()
  }

  /// The text about the selected cell, in one line.
  private func details(_ explorer: Explorer) -> String {
    explorer.migrationDetails(width: 2000).map(\.text).joined(separator: " | ")
  }

  /// Compares the screen's own part: what lies between the two lines above and the two below.
  private func expectBody(
    _ explorer: Explorer, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let rows = explorer.screenText(.ascii).split(separator: "\n", omittingEmptySubsequences: false)
    let found = rows.dropFirst(2).dropLast(2).joined(separator: "\n")
    #expect(found == expected, "\n\(found)", sourceLocation: sourceLocation)
  }

  // MARK: Drawn

  @Test func drawsTableAndReasons() throws {
    var explorer = try explorer()
    try go(to: "gen16a-qemu-10.0.0-kvm", &explorer)
    expectBody(
      explorer,
      """
      +- 5 guests, 12 hosts ---------------------------------------------------------+
      | machine               z14    z14    z15    z15    z16    z17    z17          |
      | QEMU                  3.0    4.0    6.0    8.2    10.0   11.0   11.1         |
      | name            hosts z14    z14.2  gen15a gen15a gen16a gen17a gen17a       |
      | selected model     0  no     no     no     no     no     no     no           |
      |>old-db             2  no     no     ok     no    [!  ]   no     no           |
      | web1               1  no     no     no     no     ok     no     no           |
      | web2               3  no     no     no     no     ok     ok     ok           |
      | app                3  no     no     no     no     ok     ok     ok           |
      | 日本               1  no     no     no     no     ok     no     no           |
      | run, of 5             0      0      1      0      5      2      2            |
      +----------------------------------------------------------< hosts 3-9 of 12 >-+
      +- Why ------------------------------------------------------------------------+
      | old-db on gen16a-qemu-10.0.0-kvm: runs with warnings                         |
      | - machine type s390-ccw-virtio-4.2 is deprecated there                       |
      | guest: pinned, -cpu z14,csske=off; s390-ccw-virtio-4.2, z14, 235 features,   |
      |   deprecated in it: cte, te, bpb; runs on 2 of 12 hosts                      |
      | host: z16 A01, QEMU 10.0, captured, libvirt caps_10.0.0_s390x; takes 5 of 5  |
      |   guests                                                                     |
      +------------------------------------------------------------------------------+
      """)
  }

  @Test func drawsWithoutRoomForDetails() throws {
    var explorer = try explorer("40x10")
    try go(to: "gen17a-qemu-11.1.0-kvm", &explorer)
    expectBody(
      explorer,
      """
      +- 5 guests, 12 hosts -----------------+
      | machine         hosts z17    z17     |
      | selected model     0  no     no      #
      |>old-db             2  no    [no ]    |
      | no: machine type s390-ccw-virtio-4...|
      +------------------< hosts 8-9 of 12 >-+
      """)
  }

  @Test(arguments: ["40x10", "60x16", "80x24", "120x40", "200x60"])
  func fits(size: String) throws {
    var explorer = try explorer(size)
    for keys in ["g", "G $", "Tab", "Tab 0", "/ z z Esc", "f", "["] {
      try explorer.press(keys)
      let surface = Frame.render(explorer).surface
      #expect(surface.cursor != nil)
      for row in 0..<surface.height {
        #expect(surface.text(row: row).displayWidth <= surface.width)
      }
    }
  }

  @Test func keepsCursorsInSightWhileResized() throws {
    var explorer = try explorer("200x60")
    try explorer.press("G $")
    for size in ["40x10", "60x16", "39x9", "80x24", "200x60", "40x10"] {
      try explorer.resize(size)
      guard !explorer.layout.isTooSmall else { continue }
      let layout = explorer.migrationLayout
      let screen = explorer.migrationScreen
      #expect(screen.rows.cursor - screen.rows.top < layout.rowCount)
      #expect(screen.columns.cursor - screen.columns.top < layout.columnCount)
    }
    #expect(explorer.screenText().contains("日本"))
  }

  @Test func saysWhatToDoWithoutGuests() throws {
    var explorer = try explorer(list: nil)
    #expect(explorer.screenText().contains("P pins the model of screen 1 as a guest"))
    for key in ["x", "m", "r", "c", "t", "s", "v", "d"] {
      try explorer.press(key)
      #expect(explorer.message?.kind == .refusal, "\(key): \(explorer.said)")
    }
    try explorer.press("P")
    #expect(explorer.said == "Pinned as guest 1: z14, s390-ccw-virtio-11.1")
  }

  // MARK: Verdicts

  @Test func machineTypesGoWithReleases() throws {
    var explorer = try explorer()
    let newest = explorer.host
    explorer.edit { document in
      for release in [QEMURelease(10, 1), QEMURelease(10, 2)] {
        var host = newest.running(release)
        host.name = "z17-\(release)"
        host.provenance = .hypothetical(from: newest.name)
        document.hosts.append(host)
      }
    }
    try go(to: "z17-10.1", &explorer)
    #expect(details(explorer).hasPrefix("old-db on z17-10.1: runs with warnings"))
    #expect(details(explorer).contains("machine type s390-ccw-virtio-4.2 is deprecated there"))
    try go(to: "z17-10.2", &explorer)
    #expect(details(explorer).hasPrefix("old-db on z17-10.2: does NOT run"))
    #expect(details(explorer).contains("removed, the oldest there is s390-ccw-virtio-5.0"))
    #expect(details(explorer).contains("-M s390-ccw-virtio-10.2 -cpu z14,csske=off"))
  }

  @Test func hostModelDependsOnLibvirt() throws {
    var explorer = try Explorer.testing(host: "gen16a-qemu-10.0.0-kvm")
    try explorer.press("3")
    let xml = domain("db", "<cpu mode='host-model'/>")
    explorer.addGuests(Array(xml.utf8), path: "db.xml")
    try go(to: "gen17a-qemu-11.1.0-kvm", &explorer)
    #expect(details(explorer).hasPrefix("db on gen17a-qemu-11.1.0-kvm: runs |"))
    try explorer.press("v")
    #expect(explorer.said.contains("libvirt 11.5, deprecated_features absent"))
    #expect(details(explorer).contains("does NOT run | - missing, deprecated and gone"))
    #expect(details(explorer).contains("from this machine: csske |"))
    try explorer.press("d")
    #expect(explorer.said.contains("deprecated_features off"))
    #expect(details(explorer).hasPrefix("db on gen17a-qemu-11.1.0-kvm: runs |"))
    try explorer.press("d v")
    #expect(explorer.said.contains("libvirt 11.6, deprecated_features on"))
    #expect(details(explorer).contains("does NOT run"))
    try explorer.press("u u u u")
    #expect(details(explorer).contains("libvirt 11.6, which leaves deprecated features off"))
  }

  @Test func blockersAndPassthroughAreReasons() throws {
    var explorer = try Explorer.testing("120x40")
    try explorer.press("3")
    let device = "<hostdev mode='subsystem' type='mdev' model='vfio-ap'/>"
    let xml =
      domain("pass", "<cpu mode='host-passthrough'/>", devices: device)
      + domain(
        "moving", "<cpu mode='custom'><model>z14-base</model></cpu>", id: "id='3'")
    explorer.addGuests(Array(xml.utf8), path: "two.xml")
    #expect(details(explorer).contains("host-passthrough is not migration-safe"))
    #expect(details(explorer).contains("passed through (mdev, vfio-ap)"))
    #expect(details(explorer).contains("runs with warnings"))
    try explorer.press("Down")
    #expect(details(explorer).contains("running, its features are fixed"))
    try explorer.press("m")
    #expect(explorer.said.hasPrefix("A running guest keeps its features"))
    try explorer.press("c")
    #expect(explorer.said.hasPrefix("A running guest keeps its machine type"))
  }

  @Test func guestsThatDoNotStartSayWhy() throws {
    var explorer = try Explorer.testing(host: "gen15a-qemu-8.2.0-kvm")
    try explorer.press("3")
    let xml = domain("late", "<cpu mode='host-model' deprecated_features='off'/>")
    explorer.addGuests(Array(xml.utf8), path: "late.xml")
    #expect(details(explorer).contains("deprecated_features needs QEMU 9.1, this is 8.2"))
    #expect(explorer.migrationScreen.table?.after.hostsOfGuest[1] == 0)
    try explorer.press("s")
    explorer.type("gen17a-qemu-11.1")
    try explorer.press("Enter")
    #expect(explorer.said.contains("late runs on 1 of"))
  }

  // MARK: Pending edits

  @Test func countsWhatEditsWinAndLose() throws {
    var explorer = try explorer(cpu: "z14", list: "a s390-ccw-virtio-11.1 z13\n")
    try explorer.press("A")
    #expect(explorer.message?.kind == .refusal)
    try explorer.press("D")
    #expect(explorer.screenText().contains("1 won, 0 lost by the changes"))
    try explorer.press("k")
    #expect(explorer.screenText().contains("[ok+]"))
    try explorer.press("A")
    #expect(explorer.said == "If every guest had the changes: 2 won, 0 lost")
    try explorer.press("j A t")
    #expect(
      explorer.document.guests[0].origin
        == .pinned(argument: "z13,csske=off,cte=off,te=off,bpb=off"))
    try explorer.press("u")
    #expect(explorer.document.guests[0].origin == .pinned(argument: "z13"))
  }

  // MARK: Changing guests

  @Test func mendsAGuest() throws {
    var explorer = try explorer()
    try explorer.press("j")
    try go(to: "gen17a-qemu-11.1.0-kvm", &explorer)
    try explorer.press("m")
    #expect(explorer.said.contains("-cpu z14,csske=off; takes effect after"))
    #expect(explorer.document.guests[1].origin == .pinned(argument: "z14,csske=off"))
    try explorer.press("m")
    #expect(explorer.said == "It runs on gen17a-qemu-11.1.0-kvm as it is")
    try explorer.press("u")
    #expect(explorer.document.guests[1].origin == .pinned(argument: "z14"))
  }

  @Test func everyMendRuns() throws {
    var explorer = try explorer("200x60")
    let hosts = try #require(explorer.migrationScreen.table?.hosts)
    for row in 1...5 {
      for host in hosts {
        explorer.migrationScreen.rows.cursor = row
        try go(to: host.name, &explorer)
        guard explorer.mendGuestRefusal == nil else { continue }
        try explorer.press("m")
        #expect(details(explorer).contains("\(host.name): runs"), "\(row) \(details(explorer))")
        try explorer.press("u")
      }
    }
  }

  @Test func changesMachineTypeNameAndSet() throws {
    var explorer = try explorer()
    try explorer.press("c")
    explorer.type("virtio-9.2")
    try explorer.press("Enter")
    #expect(explorer.document.guests[0].guest.machineType == "s390-ccw-virtio-9.2")
    #expect(explorer.said.hasPrefix("old-db runs on "))
    try explorer.press("r C-u")
    explorer.type("web1")
    try explorer.press("Enter")
    #expect(explorer.said == "Another guest is called 'web1' already")
    try explorer.press("r C-u")
    explorer.type("  db 1 ")
    try explorer.press("Enter")
    #expect(explorer.document.guests[0].guest.name == "db 1")
    try explorer.press("x")
    #expect(explorer.document.guests.map(\.guest.name) == ["web1", "web2", "app", "日本"])
    try explorer.press("u u u")
    #expect(explorer.document.guests[0].guest.machineType == "s390-ccw-virtio-4.2")
    #expect(explorer.document.guests[0].guest.name == "old-db")
  }

  @Test func entersTheFirstScreen() throws {
    var explorer = try explorer()
    try explorer.press("/")
    explorer.type("web2")
    try explorer.press("Enter")
    try go(to: "gen16a-qemu-10.0.0-kvm", &explorer)
    try explorer.press("Enter")
    #expect(explorer.screen == .explorer)
    #expect(explorer.host.name == "gen16a-qemu-10.0.0-kvm")
    #expect(explorer.current.argument.text == "gen15a,cte=off,te=off")
    #expect(explorer.current.machineType.name == "s390-ccw-virtio-9.2")
    #expect(explorer.said == "web2 on gen16a-qemu-10.0.0-kvm: runs")
    try explorer.press("u")
    #expect(explorer.host.name == "gen17a-qemu-11.1.0-kvm")
  }

  @Test func searchesGuestsThenHosts() throws {
    var explorer = try explorer()
    try explorer.press("n")
    #expect(explorer.said == "Nothing was searched for yet: / searches")
    try explorer.press("/")
    explorer.type("web")
    #expect(explorer.selectedGuestIndex == 1)
    try explorer.press("Enter n")
    #expect(explorer.selectedGuestIndex == 2)
    try explorer.press("n")
    #expect(explorer.said == "The search went on from the other end")
    try explorer.press("/")
    explorer.type("tcg-10")
    #expect(explorer.selectedHost?.name == "tcg-10.0")
    try explorer.press("Esc")
    #expect(explorer.selectedHost?.name == "gen17a-qemu-11.1.0-kvm")
  }

  @Test func showsTheFleetFirst() throws {
    var explorer = try explorer()
    explorer.edit { $0.fleet = ["gen16a-qemu-10.0.0-kvm", "gen17a-qemu-11.1.0-kvm"] }
    #expect(explorer.screenText().contains("5 guests, 2 hosts of the fleet"))
    try explorer.press("f")
    #expect(explorer.said.hasPrefix("All hosts: 12"))
    try explorer.press("f")
    #expect(explorer.screenText().contains("hosts with the ideal ones"))
    try explorer.press("f")
    #expect(explorer.said == "The fleet: 2 hosts")
  }

  @Test func clicksSelectAndOpen() throws {
    var explorer = try explorer()
    try explorer.click("web2")
    #expect(explorer.selectedGuestIndex == 2)
    try explorer.click("Why")
    #expect(explorer.migrationScreen.isInDetails)
    try explorer.click("app", kind: .doublePress)
    #expect(explorer.screen == .explorer)
  }

  // MARK: Files

  @Test(arguments: [
    ("web z14\nbad gen16a s390-ccw-virtio-9.2\n", "line 2: 'gen16a' is not a machine type"),
    ("web z14\r\n\r\nold z99\r\n", "line 3: unable to find CPU model 'z99'"),
    ("a b c d e\n", "line 1: give a guest as"),
    ("-M s390-ccw-virtio -cpu\n", "line 1: nothing stands after -cpu"),
    ("# nothing\n", "line 1: no guest is in it"),
    ("<domain type='kvm'>\n<name>x</name>", "line 2: <domain> is not closed"),
    ("<capabilities/>", "line 1: the output of 'virsh capabilities'"),
  ])
  func refusesFilesWithTheLine(text: String, problem: String) throws {
    var explorer = try explorer(list: nil)
    explorer.addGuests(Array(text.utf8), path: "x\u{1b}y")
    #expect(explorer.message?.kind == .refusal)
    #expect(explorer.said.contains(problem), "\(explorer.said)")
    #expect(!explorer.said.contains("\u{1b}"))
    #expect(explorer.document.guests.isEmpty)
  }

  @Test func asksForThePath() throws {
    var explorer = try explorer(list: nil)
    try explorer.press("o")
    _ = explorer.handle(.paste("dir/q 3.xml"))
    #expect(explorer.screenText().contains("File with guests: dir/q 3.xml"))
    #expect(try explorer.press("Enter") == .loadGuests("dir/q 3.xml"))
    explorer.loadGuests("/no/such/file")
    #expect(explorer.said == "cannot read '/no/such/file': No such file or directory")
    explorer.loadGuests("/dev/zero")
    #expect(explorer.said == "'/dev/zero' is not a regular file")
  }

  @Test func namesStayDistinct() throws {
    var explorer = try explorer(list: "a z14\na z13\na z14,te=off\n")
    #expect(explorer.document.guests.map(\.guest.name) == ["a", "a (2)", "a (3)"])
    explorer.addGuests(Array("a z13\n".utf8), path: "again")
    #expect(explorer.document.guests.last?.guest.name == "a (4)")
    #expect(explorer.selectedGuestIndex == 3)
  }
}
