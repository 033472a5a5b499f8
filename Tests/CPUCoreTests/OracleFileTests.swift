import Testing

/// The recordings themselves: that all of them are there and can be read.
struct OracleFileTests {
  @Test(arguments: [
    ("5.2", [17, 306, 17, 74, 48, 0, 0, 0, 0, 0, 0]),
    ("7.2", [23, 312, 17, 78, 52, 40, 304, 308, 405, 115, 16]),
    ("10.0", [25, 394, 27, 82, 113, 42, 305, 321, 410, 112, 16]),
    ("11.1", [18, 395, 27, 82, 114, 42, 301, 314, 405, 113, 16]),
  ])
  func everyRecordIsThere(release: String, counts: [Int]) throws {
    let file = try OracleFile.load(release: release)
    #expect(file.release.name == release)
    #expect(file.newestMachine == "s390-ccw-virtio-\(release)")
    let found = [
      file.machines.count, file.features.count, file.groups.count, file.modelNames.count,
      file.dependencies.count, file.settable.count, file.comparisons.count, file.baselines.count,
      file.expansions.count, file.runs.count, file.optionOrders.count,
    ]
    #expect(found == counts)
    let names = [
      "machine types", "features", "groups", "models", "dependencies", "settable", "compare",
      "baseline", "expand", "run", "option order",
    ]
    let summary = zip(found, names).map { "\($0) \($1)" }.joined(separator: ", ")
    print("recorded QEMU \(release): \(summary), \(modelCount(file)) models on machine types")
  }

  @Test(arguments: [("5.2", 1), ("7.2", 23), ("10.0", 25), ("11.1", 11)])
  func everyModelIsThereOnEachRecordedMachineType(release: String, machines: Int) throws {
    let file = try OracleFile.load(release: release)
    #expect(modelCount(file) == machines * file.modelNames.count)
    #expect(Set(file.models.map(\.name)) == Set(file.modelNames))
    #expect(file.fullExpansions.count == file.modelNames.count)
  }

  private func modelCount(_ file: OracleFile) -> Int {
    file.models.map(\.machines.count).reduce(0, +)
  }

  @Test func membersOfGroupsAreFeatures() throws {
    for release in OracleFile.releases {
      let file = try OracleFile.load(release: release)
      #expect(Set(file.groups.flatMap(\.members)).isSubset(of: file.features))
    }
  }

  @Test func everyHostIsThere() throws {
    let hosts = try OracleHost.loadAll()
    #expect(hosts.count == 9)
    #expect(hosts.allSatisfy { $0.staticExpansion != nil })
    #expect(hosts.filter { $0.fullExpansion != nil }.count == 3)
    let models = hosts.flatMap(\.models)
    let reported = models.filter { $0.unavailableFeatures != nil }
    #expect(models.count == 670)
    #expect(reported.count == 542)
    print("recorded hosts: \(hosts.count), models \(models.count), judged \(reported.count)")
  }

  @Test func theThreeKindsOfAbsenceAreToldApart() throws {
    let deprecated = try ["7.2", "10.0", "11.1"].map { release in
      try OracleFile.load(release: release).models.first { $0.name == "z900-base" }?
        .staticExpansion.deprecated
    }
    #expect(deprecated == [nil, [], nil])
  }

  @Test func textsComeBackVerbatim() throws {
    let file = try OracleFile.load(release: "11.1")
    let failed = try #require(file.runs.first { $0.cpu == "z990" })
    #expect(failed.exitStatus == 1)
    let hint = "Consider a different accelerator, QEMU, or kernel version\n"
    #expect(failed.standardError.hasSuffix(" \n\(hint)"))
    #expect(file.runs.contains { $0.standardError.isEmpty && $0.exitStatus == 0 })
  }

  @Test(arguments: [
    ("feature\tvx\nnonsense\n", "x:2: unknown kind of record 'nonsense'"),
    ("# remark\n\ngroup\tmsa\n", "x:3: group: members is missing"),
    ("feature\tvx\tte\n", "x:1: feature: 1 fields too many"),
    ("requires\ta\tb\tno\n", "x:1: requires: times is 'no', not a number"),
    ("order\tz13\tvx\tmaybe\n", "x:1: order: value is 'maybe', not one of [\"off\", \"on\"]"),
    ("full\tz13\t2.9\tz13-base\tvx\tnone\n", "x:1: full: properties: 'vx' has neither + nor -"),
    ("feature\t\\x\n", "x:1: feature: name has an unknown escape"),
  ])
  func aMalformedRecordIsNamedByFileAndLine(text: String, message: String) {
    let records = OracleLine.records(in: [UInt8](text.utf8), file: "x")
    let error = #expect(throws: OracleFormatError.self) { try OracleFile(records: records) }
    #expect(error?.description == message)
  }
}
