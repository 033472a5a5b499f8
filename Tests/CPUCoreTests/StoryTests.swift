import CPUCore
import Testing

/// The stories: what they say is what the core works out.
@Suite struct StoryTests {
  @Test(arguments: Story.builtIn.map(\.id))
  func `every claim holds`(id: String) throws {
    let story = try #require(Story.builtIn(named: id))
    #expect(!story.steps.isEmpty)
    for step in story.steps {
      let scene = try StoryScene(step.setup)
      #expect(!step.claims.isEmpty, "\(story.id): \(step.heading)")
      for claim in step.claims {
        let failure = scene.failure(of: claim)
        #expect(failure == nil, "\(story.id): \(describe(claim, failure))")
      }
    }
  }

  @Test func `ids are short words and stand once`() {
    let ids = Story.builtIn.map(\.id)
    #expect(ids.count == 10 && Set(ids).count == 10)
    for id in ids {
      #expect(id.allSatisfy { $0.isLowercase || $0 == "-" }, "\(id)")
      #expect(Story.builtIn(named: id)?.id == id)
    }
    #expect(Story.builtIn(named: "nothing") == nil)
  }

  @Test(arguments: Story.builtIn.map(\.id))
  func `texts are of two or three sentences`(id: String) throws {
    let story = try #require(Story.builtIn(named: id))
    for step in story.steps {
      let sentences = step.text.split(separator: " ").count { $0.hasSuffix(".") }
      #expect((2...3).contains(sentences), "\(story.id): \(step.heading)")
      #expect(step.text.count <= 320, "\(story.id): \(step.heading)")
    }
  }

  private func describe(_ claim: Claim, _ failure: ClaimFailure?) -> String {
    let catalog = Catalog.builtIn
    return switch failure {
    case .features(let features): "\(claim): \(features.map(catalog.name))"
    case .verdict(let answer):
      "\(claim): \(answer.missing.map(catalog.name)) of \(answer.reasons.count) "
        + answer.reasons.filter { if case .missingFeature = $0 { false } else { true } }
        .map { "\($0)" }.joined(separator: " ")
    default: "\(claim): \(String(describing: failure))"
    }
  }
}
