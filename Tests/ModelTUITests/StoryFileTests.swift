import CPUCore
import Foundation
import Testing

@testable import ModelTUI

/// Stories that users write.
@Suite struct StoryFileTests {
  /// A story whose first step has these lines more, or others in place of the usual ones.
  private func read(_ lines: String) -> Result<StoryFile, StoryFile.Fault> {
    Result { () throws(StoryFile.Fault) in
      try StoryFile.read(Array(lines.utf8), id: "test")
    }
  }

  private static let head = """
    title: Test
    steps:
      - heading: One
        text: See.
        host: gen17a-qemu-11.0.0-kvm
        cpu: z14

    """

  static let mistakes: [(String, String)] = [
    ("", "line 1: it is empty"),
    ("title: \"x", "line 1: it is not YAML: found unexpected end of stream"),
    ("- a", "line 1: 'a story' must be 'key: value' lines"),
    ("titel: x", "line 1: unknown key 'titel' in a story: id, title, steps are known"),
    ("title: x", "line 1: 'steps' is missing in a story"),
    ("title: x\nsteps: []", "line 2: a story needs a step"),
    ("steps:\n  - heading: a\n    text: b", "line 2: 'host' is missing in a step"),
    ("title: a\nid: b\ntitle: c", "line 3: 'title' stands there twice"),
    (
      head + "    hots: c",
      "line 7: unknown key 'hots' in a step: heading, text, screen, host, machine-type, cpu, "
        + "hosts, guests, fleet, feature, policy, what-if, claims are known"
    ),
    (
      head + "    screen: end",
      "line 7: unknown screen 'end': explorer, hosts, migration, deprecation, compare are known"
    ),
    (
      head + "    machine-type: pc",
      "line 7: 'pc' is not a machine type for IBM Z: give one such as s390-ccw-virtio-10.0"
    ),
    (head + "    feature: avx", "line 7: unknown feature 'avx'"),
    (
      head + "    fleet: [gen17a-qemu-11.0.0-kvm,\n      nowhere]",
      "line 8: unknown host 'nowhere': 'modeltui hosts' lists them"
    ),
    (
      head + "    guests:\n      - name: a\n        started-on: nowhere\n        cpu: z14",
      "line 9: unknown host 'nowhere': 'modeltui hosts' lists them"
    ),
    (
      head + "    guests:\n      - name: a\n        started-on: gen17a-qemu-11.0.0-kvm",
      "line 8: a guest needs 'cpu' or 'host-model', one of them"
    ),
    (
      head + "    hosts:\n      - {name: a, from: gen17a-qemu-11.0.0-kvm, qemu: ten}",
      "line 8: 'ten' is not a QEMU release: give it as 10.0"
    ),
    (
      head + "    what-if:\n      gone:\n        te: gen99",
      "line 9: unknown CPU definition 'gen99'"
    ),
    (
      head + "    policy: {source: gen17a-qemu-11.0.0-kvm}",
      "line 7: 'target' is missing in policy"
    ),
    (
      head + "    claims:\n      - walks: {host: x}",
      "line 8: unknown claim 'walks': baseline, dropped-by-machine, ga-level-too-new, "
        + "generation-too-new, has, has-not, identical, lacks-no-feature, libvirt-baseline-fails, "
        + "machine-type-deprecated, machine-type-not-offered, mend, missing, missing-among-others, "
        + "policy, runs, unusable-for-want-of, usable, warns are known"
    ),
    (
      head + "    claims:\n      - runs: {guest: nobody, host: gen17a-qemu-11.0.0-kvm}",
      "line 8: unknown guest 'nobody': the step has none of that name"
    ),
    (
      head + "    claims:\n      - policy: {name: as-is, new-moves: perhaps}",
      "line 8: 'new-moves' must be true or false"
    ),
    (
      head + "    claims:\n      - policy: {name: as-is, new-moves: true}",
      "line 8: the claim is about policies, and the step has no 'policy'"
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is named with its line`(text: String, message: String) {
    switch read(text) {
    case .success: Issue.record("it was read")
    case .failure(let fault): #expect(fault.description == message)
    }
  }

  @Test func `what QEMU refuses names the line of the cpu`() {
    let text = Self.head.replacing("cpu: z14", with: "cpu: z14,csske=of")
    guard case .failure(let fault) = read(text) else {
      Issue.record("it was read")
      return
    }
    #expect(fault.line == 6)
    #expect(fault.message.hasPrefix("QEMU refuses -cpu z14,csske=of: "))
  }

  @Test func `a claim that does not hold is a warning with its line`() throws {
    let file = try read(
      Self.head + "    claims:\n      - has: {features: te}\n"
        + "      - runs: {host: gen17a-qemu-11.0.0-kvm}"
    ).get()
    #expect(
      file.warnings.map(\.description) == [
        "line 9: the claim 'the model runs on gen17a-qemu-11.0.0-kvm' does not hold: it does not "
          + "run: csske is missing: deprecated and gone from this machine"
      ])
  }

  @Test func `not UTF-8 is refused`() {
    #expect(throws: StoryFile.Fault(message: "it is not text in UTF-8")) {
      try StoryFile.read([0x74, 0xFF], id: "test")
    }
  }

  /// The example of the documentation, taken from there.
  static func example() throws -> Story {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appending(path: "../../docs/stories.md"), encoding: .utf8)
    let parts = text.components(separatedBy: "```")
    let yaml = try #require(parts.first { $0.hasPrefix("yaml\n") }).dropFirst(5)
    let file = try StoryFile.read(Array(yaml.utf8), id: "example")
    #expect(file.warnings.isEmpty, "\(file.warnings)")
    return file.story
  }

  @Test func `the example of the documentation can be told`() throws {
    let story = try Self.example()
    #expect(story.steps.count == 3)
    #expect(story.steps[1].setup.guests.map(\.name) == ["bank", "web"])
    #expect(story.steps.map(\.claims.count) == [2, 2, 3])
  }
}
