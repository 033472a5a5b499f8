/// A QEMU release and the package that was asked.
struct OracleRelease: Sendable {
  /// MAJOR.MINOR.
  let name: String
  let version: String
  let package: String
}

/// A machine type that a release offers.
struct OracleMachine: Sendable {
  let name: String
  let isDefault: Bool
  let isDeprecated: Bool
  let alias: String?
  /// The CPU type of a guest that is started without `-cpu`, such as `qemu-s390x-cpu`.
  let defaultCPUType: String?

  init(_ line: inout OracleLine) throws {
    name = try line.text("name")
    let flags = try line.names("flags")
    isDefault = flags.contains("default")
    isDeprecated = flags.contains("deprecated")
    alias = try line.names("alias").first
    defaultCPUType = try line.optionalNames("CPU type")?.first
  }
}

/// A feature group and its members in QEMU's order.
struct OracleGroup: Sendable {
  let name: String
  let members: [String]
}

/// A property of a CPU that is neither a feature nor a group.
struct OracleOtherProperty: Sendable {
  let name: String
  let type: String
}

/// A feature that needs another one, else QEMU warns.
struct OracleDependency: Sendable {
  let feature: String
  let required: String
  let timesPrinted: Int
}

/// What `query-cpu-definitions` says of a model.
struct OracleModelFlags: Sendable {
  let isStatic: Bool
  let isMigrationSafe: Bool
  let isDeprecated: Bool

  init(_ line: inout OracleLine) throws {
    let flags = try line.names("flags")
    isStatic = flags.contains("static")
    isMigrationSafe = flags.contains("migration-safe")
    isDeprecated = flags.contains("deprecated")
  }
}

/// A model's expansion; for requests, the answer to `query-cpu-model-expansion`.
struct OracleExpansion: Sendable, Equatable {
  let model: String
  let properties: [String: Bool]
  /// The names of `deprecated-props`, nil where the key was absent.
  let deprecated: [String]?
}

/// A model on all the machine types of the release where it is the same.
struct OracleModel: Sendable {
  let name: String
  /// Full names, such as `s390-ccw-virtio-2.9`, oldest first.
  let machines: [String]
  let flags: OracleModelFlags
  let unavailableFeatures: [String]
  let staticExpansion: OracleExpansion

  init(_ line: inout OracleLine) throws {
    name = try line.text("name")
    machines = try Self.machines(&line)
    flags = try OracleModelFlags(&line)
    unavailableFeatures = try line.names("unavailable features")
    staticExpansion = try line.expansion()
  }

  static func machines(_ line: inout OracleLine) throws -> [String] {
    try line.text("machines").split(separator: ",").map { "s390-ccw-virtio-\($0)" }
  }
}

/// A model's full expansion.
struct OracleFullExpansion: Sendable {
  let name: String
  let machines: [String]
  let expansion: OracleExpansion
}

/// What may be switched on in a model.
struct OracleSettable: Sendable {
  let model: String
  /// The definition that error texts name instead of the model.
  let definition: String
  let refusedFeatureCount: Int
  let refusedGroupCount: Int
  let features: [String]
  let groups: [String]

  init(_ line: inout OracleLine) throws {
    model = try line.text("model")
    definition = try line.text("definition")
    refusedFeatureCount = try line.number("refused features")
    refusedGroupCount = try line.number("refused groups")
    features = try line.names("features")
    groups = try line.names("groups")
  }
}

/// A QMP error.
struct OracleFailure: Error, Sendable, Equatable {
  let errorClass: String
  let description: String
}

/// The error for a feature or group that may not be switched on in a model.
struct OracleRefusal: Sendable {
  let model: String
  let property: String
  let failure: OracleFailure
}

/// A QMP request and its answer.
struct OracleCase<Answer: Sendable>: Sendable {
  let number: Int
  let category: String
  /// The exact JSON text of the arguments.
  let request: String
  let answer: Result<Answer, OracleFailure>

  init(_ line: inout OracleLine, _ read: (inout OracleLine) throws -> Answer) throws {
    number = try line.number("number")
    category = try line.text("category")
    request = try line.text("request")
    answer = try line.answer(read)
  }
}

/// The answer to `query-cpu-model-comparison`.
struct OracleComparison: Sendable, Equatable {
  let result: String
  let responsibleProperties: [String]
}

/// The answer to `query-cpu-model-baseline`.
struct OracleBaseline: Sendable, Equatable {
  let model: String
  let properties: [String: Bool]
}

/// A start of QEMU with `-cpu`.
struct OracleRun: Sendable {
  let number: Int
  let category: String
  let machine: String
  let cpu: String
  let exitStatus: Int
  /// Verbatim, with the program's name in front of each message.
  let standardError: String

  init(_ line: inout OracleLine) throws {
    number = try line.number("number")
    category = try line.text("category")
    machine = try line.text("machine type")
    cpu = try line.text("-cpu")
    exitStatus = try line.number("exit status")
    standardError = try line.text("standard error")
  }
}

/// What a property is after contradicting options.
struct OracleOptionOrder: Sendable {
  let cpu: String
  let property: String
  let isOn: Bool
}

/// A real host under KVM, as recorded in `Oracle/hosts.txt`.
struct OracleHost: Sendable {
  let id: String
  /// The QEMU release by the name of the published file; `version` is what QEMU itself said.
  let release: String
  let version: String
  let package: String
  let hardware: String
  let newestMachine: String
  let defaultCPUType: String?
  let source: String
  var staticExpansion: OracleExpansion?
  var fullExpansion: OracleExpansion?
  var models: [OracleHostModel] = []

  init(_ line: inout OracleLine) throws {
    id = try line.text("id")
    release = try line.text("release")
    version = try line.text("version")
    package = try line.text("package")
    hardware = try line.text("hardware")
    newestMachine = try line.text("machine type")
    defaultCPUType = try line.optionalNames("CPU type")?.first
    source = try line.text("source")
  }

  /// Reads all hosts.
  static func loadAll() throws -> [OracleHost] {
    try hosts(of: OracleLine.records(inFile: "hosts.txt"))
  }

  static func hosts(of records: [OracleLine]) throws -> [OracleHost] {
    var hosts: [OracleHost] = []
    for record in records {
      var line = record
      if line.kind == "host" {
        hosts.append(try OracleHost(&line))
      } else {
        let id = try line.text("id")
        guard hosts.last?.id == id else { throw line.error("'\(id)' is not the host above") }
        try hosts[hosts.count - 1].read(&line)
      }
      try line.end()
    }
    return hosts
  }

  private mutating func read(_ line: inout OracleLine) throws {
    switch line.kind {
    case "host-static", "host-full":
      _ = try line.choice("model", ["host": true])
      let expansion = try line.expansion()
      if line.kind == "host-static" {
        staticExpansion = expansion
      } else {
        fullExpansion = expansion
      }
    case "host-model": models.append(try OracleHostModel(&line))
    default: throw line.error("unknown kind of record '\(line.kind)'")
    }
  }
}

/// A model on a host.
struct OracleHostModel: Sendable {
  let name: String
  let flags: OracleModelFlags
  /// Nil where the host's QEMU did not report them.
  let unavailableFeatures: [String]?
  /// Nil where the host's QEMU did not report it.
  let isDeprecated: Bool?

  init(_ line: inout OracleLine) throws {
    name = try line.text("model")
    flags = try OracleModelFlags(&line)
    unavailableFeatures = try line.optionalNames("unavailable features")
    isDeprecated = try line.choice("deprecated", ["yes": true, "no": false, "absent": nil])
  }
}
