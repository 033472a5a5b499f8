import Foundation

/// What went wrong.
struct BenchmarkError: Error, CustomStringConvertible {
  let problem: String
  var description: String { problem }
}

/// A QEMU that runs beside the benchmark and is asked over QMP.
final class LiveQEMU {
  private let process = Process()
  private let requests = Pipe()
  private let replies = Pipe()
  private var received = Data()
  /// MAJOR.MINOR.
  private(set) var release = ""

  /// Starts the program, found through PATH.
  init(program: String) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      program, "-M", "s390-ccw-virtio,accel=tcg", "-nodefaults", "-display", "none", "-S", "-qmp",
      "stdio",
    ]
    process.standardInput = requests
    process.standardOutput = replies
    process.standardError = FileHandle.nullDevice
    try process.run()
    let greeting = try JSONSerialization.jsonObject(with: nextLine()) as? [String: Any]
    let server = (greeting?["QMP"] as? [String: Any])?["version"] as? [String: Any]
    guard let version = server?["qemu"] as? [String: Any], let major = version["major"] as? Int,
      let minor = version["minor"] as? Int
    else { throw BenchmarkError(problem: "\(program) sent no QMP greeting") }
    release = "\(major).\(minor)"
    _ = try ask("{\"execute\": \"qmp_capabilities\"}")
  }

  /// Ends the program.
  func stop() {
    // Not SIGTERM: a child of Foundation's Process may inherit it blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Sends a request and waits for the answer; the number of its bytes.
  func ask(_ request: String) throws -> Int {
    try requests.fileHandleForWriting.write(contentsOf: Data((request + "\n").utf8))
    return try nextLine().count
  }

  private func nextLine() throws -> Data {
    while true {
      if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
        defer { received = Data(received[(end + 1)...]) }
        return Data(received[..<end])
      }
      let more = replies.fileHandleForReading.availableData
      if more.isEmpty { throw BenchmarkError(problem: "QEMU ended") }
      received.append(more)
    }
  }
}
