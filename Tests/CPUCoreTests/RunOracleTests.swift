import CPUCore
import Testing

/// Starts of QEMU with `-cpu` against what real ones did.
@Suite struct RunOracleTests {
  @Test(arguments: OracleFile.releasesWithAnswers)
  func `a start prints and ends as QEMU's does`(release: String) throws {
    let file = try OracleFile.load(release: release)
    var differences = Differences()
    for run in file.runs {
      let catalog = Catalog.builtIn
      let host = catalog.emulation(of: try #require(QEMURelease(release)))
      let choice = try catalog.machineTypeChoice(run.machine, on: host)
      let start = catalog.start(run.cpu, on: host, machineType: choice)
      differences.compare("#\(run.number) \(run.cpu)", start.runs, run.exitStatus == 0)
      guard release == "11.1" else { continue }
      differences.compare(
        "#\(run.number) \(run.cpu)", start.messages.map(sorted),
        recordedLines(run.standardError).map(sorted))
    }
    differences.report("starts of QEMU \(release)")
  }

  @Test(arguments: OracleFile.releasesWithAnswers)
  func `settings apply from left to right`(release: String) throws {
    let file = try OracleFile.load(release: release)
    let (context, _) = try emulation(release)
    var differences = Differences()
    for order in file.optionOrders {
      let model = try context.model(try CPUArgument(parsing: order.cpu))
      let members = try #require(context.catalog.members(ofProperty: order.property))
      differences.compare(order.cpu, members.isSubset(of: model.features), order.isOn)
    }
    differences.report("settings in QEMU \(release)")
  }

  private func recordedLines(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      let name = "qemu-system-s390x: "
      return line.hasPrefix(name) ? String(line.dropFirst(name.count)) : String(line)
    }
  }

  /// The words of a line behind a list's colon sorted: their order has no meaning.
  private func sorted(_ line: String) -> String {
    guard let colon = line.range(of: "configuration: ") else { return line }
    let names = line[colon.upperBound...].split(separator: " ").sorted()
    return line[..<colon.upperBound] + names.joined(separator: " ")
  }
}
