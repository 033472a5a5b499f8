import CPUCore
import Testing

/// Every recorded request over QMP, as bytes, against the recorded answers.
///
/// Left out are exactly the requests whose answer depends on the order of QEMU's hash table.
@Suite struct QMPOracleTests {
  @Test(arguments: OracleFile.releasesWithAnswers)
  func `expansions are those that were recorded`(release: String) throws {
    let file = try OracleFile.load(release: release)
    try compare(file.expansions, "query-cpu-model-expansion", release) { answer in
      OracleExpansion(
        model: try #require(answer["model"]?["name"]?.stringValue),
        properties: properties(answer["model"]),
        deprecated: answer["deprecated-props"].map(names))
    }
  }

  @Test(arguments: OracleFile.releasesWithAnswers)
  func `comparisons are those that were recorded`(release: String) throws {
    let file = try OracleFile.load(release: release)
    try compare(file.comparisons, "query-cpu-model-comparison", release) { answer in
      OracleComparison(
        result: try #require(answer["result"]?.stringValue),
        responsibleProperties: names(try #require(answer["responsible-properties"])))
    }
  }

  @Test(arguments: OracleFile.releasesWithAnswers)
  func `baselines are those that were recorded`(release: String) throws {
    let file = try OracleFile.load(release: release)
    try compare(file.baselines, "query-cpu-model-baseline", release) { answer in
      #expect(answer["deprecated-props"] == nil)
      return OracleBaseline(
        model: try #require(answer["model"]?["name"]?.stringValue),
        properties: properties(answer["model"]))
    }
  }

  private func compare<Answer: Equatable>(
    _ cases: [OracleCase<Answer>], _ command: String, _ release: String,
    _ read: (JSONValue) throws -> Answer
  ) throws {
    var client = try QMPClient(release: release)
    var differences = Differences()
    var leftOut = 0
    // Texts are always 11.1's.
    let comparesTexts = release == "11.1"
    for recorded in cases {
      if try dependsOnOrder(recorded.request, texts: comparesTexts, &client) {
        leftOut += 1
        continue
      }
      let reply = try client.ask(command, arguments: recorded.request)
      var own: Result<Answer, OracleFailure>
      if let error = reply["error"] {
        own = .failure(
          OracleFailure(
            errorClass: try #require(error["class"]?.stringValue),
            description: try #require(error["desc"]?.stringValue)))
      } else {
        own = .success(try read(try #require(reply["return"])))
      }
      var expected = recorded.answer
      if !comparesTexts {
        own = withoutText(own)
        expected = withoutText(expected)
      }
      differences.compare("#\(recorded.number) \(recorded.request)", own, expected)
    }
    print("\(command), QEMU \(release): \(leftOut) left out, their order matters")
    differences.report("\(command), QEMU \(release)")
  }

  private func withoutText<Answer>(
    _ result: Result<Answer, OracleFailure>
  ) -> Result<Answer, OracleFailure> {
    result.mapError { OracleFailure(errorClass: $0.errorClass, description: "") }
  }

  /// Whether QEMU's answer depends on the order in which it applies properties: a feature is set to
  /// two values and none fails, or, where texts are compared, two fail and either may be reported.
  private func dependsOnOrder(
    _ request: String, texts: Bool, _ client: inout QMPClient
  ) throws -> Bool {
    let request = try json(request)
    for key in ["model", "modela", "modelb"] {
      guard let model = request[key], let properties = model["props"]?.objectValue,
        let name = model["name"]
      else { continue }
      var on = FeatureSet()
      var off = FeatureSet()
      var failures = 0
      for (property, value) in properties {
        let alone: JSONValue = [
          "type": "static", "model": ["name": name, "props": .object([property: value])],
        ]
        let reply = try client.ask(
          "query-cpu-model-expansion", arguments: JSONWriter.text(alone))
        if reply["error"] != nil { failures += 1 }
        let members = Catalog.builtIn.members(ofProperty: property) ?? []
        if value == true { on = on.union(members) } else { off = off.union(members) }
      }
      let isContradicting = failures == 0 && !on.isDisjoint(with: off)
      if isContradicting || (texts && failures > 1) { return true }
    }
    return false
  }

  private func properties(_ model: JSONValue?) -> [String: Bool] {
    var properties: [String: Bool] = [:]
    for (key, value) in model?["props"]?.objectValue ?? JSONObject() {
      properties[key] = value.boolValue
    }
    return properties
  }

  private func names(_ list: JSONValue) -> [String] {
    (list.arrayValue ?? []).compactMap(\.stringValue).sorted()
  }
}
