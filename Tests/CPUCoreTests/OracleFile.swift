import Synchronization

/// What one QEMU release answered, as recorded in `Oracle/qemu-RELEASE.txt`.
///
/// `Oracle/README.md` explains the records. Lists whose order has no meaning are sorted.
struct OracleFile: Sendable {
  var release = OracleRelease(name: "", version: "", package: "")
  var machines: [OracleMachine] = []
  var features: [String] = []
  var groups: [OracleGroup] = []
  var otherProperties: [OracleOtherProperty] = []
  var modelNames: [String] = []
  var dependencies: [OracleDependency] = []
  var models: [OracleModel] = []
  var fullExpansions: [OracleFullExpansion] = []
  var settable: [OracleSettable] = []
  var refusals: [OracleRefusal] = []
  var comparisons: [OracleCase<OracleComparison>] = []
  var baselines: [OracleCase<OracleBaseline>] = []
  var expansions: [OracleCase<OracleExpansion>] = []
  var runs: [OracleRun] = []
  var optionOrders: [OracleOptionOrder] = []

  /// The releases that have a file.
  static let releases = ["5.2", "7.2", "10.0", "11.1"]

  /// The releases whose file has requests and answers, not only tables and models.
  static let releasesWithAnswers = ["7.2", "10.0", "11.1"]

  private static let loaded = Mutex<[String: OracleFile]>([:])

  /// The recordings of a release, read once in a run of the tests.
  static func load(release: String) throws -> OracleFile {
    try loaded.withLock { files in
      if let file = files[release] { return file }
      let file = try OracleFile(records: OracleLine.records(inFile: "qemu-\(release).txt"))
      files[release] = file
      return file
    }
  }

  init(records: [OracleLine]) throws {
    for record in records {
      var line = record
      try read(&line)
      try line.end()
    }
  }

  /// The machine type to which the requests went.
  var newestMachine: String { machines.last?.name ?? "" }

  private mutating func read(_ line: inout OracleLine) throws {
    switch line.kind {
    case "release":
      release = OracleRelease(
        name: try line.text("release"), version: try line.text("version"),
        package: try line.text("package"))
    case "machine": machines.append(try OracleMachine(&line))
    case "feature": features.append(try line.text("name"))
    case "group":
      groups.append(OracleGroup(name: try line.text("name"), members: try line.names("members")))
    case "property":
      otherProperties.append(
        OracleOtherProperty(name: try line.text("name"), type: try line.text("type")))
    case "listed": modelNames.append(try line.text("name"))
    case "requires":
      dependencies.append(
        OracleDependency(
          feature: try line.text("feature"), required: try line.text("required feature"),
          timesPrinted: try line.number("times")))
    case "model": models.append(try OracleModel(&line))
    case "full":
      fullExpansions.append(
        OracleFullExpansion(
          name: try line.text("name"), machines: try OracleModel.machines(&line),
          expansion: try line.expansion()))
    default: try readAnswer(&line)
    }
  }

  private mutating func readAnswer(_ line: inout OracleLine) throws {
    switch line.kind {
    case "settable": settable.append(try OracleSettable(&line))
    case "refused":
      refusals.append(
        OracleRefusal(
          model: try line.text("model"), property: try line.text("property"),
          failure: OracleFailure(
            errorClass: try line.text("class"), description: try line.text("description"))))
    case "compare":
      comparisons.append(
        try OracleCase(&line) {
          OracleComparison(
            result: try $0.text("result"), responsibleProperties: try $0.names("properties"))
        })
    case "baseline":
      baselines.append(
        try OracleCase(&line) {
          OracleBaseline(
            model: try $0.text("name"), properties: try $0.properties("properties"))
        })
    case "expand": expansions.append(try OracleCase(&line) { try $0.expansion() })
    case "run": runs.append(try OracleRun(&line))
    case "order":
      optionOrders.append(
        OracleOptionOrder(
          cpu: try line.text("-cpu"), property: try line.text("property"),
          isOn: try line.choice("value", ["on": true, "off": false])))
    default: throw line.error("unknown kind of record '\(line.kind)'")
    }
  }
}
