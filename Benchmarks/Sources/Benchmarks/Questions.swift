import CPUCore

/// A model that is asked about: its name in QEMU and the properties set in it.
struct Question {
  let name: String
  let settings: [(name: String, value: Bool)]

  /// The model as QMP writes it.
  var json: String {
    let properties = settings.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ")
    return "{\"name\": \"\(name)\", \"props\": {\(properties)}}"
  }

  /// Every definition several times, with a few features of its full set switched, chosen by a
  /// fixed seed.
  static func all(_ context: QEMUContext, perDefinition: Int) -> [Question] {
    var random = SeededGenerator(seed: 390)
    var questions: [Question] = []
    for case .definition(let index, isBase: let isBase) in context.modelNames {
      let definition = context.catalog.definitions[index]
      let settable = Array(context.fullSet(of: definition))
      for _ in 0..<perDefinition {
        let chosen = Set((0..<5).compactMap { _ in settable.randomElement(using: &random) })
        questions.append(
          Question(
            name: context.catalog.text(.definition(index, isBase: isBase)),
            settings: chosen.sorted().map {
              (context.catalog.text(.feature($0)), Bool.random(using: &random))
            }))
      }
    }
    return questions
  }

  /// The model itself, from the names.
  func model(_ context: QEMUContext) throws -> CPUModel {
    var model = context.model(try context.modelName(name))
    for setting in settings {
      guard let property = context.catalog.property(named: setting.name) else { continue }
      try context.apply(PropertyChange(property, setting.value), to: &model)
    }
    return model
  }
}
