import CPUCore
import Yams

/// A story that a user wrote as a YAML file.
struct StoryFile: Sendable {
  /// What is wrong with a file, and on which line.
  struct Fault: Error, Hashable, CustomStringConvertible {
    var line: Int?
    var message: String

    var description: String { (line.map { "line \($0): " } ?? "") + message }
  }

  let story: Story
  /// Claims that do not hold, each with its line: worth a warning, the story can be told.
  let warnings: [Fault]

  /// The largest file that is read.
  static let largestFile = 1 << 20
  /// The most steps of a story, and the most entries of a list.
  static let largestCount = 500

  /// Reads a story.
  static func read(_ bytes: [UInt8], id: String) throws(Fault) -> StoryFile {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Fault(message: "it is not text in UTF-8")
    }
    let root = try compose(text)
    let top = try StoryNode(root, "a story").map(["id", "title", "steps"])
    let nodes = try top.required("steps").list()
    guard !nodes.isEmpty else { throw try top.required("steps").fault("a story needs a step") }
    var steps: [StoryStep] = []
    var warnings: [Fault] = []
    for node in nodes {
      let reader = StoryStepReader(before: steps.last?.setup)
      let step = try reader.step(node)
      warnings += try check(step, node)
      steps.append(step.step)
    }
    return StoryFile(
      story: Story(
        id: try top["id"]?.text() ?? id, title: try top.required("title").text(), steps: steps),
      warnings: warnings)
  }

  private static func compose(_ text: String) throws(Fault) -> Node {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw fault(error)
    } catch {
      throw Fault(message: "it is not YAML: \(error)")
    }
    guard let root else { throw Fault(line: 1, message: "it is empty") }
    return root
  }

  private static func fault(_ error: YamlError) -> Fault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Fault(line: mark.line, message: "it is not YAML: \(problem)")
    case .reader(let problem, _, _, _): Fault(message: "it is not YAML: \(problem)")
    default: Fault(message: "it is not YAML: \(error)")
    }
  }

  /// Works a step out, so that mistakes in it are found now, and checks its claims.
  private static func check(
    _ step: StoryStepReader.Result, _ node: StoryNode
  ) throws(Fault) -> [Fault] {
    let words = StoryText()
    let scene: StoryScene
    do {
      scene = try StoryScene(step.step.setup)
    } catch {
      let place = error.subject.flatMap { node.line(of: $0, except: "claims") }
      throw Fault(line: place ?? node.line, message: words.text(error))
    }
    var warnings: [Fault] = []
    for (claim, node) in zip(step.step.claims, step.claimNodes) {
      guard let failure = scene.failure(of: claim) else { continue }
      if case .setup(let error) = failure {
        let place = error.subject.flatMap { node.line(of: $0) }
        throw Fault(line: place ?? node.line, message: words.text(error))
      }
      warnings.append(
        Fault(
          line: node.line,
          message: "the claim '\(words.text(claim))' does not hold: \(words.text(failure))"))
    }
    return warnings
  }
}

extension StoryError {
  /// The word that is wrong.
  fileprivate var subject: String? {
    switch self {
    case .unknownHost(let text), .unknownGuest(let text), .duplicateName(let text),
      .notARelease(let text), .unknownFeature(let text), .unknownDefinition(let text),
      .unknownMachineType(let text), .cpu(let text, _):
      text
    case .deprecationNotReported, .noPolicyQuestion: nil
    }
  }
}

/// A piece of the file, and what it is there for.
struct StoryNode {
  let node: Node
  /// What it is, for messages.
  let name: String

  init(_ node: Node, _ name: String) {
    self.node = node
    self.name = name
  }

  var line: Int? { node.mark?.line }

  func fault(_ message: String) -> StoryFile.Fault {
    StoryFile.Fault(line: line, message: message)
  }

  /// The text of a scalar, as it is written.
  func text() throws(StoryFile.Fault) -> String {
    guard case .scalar(let scalar) = node else { throw fault("'\(name)' must be a text") }
    guard !scalar.string.isEmpty else { throw fault("'\(name)' is empty") }
    return scalar.string
  }

  func number() throws(StoryFile.Fault) -> Int {
    let text = try text()
    guard let number = Int(text) else { throw fault("'\(name)' must be a number") }
    return number
  }

  func boolean() throws(StoryFile.Fault) -> Bool {
    switch try text() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: throw fault("'\(name)' must be true or false")
    }
  }

  /// The entries of a list; a single text is a list of one.
  func list() throws(StoryFile.Fault) -> [StoryNode] {
    switch node {
    case .sequence(let entries):
      guard entries.count <= StoryFile.largestCount else {
        throw fault("'\(name)' has more than \(StoryFile.largestCount) entries")
      }
      return entries.map { StoryNode($0, name) }
    case .scalar(let scalar) where !scalar.string.isEmpty: return [self]
    default: throw fault("'\(name)' must be a list")
    }
  }

  func texts() throws(StoryFile.Fault) -> [String] {
    var texts: [String] = []
    for node in try list() { texts.append(try node.text()) }
    return texts
  }

  /// The entries by key: only known keys, none twice; without a list of keys any will do.
  func map(_ known: [String]? = nil) throws(StoryFile.Fault) -> StoryMap {
    guard case .mapping(let mapping) = node else {
      throw fault("'\(name)' must be 'key: value' lines")
    }
    var map = StoryMap(owner: self)
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        throw StoryNode(key, name).fault("a key must be a word")
      }
      let word = scalar.string
      let place = StoryFile.Fault(line: key.mark?.line, message: "")
      if let known, !known.contains(word) {
        throw StoryFile.Fault(
          line: place.line,
          message: "unknown key '\(word)' in \(name): \(known.joined(separator: ", ")) are known")
      }
      guard map.entries[word] == nil else {
        throw StoryFile.Fault(line: place.line, message: "'\(word)' stands there twice")
      }
      map.keys.append(word)
      map.entries[word] = StoryNode(value, word)
    }
    return map
  }

  /// The first line where a text stands as a value or key.
  func line(of text: String, except skipped: String? = nil) -> Int? {
    switch node {
    case .scalar(let scalar): return scalar.string == text ? line : nil
    case .sequence(let entries):
      return entries.lazy.compactMap { StoryNode($0, name).line(of: text) }.first
    case .mapping(let mapping):
      for (key, value) in mapping where key.string != skipped {
        if key.string == text { return key.mark?.line }
        if let line = StoryNode(value, name).line(of: text) { return line }
      }
      return nil
    }
  }
}

/// The entries of a piece of the file by key.
struct StoryMap {
  let owner: StoryNode
  var keys: [String] = []
  var entries: [String: StoryNode] = [:]

  subscript(key: String) -> StoryNode? { entries[key] }

  func required(_ key: String) throws(StoryFile.Fault) -> StoryNode {
    guard let node = entries[key] else {
      throw owner.fault("'\(key)' is missing in \(owner.name)")
    }
    return node
  }

  /// The text of a key, if it is there.
  func text(_ key: String) throws(StoryFile.Fault) -> String? {
    try entries[key]?.text()
  }

  func texts(_ key: String) throws(StoryFile.Fault) -> [String]? {
    try entries[key]?.texts()
  }
}
