import CPUCore
import Glibc

@testable import ModelTUI

/// Sessions at random, the same ones for the same seed.
struct RandomSessions {
  /// A small generator of random numbers, the same on every machine.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  let catalog = Catalog.builtIn
  var generator: Generator

  init(seed: UInt64) {
    generator = Generator(state: seed)
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }

  private mutating func chance() -> Bool { Bool.random(using: &generator) }

  /// A text with everything that could be taken for something else.
  mutating func text() -> String {
    let parts = [
      "z14", " ", "\"", "\\", "#", "\n", "\r\n", "\t", "end", "ä", "e\u{301}", "漢", "\u{1B}[31m",
      "\u{202E}", "\u{85}", "\u{2028}", "🖥️", "=", ",", "\u{0}", "u{41}", "-", "+te", "",
    ]
    return (0...number(0...5)).map { _ in one(of: parts) }.joined()
  }

  private mutating func features(_ most: Int) -> FeatureSet {
    FeatureSet((0..<number(0...most)).map { _ in one(of: catalog.features).feature })
  }

  mutating func model() -> CPUModel {
    let definition = one(of: catalog.definitions)
    let some = features(60)
    let features =
      switch number(0...3) {
      case 0: some
      case 1: definition.full
      case 2: definition.standard.symmetricDifference(some)
      default: definition.full.subtracting(some)
      }
    return CPUModel(definition: definition.index, features: features)
  }

  private mutating func name() -> ModelName {
    switch number(0...5) {
    case 0: .host
    case 1: .max
    case 2: .qemu
    default: .definition(one(of: catalog.definitions).index, isBase: chance())
    }
  }

  private mutating func machineType() -> String {
    chance() ? one(of: catalog.machineTypes).name : "s390-ccw-virtio-rhel9.\(number(0...9)).0"
  }

  private mutating func release() -> QEMURelease {
    QEMURelease(number(2...12), number(0...2))
  }

  private mutating func host(_ number: Int) -> Host {
    let name = "host \(number) " + text()
    let provenance: Host.Provenance =
      switch self.number(0...4) {
      case 0: .capture(source: text())
      case 1: .emulation
      case 2: .ideal
      case 3: .file(path: text())
      default: .hypothetical(from: text())
      }
    var host = Host(
      name: name, provenance: provenance, accelerator: chance() ? .kvm : .tcg, release: release(),
      maximum: model())
    if chance() {
      host.ownMachineTypes = (0..<self.number(0...3)).map { _ in
        .init(name: machineType(), isDeprecated: one(of: [nil, true, false]))
      }
    }
    host.unknownFeatures = (0..<self.number(0...2)).map { _ in text() }
    host.notes = (0..<self.number(0...2)).map { _ in text() }
    return host
  }

  private mutating func cpu() -> LibvirtCPU {
    LibvirtCPU(
      mode: one(of: LibvirtCPU.Mode.allCases), model: chance() ? text() : nil,
      match: chance() ? one(of: LibvirtCPU.Match.allCases) : nil,
      check: chance() ? one(of: LibvirtCPU.Check.allCases) : nil,
      features: (0..<number(0...4)).map { _ in
        .init(text(), chance() ? one(of: LibvirtCPU.Policy.allCases) : nil)
      }, deprecatedFeatures: one(of: [nil, true, false]))
  }

  private mutating func configured() -> ConfiguredGuest {
    let blockers: [ConfiguredGuest.Blocker] = [
      .protectedExecution, .hostDevice(kind: text(), model: nil),
      .hostDevice(kind: "mdev", model: text()),
    ]
    return ConfiguredGuest(
      name: text(), accelerator: chance() ? .kvm : .tcg, machineType: text(),
      cpu: chance() ? cpu() : nil, isRunning: chance(),
      blockers: (0..<number(0...2)).map { _ in one(of: blockers) })
  }

  private mutating func guest() -> WorkingGuest {
    let origin: WorkingGuest.Origin =
      switch number(0...2) {
      case 0: .pinned(argument: text())
      case 1: .running
      default:
        .configured(
          configured(), startsOn: text(), libvirt: LibvirtVersion(number(1...12), number(0...11)))
      }
    return WorkingGuest(
      origin: origin, guest: Guest(name: text(), machineType: text(), model: model()))
  }

  mutating func document() -> Document {
    let hosts = (0..<number(0...3)).map { host($0) }
    let known = HostLibrary.builtIn.adding(hosts).hosts.map(\.name)
    var document = Document(selection: name(), hostName: one(of: known))
    document.hosts = hosts
    document.fleet = Set((0..<number(0...3)).map { _ in one(of: known) })
    if chance() { document.machineTypeName = machineType() }
    for _ in 0..<number(0...3) {
      let on = features(8)
      let toggles = Toggles(on: on, off: features(8).subtracting(on))
      if !toggles.isEmpty { document.toggles[name()] = toggles }
    }
    document.guests = (0..<number(0...4)).map { _ in guest() }
    document.marks = (0..<number(0...3)).map { _ in MarkedModel(title: text(), model: model()) }
    if chance() { document.comparedFrom = MarkedModel(title: text(), model: model()) }
    if chance() { document.comparedWith = MarkedModel(title: text(), model: model()) }
    if chance() {
      document.policy = PolicySettings(
        guest: one(of: [.hostModel, .selected, .working(text())]), source: text(), target: text(),
        before: release(), after: release(), machineType: machineType())
    }
    for feature in features(3) {
      document.whatIf.deprecated[feature] = chance() ? .never : .since(release())
      document.whatIf.gone[feature] =
        chance() ? .never : .since(HardwareLevel(generation: number(7...19), ga: number(1...2)))
    }
    return document
  }

  mutating func session() -> Session {
    var view = SessionView(
      screen: one(of: Screen.allCases), pane: one(of: Pane.allCases),
      panel: one(of: Pane.allCases.filter(\.isPanel)), format: one(of: ModelFormat.allCases),
      filter: one(of: FeatureFilter.allCases), hidesUnsettable: chance(),
      showsBaseModels: chance())
    view.unfolded = (0..<number(0...3)).map { _ in text() }
    view.row = one(of: [nil, .feature(text()), .section(text())])
    if chance() { view.cursors[.hosts] = ListState(cursor: number(0...99), top: number(0...99)) }
    return Session(document: document(), view: view, savedTo: chance() ? text() : nil)
  }
}

/// A folder that is there while a test runs.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/modeltui-test-XXXXXX\0".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/nowhere"
  }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }

  /// Makes a file older than it is.
  func setAge(of path: String, seconds: Int) {
    var times = [timespec(), timespec()]
    clock_gettime(CLOCK_REALTIME, &times[0])
    times[0].tv_sec -= seconds
    times[1] = times[0]
    utimensat(AT_FDCWD, path, times, 0)
  }

  /// The names of the files in it, in order.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func text(_ name: String) -> String? {
    (try? InputFile.read(path + "/" + name, limit: 16 << 20)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
