/// Puts answers into the form in which QEMU sends them over QMP.
///
/// Lists of names come from their end, as QEMU builds them; the order has no meaning.
public struct QMPAnswers: Sendable {
  /// The QEMU that answers.
  public let context: QEMUContext

  /// Makes the answers of a context.
  public init(_ context: QEMUContext) {
    self.context = context
  }

  /// The `return` of query-cpu-model-expansion.
  public func expansion(_ expansion: Expansion) -> JSONValue {
    var answer: [(String, JSONValue)] = []
    if let deprecated = expansion.deprecated {
      answer.append(
        (
          "deprecated-props",
          .array(deprecated.reversed().map { .string(context.catalog.text($0)) })
        ))
    }
    answer.append(("model", model(expansion)))
    return .object(JSONObject(answer))
  }

  /// A model by name and properties; without `props` where there are none.
  public func model(_ expansion: Expansion) -> JSONValue {
    let name = context.catalog.definitions[expansion.definition].name + "-base"
    let properties =
      expansion.on.map { (context.catalog.text($0), JSONValue.bool(true)) }
      + expansion.off.map { (context.catalog.text($0), JSONValue.bool(false)) }
    guard !properties.isEmpty else { return ["name": .string(name)] }
    return ["name": .string(name), "props": .object(JSONObject(properties))]
  }

  /// The `return` of query-cpu-model-comparison.
  public func comparison(_ comparison: Comparison) -> JSONValue {
    [
      "result": .string(comparison.verdict.rawValue),
      "responsible-properties": .array(
        context.responsibleProperties(comparison).reversed().map(JSONValue.string)),
    ]
  }

  /// The `return` of query-cpu-model-baseline: a static expansion without deprecated properties.
  public func baseline(_ model: CPUModel) -> JSONValue {
    ["model": self.model(context.expand(model, .static))]
  }
}
