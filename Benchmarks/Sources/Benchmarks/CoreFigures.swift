import CPUCore

/// What the core takes, without any reading or writing.
struct CoreFigures {
  let context: QEMUContext
  let questions: [Question]

  /// From names to names, as QMP asks: the model, its properties, the static expansion in words.
  func secondsPerExpansion() throws -> Double {
    try Measurement.secondsPerCall(calls: questions.count) { call in
      let expansion = context.expand(try questions[call].model(context), .static)
      return expansion.on.map(context.catalog.text).count
        + expansion.off.map(context.catalog.text).count
    }
  }

  /// From names to names: two models, the verdict, the responsible properties.
  func secondsPerComparison() throws -> Double {
    try Measurement.secondsPerCall(calls: questions.count) { call in
      let other = questions[questions.count - 1 - call]
      let comparison = context.compare(
        try questions[call].model(context), try other.model(context))
      return context.responsibleProperties(comparison).count
    }
  }

  /// The figures of the core alone.
  func figures() throws -> [Figure] {
    let models = try questions.map { try $0.model(context) }
    let time = { (body: (Int) -> Int) in
      Measurement.secondsPerCall(calls: models.count * 10) { body($0 % models.count) }
    }
    let expansion = time { context.expand(models[$0], .static).on.count }
    let full = time { context.expand(models[$0], .full).on.count }
    let comparison = time { context.compare(models[$0], models[models.count - 1 - $0]).both.count }
    let baseline = time {
      (try? context.baseline(models[$0], models[models.count - 1 - $0]))?.definition ?? 0
    }
    let reasons = time { context.runnability(models[$0]).reasons.count }
    return [
      Figure(name: "static expansion", value: microseconds(expansion), goal: "at most 5 us"),
      Figure(name: "full expansion", value: microseconds(full)),
      Figure(name: "comparison", value: microseconds(comparison)),
      Figure(name: "baseline of two", value: microseconds(baseline)),
      Figure(name: "runs on this host, with reasons", value: microseconds(reasons)),
    ]
  }
}

/// A time in microseconds, as text.
func microseconds(_ seconds: Double) -> String {
  "\(rounded(seconds * 1e6)) us"
}

/// A number with two digits after the point, as text.
func rounded(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let fraction = String(hundredths % 100)
  return "\(hundredths / 100)." + (fraction.utf8.count < 2 ? "0" : "") + fraction
}
