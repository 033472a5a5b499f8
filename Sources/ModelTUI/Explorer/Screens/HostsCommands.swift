import CPUCore

extension Command {
  /// What can be done on the screen Hosts alone.
  static let hostsCommands: [Command] = (hostsEditing + hostsLooking).map { $0.on(.hosts) }

  private static let hostsEditing: [Command] = [
    Command(
      id: .hostOpen, keys: [.enter], label: "choose", labelHere: { $0.hostOpenLabel },
      help: "Choose the host under the cursor; fold a section; explain a feature",
      run: { $0.openHosts() }),
    Command(
      id: .hostChoose, keys: [.character("H")], label: "",
      help: "Choose the host under the cursor: models run and are checked there",
      refusal: { $0.hostRefusal }, run: { $0.chooseSelectedHost() }),
    Command(
      id: .hostMark, keys: [.character(" ")], label: "mark",
      labelHere: { $0.hostsScreen.pane == .features ? "toggle" : nil },
      help: "In the library: mark the host as one of the fleet; in the features: switch on a copy",
      refusal: { $0.hostMarkRefusal },
      run: { $0.hostsScreen.pane == .features ? $0.toggleHostFeature() : $0.markHosts() }),
    Command(
      id: .hostCopy, keys: [.character("c")], label: "copy",
      help: "Make a copy of the host to edit", refusal: { $0.hostRefusal },
      run: { $0.copyHost() }),
    Command(
      id: .hostDeprecated, keys: [.character("D")], label: "deprecated gone",
      help: "The host after the deprecated features are gone; again: back",
      refusal: { $0.hostDeprecatedRefusal }, run: { $0.toggleHostDeprecated() }),
    Command(
      id: .hostNested, keys: [.character("v")], label: "nested",
      help: "The host with nested virtualisation, or without",
      refusal: { $0.hostNestedRefusal }, run: { $0.toggleHostNested() }),
    Command(
      id: .hostRelease, keys: [.character("Q")], label: "QEMU",
      help: "The host under another QEMU release", refusal: { $0.hostRefusal },
      run: {
        $0.mode = .choosing($0.releaseChooser())
        return nil
      }),
    Command(
      id: .hostLimits, keys: [.character("K")], label: "kernel",
      help: "The host under the limits of another kernel, where a capture shows them",
      refusal: { $0.hostLimitsRefusal },
      run: {
        $0.mode = .choosing($0.limitsChooser())
        return nil
      }),
    Command(
      id: .hostLoad, keys: [.character("o")], label: "load",
      help: "Load a host from a file of QMP answers or of virsh domcapabilities",
      run: {
        $0.mode = .typing(Prompt(purpose: .hostFile, label: "File with a host:"))
        $0.message = nil
        return nil
      }),
    Command(
      id: .hostName, keys: [.character("t"), .function(2)], label: "name",
      help: "Give a host of your own another name", refusal: { $0.hostOwnRefusal("name") },
      run: { $0.startRenamingHost() }),
    Command(
      id: .hostDelete, keys: [.character("x"), .delete], label: "delete",
      help: "Delete a host of your own", refusal: { $0.hostOwnRefusal("delete") },
      run: { $0.deleteHost() }),
    Command(
      id: .hostResetRow, keys: [.character("r")], label: "",
      help: "Put the feature or group back to what the original host has",
      refusal: { $0.hostResetRowRefusal }, run: { $0.resetHostRow() }),
    Command(
      id: .hostReset, keys: [.character("R")], label: "",
      help: "Put the whole copy back to what the original host has",
      refusal: { $0.hostResetRefusal }, run: { $0.resetHost() }),
  ]

  private static let hostsLooking: [Command] = [
    Command(
      id: .hostSearch, keys: [.character("/")], label: "search",
      help: "Search hosts by any name, or features; n and N go on",
      run: { $0.startHostSearch() }),
    Command(
      id: .hostSearchNext, keys: [.character("n")], label: "", help: "Go to the next match",
      refusal: { $0.hostSearchRefusal },
      run: {
        $0.repeatHostSearch($0.hostsScreen.lastSearch, forward: true, includesCurrent: false)
        return nil
      }),
    Command(
      id: .hostSearchPrevious, keys: [.character("N")], label: "",
      help: "Go to the match before", refusal: { $0.hostSearchRefusal },
      run: {
        $0.repeatHostSearch($0.hostsScreen.lastSearch, forward: false, includesCurrent: false)
        return nil
      }),
    Command(
      id: .hostFilter, keys: [.character("f")], label: "filter",
      help: "Show all features of the host, those on, changed, deprecated, missing, beyond base",
      refusal: { $0.hostRefusal }, run: { $0.nextHostFilter() }),
    Command(
      id: .hostInformation, keys: [.character("i")], label: "",
      help: "Tell all about the feature, group or host under the cursor",
      run: {
        if $0.subjectUnderCursor != nil { return $0.askInformation() }
        $0.focusHosts(.details)
        return nil
      }),
  ]
}

