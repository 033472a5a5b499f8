import Testing

@testable import CPUCore

@Suite struct ReportTests {
  let catalog = Catalog.builtIn

  private func host(_ name: String) throws -> Host {
    try #require(HostLibrary.builtIn.host(named: name))
  }

  private func report(
    _ cpu: String, guestName: String, hosts: [String]
  ) throws -> MarkdownReport {
    let host = try host("gen17a-qemu-11.1.0-kvm")
    let choice = try catalog.machineTypeChoice("s390-ccw-virtio-10.0", on: host)
    let context = host.context(choice.defaults)
    let argument = try CPUArgument(parsing: cpu)
    let guest = Guest(
      name: guestName, machineType: choice.name, model: try context.model(argument))
    return MarkdownReport(
      context: context, name: try #require(catalog.modelName(argument.model)), guest: guest,
      host: host, guests: [guest], hosts: try hosts.map(self.host))
  }

  @Test func theReportSaysModelVerdictAndMatrix() throws {
    let text = try report(
      "gen15a,te=off,cte=off", guestName: "db|1\n",
      hosts: ["gen16a-qemu-10.0.0-kvm", "gen17a-qemu-11.1.0-kvm"]
    ).text
    #expect(text == Self.expected)
  }

  @Test func theMendIsInTheReport() throws {
    let text = try report("z14", guestName: "z14", hosts: ["gen17a-qemu-11.1.0-kvm"]).text
    #expect(text.contains("**Does not run** on `gen17a-qemu-11.1.0-kvm`"))
    #expect(text.contains("- This runs: `-cpu z14,csske=off`"))
    #expect(text.contains("| z14 | no | 0 of 1 |"))
    #expect(
      text.contains(
        "- z14, not on gen17a-qemu-11.1.0-kvm: missing, deprecated and gone from this machine: "
          + "csske\n"))
  }

  @Test func markdownIsEscaped() {
    #expect(MarkdownReport.plain("a|b_c*\u{1B}[0m<x>") == "a\\|b\\_c\\* \\[0m\\<x\\>")
    #expect(MarkdownReport.code("a`b") == "``a`b``")
    #expect(MarkdownReport.code("`") == "`` ` ``")
  }

  @Test func theLifeLinesAreWellFormedAndSayAllInLetters() throws {
    let text = SVGChart.lifeLines(Array(catalog.deprecated))
    let texts = try texts(text)
    #expect(texts.first == "Life lines of deprecated features")
    for word in ["csske", "te", "cte", "bpb", "B", "D", "F", "X", "gen17a"] {
      #expect(texts.contains(word), "\(word)")
    }
    #expect(texts.contains("deprecated, QEMU 9.1; gone, gen17a"))
  }

  @Test func theMatrixIsWellFormedWhateverTheNames() throws {
    let report = try report(
      "z14", guestName: "<&\"'\u{1}>", hosts: ["gen17a-qemu-11.1.0-kvm", "ideal-z14"])
    let matrix = MigrationMatrix(guests: report.guests, hosts: report.hosts)
    let texts = try texts(SVGChart.matrix(matrix))
    #expect(
      texts == [
        "Where guests run", "gen17a-qemu-11.1.0-kvm", "0", "ideal-z14", "1", "guests", "hosts",
        "<&\"'\u{FFFD}>", "no", "yes", "1",
      ])
  }

  @Test func emptyChartsAreWellFormed() throws {
    #expect(try !texts(SVGChart.lifeLines([])).isEmpty)
    #expect(try !texts(SVGChart.matrix(MigrationMatrix(guests: [], hosts: []))).isEmpty)
  }

  /// The texts of an SVG document, which must be well-formed.
  private func texts(_ svg: String) throws -> [String] {
    var reader = try XMLTreeReader(Array(svg.utf8))
    let root = try #require(try reader.next())
    #expect(root.name == "svg")
    #expect(try reader.next() == nil)
    return root.children.filter { $0.name == "text" }.map(\.text)
  }

  private static let expected = #"""
    # CPU model `gen15a,cte=off,te=off`

    ## Model

    - Machine: z15 T01; IBM z15 T01; LinuxONE III LT1, type 8561, generation 15 GA 1
    - Machine type: `s390-ccw-virtio-10.0`
    - Features: 269 of the 305 that it may have
    - Switched off: `cte`, `te`
    - The same everywhere: `-cpu gen15a-base,edat=on,ipter=on,msa5=on,ri=on,zpci=on,aen=on,\#
    sthyi=on,aefsi=on,msa3=on,msa4=on,edat2=on,ppa15=on,vx=on,iep=on,sea_esop2=on,gs=on,\#
    vxpd=on,vxeh=on,mepoch=on,msa8=on,vxeh2=on,deflate=on,vxpdeh=on,msa9=on,etoken=on,\#
    esop=on,cmm=on,mepochptff=on,msa1=on,msa2=on,msa6=on,msa9_pckmo=on,msa7=on`

    In libvirt:

    ```xml
    <cpu mode='custom' match='exact' check='partial'>
      <model fallback='forbid'>gen15a</model>
      <feature policy='disable' name='cte'/>
      <feature policy='disable' name='te'/>
    </cpu>
    ```

    ## Runnability

    **Runs** on `gen17a-qemu-11.1.0-kvm`: QEMU 11.1, z17 ME1, captured, libvirt \#
    caps\_11.1.0\_s390x.

    ## Migration

    | Guest | gen16a-qemu-10.0.0-kvm | gen17a-qemu-11.1.0-kvm | Runs on |
    | --- | :-: | :-: | --: |
    | db\|1  | yes | yes | 2 of 2 |
    | Guests | 1 | 1 | 2 of 2 |

    """#
}
