import CPUCore
import Testing

/// The matrix of guests and hosts, and the impact of an edit.
@Suite struct MigrationMatrixTests {
  let catalog = Catalog.builtIn

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `every cell is what the reasons say`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let guests = (0..<40).map { _ in random.guest() }
    // More than one word of bits a row.
    let hosts = (0..<70).map { _ in random.host() }
    let matrix = MigrationMatrix(guests: guests, hosts: hosts)
    var running = 0
    for row in guests.indices {
      for column in hosts.indices {
        let answer = catalog.runnability(of: guests[row], on: hosts[column])
        let verdict = matrix.verdict(guest: row, host: column)
        #expect(verdict == answer.verdict, "guest \(row), host \(column)")
        #expect(matrix.runs(guest: row, host: column) == answer.runs)
        if answer.runs { running += 1 }
      }
    }
    #expect(matrix.total == running && running > 0)
    #expect(matrix.hostsOfGuest.reduce(0, +) == running)
    #expect(matrix.guestsOfHost.reduce(0, +) == running)
  }

  @Test func `more than 64 machine types are served in parts`() {
    let host = catalog.idealHost(of: catalog.definitions[39])
    let model = CPUModel(definition: 39, features: catalog.definitions[39].base)
    var hosts: [Host] = []
    var guests: [Guest] = []
    for number in 0..<150 {
      let name = "s390-ccw-virtio-own\(number)"
      guests.append(Guest(name: name, machineType: name, model: model))
      var own = host
      own.ownMachineTypes = [.init(name: name, isDeprecated: number % 2 == 0)]
      hosts.append(own)
    }
    let matrix = MigrationMatrix(guests: guests, hosts: hosts)
    #expect(matrix.total == 150)
    for row in 0..<150 {
      #expect(matrix.verdict(guest: row, host: row) == (row % 2 == 0 ? .warns : .runs))
      #expect(!matrix.runs(guest: row, host: (row + 1) % 150))
    }
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func `an edit there and back wins what it lost`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let hosts = (0..<90).map { _ in random.host() }
    for _ in 0..<30 {
      let (before, after) = (random.guest(), random.guest())
      let there = catalog.impact(from: before, to: after, over: hosts)
      let back = catalog.impact(from: after, to: before, over: hosts)
      #expect(there.won == back.lost && there.lost == back.won && there.kept == back.kept)
      #expect(there.gained == back.removed && there.removed == back.gained)
      #expect(there.deprecatedBefore == back.deprecatedAfter)
      let matrix = MigrationMatrix(guests: [before], hosts: hosts)
      let change = matrix.change(to: matrix.replacing([0: after]))
      #expect(change.won == there.won.count && change.lost == there.lost.count)
      #expect(change.balanceOfGuest == [there.won.count - there.lost.count])
      #expect(
        there.effect
          == (before.model == after.model
            && before.machineType == after.machineType ? .none : .afterStopAndStart))
    }
  }

  @Test(arguments: [7, 8] as [UInt64])
  func `edited rows are what they would be from the start`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let hosts = (0..<70).map { _ in random.host() }
    var guests = (0..<40).map { _ in random.guest() }
    let matrix = MigrationMatrix(guests: guests, hosts: hosts)
    let edits = [3: random.guest(), 17: random.guest(), 39: random.guest(), 99: random.guest()]
    for (row, guest) in edits where row < 40 { guests[row] = guest }
    let (edited, fresh) = (
      matrix.replacing(edits), MigrationMatrix(guests: guests, hosts: hosts)
    )
    #expect(edited.guests == guests && edited.total == fresh.total)
    #expect(edited.hostsOfGuest == fresh.hostsOfGuest)
    #expect(edited.guestsOfHost == fresh.guestsOfHost)
    for row in guests.indices {
      for column in hosts.indices {
        let verdict = fresh.verdict(guest: row, host: column)
        #expect(edited.verdict(guest: row, host: column) == verdict)
      }
    }
    #expect(edited.change(to: fresh).won == 0 && edited.change(to: fresh).lost == 0)
  }

  @Test func `csske off opens the z17 and takes effect after a stop`() throws {
    let setup = StoryGuest(
      name: "guest", origin: .hostModel(deprecatedFeatures: true),
      startedOn: "gen15a-qemu-6.0.0-kvm")
    let scene = try StoryScene(StorySetup(host: setup.startedOn, cpu: "host", guests: [setup]))
    let before = scene.guests[0].guest
    var after = before
    let csske = try #require(catalog.feature(named: "csske"))
    after.model.features.remove(csske)
    let hosts = try ["gen15a-qemu-6.0.0-kvm", "gen16a-qemu-10.0.0-kvm", "gen17a-qemu-11.0.0-kvm"]
      .map(scene.host(named:))
    let impact = catalog.impact(from: before, to: after, over: hosts)
    #expect(impact.won == [2] && impact.lost == [] && impact.kept == [0, 1])
    #expect(impact.removed == [csske] && impact.gained.isEmpty)
    #expect(impact.deprecatedBefore == catalog.deprecated)
    #expect(impact.deprecatedAfter == catalog.deprecated.subtracting([csske]))
    #expect(impact.effect == .afterStopAndStart && !impact.changesDefinition)
    let none = catalog.impact(from: before, to: before, over: hosts)
    #expect(none.effect == .none && none.won.isEmpty && none.lost.isEmpty)
  }

  @Test func `no guests and no hosts make an empty matrix`() {
    let matrix = MigrationMatrix(guests: [], hosts: [])
    #expect(matrix.total == 0 && matrix.hostsOfGuest.isEmpty && matrix.guestsOfHost.isEmpty)
    let change = matrix.change(to: matrix)
    #expect(change.won == 0 && change.lost == 0 && change.balanceOfGuest.isEmpty)
  }
}
