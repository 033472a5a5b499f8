import CPUCore
import Testing

/// The tables against what QEMU's releases list.
@Suite struct CatalogOracleTests {
  let catalog = Catalog.builtIn

  @Test(arguments: ["7.2", "10.0", "11.1"])
  func `features, groups and models are those that QEMU lists, in its order`(
    release: String
  ) throws {
    let file = try OracleFile.load(release: release)
    let (context, _) = try emulation(release)
    #expect(context.knownFeatures.map(catalog.name) == file.features)
    #expect(context.uncertainFeatures.isEmpty)
    let groups = catalog.groups.filter {
      catalog.property(named: $0.name).map(context.knows) ?? false
    }
    #expect(groups.map(\.name) == file.groups.map(\.name))
    for (group, recorded) in zip(groups, file.groups) {
      #expect(Set(group.members.map(catalog.name)) == Set(recorded.members))
    }
    #expect(context.modelNames.map(catalog.text) == file.modelNames)
  }

  @Test func `the catalog is complete`() {
    #expect(catalog.features.count == 395)
    #expect(catalog.groups.count == 27)
    #expect(catalog.definitions.count == 40)
    #expect(catalog.dependencies.count == 115)
    #expect(catalog.machineTypes.first?.version == QEMURelease(2, 4))
    #expect(catalog.machineTypes.last?.version == QEMURelease(11, 1))
    #expect(catalog.releases.first?.release == QEMURelease(2, 8))
    #expect(catalog.releases.last?.release == QEMURelease(11, 1))
    #expect(catalog.deprecated.map(catalog.name).sorted() == ["bpb", "csske", "cte", "te"])
  }

  @Test func `QEMU 5_2 knows its names and no later ones`() throws {
    let file = try OracleFile.load(release: "5.2")
    let (context, _) = try emulation("5.2")
    #expect(context.knownFeatures.map(catalog.name) == file.features)
    #expect(context.modelNames.map(catalog.text) == file.modelNames)
  }

  @Test(arguments: OracleFile.releases)
  func `machine types and their deprecation are those that QEMU lists`(release: String) throws {
    let file = try OracleFile.load(release: release)
    let offered = catalog.machineTypes(of: try #require(QEMURelease(release)))
    #expect(offered.map(\.name) == file.machines.map(\.name))
    #expect(offered.map(\.isDeprecated) == file.machines.map { $0.isDeprecated })
  }

  @Test(arguments: OracleFile.releases)
  func `dependencies are those that QEMU warns of`(release: String) throws {
    let file = try OracleFile.load(release: release)
    let (context, _) = try emulation(release)
    var times: [String: Int] = [:]
    for dependency in context.checkedDependencies {
      let pair = catalog.name(dependency.feature) + ">" + catalog.name(dependency.required)
      times[pair, default: 0] += 1
    }
    let recorded = Dictionary(
      uniqueKeysWithValues: file.dependencies.map {
        ($0.feature + ">" + $0.required, $0.timesPrinted)
      })
    #expect(times == recorded)
  }

  @Test(arguments: OracleFile.releases)
  func `models are the same on every recorded machine type`(release: String) throws {
    let file = try OracleFile.load(release: release)
    var differences = Differences()
    for model in file.models {
      // The oddity of 5.2: its `max` has features that its definition forbids.
      if release == "5.2" && model.name == "max" { continue }
      for machine in model.machines {
        let (context, _) = try emulation(release, machine: machine)
        let name = try context.modelName(model.name)
        let expansion = context.expand(context.model(name), .static)
        differences.compare(
          "\(model.name) on \(machine)", recorded(expansion, context), model.staticExpansion)
        differences.compare("\(model.name) static", name.isStatic, model.flags.isStatic)
        differences.compare(
          "\(model.name) migration-safe", name.isMigrationSafe, model.flags.isMigrationSafe)
        if release != "5.2" {
          differences.compare(
            "\(model.name) on \(machine), unavailable",
            context.unavailableFeatures(name).sorted(), model.unavailableFeatures)
        }
      }
    }
    differences.report("models of QEMU \(release)")
  }

  @Test(arguments: OracleFile.releasesWithAnswers)
  func `full expansions are the same`(release: String) throws {
    let file = try OracleFile.load(release: release)
    var differences = Differences()
    for full in file.fullExpansions {
      for machine in full.machines {
        let (context, _) = try emulation(release, machine: machine)
        let model = context.model(try context.modelName(full.name))
        differences.compare(
          "\(full.name) on \(machine)", recorded(context.expand(model, .full), context),
          full.expansion)
      }
    }
    differences.report("full expansions of QEMU \(release)")
  }

  @Test(arguments: OracleFile.releasesWithAnswers)
  func `what may be switched on is the same`(release: String) throws {
    let file = try OracleFile.load(release: release)
    let (context, _) = try emulation(release)
    var differences = Differences()
    for settable in file.settable {
      let start = context.model(try context.modelName(settable.model))
      var features: [String] = []
      var groups: [String] = []
      for name in context.knownFeatures.map(catalog.name) + catalog.groups.map(\.name) {
        guard let property = catalog.property(named: name), context.knows(property) else {
          continue
        }
        var model = start
        guard (try? context.apply(PropertyChange(property, true), to: &model)) != nil else {
          continue
        }
        if case .feature = property { features.append(name) } else { groups.append(name) }
      }
      differences.compare(settable.model, features.sorted(), settable.features)
      differences.compare(settable.model, groups.sorted(), settable.groups)
    }
    for refusal in file.refusals {
      var model = context.model(try context.modelName(refusal.model))
      let property = try #require(catalog.property(named: refusal.property))
      do {
        try context.apply(PropertyChange(property, true), to: &model)
        Issue.record("\(refusal.model) took \(refusal.property)")
      } catch {
        differences.compare(
          refusal.model, QEMUMessages.text(error), refusal.failure.description)
      }
    }
    differences.report("settable in QEMU \(release)")
  }
}
