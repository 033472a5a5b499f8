import CPUCore
import Testing

/// The emulated host of a recorded release and its context on a machine type.
func emulation(
  _ release: String, machine: String? = nil
) throws -> (context: QEMUContext, choice: MachineTypeChoice) {
  let catalog = Catalog.builtIn
  let host = catalog.emulation(of: try #require(QEMURelease(release)))
  let choice = try catalog.machineTypeChoice(machine, on: host)
  return (host.context(choice.defaults), choice)
}

/// Counts cases and collects the answers that differ, so that a table-driven test says how many
/// cases it compared and shows a few of those that differ, not thousands.
struct Differences {
  private(set) var count = 0
  private var found: [String] = []

  mutating func compare<Value: Equatable>(
    _ what: @autoclosure () -> String, _ actual: Value, _ expected: Value
  ) {
    count += 1
    if actual != expected { found.append("\(what()): \(actual), recorded: \(expected)") }
  }

  func report(_ title: String, sourceLocation: SourceLocation = #_sourceLocation) {
    print("\(title): \(count) compared, \(found.count) differ")
    #expect(count > 0, "\(title): nothing was compared", sourceLocation: sourceLocation)
    for text in found.prefix(5) {
      Issue.record("\(title): \(text.prefix(600))", sourceLocation: sourceLocation)
    }
    #expect(found.count == 0, "\(title)", sourceLocation: sourceLocation)
  }
}

/// An expansion in the form of the recordings.
func recorded(_ expansion: Expansion, _ context: QEMUContext) -> OracleExpansion {
  var properties: [String: Bool] = [:]
  for property in expansion.on { properties[context.catalog.text(property)] = true }
  for property in expansion.off { properties[context.catalog.text(property)] = false }
  return OracleExpansion(
    model: context.catalog.definitions[expansion.definition].name + "-base",
    properties: properties,
    deprecated: expansion.deprecated?.map(context.catalog.text).sorted())
}
