import CPUCore

/// A list to choose from that lies over the screen, with a filter that is typed.
struct Chooser: Sendable {
  /// What is being chosen.
  enum Kind: Hashable, Sendable {
    case host, machineType, palette, help
    /// The QEMU release of a copy of a host, and the capture whose limits it gets.
    case hostRelease, hostLimits
    /// The machine type of a guest, and the host where it starts.
    case guestMachineType, guestHost
    /// One of the two sides of a comparison; Space marks there.
    case compared(isFirst: Bool)
    /// The form of an export.
    case export
    /// A part of the question that policies are compared for.
    case policy(PolicyPart)
    /// A ready-made what-if, a feature for the life lines, or a story.
    case preset, lifeLine, story
  }

  /// One entry.
  struct Item: Sendable {
    /// What is chosen by it.
    var id: String
    /// What the filter looks at and the row shows.
    var title: String
    /// More about it, shown behind the title.
    var detail: String
    /// Why it can not be chosen now; nil if it can.
    var refusal: String?
    /// What else it is called, which the filter finds too.
    var otherNames = ""
  }

  let kind: Kind
  let title: String
  /// Whether Space marks entries, as where two models are chosen to compare.
  var marks: Bool {
    if case .compared = kind { return true }
    return false
  }
  let items: [Item]
  var filter = TextInput()
  var list = ListState()

  /// The entries that the filter lets through: first the one whose title it is, then those that have
  /// its words in their names.
  var shown: [Item] {
    let words = filter.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return items }
    let whole = words.joined(separator: " ")
    var (exact, byName, byDetail): ([Item], [Item], [Item]) = ([], [], [])
    for item in items {
      let names = (item.title + " " + item.otherNames).lowercased()
      let text = names + " " + item.detail.lowercased()
      if item.title.lowercased() == whole {
        exact.append(item)
      } else if words.allSatisfy({ names.contains($0) }) {
        byName.append(item)
      } else if words.allSatisfy({ text.contains($0) }) {
        byDetail.append(item)
      }
    }
    return exact + byName + byDetail
  }

  /// The entry under the cursor.
  var selected: Item? {
    let shown = shown
    return shown.indices.contains(list.cursor) ? shown[list.cursor] : nil
  }

  /// How many entries fit on a screen of a height.
  static func rowCount(screenHeight: Int) -> Int {
    max(1, screenHeight - 8)
  }
}

extension Explorer {
  /// The list of hosts, with the chosen one under the cursor.
  func hostChooser() -> Chooser {
    let items = world.places.map { place in
      let definition = catalog.definition(of: place.host.maximum)
      return Chooser.Item(
        id: place.host.name, title: place.host.name,
        detail: "\(definition.marketingName), QEMU \(place.host.release)", refusal: nil)
    }
    return chooser(.host, "Choose a host", items, selected: host.name)
  }

  /// The list of machine types: those that the host offers, then the others.
  func machineTypeChooser() -> Chooser {
    let offered = catalog.machineTypes(of: host)
    var items = offered.reversed().map { type in
      Chooser.Item(
        id: type.name, title: type.name,
        detail: type.isDeprecated == true ? "deprecated there" : "", refusal: nil)
    }
    let names = Set(offered.map(\.name))
    items += catalog.machineTypes.reversed().filter { !names.contains($0.name) }.map {
      Chooser.Item(id: $0.name, title: $0.name, detail: "not offered by \(host.name)", refusal: nil)
    }
    return chooser(.machineType, "Choose a machine type", items, selected: current.machineType.name)
  }

  /// The list of commands: those of the palette, or the help with the pane's own first.
  func commandChooser(_ kind: Chooser.Kind) -> Chooser {
    let commands = Command.all.filter { $0.isListed && $0.hasKey(on: screen) }
    let own = commands.filter { $0.isAtHome(in: self) && $0.isSpecial }
    let rest = commands.filter {
      !$0.isSpecial || ($0.screens.contains(screen) && !$0.isAtHome(in: self))
    }
    let items = (own + rest).map { command in
      Chooser.Item(
        id: command.id.rawValue, title: command.keyLabels, detail: command.help,
        refusal: command.refusal(self),
        // The hint bar calls it by its label: who has read that types it.
        otherNames: "\(command.label(in: self)) \(command.id.rawValue)")
    }
    // What can not be done now, such as going on in a story when none is told, comes last.
    let shared = items.dropFirst(own.count)
    return Chooser(
      kind: kind, title: kind == .help ? "Help: type to filter, Enter runs" : "Commands",
      items: items.prefix(own.count) + shared.filter { $0.refusal == nil }
        + shared.filter { $0.refusal != nil })
  }

  /// A list with one entry under the cursor.
  func chooser(
    _ kind: Chooser.Kind, _ title: String, _ items: [Chooser.Item], selected: String
  ) -> Chooser {
    var chooser = Chooser(kind: kind, title: title, items: items)
    if let row = items.firstIndex(where: { $0.id == selected }) {
      chooser.list.move(
        to: row, count: items.count, height: Chooser.rowCount(screenHeight: size.height))
    }
    return chooser
  }
}
