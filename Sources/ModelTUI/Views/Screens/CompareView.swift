import CPUCore

/// The screen Compare.
extension Painter {
  mutating func paintCompare() {
    surface.box(layout.body, glyphs: glyphs, title: "Compare")
  }
}
