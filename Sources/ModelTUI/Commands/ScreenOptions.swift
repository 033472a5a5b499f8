import ArgumentParser

/// The options of what opens the explorer: the configuration, and how the screen is drawn.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration, instead of modeltui/config in XDG_CONFIG_HOME.", valueName: "file"))
  var config: String?

  @Option(help: "Colours: auto, always or never; NO_COLOR counts too.")
  var color: TerminalOptions.ColorChoice?

  @Option(help: "Colours for any, a dark or a light background, or none.")
  var theme: Theme?

  @Flag(inversion: .prefixedNo, help: "Draw with ASCII characters only.")
  var ascii: Bool?

  @Flag(inversion: .prefixedNo, help: "Use the mouse, or leave it to the terminal.")
  var mouse: Bool?

  /// What the user has configured.
  func configuration() throws(CommandFailure) -> Configuration {
    try Configuration.ofUser(config)
  }

  /// How the screen is drawn: options go before the configuration.
  func terminalOptions(_ configuration: Configuration) -> TerminalOptions {
    TerminalOptions(
      color: color ?? configuration.color ?? .auto, theme: theme ?? configuration.theme ?? .any,
      usesMouse: mouse ?? configuration.mouse ?? true,
      usesASCII: ascii ?? configuration.ascii ?? false)
  }
}
