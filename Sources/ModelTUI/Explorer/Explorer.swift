import CPUCore

/// The screens, by the digit that opens them.
enum Screen: Int, CaseIterable, Sendable {
  case explorer = 1, hosts, migration, deprecation, compare

  var title: String {
    switch self {
    case .explorer: "Explorer"
    case .hosts: "Hosts"
    case .migration: "Migration"
    case .deprecation: "Deprecation"
    case .compare: "Compare"
    }
  }
}

/// The panes of the first screen, in the order of the Tab key.
enum Pane: Int, CaseIterable, Sendable {
  case definitions, features, model, runs, migration

  var title: String {
    switch self {
    case .definitions: "Models"
    case .features: "Features"
    case .model: "Model"
    case .runs: "Runs"
    case .migration: "Migration"
    }
  }

  /// Whether it is one of the live panels.
  var isPanel: Bool { rawValue >= Pane.model.rawValue }
}

/// The forms in which the model panel shows the model.
enum ModelFormat: Int, CaseIterable, Sendable {
  case argument, `static`, full, libvirt, qmp

  var title: String {
    switch self {
    case .argument: "-cpu"
    case .static: "static"
    case .full: "full"
    case .libvirt: "libvirt"
    case .qmp: "QMP"
    }
  }

  /// What it is, in a few words.
  var words: String {
    switch self {
    case .argument: "the -cpu argument and what is in it"
    case .static: "the static expansion"
    case .full: "the full expansion"
    case .libvirt: "libvirt's <cpu>"
    case .qmp: "QEMU's answer to query-cpu-model-expansion"
    }
  }

  var next: ModelFormat { ModelFormat(rawValue: rawValue + 1) ?? .argument }
}

/// A message about what just happened.
struct Message: Hashable, Sendable {
  enum Kind: Sendable {
    case information, refusal
  }

  var text: String
  var kind = Kind.information
}

/// What takes the keys.
enum Mode: Sendable {
  /// The panes do.
  case normal
  /// A search is being typed; the place to return to is kept.
  case search(TextInput, before: SearchOrigin)
  /// A line is being typed in answer to a question.
  case typing(Prompt)
  /// A list to choose from lies over the screen.
  case choosing(Chooser)
  /// A text to read lies over the screen.
  case reading(Page)
  /// Replacing a file is about to be confirmed.
  case confirmingReplacing(Replacement)
  /// Leaving is about to be confirmed.
  case confirmingQuit
}

/// Where the cursor was before a search.
struct SearchOrigin: Sendable {
  var pane: Pane
  var definitions: ListState
  var features: ListState
  var selection: ModelName
  var unfolded: Set<Int>
}

/// All that the explorer knows: a pure value, changed by ``handle(_:hits:)`` alone.
struct Explorer: Sendable {
  let catalog: Catalog
  let sections: FeatureSections
  /// The hosts that everybody has.
  let builtInHosts: HostLibrary

  /// All hosts: those that everybody has, and the document's own.
  private(set) var library: HostLibrary
  var document: Document
  var history = History()
  /// The document as it was last saved, or as it was opened; nil if nobody knows.
  var savedDocument: Document?
  /// Where the work is saved.
  var saving = Saving()
  var theme = Theme.any

  var size: Size
  var screen = Screen.explorer { didSet { refreshMigration() } }
  var pane = Pane.definitions
  /// The live panel that is shown where there is room for one only.
  var panel = Pane.runs
  var mode = Mode.normal
  var message: Message?

  var hostsScreen = HostsScreen()
  var migrationScreen = MigrationScreen()
  var deprecationScreen = DeprecationScreen()
  var compareScreen = CompareScreen()

  /// The story that is being told.
  var story: StoryRun?

  var definitionList = ListState()
  var featureList = ListState()
  /// The first line that each live panel shows.
  var panelTop: [Pane: Int] = [:]
  var unfolded: Set<Int> = [0, 1]
  var filter = FeatureFilter.all
  var hidesUnsettable = false
  var showsBaseModels = false
  var format = ModelFormat.argument
  var lastSearch = ""

