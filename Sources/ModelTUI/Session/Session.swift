import CPUCore

/// What a session keeps: the document, and where the user was in it.
struct Session: Hashable, Sendable {
  var document: Document
  var view = SessionView()
  /// The file into which the user saves; kept only in what is saved automatically, because a file
  /// from somebody else must not say where this user's work goes.
  var savedTo: String?
}

/// Where the user was: the screen, what it shows, and the cursors.
struct SessionView: Hashable, Sendable {
  var screen = Screen.explorer
  var pane = Pane.definitions
  var panel = Pane.runs
  var format = ModelFormat.argument
  var filter = FeatureFilter.all
  var hidesUnsettable = false
  var showsBaseModels = false
  /// The titles of the sections that are unfolded.
  var unfolded: [String] = []
  /// The row under the cursor of the feature pane: a feature, or the title of a section.
  var row: Row?
  /// The cursors of the other screens' lists.
  var cursors: [Screen: ListState] = [:]

  enum Row: Hashable, Sendable {
    case feature(String)
    case section(String)
  }
}

extension Explorer {
  /// What a session keeps of the present state.
  var session: Session {
    var view = SessionView(
      screen: screen, pane: pane, panel: panel, format: format, filter: filter,
      hidesUnsettable: hidesUnsettable, showsBaseModels: showsBaseModels)
    view.unfolded = unfolded.sorted().map { sections.sections[$0].title }
    switch selectedRow {
    case .feature(let feature): view.row = .feature(catalog.name(feature))
    case .section(let index): view.row = .section(sections.sections[index].title)
    case nil: break
    }
    for (screen, path) in Self.listsOfScreens where self[keyPath: path] != ListState() {
      view.cursors[screen] = self[keyPath: path]
    }
    return Session(document: document, view: view, savedTo: saving.path)
  }

  /// Puts the other screens' cursors where they were, if there are as many rows.
  private mutating func restore(_ cursors: [Screen: ListState]) {
    let shown = screen
    for (screen, path) in Self.listsOfScreens {
      guard let list = cursors[screen] else { continue }
      self[keyPath: path] = list
      self.screen = screen
      _ = moveOnScreen(by: 0)
    }
    screen = shown
    message = nil
  }

  private static var listsOfScreens: [(Screen, WritableKeyPath<Explorer, ListState>)] {
    [
      (.hosts, \.hostsScreen.list), (.migration, \.migrationScreen.rows),
      (.deprecation, \.deprecationScreen.list), (.compare, \.compareScreen.comparison),
    ]
  }

  /// Makes an explorer that goes on where a session ended.
  init(session: Session, catalog: Catalog = .builtIn, size: Size) {
    self.init(
      catalog: catalog, library: HostLibrary(catalog: catalog), document: session.document,
      size: size)
    let view = session.view
    screen = view.screen
    pane = view.pane
    panel = view.panel
    format = view.format
    filter = view.filter
    hidesUnsettable = view.hidesUnsettable
    showsBaseModels = view.showsBaseModels
    let titles = Set(view.unfolded)
    let all = sections.sections
    unfolded = Set(all.indices.filter { titles.contains(all[$0].title) })
    restore(view.cursors)
    refreshRows()
    showSelection()
    let row: FeatureRow? =
      switch view.row {
      case .feature(let name): catalog.feature(named: name).map(FeatureRow.feature)
      case .section(let title):
        sections.sections.firstIndex { $0.title == title }.map(FeatureRow.section)
      case nil: nil
      }
    if let place = row.flatMap(rows.firstIndex(of:)) {
      featureList.move(to: place, count: rows.count, height: layout.features.inner.height)
    }
  }
}
