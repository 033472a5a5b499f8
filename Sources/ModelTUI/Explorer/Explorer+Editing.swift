import CPUCore

/// Commands that change the model.
extension Explorer {
  // MARK: Toggling

  /// Why the row under the cursor can not be toggled; nil if it can.
  var toggleRefusal: String? {
    guard pane == .features else { return "Toggling works in the pane Features: Tab goes there" }
    guard let row = selectedRow else { return "There is no feature to toggle" }
    let members = members(of: row)
    guard members.isDisjoint(with: current.model.features),
      members.isDisjoint(with: current.full)
    else { return nil }
    return unsettableText(row)
  }

  /// Says why a row can not be switched on in the model.
  func unsettableText(_ row: FeatureRow) -> String {
    unsettableText(row, current.definition)
  }

  /// Says why a row can not be switched on in a definition.
  func unsettableText(_ row: FeatureRow, _ definition: CPUDefinition) -> String {
    let title = title(of: row)
    let first = catalog.definitions.first {
      !$0.full.isDisjoint(with: sections.members(of: row))
    }
    guard let first else { return "\(title) can not be on: no machine has it" }
    return "\(title) can not be on in \(definition.name): no machine before \(first.name) "
      + "(\(first.marketingName)) has it"
  }

  /// The name of a row.
  func title(of row: FeatureRow) -> String {
    switch row {
    case .section(let index): sections.sections[index].title
    case .feature(let feature): catalog.name(feature)
    }
  }

  /// Switches the row under the cursor: a section is switched on unless all that may be is on.
  mutating func toggleRow() -> Effect? {
    guard let row = selectedRow else { return nil }
    let settable = members(of: row).intersection(current.full.union(current.model.features))
    set(settable, !settable.isSubset(of: current.model.features), title: title(of: row))
    return nil
  }

  /// Switches features and says what else changed.
  mutating func set(_ features: FeatureSet, _ value: Bool, title: String) {
    let before = Consequences(self)
    let features = value ? features.intersection(current.full) : features
    let start = current.start
    keepingRow { explorer in
      explorer.edit { document in
        document.toggles[document.selection, default: Toggles()].set(features, value, start: start)
        if document.toggles[document.selection]?.isEmpty == true {
          document.toggles[document.selection] = nil
        }
      }
    }
    say("\(title) \(value ? "on" : "off"); " + before.text(after: Consequences(self)))
  }

  // MARK: Deprecated features

  /// Why D does nothing; nil if it does something.
  var deprecatedRefusal: String? {
    let settable = catalog.deprecated.intersection(current.full)
    if settable.isEmpty { return "\(current.definition.name) has no deprecated feature" }
    let isOn = !catalog.deprecated.isDisjoint(with: current.model.features)
    if isOn || !catalog.deprecated.isDisjoint(with: current.removed) { return nil }
    return "No deprecated feature is on in this model"
  }

  /// Switches all deprecated features off, or back to what the model has.
  mutating func toggleDeprecated() -> Effect? {
    let on = catalog.deprecated.intersection(current.model.features)
    if on.isEmpty {
      let off = catalog.deprecated.intersection(current.removed)
      set(off, true, title: names(off))
    } else {
      set(on, false, title: names(on))
    }
    return nil
  }

  /// Features as a list of names.
  func names(_ features: FeatureSet) -> String {
    current.context.propertyNames(of: features).joined(separator: ", ")
  }

  // MARK: Resetting

  /// Why r does nothing; nil if it does something.
  var resetRowRefusal: String? {
    guard pane == .features, let row = selectedRow else {
      return "Resetting a row works in the pane Features: Tab goes there"
    }
    return members(of: row).isDisjoint(with: current.changed)
      ? "\(title(of: row)) is as the model has it" : nil
  }

  /// Puts the row back to what the model has.
  mutating func resetRow() -> Effect? {
    guard let row = selectedRow else { return nil }
    reset(members(of: row), title: title(of: row))
    return nil
  }

  /// Puts all features back to what the model has.
  mutating func resetAll() -> Effect? {
    reset(catalog.allFeatures, title: catalog.text(document.selection))
    return nil
  }

  private mutating func reset(_ features: FeatureSet, title: String) {
    let before = Consequences(self)
    keepingRow { explorer in
      explorer.edit { document in
        guard var toggles = document.toggles[document.selection] else { return }
        toggles.on = toggles.on.subtracting(features)
        toggles.off = toggles.off.subtracting(features)
        document.toggles[document.selection] = toggles.isEmpty ? nil : toggles
      }
    }
    say("\(title) is as the model has it; " + before.text(after: Consequences(self)))
  }

