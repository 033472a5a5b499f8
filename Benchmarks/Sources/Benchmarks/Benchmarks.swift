import CPUCore

/// Prints a table of figures: `swift run -c release --package-path Benchmarks Benchmarks [QEMU]`.
///
/// With a QEMU for s390x installed, expansion and comparison are measured side by side with it.
@main
struct Benchmarks {
  static func main() async throws {
    let program = CommandLine.arguments.dropFirst().first ?? "qemu-system-s390x"
    let context = try context(release: Catalog.builtIn.newestRelease)
    let questions = Question.all(context, perDefinition: 20)
    var figures = try CoreFigures(context: context, questions: questions).figures()
    figures.append(try await VerdictFigures(context: context, questions: questions).figure())
    do {
      figures += try sideBySide(with: program)
    } catch let error as BenchmarkError {
      figures.append(Figure(name: "side by side with QEMU", value: "not measured: \(error)"))
    }
    show(figures)
  }

  private static func context(release: QEMURelease) throws -> QEMUContext {
    let host = Catalog.builtIn.emulation(of: release)
    return host.context(try Catalog.builtIn.machineTypeChoice(nil, on: host).defaults)
  }

  /// The same questions, from names to names, to QEMU and to the core.
  private static func sideBySide(with program: String) throws -> [Figure] {
    let live = try LiveQEMU(program: program)
    defer { live.stop() }
    guard let release = QEMURelease(live.release) else {
      throw BenchmarkError(problem: "QEMU '\(live.release)' is no release")
    }
    let context = try context(release: release)
    let questions = Question.all(context, perDefinition: 10)
    let core = CoreFigures(context: context, questions: questions)
    let expansions = questions.map {
      "{\"execute\": \"query-cpu-model-expansion\", "
        + "\"arguments\": {\"type\": \"static\", \"model\": \($0.json)}}"
    }
    let comparisons = zip(questions, questions.reversed()).map {
      "{\"execute\": \"query-cpu-model-comparison\", "
        + "\"arguments\": {\"modela\": \($0.json), \"modelb\": \($1.json)}}"
    }
    return [
      figure(
        "static expansion", release, try live.secondsPerAnswer(expansions),
        try core.secondsPerExpansion()),
      figure(
        "comparison", release, try live.secondsPerAnswer(comparisons),
        try core.secondsPerComparison()),
    ]
  }

  private static func figure(
    _ name: String, _ release: QEMURelease, _ qemu: Double, _ core: Double
  ) -> Figure {
    Figure(
      name: "\(name), QEMU \(release) over QMP : core",
      value: "\(microseconds(qemu)) : \(microseconds(core)), \(Int(qemu / core)) times",
      goal: name == "static expansion" ? "at least 100 times" : "")
  }

  private static func show(_ figures: [Figure]) {
    let widths = (
      figures.map(\.name.count).max() ?? 0, figures.map(\.value.count).max() ?? 0
    )
    for figure in figures {
      let name = figure.name + String(repeating: " ", count: widths.0 - figure.name.count)
      let value = String(repeating: " ", count: widths.1 - figure.value.count) + figure.value
      print(figure.goal.isEmpty ? "\(name)  \(value)" : "\(name)  \(value)  (\(figure.goal))")
    }
  }
}

extension LiveQEMU {
  /// The median time of an answer, in seconds.
  fileprivate func secondsPerAnswer(_ requests: [String]) throws -> Double {
    try Measurement.secondsPerCall(calls: requests.count, rounds: 3) { try ask(requests[$0]) }
  }
}
