import Testing

@testable import CPUCore

@Suite("Words of the catalog")
struct DescriptionTests {
  private let longest = 72

  /// Names are unique, and descriptions are there and fit a row of the explorer.
  private func check(_ rows: [(name: StaticString, description: StaticString)]) {
    #expect(Set(rows.map(\.name.description)).count == rows.count)
    for row in rows {
      let text = row.description.description
      #expect(!row.name.description.isEmpty)
      #expect(!text.isEmpty && text.count <= longest, "\(row.name)")
    }
  }

  @Test("every feature has one short description")
  func features() {
    #expect(FeatureDescriptions.rows.count == 395)
    check(FeatureDescriptions.rows)
  }

  @Test("no two features read the same")
  func distinctDescriptions() {
    let texts = FeatureDescriptions.rows.map(\.description.description)
    #expect(Set(texts).count == texts.count)
  }

  @Test("every group has one short description")
  func groups() {
    #expect(FeatureGroupDescriptions.rows.count == 27)
    check(FeatureGroupDescriptions.rows)
  }

  @Test("a loss belongs to a known feature, says something and cites its source")
  func losses() {
    let known = Set(FeatureDescriptions.rows.map(\.name.description))
    let losses = FeatureDescriptions.losses
    #expect(Set(losses.map(\.name.description)).count == losses.count)
    for loss in losses {
      #expect(known.contains(loss.name.description), "\(loss.name)")
      #expect(loss.loses.description.hasSuffix("."), "\(loss.name)")
      #expect(!loss.source.description.isEmpty, "\(loss.name)")
    }
  }

  @Test("a machine type has one row, and a name leads to one machine type")
  func machineNames() {
    let rows = MachineNames.rows
    #expect(Set(rows.map(\.type)).count == rows.count)
    let names = rows.flatMap { row in row.marketing.map(\.description) }
    #expect(Set(names).count == names.count)
    for row in rows {
      #expect(!row.models.description.isEmpty && !row.marketing.isEmpty, "\(row.type)")
    }
  }
}
