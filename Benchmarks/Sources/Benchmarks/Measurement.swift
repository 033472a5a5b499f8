/// One figure: what was measured, what came out, what is aimed at.
struct Figure {
  let name: String
  let value: String
  var goal = ""
}

/// Takes times.
enum Measurement {
  /// The median time of one call in seconds: several rounds of many calls each.
  ///
  /// - Parameter body: gets the number of the call and returns something that depends on its work,
  ///   so that the compiler can not leave the work out.
  static func secondsPerCall(
    calls: Int, rounds: Int = 9, _ body: (Int) throws -> Int
  ) rethrows -> Double {
    var times: [Double] = []
    for round in 0...rounds {
      var sum = 0
      let time = try seconds {
        for call in 0..<calls { sum &+= try body(call) }
      }
      Sink.keep(sum)
      // The first round warms up.
      if round > 0 { times.append(time / Double(calls)) }
    }
    return median(times)
  }

  /// The time that a body takes, in seconds.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// The middle one of the values.
  static func median(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.sorted()[values.count / 2]
  }
}

/// Where results go that nobody needs.
enum Sink {
  @inline(never) static func keep(_ value: Int) {
    withExtendedLifetime(value) {}
  }
}

/// Numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
