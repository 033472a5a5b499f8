import CPUCore

/// How many pairs of guest and host are decided in a second, on two cores.
struct VerdictFigures {
  private let guests: [GuestProfile]
  private let hosts: [HostProfile]

  /// Guests of all definitions on the machine types of the newest release; hosts of the library.
  init(context: QEMUContext, questions: [Question]) throws {
    let library = HostLibrary.builtIn.hosts
    let catalog = context.catalog
    let newest = catalog.emulation(of: context.release)
    let machineTypes = catalog.machineTypes(of: newest).map(\.name)
    guard let table = VerdictTable(machineTypes: machineTypes) else {
      throw BenchmarkError(problem: "too many machine types for one table")
    }
    hosts = library.map(table.profile)
    var guests: [GuestProfile] = []
    for (index, question) in questions.enumerated() {
      let guest = Guest(
        name: question.name, machineType: machineTypes[index % machineTypes.count],
        model: try question.model(context))
      guests.append(table.profile(guest))
    }
    self.guests = guests
  }

  /// The figure, the median of several rounds.
  func figure() async -> Figure {
    let cores = 2
    let repetitions = 200_000_000 / (guests.count * hosts.count * cores) + 1
    let pairs = Double(repetitions * guests.count * hosts.count * cores)
    var rates: [Double] = []
    for _ in 0..<5 {
      let clock = ContinuousClock()
      let start = clock.now
      let yes = await withTaskGroup(of: Int.self) { group in
        for _ in 0..<cores {
          group.addTask { count(repetitions: repetitions) }
        }
        return await group.reduce(0, +)
      }
      Sink.keep(yes)
      rates.append(pairs / ((clock.now - start) / Duration.seconds(1)))
    }
    return Figure(
      name: "verdicts, \(guests.count) guests x \(hosts.count) hosts, \(cores) cores",
      value: "\(Int(Measurement.median(rates) / 1e6)) million/s", goal: "at least 300 million/s")
  }

  private func count(repetitions: Int) -> Int {
    var yes = 0
    for _ in 0..<repetitions {
      for host in hosts {
        for guest in guests where guest.runs(on: host) { yes += 1 }
      }
      // One round must not be taken for all.
      Sink.keep(yes)
    }
    return yes
  }
}
