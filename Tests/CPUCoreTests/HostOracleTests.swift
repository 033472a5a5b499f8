import CPUCore
import Testing

/// Real machines under KVM: what they reported against what the core works out.
@Suite struct HostOracleTests {
  let catalog = Catalog.builtIn

  @Test func `every model on every host has the unavailable features that it reported`() throws {
    var differences = Differences()
    for recorded in try OracleHost.loadAll() {
      let host = try #require(HostLibrary.builtIn.host(named: recorded.id))
      let choice = try catalog.machineTypeChoice(recorded.newestMachine, on: host)
      #expect(choice.absence == nil && choice.defaultsAreKnown)
      let context = host.context(choice.defaults)
      #expect(
        Set(context.modelNames.map(catalog.text)) == Set(recorded.models.map(\.name)),
        "\(recorded.id)")
      for model in recorded.models {
        let name = try context.modelName(model.name)
        differences.compare(model.name, name.isStatic, model.flags.isStatic)
        differences.compare(model.name, name.isMigrationSafe, model.flags.isMigrationSafe)
        guard let unavailable = model.unavailableFeatures else { continue }
        let own = context.unavailableFeatures(name)
        differences.compare("\(model.name) on \(recorded.id)", names(own), names(unavailable))
      }
    }
    differences.report("models on real hosts")
  }

  @Test func `the host models expand as they were recorded`() throws {
    var differences = Differences()
    for host in try OracleHost.loadAll() {
      let own = try #require(HostLibrary.builtIn.host(named: host.id))
      let context = own.context(try catalog.machineTypeChoice(nil, on: own).defaults)
      for (kind, answer) in [
        (Expansion.Kind.static, host.staticExpansion), (.full, host.fullExpansion),
      ] {
        guard let answer else { continue }
        let expansion = recorded(context.expand(context.model(.host), kind), context)
        differences.compare("\(host.id) \(kind)", expansion, answer)
      }
    }
    differences.report("host models")
  }

  /// The features that names stand for: which groups a release names is not the question here.
  private func names(_ properties: [String]) -> Set<String> {
    var names: Set<String> = []
    for property in properties {
      if let members = catalog.members(ofProperty: property) {
        names.formUnion(members.map(catalog.name))
      } else {
        names.insert(property)
      }
    }
    return names
  }
}
