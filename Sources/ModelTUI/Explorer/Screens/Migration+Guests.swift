import CPUCore

/// What the screen Migration does to the guests of the working set.
extension Explorer {
  /// Why there is no guest to change; nil if there is one.
  var guestRefusal: String? {
    guard selectedGuestIndex == nil else { return nil }
    return document.guests.isEmpty
      ? "There are no guests yet: P pins the model, o reads a file"
      : "This row is the selected model, which screen 1 changes: Down goes to the guests"
  }

  /// The selected guest, if it is configured and worked out where it starts.
  private var selectedConfiguration: (index: Int, ConfiguredGuest, host: String, LibvirtVersion)? {
    guard let index = selectedGuestIndex,
      case .configured(let guest, let host, let libvirt) = document.guests[index].origin
    else { return nil }
    return (index, guest, host, libvirt)
  }

  private var selectedArgument: String? {
    guard let index = selectedGuestIndex,
      case .pinned(let argument) = document.guests[index].origin
    else { return nil }
    return argument
  }

  /// The QEMU in which guests of a machine type are thought: the newest, with all features.
  private func home(of machineType: String) -> QEMUContext {
    guard let newest = catalog.definitions.last else { return current.context }
    let host = catalog.idealHost(of: newest)
    let choice = try? catalog.machineTypeChoice(machineType, on: host)
    return host.context((choice ?? MachineTypeChoice(newestOf: catalog)).defaults, catalog: catalog)
  }

  /// The name that a guest's model starts from.
  func modelName(of guest: WorkingGuest) -> ModelName {
    if case .pinned(let argument) = guest.origin,
      let name = catalog.modelName(String(argument.prefix { $0 != "," })),
      case .definition(guest.guest.model.definition, _) = name
    {
      return name
    }
    return .definition(guest.guest.model.definition, isBase: false)
  }

  // MARK: Mending

  /// The smallest change with which the selected guest runs on the selected host.
  var cellMend: Mend? {
    guard let host = selectedHost, let table = migrationScreen.table else { return nil }
    guard let index = selectedGuestIndex else {
      return catalog.mend(
        current.name, current.model, in: current.context,
        machineType: current.machineType.name, on: host)
    }
    guard let guest = table.guest(index + 1) else { return nil }
    let context = home(of: guest.machineType)
    return catalog.mend(
      modelName(of: document.guests[index]), guest.model, in: context,
      machineType: guest.machineType, on: host)
  }

  var mendGuestRefusal: String? {
    if let refusal = guestRefusal { return refusal }
    guard let table = migrationScreen.table, let host = selectedHost, let index = selectedGuestIndex
    else { return "There is no host to mend for" }
    switch document.guests[index].origin {
    case .running: return "A running guest keeps its features: the mend is for its configuration"
    case .configured: return "Its XML decides, not this screen: d, v and s try what it may say"
    case .pinned: break
    }
    let column = migrationScreen.columns.cursor
    if table.after.runs(guest: index + 1, host: column) {
      return "It runs on \(host.name.visible) as it is"
    }
    return cellMend == nil ? "Nothing was found that runs on \(host.name.visible)" : nil
  }

  mutating func mendGuest() -> Effect? {
    guard let index = selectedGuestIndex, let mend = cellMend, let host = selectedHost else {
      return nil
    }
    var guest = document.guests[index].guest
    guest.model = CPUModel(definition: mend.model.definition, features: mend.model.features)
    if let machineType = mend.machineType { guest.machineType = machineType }
    putPinned(guest, mend.argument.text, at: index)
    let machine = mend.machineType.map { "-M \($0) " } ?? ""
    say(
      "Mended for \(host.name.visible): \(machine)-cpu \(mend.argument.text); "
        + "takes effect after the guest is stopped and started")
    return nil
  }

  /// Replaces a pinned guest; a name that told its argument tells the new one.
  private mutating func putPinned(_ changed: Guest, _ argument: String, at index: Int) {
    edit { document in
      var guest = changed
      if case .pinned(let old) = document.guests[index].origin, guest.name.hasSuffix(": " + old) {
        guest.name = guest.name.dropLast(old.count) + argument
      }
      document.guests[index] = WorkingGuest(origin: .pinned(argument: argument), guest: guest)
    }
  }

  // MARK: Giving the guest the pending edits

  var applyEditsRefusal: String? {
    if let refusal = guestRefusal { return refusal }
    guard current.hasChanges else {
      return "Nothing is changed in \(catalog.text(current.name)): D or screen 1 changes it"
    }
    return selectedArgument == nil ? "Only pinned guests take changes; P pins a model" : nil
  }

