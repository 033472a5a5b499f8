import ArgumentParser
import CPUCore
import Glibc

/// Answers QMP on standard input and output.
struct QMPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qmp", abstract: "Answer QMP on standard input and output, as QEMU would.",
    discussion: """
      Reads a stream of JSON requests and writes one reply a line, beginning with QEMU's greeting. \
      It answers qmp_capabilities, query-version, query-machines, query-commands, \
      query-cpu-definitions, query-cpu-model-expansion, query-cpu-model-comparison, \
      query-cpu-model-baseline, query-kvm, query-target, query-name and quit.
      """)

  @OptionGroup var options: HostOptions

  func run() throws {
    let host = try options.chosenHost()
    let machineType = try options.machineType(on: host)
    if machineType.absence != nil {
      for line in QEMUMessages.unsupportedMachineType(machineType.name) {
        Output.error(line.visible)
      }
      throw ExitCode(ExitStatus.no)
    }
    let context = host.context(machineType.defaults)
    var notes = host.notes
    if !machineType.defaultsAreKnown {
      notes.append(
        "What \(machineType.name) changes in models is not known; the defaults of "
          + "\(machineType.defaults.name) are taken.")
    }
    for note in notes { Output.error("modeltui: note: " + note.visible) }
    try answer(QMPSession(context: context, host: host))
  }

  /// Answers until `quit` or the end of input; each reply is written before more is read.
  private func answer(_ session: consuming QMPSession) throws(CommandFailure) {
    Output.line(session.greeting)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !session.isFinished {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandFailure("cannot read standard input: \(InputFile.message(errno))")
      }
      let replies = session.feed(buffer[..<count])
      Output.lines(replies)
      for warning in session.takeWarnings() {
        Output.error("modeltui: warning: " + warning.visible)
      }
    }
  }
}
