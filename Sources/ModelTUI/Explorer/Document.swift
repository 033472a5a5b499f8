import CPUCore

/// What the user works on: everything that undo brings back and a session keeps.
struct Document: Hashable, Sendable {
  /// The model that is selected.
  var selection: ModelName
  /// The changes to each model that has some.
  var toggles: [ModelName: Toggles] = [:]
  /// The name of the chosen host.
  var hostName: String
  /// The chosen machine type by full name; nil for the host's newest.
  var machineTypeName: String?
  /// Models pinned as guests.
  var guests: [Guest] = []
}

/// The steps that led to a document, for undo and redo.
struct History: Sendable {
  private var past: [Document] = []
  private var future: [Document] = []

  /// How many steps are kept.
  static let depth = 1000

  var canUndo: Bool { !past.isEmpty }
  var canRedo: Bool { !future.isEmpty }

  /// Notes the document as it was before a change.
  mutating func record(_ document: Document) {
    past.append(document)
    if past.count > Self.depth { past.removeFirst() }
    future = []
  }

  /// Goes one step back from the current document.
  mutating func undo(_ current: Document) -> Document? {
    guard let document = past.popLast() else { return nil }
    future.append(current)
    return document
  }

  /// Goes one step forward from the current document.
  mutating func redo(_ current: Document) -> Document? {
    guard let document = future.popLast() else { return nil }
    past.append(current)
    return document
  }
}
