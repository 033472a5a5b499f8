import ArgumentParser
import Glibc

/// The program's command line.
@main
struct ModelTUICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modeltui",
    abstract:
      "Explore the CPU models of IBM Z: what they contain, where they run, where they move.",
    discussion: """
      Without a subcommand it opens the explorer. A CPU is what QEMU takes after -cpu, such as \
      z14,csske=off.

      Exit status: 0 for yes, 1 for no, 2 for wrong usage or input that can not be used.
      """,
    version: "modeltui 0.1.0",
    subcommands: [
      ExploreCommand.self, CheckCommand.self, ExpandCommand.self, HostsCommand.self,
      ModelsCommand.self, StoryCommand.self, CompareCommand.self, BaselineCommand.self,
      ReportCommand.self, QMPCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)

  static func main() {
    // A reader that goes away ends the program quietly, as in any pipe.
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      Output.error("modeltui: \(failure.description)")
      Glibc.exit(ExitStatus.unusable)
    } catch {
      finish(error)
    }
  }

  /// Ends as the parser wants, but with our status for wrong usage.
  private static func finish(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    if !text.isEmpty {
      if code.isSuccess { Output.line(text) } else { Output.error(text) }
    }
    Glibc.exit(code == .validationFailure ? ExitStatus.unusable : code.rawValue)
  }
}
