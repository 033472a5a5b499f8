import CPUCore

/// Choosing what the policies are compared for.
extension Explorer {
  func policyGuestChooser() -> Chooser {
    var items = [
      Chooser.Item(
        id: "host-model", title: "host-model",
        detail: "takes the model of the host where it starts", refusal: nil),
      Chooser.Item(
        id: "selected", title: "the selected model", detail: current.argument.text, refusal: nil),
    ]
    items += document.guests.enumerated().map { index, guest in
      Chooser.Item(
        id: "guest \(index)", title: guest.guest.name.visible,
        detail: "\(guest.guest.machineType), working set", refusal: nil)
    }
    return Chooser(kind: .policy(.guest), title: "Policies for which guest", items: items)
  }

  func policySourceChooser() -> Chooser {
    hostChooser(.policy(.source), "Where the guest is", selected: policySource.name)
  }

  func policyTargetChooser() -> Chooser {
    hostChooser(.policy(.target), "Where the guest shall go", selected: policyTarget.name)
  }

  private func hostChooser(
    _ kind: Chooser.Kind, _ title: String, selected: String
  ) -> Chooser {
    let items = policyHosts.map { host in
      let definition = catalog.definition(of: host.maximum)
      return Chooser.Item(
        id: host.name, title: host.name.visible,
        detail: "\(definition.marketingName), QEMU \(host.release), \(host.provenanceText.visible)",
        refusal: nil)
    }
    return chooser(kind, title, items, selected: selected)
  }

  func policyBeforeChooser() -> Chooser {
    releaseChooser(.policy(.before), "QEMU before the step", policyQuestion.before) { _ in nil }
  }

  func policyAfterChooser() -> Chooser {
    let before = policyQuestion.before
    return releaseChooser(.policy(.after), "QEMU after the step", policyQuestion.after) {
      $0 < before ? "older than \(before), the release before" : nil
    }
  }

  private func releaseChooser(
    _ kind: Chooser.Kind, _ title: String, _ selected: QEMURelease,
    refusal: (QEMURelease) -> String?
  ) -> Chooser {
    let items = catalog.releases.reversed().map { info in
      Chooser.Item(
        id: info.release.description, title: "QEMU \(info.release)", detail: "",
        refusal: refusal(info.release))
    }
    return chooser(kind, title, items, selected: selected.description)
  }

  func policyMachineTypeChooser() -> Chooser {
    let items = catalog.machineTypes.reversed().map { type in
      Chooser.Item(id: type.name, title: type.name, detail: "", refusal: nil)
    }
    return chooser(
      .policy(.machineType), "Machine type in the question", items,
      selected: policyQuestion.machineType)
  }

  /// Takes what was chosen for a part of the question.
  mutating func choosePolicy(_ part: PolicyPart, _ id: String) {
    edit { document in
      switch part {
      case .guest:
        document.policy.guest = Self.guestChoice(id, document)
        document.policy.machineType = nil
      case .source:
        document.policy.source = id
        document.policy.before = nil
        document.policy.machineType = nil
      case .target: document.policy.target = id
      case .before:
        let release = QEMURelease(id)
        document.policy.before = release
        if let release, let after = document.policy.after, after < release {
          document.policy.after = nil
        }
      case .after: document.policy.after = QEMURelease(id)
      case .machineType: document.policy.machineType = id
      }
    }
    deprecationScreen.detailsTop = 0
    let question = policyQuestion
    say(
      "Policies for \(policyGuestName.visible): \(question.source.name.visible) to "
        + "\(question.target.name.visible), QEMU \(question.before) to \(question.after), "
        + question.machineType.visible)
  }

  private static func guestChoice(
    _ id: String, _ document: Document
  ) -> PolicySettings.GuestChoice {
    switch id {
    case "host-model": return .hostModel
    case "selected": return .selected
    default:
      let index = id.split(separator: " ").last.flatMap { Int($0) } ?? -1
      guard document.guests.indices.contains(index) else { return .hostModel }
      return .working(document.guests[index].guest.name)
    }
  }
}

/// A part of the policies' question.
enum PolicyPart: Sendable {
  case guest, source, target, before, after, machineType
}

extension CommandID {
  static let presets = CommandID(rawValue: "presets")
  static let switchAxis = CommandID(rawValue: "switchAxis")
  static let resetPoint = CommandID(rawValue: "resetPoint")
  static let resetHistory = CommandID(rawValue: "resetHistory")
  static let addLifeLine = CommandID(rawValue: "addLifeLine")
  static let policyGuest = CommandID(rawValue: "policyGuest")
  static let policySource = CommandID(rawValue: "policySource")
  static let policyTarget = CommandID(rawValue: "policyTarget")
  static let policyBefore = CommandID(rawValue: "policyBefore")
  static let policyAfter = CommandID(rawValue: "policyAfter")
  static let policyMachineType = CommandID(rawValue: "policyMachineType")
  static let storyList = CommandID(rawValue: "storyList")
  static let storyNext = CommandID(rawValue: "storyNext")
  static let storyBack = CommandID(rawValue: "storyBack")
  static let storyAgain = CommandID(rawValue: "storyAgain")
  static let storyText = CommandID(rawValue: "storyText")
  static let storyLeave = CommandID(rawValue: "storyLeave")
}
