import CPUCore

/// One row of the list of models.
enum ModelRow: Hashable, Sendable {
  /// A generation, by its number.
  case generation(Int)
  /// A model that can be selected.
  case model(ModelName)

  var name: ModelName? {
    if case .model(let name) = self { return name }
    return nil
  }
}

extension Explorer {
  /// The models, newest generation first; `host`, `max` and `qemu` before them.
  func makeModelRows() -> [ModelRow] {
    let special: [ModelName] = [.host, .max, .qemu]
    var rows = special.filter(current.context.knows).map(ModelRow.model)
    var generation: Int?
    for level in Set(catalog.definitions.map(\.level.generation)).sorted(by: >) {
      for definition in catalog.definitions where definition.level.generation == level {
        if generation != level {
          rows.append(.generation(level))
          generation = level
        }
        rows.append(.model(.definition(definition.index, isBase: showsBaseModels)))
      }
    }
    return rows
  }

  /// What people call a generation: the name of its first machine without the model.
  func generationName(_ generation: Int) -> String {
    let first = catalog.definitions.first { $0.level.generation == generation }
    return first?.marketingName.split(separator: " ").first.map(String.init) ?? "\(generation)"
  }

  /// Whether a model is one of those that a search text names.
  func matches(_ name: ModelName, _ text: String) -> Bool {
    let wanted = text.lowercased()
    var words = [catalog.text(name)]
    if case .definition(let index, _) = name {
      let definition = catalog.definitions[index]
      words += [String(definition.machineNumber)] + definition.marketingNames
    }
    return words.contains { $0.lowercased().contains(wanted) }
  }

  /// Puts the cursor of the list of models on the selected one.
  mutating func showSelection() {
    guard let row = modelRows.firstIndex(of: .model(document.selection)) else { return }
    definitionList.move(
      to: row, count: modelRows.count, height: layout.definitions.inner.height)
  }
}

extension MachineTypeChoice {
  /// The newest machine type that the catalog knows: what is left where a host names none.
  init(newestOf catalog: Catalog) {
    let host = catalog.emulation(of: catalog.newestRelease)
    if let choice = try? catalog.machineTypeChoice(nil, on: host) {
      self = choice
    } else {
      // The built-in tables have machine types for every release; tests hold them to it.
      preconditionFailure("the catalog has no machine type")
    }
  }
}