  mutating func applyEditsToGuest() -> Effect? {
    guard let index = selectedGuestIndex, let toggles = document.toggles[document.selection] else {
      return nil
    }
    var guest = document.guests[index].guest
    let context = home(of: guest.machineType)
    guest.model = toggles.applied(
      to: guest.model, full: context.fullSet(of: catalog.definition(of: guest.model)))
    guard guest != document.guests[index].guest else {
      say("\(guest.name.visible) has these changes already")
      return nil
    }
    let argument = context.argument(modelName(of: document.guests[index]), guest.model)
    putPinned(guest, argument.text, at: index)
    sayHosts(index, "-cpu \(argument.text); takes effect after stop and start")
    return nil
  }

  /// Says what happened to a guest, and on how many hosts it runs now.
  private mutating func sayHosts(_ index: Int, _ text: String) {
    guard let table = migrationScreen.table, table.rows.indices.contains(index + 1) else { return }
    let count = table.after.hostsOfGuest[index + 1]
    say(
      "\(table.rows[index + 1].name.visible) runs on \(count) of \(table.hosts.count) hosts: \(text)"
    )
  }

  // MARK: Machine types

  var guestMachineTypeRefusal: String? {
    if let refusal = guestRefusal { return refusal }
    guard let index = selectedGuestIndex else { return nil }
    switch document.guests[index].origin {
    case .running: return "A running guest keeps its machine type until it is stopped and started"
    case .configured(let guest, _, _) where guest.isRunning:
      return "A running guest keeps its machine type until it is stopped and started"
    default: return nil
    }
  }

  func guestMachineTypeChooser() -> Chooser {
    let hosts = migrationScreen.table?.hosts ?? []
    var counts: [String: Int] = [:]
    for type in hosts.flatMap(catalog.machineTypes(of:)) { counts[type.name, default: 0] += 1 }
    var names = catalog.machineTypes.reversed().map(\.name)
    names += counts.keys.filter { !names.contains($0) }.sorted()
    let items = names.map { name in
      Chooser.Item(
        id: name, title: name, detail: "offered by \(counts[name] ?? 0) of \(hosts.count) hosts",
        refusal: nil)
    }
    let index = selectedGuestIndex
    return chooser(
      .guestMachineType, "Machine type of the guest", items,
      selected: index.map { document.guests[$0].guest.machineType } ?? "")
  }

  mutating func chooseGuestMachineType(_ name: String) {
    guard let index = selectedGuestIndex else { return }
    if case .configured(var guest, let host, let libvirt) = document.guests[index].origin {
      guest.machineType = name
      configure(index, guest, host, libvirt)
    } else if let text = selectedArgument {
      var guest = document.guests[index].guest
      guest.machineType = name
      // The defaults of a named model may be others on another machine type.
      if let argument = try? CPUArgument(parsing: text), modelIsNamed(argument),
        let model = try? home(of: name).model(argument)
      {
        guest.model = CPUModel(definition: model.definition, features: model.features)
      }
      putPinned(guest, text, at: index)
    }
    sayHosts(index, name)
  }

  private func modelIsNamed(_ argument: CPUArgument) -> Bool {
    catalog.modelName(argument.model)?.isMigrationSafe ?? false
  }

  // MARK: Configured guests

  var configuredGuestRefusal: String? {
    if let refusal = guestRefusal { return refusal }
    guard selectedConfiguration == nil else { return nil }
    return "Only guests from libvirt's XML are worked out where they start: o reads a file"
  }

  func guestHostChooser() -> Chooser {
    let items = library.hosts.map { host in
      Chooser.Item(
        id: host.name, title: host.name.visible,
        detail: "\(catalog.definition(of: host.maximum).marketingName), QEMU \(host.release)",
        refusal: nil)
    }
    return chooser(
      .guestHost, "The guest starts on", items, selected: selectedConfiguration?.host ?? "")
  }

  mutating func chooseGuestHost(_ name: String) {
    guard let (index, guest, _, libvirt) = selectedConfiguration else { return }
    configure(index, guest, name, libvirt)
    sayStart(index)
  }

  /// The last libvirt before the new default of deprecated_features, and the first with it.
  static let libvirtChoices = (before: LibvirtVersion(11, 5), since: LibvirtVersion(11, 6))

  mutating func toggleGuestLibvirt() -> Effect? {
    guard let (index, guest, host, libvirt) = selectedConfiguration else { return nil }
    let choices = Self.libvirtChoices
    configure(
      index, guest, host, libvirt.defaultsDeprecatedFeaturesOff ? choices.before : choices.since)
    sayStart(index)
    return nil
  }

