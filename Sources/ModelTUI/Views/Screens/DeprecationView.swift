import CPUCore

/// The screen Deprecation.
extension Painter {
  mutating func paintDeprecation() {
    surface.box(layout.body, glyphs: glyphs, title: "Deprecation")
  }
}
