import CPUCore
import Foundation
import Testing

/// The same random requests, byte for byte, to an installed QEMU and to the core.
@Suite(
  .serialized,
  .enabled(
    if: LiveQEMU.installed != nil || LiveQEMU.isRequired,
    "needs a qemu-system-s390x in the path, or named by MODELTUI_TEST_QEMU"))
struct LiveQEMUTests {
  static let requestsPerMachine = 80
  static let startsPerMachine = 8

  let catalog = Catalog.builtIn

  private func qemu() throws -> LiveQEMU {
    let qemu = try #require(LiveQEMU.installed, "no qemu-system-s390x is installed")
    try #require(
      qemu.release <= catalog.newestRelease, "QEMU \(qemu.release) is not in the catalog")
    return qemu
  }

  /// Some machine types of a release, each with other defaults.
  private func machines(_ release: QEMURelease) -> [String] {
    let wanted = ["2.4", "2.9", "2.11", "2.12", "4.0", "6.1", "7.1", "8.2", "9.2"].map {
      Catalog.machineTypePrefix + $0
    }
    let offered = catalog.machineTypes(of: release).map(\.name)
    return offered.filter(wanted.contains).prefix(5) + offered.suffix(1)
  }

  @Test func `random models get the same answers`() throws {
    let qemu = try qemu()
    var differences = Differences()
    for (index, machine) in machines(qemu.release).enumerated() {
      let host = catalog.emulation(of: qemu.release)
      let context = host.context(try catalog.machineTypeChoice(machine, on: host).defaults)
      var random = RandomModels(context, seed: 2000 + UInt64(index))
      var requests = [
        #"{"execute": "qmp_capabilities"}"#, #"{"execute": "query-cpu-definitions"}"#,
        #"{"execute": "query-machines"}"#,
      ]
      requests += (0..<Self.requestsPerMachine).map { request(&random, number: $0) }
      requests.append(#"{"execute": "quit"}"#)
      let replies = try qemu.converse(machine: machine, requests).output
        .split(whereSeparator: \.isNewline).map { try json(String($0)) }
        .filter { $0["QMP"] == nil && $0["event"] == nil }
      #expect(replies.count == requests.count)
      var session = QMPSession(context: context, host: host)
      for (request, reply) in zip(requests, replies) {
        let own = try #require(session.feed((request + "\n").utf8).first)
        differences.compare(
          "\(machine): \(request)", comparable(try json(own), qemu), comparable(reply, qemu))
      }
      #expect(session.isFinished)
    }
    differences.report("live QEMU \(qemu.release), requests")
    #expect(differences.count >= 300)
  }

  @Test func `random models start, or not, with the same messages`() throws {
    let qemu = try qemu()
    var differences = Differences()
    for (index, machine) in machines(qemu.release).enumerated() {
      let host = catalog.emulation(of: qemu.release)
      let choice = try catalog.machineTypeChoice(machine, on: host)
      var random = RandomModels(host.context(choice.defaults), seed: 3000 + UInt64(index))
      for turn in 0..<Self.startsPerMachine {
        var (name, changes) = random.request()
        // Most models do not start in an emulation: every other one is of those that do.
        if turn % 2 == 0 {
          name = turn % 4 == 0 ? .max : .qemu
          changes = random.changes(of: name, mayFail: false)
          if turn % 4 == 0 { changes.removeAll { $0.value } }
        }
        let cpu = random.context.text(name, changes)
        let run = try qemu.converse(
          machine: machine, cpu: cpu,
          [#"{"execute": "qmp_capabilities"}"#, #"{"execute": "quit"}"#])
        let own = catalog.start(cpu, on: host, machineType: choice)
        differences.compare("\(machine) \(cpu)", own.runs, run.status == 0)
        differences.compare(
          "\(machine) \(cpu)", comparable(own.messages, qemu), comparable(run.messages, qemu))
      }
    }
    differences.report("live QEMU \(qemu.release), starts")
  }

  /// Messages with the names in their lists in order; before 10.0 only the warnings are the same.
  private func comparable(_ messages: [String], _ qemu: LiveQEMU) -> [String] {
    guard qemu.release >= QEMURelease(10, 0) else {
      return messages.filter { $0.contains(" requires ") }
    }
    return messages.map { line in
      guard let colon = line.firstRange(of: "configuration: ") else { return line }
      let names = line[colon.upperBound...].split(separator: " ").sorted()
      return line[..<colon.upperBound] + names.joined(separator: " ")
    }
  }

  private func request(_ random: inout RandomModels, number: Int) -> String {
    let context = random.context
    let (name, changes) = random.request()
    let first = context.argument(name, changes)
    guard number % 4 > 1 else {
      let type: JSONValue = number % 4 == 0 ? "static" : "full"
      return JSONWriter.text([
        "execute": "query-cpu-model-expansion", "arguments": ["type": type, "model": first],
        "id": .integer(Int64(number)),
      ])
    }
    // Random models seldom have a baseline: those of one definition do.
    let isNear = number % 8 > 3
    let (otherName, _) = random.request()
    let nearName = isNear ? name : otherName
    let second = context.argument(nearName, random.changes(of: nearName, mayFail: false))
    let command = number % 4 == 2 ? "comparison" : "baseline"
    return JSONWriter.text([
      "execute": .string("query-cpu-model-" + command),
      "arguments": ["modela": first, "modelb": second], "id": ["number": .integer(Int64(number))],
    ])
  }

  /// A reply without what has no meaning; before 10.0 errors had other words too.
  private func comparable(_ reply: JSONValue, _ qemu: LiveQEMU) -> JSONValue {
    guard case .object(var members) = unordered(reply) else { return reply }
    if qemu.release < QEMURelease(10, 0), let error = members["error"] {
      members["error"] = error["class"]
    }
    return .object(members)
  }
}