  // MARK: Mending

  /// Why m does nothing; nil if it does something.
  var mendRefusal: String? {
    if current.runnability.runs { return "It runs on \(host.name) as it is" }
    return current.mend == nil ? "Nothing was found that runs on \(host.name)" : nil
  }

  /// Makes the smallest change that runs on the host.
  mutating func applyMend() -> Effect? {
    guard let mend = current.mend else { return nil }
    let newType = mend.machineType
    let choice = newType.flatMap { try? catalog.machineTypeChoice($0, on: host) }
    let defaults = (choice ?? current.machineType).defaults
    let start = host.context(defaults, catalog: catalog).model(mend.name)
    let toggles = Toggles(
      on: mend.model.features.subtracting(start.features),
      off: start.features.subtracting(mend.model.features))
    let newest = catalog.machineTypes(of: host).last?.name
    // One edit, so that one undo takes all of it back.
    keepingRow { explorer in
      explorer.edit { document in
        document.selection = mend.name
        document.toggles[mend.name] = toggles.isEmpty ? nil : toggles
        if let newType { document.machineTypeName = newType == newest ? nil : newType }
      }
    }
    showSelection()
    let machine = newType.map { " on \($0)" } ?? ""
    say("Mended: \(mend.argument.text)\(machine) runs on \(host.name)")
    return nil
  }

  // MARK: Undo

  /// Takes the last change back.
  mutating func undo() -> Effect? {
    guard let document = history.undo(document) else { return nil }
    restore(document, "Undone")
    return nil
  }

  /// Makes the change again that was undone.
  mutating func redo() -> Effect? {
    guard let document = history.redo(document) else { return nil }
    restore(document, "Redone")
    return nil
  }

  private mutating func restore(_ document: Document, _ word: String) {
    let old = self.document
    keepingRow { $0.replaceDocument(document) }
    showSelection()
    let parts = document.differences(from: old)
    say(
      parts.isEmpty
        ? "\(word): \(current.argument.text) on \(host.name), \(current.machineType.name)"
        : "\(word): \(parts.joined(separator: "; "))")
  }

  // MARK: Pinning and copying

  /// Pins the model as a guest.
  mutating func pin() -> Effect? {
    let argument = current.argument.text
    let guest = current.guest
    edit { document in
      var named = guest
      named.name = "guest \(document.guests.count + 1): \(argument)"
      document.guests.append(WorkingGuest(origin: .pinned(argument: argument), guest: named))
    }
    say("Pinned as guest \(document.guests.count): \(argument), \(guest.machineType)")
    return nil
  }

  /// Copies the `-cpu` line.
  mutating func copyArgument() -> Effect? {
    let text = current.argument.text
    say("Copied: \(text)")
    return .copy(text)
  }

  /// Says what happened.
  mutating func say(_ text: String) {
    message = Message(text: text)
  }

  /// Says why something was not done.
  mutating func refuse(_ text: String) {
    message = Message(text: text, kind: .refusal)
  }
}

/// What a change may bring about besides itself.
struct Consequences {
  private let runs: [Bool]
  private let hosts: [String]
  private let broken: [String]

  init(_ explorer: Explorer) {
    runs = explorer.world.running(explorer.current.guest)
    hosts = explorer.world.places.map(\.host.name)
    let catalog = explorer.catalog
    broken = explorer.current.context.brokenDependencies(explorer.current.model).map {
      "\(catalog.name($0.feature)) requires \(catalog.name($0.required))"
    }
  }

  /// What is different after a change, in words.
  func text(after: Consequences) -> String {
    var parts: [String] = []
    if hosts == after.hosts {
      let won = zip(hosts, zip(runs, after.runs)).filter { !$1.0 && $1.1 }.map(\.0)
      let lost = zip(hosts, zip(runs, after.runs)).filter { $1.0 && !$1.1 }.map(\.0)
      if !won.isEmpty { parts.append("runs now on \(list(won))") }
      if !lost.isEmpty { parts.append("no longer on \(list(lost))") }
    }
    let new = after.broken.filter { !broken.contains($0) }
    if !new.isEmpty { parts.append("QEMU will warn: \(list(new))") }
    return parts.isEmpty ? "nothing else changed" : parts.joined(separator: "; ")
  }

  private func list(_ names: [String]) -> String {
    guard names.count > 2 else { return names.joined(separator: ", ") }
    return names.prefix(2).joined(separator: ", ") + " and \(names.count - 2) more"
  }
}
