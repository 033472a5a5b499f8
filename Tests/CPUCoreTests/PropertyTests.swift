import CPUCore
import Testing

/// Laws that hold for every model, on random models of every definition, machine type and release.
@Suite struct PropertyTests {
  static let catalog = Catalog.builtIn

  /// The emulation of every release on each of its machine types.
  static let contexts: [QEMUContext] = catalog.releases.flatMap { info in
    let host = catalog.emulation(of: info.release)
    return catalog.machineTypes(of: info.release).compactMap { offered in
      (try? catalog.machineTypeChoice(offered.name, on: host)).map { host.context($0.defaults) }
    }
  }

  /// Calls the body for several random models in each context; every definition gets its turn.
  private func forEachModel(
    in each: Int = 4, seed: UInt64, _ title: String,
    _ body: (inout RandomModels, ModelName, CPUModel) throws -> Void
  ) throws {
    var count = 0
    var seen: Set<ModelName> = []
    for (index, context) in Self.contexts.enumerated() {
      var random = RandomModels(context, seed: seed &+ UInt64(index))
      let names = context.modelNames
      for turn in 0..<each {
        let name = names[(index * each + turn) % names.count]
        let model = try random.model(name, random.changes(of: name, mayFail: false))
        try body(&random, name, model)
        seen.insert(name)
        count += 1
      }
    }
    #expect(seen.count == 2 * Self.catalog.definitions.count + 2)
    print("\(title): \(count) models in \(Self.contexts.count) contexts")
  }

  @Test func `an expansion expanded again is the same`() throws {
    try forEachModel(seed: 1, "expansions") { random, name, model in
      let context = random.context
      let expansion = context.expand(model, .static)
      #expect(context.model(expansion) == model)
      #expect(context.expand(context.model(expansion), .static) == expansion)
      #expect(context.model(context.expand(model, .full)) == model)
    }
  }

  @Test func `an expansion handed over as an argument gives the same model`() throws {
    try forEachModel(seed: 2, "arguments") { random, name, model in
      let context = random.context
      // A group switches on all its members, also those that may not be switched on alone.
      let full = context.fullSet(of: context.catalog.definition(of: model))
      guard model.features.subtracting(context.model(name).features).isSubset(of: full) else {
        return
      }
      for argument in [
        context.argument(context.expand(model, .static)), context.argument(name, model),
      ] {
        let parsed = try CPUArgument(parsing: argument.text)
        #expect(parsed == argument)
        #expect(try context.model(parsed) == model, "\(argument.text)")
      }
    }
  }

  @Test func `a baseline is part of both and runs wherever either does`() throws {
    let hosts = HostLibrary.builtIn.hosts
    try forEachModel(in: 2, seed: 3, "baselines") { random, name, model in
      let context = random.context
      let (_, other) = try random.model()
      guard let baseline = try? context.baseline(model, other) else { return }
      #expect(baseline.features.isSubset(of: model.features.intersection(other.features)))
      #expect(context.compare(baseline, model).verdict.isPartOrSame)
      #expect(context.compare(baseline, other).verdict.isPartOrSame)
      for host in hosts {
        let there = QEMUContext(
          release: context.release, machineType: context.machineType,
          accelerator: host.accelerator, maximum: host.maximum)
        if there.runs(model) || there.runs(other) { #expect(there.runs(baseline)) }
      }
    }
  }

  @Test func `a comparison turned round has the opposite verdict`() throws {
    try forEachModel(seed: 4, "comparisons") { random, name, model in
      let context = random.context
      #expect(context.compare(model, model).verdict == .identical)
      #expect(context.responsibleProperties(context.compare(model, model)).isEmpty)
      let (_, other) = try random.model()
      let forth = context.compare(model, other)
      let back = context.compare(other, model)
      #expect(forth.verdict == back.verdict.opposite)
      #expect(forth.onlyFirst == back.onlySecond && forth.onlySecond == back.onlyFirst)
      #expect(
        Set(context.responsibleProperties(forth)) == Set(context.responsibleProperties(back)))
    }
  }

  @Test func `switching off and on again leaves a property on`() throws {
    try forEachModel(seed: 5, "toggles") { random, name, model in
      let context = random.context
      let full = context.fullSet(of: context.catalog.definition(of: model))
      for property in context.properties(of: full).shuffled(using: &random.generator).prefix(5) {
        let members = context.catalog.members(property).intersection(context.knownFeatures)
        var changed = model
        try context.apply(PropertyChange(property, false), to: &changed)
        #expect(changed.features == model.features.subtracting(members))
        try context.apply(PropertyChange(property, true), to: &changed)
        #expect(changed.features == model.features.union(members))
      }
    }
  }

  @Test func `a mended model runs`() throws {
    let catalog = Self.catalog
    var mended = 0
    for (index, host) in HostLibrary.builtIn.hosts.enumerated() {
      for (turn, context) in Self.contexts.enumerated() where turn % 97 == index % 97 {
        var random = RandomModels(context, seed: UInt64(index))
        for _ in 0..<3 {
          let (name, model) = try random.model()
          guard
            let mend = catalog.mend(
              name, model, in: context, machineType: context.machineType.name, on: host)
          else { continue }
          let type = mend.machineType ?? context.machineType.name
          let choice = try catalog.machineTypeChoice(type, on: host)
          let start = catalog.start(mend.argument.text, on: host, machineType: choice)
          #expect(start.runs, "\(mend.argument.text) on \(host.name), \(type): \(start.messages)")
          mended += 1
        }
      }
    }
    print("mended: \(mended) models on \(HostLibrary.builtIn.hosts.count) hosts")
    #expect(mended > 500)
  }
}

extension Comparison.Verdict {
  fileprivate var isPartOrSame: Bool { self == .subset || self == .identical }

  fileprivate var opposite: Comparison.Verdict {
    switch self {
    case .subset: .superset
    case .superset: .subset
    case .identical, .incompatible: self
    }
  }
}
