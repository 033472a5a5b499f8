/// A demonstration in steps; each sets up a state of the explorer and says what to see there.
public struct Story: Hashable, Sendable {
  /// The word by which commands name it.
  public var id: String
  /// What it is about.
  public var title: String
  /// The steps, in order.
  public var steps: [StoryStep]

  /// Makes a story.
  public init(id: String, title: String, steps: [StoryStep]) {
    self.id = id
    self.title = title
    self.steps = steps
  }
}

/// A step of a story.
public struct StoryStep: Hashable, Sendable {
  /// A few words.
  public var heading: String
  /// What to see, in two or three sentences.
  public var text: String
  /// The state that the step sets up.
  public var setup: StorySetup
  /// What the text claims, so that it can be checked.
  public var claims: [Claim]

  /// Makes a step.
  public init(heading: String, text: String, setup: StorySetup, claims: [Claim] = []) {
    self.heading = heading
    self.text = text
    self.setup = setup
    self.claims = claims
  }
}

/// The state that a step sets up, in the words that a user would write.
public struct StorySetup: Hashable, Sendable {
  /// The screens of the explorer.
  public enum Screen: String, Hashable, Sendable, CaseIterable {
    /// Models and their features.
    case explorer
    /// The hosts.
    case hosts
    /// Guests and hosts.
    case migration
    /// Life lines and policies.
    case deprecation
    /// Two models, and baselines.
    case compare
  }

  /// The screen to show.
  public var screen: Screen
  /// The host to look at: a name of the library, or of a host made here.
  public var host: String
  /// The machine type; nil for the host's newest.
  public var machineType: String?
  /// The model in the editor, as text after `-cpu`.
  public var cpu: String
  /// Hosts that the step makes.
  public var hosts: [StoryHost]
  /// The guests in the working set.
  public var guests: [StoryGuest]
  /// The columns of the migration screen, by name; none for all hosts.
  public var fleet: [String]
  /// The feature under the cursor.
  public var feature: String?
  /// The policies' question, if the step is about it.
  public var policy: StoryPolicy?
  /// Changes to history, if the step makes any.
  public var whatIf: StoryWhatIf?

  /// Makes a setup.
  public init(
    screen: Screen = .explorer, host: String, machineType: String? = nil, cpu: String,
    hosts: [StoryHost] = [], guests: [StoryGuest] = [], fleet: [String] = [],
    feature: String? = nil, policy: StoryPolicy? = nil, whatIf: StoryWhatIf? = nil
  ) {
    self.screen = screen
    self.host = host
    self.machineType = machineType
    self.cpu = cpu
    self.hosts = hosts
    self.guests = guests
    self.fleet = fleet
    self.feature = feature
    self.policy = policy
    self.whatIf = whatIf
  }
}

/// A hypothetical host: another one with changes.
public struct StoryHost: Hashable, Sendable {
  /// What it is called.
  public var name: String
  /// The host that it is made from.
  public var origin: String
  /// Its QEMU release, such as `11.1`; nil for that of the other host.
  public var release: String?
  /// Features and groups that it has besides.
  public var adding: [String]
  /// Features and groups that it has not.
  public var removing: [String]

  /// Makes a hypothetical host.
  public init(
    name: String, from origin: String, release: String? = nil, adding: [String] = [],
    removing: [String] = []
  ) {
    self.name = name
    self.origin = origin
    self.release = release
    self.adding = adding
    self.removing = removing
  }
}

/// A guest of a story.
public struct StoryGuest: Hashable, Sendable {
  /// What its CPU comes from.
  public enum Origin: Hashable, Sendable {
    /// A text after `-cpu`; `host` stands for all that the host where it starts offers.
    case cpu(String)
    /// The model of the host where it starts, its deprecated features kept or switched off.
    case hostModel(deprecatedFeatures: Bool)
  }

  /// What it is called.
  public var name: String
  /// What its CPU comes from.
  public var origin: Origin
  /// The host where it is started: it settles what a model is and which machine types there are.
  public var startedOn: String
  /// Its machine type; nil for the newest where it is started.
  public var machineType: String?

  /// Makes a guest.
  public init(
    name: String, origin: Origin, startedOn host: String, machineType: String? = nil
  ) {
    self.name = name
    self.origin = origin
    startedOn = host
    self.machineType = machineType
  }
}

/// The policies' question of a step; texts as in the rest of a setup.
public struct StoryPolicy: Hashable, Sendable {
  /// The guest whose model is asked about; nil for a configuration with the host model.
  public var guest: String?
  /// The source host.
  public var source: String
  /// The target host.
  public var target: String
  /// The release before the step.
  public var before: String
  /// The release after it.
  public var after: String
  /// The machine type.
  public var machineType: String

  /// Makes a question.
  public init(
    guest: String? = nil, source: String, target: String, before: String, after: String,
    machineType: String
  ) {
    self.guest = guest
    self.source = source
    self.target = target
    self.before = before
    self.after = after
    self.machineType = machineType
  }
}

/// Changes to history: since when features are deprecated or gone.
public struct StoryWhatIf: Hashable, Sendable {
  /// By feature: a QEMU release such as `10.2`, or `never`.
  public var deprecated: [String: String]
  /// By feature: a definition such as `gen15a`, `next` for the machine after the newest, or
  /// `never`.
  public var gone: [String: String]

  /// Makes a change of history.
  public init(deprecated: [String: String] = [:], gone: [String: String] = [:]) {
    self.deprecated = deprecated
    self.gone = gone
  }
}
