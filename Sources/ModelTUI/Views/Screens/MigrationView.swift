import CPUCore

/// The screen Migration.
extension Painter {
  mutating func paintMigration() {
    surface.box(layout.body, glyphs: glyphs, title: "Migration")
  }
}
