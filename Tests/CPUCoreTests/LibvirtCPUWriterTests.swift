import Testing

@testable import CPUCore

@Suite struct LibvirtCPUWriterTests {
  let catalog = Catalog.builtIn

  private func context(_ name: String) throws -> QEMUContext {
    let host = try #require(HostLibrary.builtIn.host(named: name))
    return host.context(try catalog.machineTypeChoice(nil, on: host).defaults)
  }

  private func xml(
    _ argument: String, on host: String,
    _ style: LibvirtCPUWriter.DeprecatedFeatures = .listed
  ) throws -> String {
    let context = try context(host)
    let argument = try CPUArgument(parsing: argument)
    let name = try context.modelName(argument.model)
    return LibvirtCPUWriter.xml(
      name, try context.model(argument), context, deprecatedFeatures: style)
  }

  @Test func `a named model with a feature off`() throws {
    #expect(
      try xml("z14,csske=off", on: "gen17a-qemu-11.1.0-kvm") == """
        <cpu mode='custom' match='exact' check='partial'>
          <model fallback='forbid'>z14</model>
          <feature policy='disable' name='csske'/>
        </cpu>
        """)
  }

  @Test func `a static expansion`() throws {
    let context = try context("tcg-10.0")
    let model = try context.model(CPUArgument(parsing: "z14-base,csske=off,vx=on"))
    #expect(
      LibvirtCPUWriter.xml(context.expand(model, .static), context) == """
        <cpu mode='custom' match='exact' check='partial'>
          <model fallback='forbid'>z14-base</model>
          <feature policy='disable' name='csske'/>
          <feature policy='require' name='vx'/>
        </cpu>
        """)
  }

  @Test(arguments: [
    ("host", "<cpu mode='host-passthrough' check='none'/>"),
    ("max", "<cpu mode='maximum' check='none'/>"),
    (
      "host,vx=off",
      """
      <cpu mode='host-passthrough' check='none'>
        <feature policy='disable' name='vx'/>
      </cpu>
      """
    ),
  ]) func `models that the host decides on`(_ argument: String, _ expected: String) throws {
    #expect(try xml(argument, on: "gen16a-qemu-10.0.0-kvm") == expected)
  }

  /// Whether the attribute takes the place of the lines.
  @Test(arguments: [
    ("z14,csske=off,bpb=off,te=off,cte=off", "gen16a-qemu-10.0.0-kvm", true),
    ("gen16a,te=off,cte=off", "gen16a-qemu-10.0.0-kvm", true),
    ("gen16a,te=off", "gen16a-qemu-10.0.0-kvm", false),
    ("z14,csske=off,bpb=off,te=off", "gen16a-qemu-10.0.0-kvm", false),
    ("gen16a,te=off,cte=off,bpb=on", "gen16a-qemu-10.0.0-kvm", false),
    ("gen15a,te=off,cte=off", "gen15a-qemu-8.2.0-kvm", false),
    ("z900", "gen16a-qemu-10.0.0-kvm", false),
    ("host,csske=off,bpb=off,te=off,cte=off", "gen16a-qemu-10.0.0-kvm", true),
  ]) func `the attribute for deprecated features says the same or is not taken`(
    _ argument: String, _ host: String, _ isTaken: Bool
  ) throws {
    let short = try xml(argument, on: host, .attribute)
    #expect(short.contains("deprecated_features='off'") == isTaken)
    if !isTaken { #expect(try short == xml(argument, on: host)) }
    let context = try context(host)
    let read = try LibvirtXMLReader.read(Array(short.utf8), name: "x", path: "x")
    guard case .cpus(let cpus) = read, let cpu = cpus.first else {
      Issue.record("no cpu in \(short)")
      return
    }
    let back = try context.cpuArgument(
      of: cpu, machineType: Catalog.machineTypeAlias, libvirt: LibvirtVersion(11, 3))
    #expect(try context.model(back) == context.model(CPUArgument(parsing: argument)))
  }

  @Test func `every model of every recorded host comes back as it was`() throws {
    for host in HostLibrary.builtIn.hosts.prefix(12) {
      let context = try context(host.name)
      for name in context.modelNames {
        var model = context.model(name)
        model.features = model.features.subtracting(catalog.deprecated)
        let text = LibvirtCPUWriter.xml(name, model, context)
        guard
          case .cpus(let cpus) = try LibvirtXMLReader.read(
            Array(text.utf8), name: "x", path: "x")
        else { continue }
        let argument = try context.cpuArgument(
          of: cpus.first, machineType: Catalog.machineTypeAlias, libvirt: LibvirtVersion(11, 3))
        #expect(try context.model(argument) == model, "\(catalog.text(name)) on \(host.name)")
      }
    }
  }

  @Test func `a description of a host has neither mode nor policies`() {
    let cpu = LibvirtCPU(model: "z14-base", features: [.init("aen")])
    #expect(
      LibvirtCPUWriter.xml(cpu) == """
        <cpu>
          <model>z14-base</model>
          <feature name='aen'/>
        </cpu>
        """)
  }

  @Test func `names are escaped`() {
    let cpu = LibvirtCPU(model: "a<b>&'\"\u{1}\n", match: .exact)
    #expect(LibvirtCPUWriter.xml(cpu).contains(">a&lt;b&gt;&amp;&apos;&quot;\u{FFFD}&#10;<"))
  }
}
