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
  /// The hosts of the user's own: from files, or edited copies.
  var hosts: [Host] = []
  /// The names of the hosts that are marked as the user's fleet.
  var fleet: Set<String> = []
  /// The guests of the working set: pinned models, and guests from files.
  var guests: [WorkingGuest] = []
  /// What is marked for the baseline, in the order of marking.
  var marks: [MarkedModel] = []
  /// What is compared in place of the selected model; nil for that one.
  var comparedFrom: MarkedModel?
  /// What it is compared with; nil for the chosen host's model.
  var comparedWith: MarkedModel?
  /// When features are deprecated and gone, where the user moved that.
  var whatIf = WhatIf()
  /// What the policies are compared for.
  var policy = PolicySettings()
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

/// A guest of the working set.
struct WorkingGuest: Hashable, Sendable {
  /// Where it comes from.
  enum Origin: Hashable, Sendable {
    /// A model that was pinned; its `-cpu` argument.
    case pinned(argument: String)
    /// A running guest from a file: its features are fixed.
    case running
    /// A guest from a file that is worked out where it starts: the host's name, and the libvirt there.
    case configured(ConfiguredGuest, startsOn: String, libvirt: LibvirtVersion)
  }

  var origin: Origin
  /// The guest as it runs.
  var guest: Guest
}

/// A model that is marked for comparing or for the baseline.
struct MarkedModel: Hashable, Sendable {
  /// What it is called: a `-cpu` argument, a host or a guest.
  var title: String
  var model: CPUModel
}
