import ArgumentParser
import CPUCore

/// Tells a story in the explorer, or prints it.
struct StoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "story", abstract: "Tell a story about deprecation and migration, step by step.",
    discussion: """
      Without a name it lists the stories there are. In the explorer ] and [ go through the steps, \
      everything else works as always, and = sets a step up again. A story of one's own is a YAML \
      file.
      """)

  @Argument(help: "The name of a story, or a file with one.")
  var story: String?

  @Flag(help: "Print the steps and whether what they claim holds; the status is 1 if not.")
  var plain = false

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    guard let name = story else {
      var table = TextTable()
      for story in Story.builtIn {
        table.append([story.id, "\(story.steps.count) steps", story.title])
      }
      Output.lines(table.lines)
      return
    }
    let (story, warnings) = try Self.story(name)
    if plain {
      try print(story, warnings)
      return
    }
    for warning in warnings { Output.error("modeltui: warning: \(warning.description.visible)") }
    let configuration = try screen.configuration()
    var explorer = try Self.explorer()
    explorer.begin(story)
    if let first = warnings.first {
      explorer.refuse("Warning: \(first.description.visible)")
    }
    try ExploreCommand.show(
      &explorer, screen.terminalOptions(configuration), SessionKeeper())
  }

  private static func explorer() throws -> Explorer {
    let host = try HostSource.host(ExploreCommand.defaultHost)
    return Explorer(host: host, size: Size(width: 80, height: 24))
  }

  /// A built-in story if one has exactly that name, else one read from a file.
  private static func story(
    _ text: String
  ) throws(CommandFailure) -> (Story, [StoryFile.Fault]) {
    if let story = Story.builtIn(named: text) { return (story, []) }
    let shown = text == "-" ? "standard input" : "'\(text.visible)'"
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(text, limit: StoryFile.largestFile)
    } catch {
      guard text != "-", !text.contains("/") else { throw error }
      throw CommandFailure(
        "\(error.description); nor is it a story ('modeltui story' lists them)")
    }
    let last = text.split(separator: "/").last.map(String.init) ?? text
    do {
      let file = try StoryFile.read(bytes, id: last)
      return (file.story, file.warnings)
    } catch {
      throw CommandFailure("cannot use \(shown) as a story: \(error.description.visible)")
    }
  }

  private func print(_ story: Story, _ warnings: [StoryFile.Fault]) throws {
    // A file's author wants the lines.
    for warning in warnings { Output.error("modeltui: warning: \(warning.description.visible)") }
    let words = StoryText()
    var allHold = true
    Output.line(story.title.visible)
    for (index, step) in story.steps.enumerated() {
      Output.line("")
      Output.line("\(index + 1). \(step.heading.visible)")
      Output.lines(
        StyledLine.wrap(step.text.visible, width: 76).map { "   " + $0.text })
      let scene = Result { () throws(StoryError) in try StoryScene(step.setup) }
      for claim in step.claims {
        let failure: ClaimFailure? =
          switch scene {
          case .success(let scene): scene.failure(of: claim)
          case .failure(let error): .setup(error)
          }
        let text = words.text(claim).visible
        if let failure {
          allHold = false
          Output.line("   - DOES NOT HOLD: \(text): \(words.text(failure).visible)")
        } else {
          Output.line("   - holds: \(text)")
        }
      }
    }
    if !allHold { throw ExitCode(ExitStatus.no) }
  }
}
