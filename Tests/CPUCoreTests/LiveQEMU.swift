import CPUCore
import Foundation

/// A QEMU for s390x that is installed here.
struct LiveQEMU: Sendable {
  /// The program.
  let path: String
  let release: QEMURelease

  /// What one run of it did.
  struct Run {
    let status: Int32
    let output: String
    let messages: [String]
  }

  static let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"

  /// The one that the environment variable names, else the one in the path.
  static let installed: LiveQEMU? = {
    let environment = ProcessInfo.processInfo.environment
    let name = environment["MODELTUI_TEST_QEMU"] ?? "qemu-system-s390x"
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let paths = name.contains("/") ? [name] : folders.map { $0 + "/" + name }
    guard let path = paths.first(where: FileManager.default.isExecutableFile),
      let run = try? run(path, ["--version"]), let release = release(in: run.output)
    else { return nil }
    return LiveQEMU(path: path, release: release)
  }()

  /// The release in the first line of `--version`, such as `QEMU emulator version 7.2.22 (...)`.
  private static func release(in text: String) -> QEMURelease? {
    guard let version = text.split(separator: " ").first(where: { $0.first?.isNumber ?? false })
    else { return nil }
    return QEMURelease(version.split(separator: ".").prefix(2).joined(separator: "."))
  }

  /// Starts it on a machine type, sends it lines over QMP and waits for its end.
  func converse(machine: String, cpu: String? = nil, _ lines: [String]) throws -> Run {
    var arguments = [
      "-M", machine + ",accel=tcg", "-nodefaults", "-display", "none", "-S", "-qmp", "stdio",
    ]
    if let cpu { arguments += ["-cpu", cpu] }
    return try Self.run(path, arguments, input: lines.map { $0 + "\n" }.joined())
  }

  private static func run(_ path: String, _ arguments: [String], input: String = "") throws -> Run {
    // Output goes to files: nobody has to read it while the input is written.
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("modeltui-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["output", "messages"].map { folder.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    let pipe = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = pipe
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    // One that ended already takes no input: that shows in its status.
    try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    let deadline = Date(timeIntervalSinceNow: 120)
    while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.01) }
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    try? pipe.fileHandleForWriting.close()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Run(
      status: process.terminationStatus, output: texts[0],
      messages: texts[1].split(separator: "\n").map {
        String($0.trimmingPrefix("qemu-system-s390x: "))
      })
  }
}