  mutating func nextGuestDeprecatedFeatures() -> Effect? {
    guard case (let index, var guest, let host, let libvirt)? = selectedConfiguration else {
      return nil
    }
    var cpu = guest.cpu ?? LibvirtCPU(mode: .hostModel)
    switch cpu.deprecatedFeatures {
    case nil: cpu.deprecatedFeatures = false
    case false?: cpu.deprecatedFeatures = true
    case true?: cpu.deprecatedFeatures = nil
    }
    guest.cpu = cpu
    configure(index, guest, host, libvirt)
    sayStart(index)
    return nil
  }

  private mutating func configure(
    _ index: Int, _ guest: ConfiguredGuest, _ hostName: String, _ libvirt: LibvirtVersion
  ) {
    let started = library.host(named: hostName).map {
      guest.start(on: $0, libvirt: libvirt, catalog)
    }
    edit { document in
      document.guests[index].origin = .configured(guest, startsOn: hostName, libvirt: libvirt)
      if case .success(let result)? = started {
        let name = document.guests[index].guest.name
        document.guests[index].guest = result
        document.guests[index].guest.name = name
      }
    }
  }

  private mutating func sayStart(_ index: Int) {
    guard case .configured(let guest, let host, let libvirt) = document.guests[index].origin else {
      return
    }
    if case .failure(let error)? = migrationScreen.table?.rows[index + 1].outcome {
      return refuse("It does not start on \(host.visible): \(error)")
    }
    sayHosts(
      index,
      "started on \(host.visible) by libvirt \(libvirt), deprecated_features "
        + Self.deprecatedText(guest))
  }

  /// How the element says what becomes of deprecated features.
  static func deprecatedText(_ guest: ConfiguredGuest) -> String {
    guest.cpu?.deprecatedFeatures.map { $0 ? "on" : "off" } ?? "absent"
  }

  // MARK: Names and removing

  mutating func startRenamingGuest() -> Effect? {
    guard let index = selectedGuestIndex else { return nil }
    mode = .typing(
      Prompt(
        purpose: .guestName(index), label: "New name:",
        input: TextInput(document.guests[index].guest.name)))
    message = nil
    return nil
  }

  mutating func renameGuest(_ index: Int, _ text: String) {
    let name = text.trimmedBlanks
    guard document.guests.indices.contains(index) else { return }
    guard !name.isEmpty else { return refuse("A guest needs a name; it keeps the old one") }
    let isTaken = document.guests.enumerated().contains {
      $0.offset != index && $0.element.guest.name == name
    }
    guard !isTaken else { return refuse("Another guest is called '\(name.visible)' already") }
    edit { $0.guests[index].guest.name = name }
    say("The guest is called '\(name.visible)' now")
  }

  mutating func removeGuest() -> Effect? {
    guard let index = selectedGuestIndex else { return nil }
    let name = document.guests[index].guest.name
    edit { $0.guests.remove(at: index) }
    say("Removed '\(name.visible)'; u brings it back")
    return nil
  }

  // MARK: Copying and opening

  var copyGuestRefusal: String? {
    cellMend == nil ? "This guest has no -cpu line that runs there" : nil
  }

  mutating func copyGuest() -> Effect? {
    guard let mend = cellMend else { return nil }
    say("Copied: \(mend.argument.text)")
    return .copy(mend.argument.text)
  }

  /// Enter: the host and the guest's model become those of the first screen.
  mutating func openMigration() -> Effect? {
    guard let host = selectedHost, let table = migrationScreen.table else { return nil }
    guard let index = selectedGuestIndex else {
      edit { $0.hostName = host.name }
      return showOnFirstScreen("\(catalog.text(current.name)) on \(host.name.visible)")
    }
    guard let guest = table.guest(index + 1) else {
      refuse("This guest does not start, so it has no model to look at")
      return nil
    }
    let name = modelName(of: document.guests[index])
    let choice = try? catalog.machineTypeChoice(guest.machineType, on: host)
    let context = host.context(
      (choice ?? MachineTypeChoice(newestOf: catalog)).defaults, catalog: catalog)
    let start = context.model(name).features
    let toggles = Toggles(
      on: guest.model.features.subtracting(start), off: start.subtracting(guest.model.features))
    let isNewest = catalog.machineTypes(of: host).last?.name == guest.machineType
    edit { document in
      document.selection = name
      document.toggles[name] = toggles.isEmpty ? nil : toggles
      document.hostName = host.name
      document.machineTypeName = isNewest ? nil : guest.machineType
    }
    return showOnFirstScreen("\(table.rows[index + 1].name.visible) on \(host.name.visible)")
  }

  private mutating func showOnFirstScreen(_ title: String) -> Effect? {
    screen = .explorer
    if case .definition(_, let isBase) = document.selection { showsBaseModels = isBase }
    refreshRows()
    showSelection()
    say("\(title): \(verdictWords)")
    return nil
  }
}
