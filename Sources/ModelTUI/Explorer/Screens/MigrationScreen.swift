import CPUCore

/// What the screen Migration keeps of itself: where its cursors are and what it shows.
struct MigrationScreen: Sendable {
  /// Which hosts have a column.
  enum HostChoice: Equatable, Sendable {
    /// Those that are marked as the fleet; all where none is.
    case fleet
    case all
    case allWithIdeal
  }

  var rows = ListState()
  var columns = ListState()
  var detailsTop = 0
  /// Whether the details have the keyboard, not the table.
  var isInDetails = false
  var choice = HostChoice.fleet
  /// Whether the pending edits are shown for every guest, not for the selected model alone.
  var editsAll = false
  var search = ""
  var found: MigrationPlace?
  /// The table as it was last worked out; nil until the screen is first looked at.
  var table: MigrationTable?
}

extension Command {
  /// What can be done on the screen Migration alone.
  static let migrationCommands: [Command] = (migrationGuests + migrationViews).map {
    $0.on(.migration)
  }

  private static let migrationGuests: [Command] = [
    Command(
      id: .openGuests, keys: [.character("o")], label: "load",
      help: "Read guests from a file: libvirt's XML, or lines of 'name machine-type cpu'",
      run: {
        $0.mode = .typing(Prompt(purpose: .guestFile, label: "File with guests:"))
        $0.message = nil
        return nil
      }),
    Command(
      id: .pinHere, keys: [.character("P")], label: "pin",
      help: "Pin the selected model as a guest",
      run: { $0.pin() }),
    Command(
      id: .mendGuest, keys: [.character("m")], label: "mend",
      help: "Mend the guest so that it runs on the host of the cell",
      refusal: { $0.mendGuestRefusal }, run: { $0.mendGuest() }),
    Command(
      id: .deprecatedOffHere, keys: [.character("D")], label: "deprecated off",
      help: "Switch all deprecated features of the selected model off; again: back on",
      refusal: { $0.deprecatedRefusal }, run: { $0.toggleDeprecated() }),
    Command(
      id: .applyEdits, keys: [.character("t")], label: "",
      help: "Give the guest the changes of the selected model",
      refusal: { $0.applyEditsRefusal }, run: { $0.applyEditsToGuest() }),
    Command(
      id: .guestMachineType, keys: [.character("c")], label: "machine type",
      help: "Change the guest's machine type", refusal: { $0.guestMachineTypeRefusal },
      run: {
        $0.mode = .choosing($0.guestMachineTypeChooser())
        return nil
      }),
    Command(
      id: .guestHost, keys: [.character("s")], label: "start host",
      help: "Choose the host where a configured guest starts",
      refusal: { $0.configuredGuestRefusal },
      run: {
        $0.mode = .choosing($0.guestHostChooser())
        return nil
      }),
    Command(
      id: .guestLibvirt, keys: [.character("v")], label: "libvirt",
      help: "Start a configured guest with libvirt 11.5, or 11.6 and its new default",
      refusal: { $0.configuredGuestRefusal }, run: { $0.toggleGuestLibvirt() }),
    Command(
      id: .guestDeprecated, keys: [.character("d")], label: "",
      help: "Write deprecated_features of a configured guest: absent, off, on",
      refusal: { $0.configuredGuestRefusal }, run: { $0.nextGuestDeprecatedFeatures() }),
    Command(
      id: .renameGuest, keys: [.character("r")], label: "", help: "Rename the guest",
      refusal: { $0.guestRefusal }, run: { $0.startRenamingGuest() }),
    Command(
      id: .removeGuest, keys: [.character("x"), .delete], label: "remove",
      help: "Take the guest out of the working set", refusal: { $0.guestRefusal },
      run: { $0.removeGuest() }),
  ]

  private static let migrationViews: [Command] = [
    Command(
      id: .editsOfAll, keys: [.character("A")], label: "edits for all",
      help: "Show the selected model's changes as if every guest had them",
      refusal: { $0.editsOfAllRefusal }, run: { $0.toggleEditsOfAll() }),
    Command(
      id: .migrationHosts, keys: [.character("f")], label: "hosts",
      help: "Show the fleet, all hosts, or the ideal hosts too", run: { $0.nextHostChoice() }),
    Command(
      id: .searchMigration, keys: [.character("/")], label: "search",
      help: "Search guests and hosts; n and N go on", run: { $0.startMigrationSearch() }),
    Command(
      id: .nextInMigration, keys: [.character("n")], label: "", help: "Go to the next match",
      refusal: { $0.migrationSearchRefusal },
      run: {
        $0.findInMigration($0.migrationScreen.search, forward: true, includesCurrent: false)
        return nil
      }),
    Command(
      id: .previousInMigration, keys: [.character("N")], label: "",
      help: "Go to the match before", refusal: { $0.migrationSearchRefusal },
      run: {
        $0.findInMigration($0.migrationScreen.search, forward: false, includesCurrent: false)
        return nil
      }),
    Command(
      id: .pageLeft, keys: [.character("<")], label: "", help: "Go a page of hosts to the left",
      run: { $0.moveHostPage(by: -1) }),
    Command(
      id: .pageRight, keys: [.character(">")], label: "", help: "Go a page of hosts to the right",
      run: { $0.moveHostPage(by: 1) }),
    Command(
      id: .firstHost, keys: [.character("0")], label: "", help: "Go to the first host",
      run: { $0.moveMigrationSideways(by: Int.min / 2) }),
    Command(
      id: .lastHost, keys: [.character("$")], label: "", help: "Go to the last host",
      run: { $0.moveMigrationSideways(by: Int.max / 2) }),
    Command(
      id: .copyGuest, keys: [.character("y")], label: "copy",
      help: "Copy the -cpu line of the guest, mended for the host where it must be",
      refusal: { $0.copyGuestRefusal }, run: { $0.copyGuest() }),
  ]
}

extension CommandID {
  static let openGuests = CommandID(rawValue: "openGuests")
  static let mendGuest = CommandID(rawValue: "mendGuest")
  static let applyEdits = CommandID(rawValue: "applyEdits")
  static let guestMachineType = CommandID(rawValue: "guestMachineType")
  static let guestHost = CommandID(rawValue: "guestHost")
  static let guestLibvirt = CommandID(rawValue: "guestLibvirt")
  static let guestDeprecated = CommandID(rawValue: "guestDeprecated")
  static let renameGuest = CommandID(rawValue: "renameGuest")
  static let removeGuest = CommandID(rawValue: "removeGuest")
  static let pinHere = CommandID(rawValue: "pinHere")
  static let deprecatedOffHere = CommandID(rawValue: "deprecatedOffHere")
  static let editsOfAll = CommandID(rawValue: "editsOfAll")
  static let migrationHosts = CommandID(rawValue: "migrationHosts")
  static let searchMigration = CommandID(rawValue: "searchMigration")
  static let nextInMigration = CommandID(rawValue: "nextInMigration")
  static let previousInMigration = CommandID(rawValue: "previousInMigration")
  static let pageLeft = CommandID(rawValue: "pageLeft")
  static let pageRight = CommandID(rawValue: "pageRight")
  static let firstHost = CommandID(rawValue: "firstHost")
  static let lastHost = CommandID(rawValue: "lastHost")
  static let copyGuest = CommandID(rawValue: "copyGuest")
}
