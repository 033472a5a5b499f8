import CPUCore

extension Command {
  /// What can be done on the screen Deprecation alone.
  static let deprecationCommands: [Command] =
    (timeline + question).map { $0.on(.deprecation) } + stories

  private static let timeline: [Command] = [
    Command(
      id: .presets, keys: [.character("p")], label: "what if",
      help: "Ask a ready-made question: the next machine drops te as well...",
      run: { open(Explorer.presetChooser, &$0) }),
    Command(
      id: .switchAxis, keys: [.character("x")], label: "axis",
      help: "Let Left and Right move where a feature is gone, or since when QEMU reports it",
      run: { $0.switchAxis() }),
    Command(
      id: .storyList, keys: [.character("s")], label: "stories",
      help: "Tell a story, step by step", run: { open(Explorer.storyChooser, &$0) }),
    Command(
      id: .resetPoint, keys: [.character("r")], label: "reset",
      help: "Put the feature back to what history was", refusal: { $0.resetPointRefusal },
      run: { $0.resetPoint() }),
    Command(
      id: .resetHistory, keys: [.character("R")], label: "",
      help: "Put all features back to what history was", refusal: { $0.resetHistoryRefusal },
      run: { $0.resetHistory() }),
    Command(
      id: .addLifeLine, keys: [.character("+")], label: "",
      help: "Add the life line of another feature", run: { open(Explorer.lifeLineChooser, &$0) }),
  ]

  private static let question: [Command] = [
    Command(
      id: .policyGuest, keys: [.character("C")], label: "guest",
      help: "Choose the guest that the policies are compared for",
      run: { open(Explorer.policyGuestChooser, &$0) }),
    Command(
      id: .policySource, keys: [.character("F")], label: "from",
      help: "Choose the host where the guest is", run: { open(Explorer.policySourceChooser, &$0) }),
    Command(
      id: .policyTarget, keys: [.character("T")], label: "to",
      help: "Choose the host where the guest shall go",
      run: { open(Explorer.policyTargetChooser, &$0) }),
    Command(
      id: .policyBefore, keys: [.character("B")], label: "before",
      help: "Choose the QEMU release before the step",
      run: { open(Explorer.policyBeforeChooser, &$0) }),
    Command(
      id: .policyAfter, keys: [.character("A")], label: "after",
      help: "Choose the QEMU release after the step",
      run: { open(Explorer.policyAfterChooser, &$0) }),
    Command(
      id: .policyMachineType, keys: [.character("m")], label: "",
      help: "Choose the machine type of the guest in the policies' question",
      run: { open(Explorer.policyMachineTypeChooser, &$0) }),
  ]

  /// Lays a list over the screen.
  private static func open(
    _ chooser: (Explorer) -> () -> Chooser, _ explorer: inout Explorer
  ) -> Effect? {
    explorer.mode = .choosing(chooser(explorer)())
    return nil
  }
}
