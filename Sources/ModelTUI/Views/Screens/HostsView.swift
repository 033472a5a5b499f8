import CPUCore

/// The screen Hosts.
extension Painter {
  mutating func paintHosts() {
    surface.box(layout.body, glyphs: glyphs, title: "Hosts")
  }
}