  /// What is worked out whenever the document changes.
  private(set) var current: CurrentModel
  private(set) var world: World
  private(set) var rows: [FeatureRow] = []
  private(set) var modelRows: [ModelRow] = []

  init(
    catalog: Catalog = .builtIn, host: Host, machineTypeName: String? = nil,
    selection: ModelName? = nil, toggles: Toggles = Toggles(), size: Size
  ) {
    let library = HostLibrary(catalog: catalog)
    let name = selection ?? .definition(host.maximum.definition, isBase: false)
    var document = Document(selection: name, hostName: host.name, machineTypeName: machineTypeName)
    if library.host(named: host.name) != host { document.hosts = [host] }
    if !toggles.isEmpty { document.toggles[name] = toggles }
    self.init(catalog: catalog, library: library, document: document, size: size)
  }

  /// Makes an explorer of a document, such as a saved one.
  init(catalog: Catalog = .builtIn, library: HostLibrary, document: Document, size: Size) {
    self.catalog = catalog
    self.size = size
    self.document = document
    builtInHosts = library
    sections = FeatureSections(catalog)
    self.library = library.adding(document.hosts).under(document.whatIf, catalog)
    savedDocument = document
    let name = document.selection
    current = Self.current(document, self.library, catalog)
    world = World(
      catalog: catalog, hosts: self.library.hosts, machineType: current.machineType.name)
    if case .definition(_, let isBase) = name { showsBaseModels = isBase }
    refreshRows()
    showSelection()
  }

  /// The chosen host.
  var host: Host { current.host }

  /// Whether there is something that leaving would lose.
  var hasUnsavedChanges: Bool {
    guard saving.path != nil || !saving.isAutomatic else { return false }
    guard var saved = savedDocument else { return true }
    saved.selection = document.selection
    return document != saved
  }

  // MARK: Changing the document

  /// Changes the document, undoably, and works out what follows.
  mutating func edit(_ change: (inout Document) -> Void) {
    var next = document
    change(&next)
    guard next != document else { return }
    history.record(document)
    replaceDocument(next)
  }

  /// Puts another document in place: what undo and redo do.
  mutating func replaceDocument(_ next: Document) {
    let old = document
    document = next
    let machineType = current.machineType.name
    let hostsDiffer = old.hosts != next.hosts || old.whatIf.gone != next.whatIf.gone
    if hostsDiffer { library = builtInHosts.adding(next.hosts).under(next.whatIf, catalog) }
    if hostsDiffer || old.hostName != next.hostName
      || old.machineTypeName != next.machineTypeName
    {
      current = Self.current(document, library, catalog)
    } else {
      refreshCurrent()
    }
    if machineType != current.machineType.name || hostsDiffer {
      world = World(catalog: catalog, hosts: library.hosts, machineType: current.machineType.name)
    }
    refreshRows()
  }

  /// Selects a model; moving about is no edit.
  mutating func select(_ name: ModelName) {
    guard name != document.selection else { return }
    document.selection = name
    refreshCurrent()
    panelTop = [:]
    refreshRows()
  }

  /// Works the selected model out anew under the same QEMU.
  private mutating func refreshCurrent() {
    let name = document.selection
    current = CurrentModel(
      name: name, toggles: document.toggles[name] ?? Toggles(), context: current.context,
      machineType: current.machineType, host: host)
  }

  private static func current(
    _ document: Document, _ library: HostLibrary, _ catalog: Catalog
  ) -> CurrentModel {
    let host =
      library.host(named: document.hostName) ?? catalog.emulation(of: catalog.newestRelease)
    let machineType =
      (try? catalog.machineTypeChoice(document.machineTypeName, on: host))
      ?? (try? catalog.machineTypeChoice(nil, on: host))
      ?? MachineTypeChoice(newestOf: catalog)
    return CurrentModel(
      name: document.selection, toggles: document.toggles[document.selection] ?? Toggles(),
      context: host.context(machineType.defaults, catalog: catalog), machineType: machineType,
      host: host)
  }

  /// Works out the rows of both lists.
  mutating func refreshRows() {
    rows = featureRows()
    modelRows = makeModelRows()
    featureList.fit(count: rows.count, height: layout.features.inner.height)
    refreshMigration()
  }
}
