import ArgumentParser

/// Answers QMP on standard input and output.
struct QMPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "qmp", abstract: "Answer QMP.")
  func run() throws {}
}