extension CommandID {
  static let hostOpen = CommandID(rawValue: "hostOpen")
  static let hostChoose = CommandID(rawValue: "hostChoose")
  static let hostMark = CommandID(rawValue: "hostMark")
  static let hostCopy = CommandID(rawValue: "hostCopy")
  static let hostDeprecated = CommandID(rawValue: "hostDeprecated")
  static let hostNested = CommandID(rawValue: "hostNested")
  static let hostRelease = CommandID(rawValue: "hostRelease")
  static let hostLimits = CommandID(rawValue: "hostLimits")
  static let hostLoad = CommandID(rawValue: "hostLoad")
  static let hostName = CommandID(rawValue: "hostName")
  static let hostDelete = CommandID(rawValue: "hostDelete")
  static let hostResetRow = CommandID(rawValue: "hostResetRow")
  static let hostReset = CommandID(rawValue: "hostReset")
  static let hostSearch = CommandID(rawValue: "hostSearch")
  static let hostSearchNext = CommandID(rawValue: "hostSearchNext")
  static let hostSearchPrevious = CommandID(rawValue: "hostSearchPrevious")
  static let hostFilter = CommandID(rawValue: "hostFilter")
  static let hostInformation = CommandID(rawValue: "hostInformation")
}

// MARK: Why a command can not be done

extension Explorer {
  /// Why there is no host to do something with; nil if there is.
  var hostRefusal: String? {
    hostUnderCursor == nil ? "No host is under the cursor, but a section: Enter folds it" : nil
  }

  var hostMarkRefusal: String? {
    switch hostsScreen.pane {
    case .list: return nil
    case .details: return "There is nothing to mark in the details: Tab goes on"
    case .features:
      if let hostRefusal { return hostRefusal }
      guard let host = hostUnderCursor, let row = selectedHostFeatureRow else {
        return "There is no feature to switch"
      }
      let isSettable = !sections.members(of: row).isDisjoint(with: featureStates(of: host).settable)
      return isSettable ? nil : unsettableText(row, catalog.definition(of: host.maximum))
    }
  }

  /// Why D does nothing; nil if it does something.
  var hostDeprecatedRefusal: String? {
    guard let host = hostUnderCursor else { return hostRefusal }
    if !host.maximum.features.isDisjoint(with: catalog.deprecated) { return nil }
    let before = original(of: host)?.maximum.features ?? FeatureSet()
    return before.isDisjoint(with: catalog.deprecated)
      ? "\(host.name.visible) has no deprecated feature" : nil
  }

  /// Why v does nothing; nil if it does something.
  var hostNestedRefusal: String? {
    guard let host = hostUnderCursor else { return hostRefusal }
    if host.accelerator == .tcg { return "QEMU's emulation has no nested virtualisation" }
    let known = catalog.knownFeatures(to: host.release)
    return host.maximum.features.isDisjoint(with: catalog.nestedFeatures)
      && catalog.featuresWithNesting(of: host).intersection(known)
        .isSubset(of: host.maximum.features)
      ? "No feature of nested virtualisation is known for \(host.name.visible)" : nil
  }

  /// Why K does nothing; nil if it does something.
  var hostLimitsRefusal: String? {
    guard let host = hostUnderCursor else { return hostRefusal }
    guard catalog.knownLimits(of: host).isEmpty else { return nil }
    let machine = catalog.definition(of: host.maximum).marketingName
    return "No capture of a \(machine) offers less than \(host.name.visible)"
  }

  /// Why a built-in host can not be named or deleted; nil for one's own.
  func hostOwnRefusal(_ verb: String) -> String? {
    guard let host = hostUnderCursor else { return hostRefusal }
    return document.hosts.contains { $0.name == host.name }
      ? nil : "\(host.name) is built in: you can \(verb) hosts of your own; c makes a copy"
  }

  /// Why r does nothing; nil if it does something.
  var hostResetRowRefusal: String? {
    guard hostsScreen.pane == .features, let row = selectedHostFeatureRow else {
      return "Resetting a row works in the pane Features: Tab goes there"
    }
    guard let host = hostUnderCursor else { return hostRefusal }
    if let refusal = hostOriginalRefusal { return refusal }
    return sections.members(of: row).isDisjoint(with: featureStates(of: host).changed)
      ? "\(title(of: row)) is as the original host has it" : nil
  }

  /// Why R does nothing; nil if it does something.
  var hostResetRefusal: String? {
    guard let host = hostUnderCursor else { return hostRefusal }
    if let refusal = hostOriginalRefusal { return refusal }
    guard let original = original(of: host) else { return nil }
    return host.maximum == original.maximum && host.release == original.release
      ? "Nothing is changed against \(original.name.visible)" : nil
  }

  private var hostOriginalRefusal: String? {
    guard let host = hostUnderCursor else { return hostRefusal }
    guard case .hypothetical(let name) = host.provenance else {
      return "\(host.name.visible) is as it was found: only copies are edited"
    }
    return library.host(named: name) == nil
      ? "\(name.visible), from which this was made, is not in the library any more" : nil
  }

  var hostSearchRefusal: String? {
    hostsScreen.lastSearch.isEmpty ? "Nothing was searched for yet: / searches" : nil
  }
}
