import CPUCore

/// The panel of the story that is being told.
extension Painter {
  mutating func paintStory() {
    guard let run = explorer.story, layout.storyHeight > 0 else { return }
    let top = layout.messageRow - layout.storyHeight
    surface.fill(Rect(column: 0, row: top, width: surface.width, height: 1), role: .tab)
    var end = surface.width - 1
    for (key, id) in [("]", CommandID.storyNext), ("[", .storyBack), ("=", .storyAgain)] {
      end -= 2
      surface.put(key, column: end, row: top, role: .key)
      hits.append(
        Hit(rect: Rect(column: end, row: top, width: 1, height: 1), action: .command(id)))
    }
    let position = "  \(run.position)"
    let room = end - 2 - position.count
    let heading = "Story: \(run.current.heading.visible)"
      .clipped(to: max(0, room), ellipsis: glyphs.ellipsis)
    let used = surface.put(heading, column: 1, row: top, role: .tabActive)
    surface.put(position, column: 1 + used, row: top, role: .tab, maxWidth: end - 2 - used)
    paintStoryText(run, top: top + 1)
  }

  private mutating func paintStoryText(_ run: StoryRun, top: Int) {
    let width = max(10, surface.width - 2)
    let lines = StyledLine.wrap(run.current.text.visible, width: width)
    let height = layout.messageRow - top
    for row in 0..<height where lines.indices.contains(row) {
      let isCut = row == height - 1 && lines.count > height
      let text = lines[row].text
      let shown =
        isCut ? text.clipped(to: max(0, width - 2), ellipsis: "") + glyphs.ellipsis : text
      surface.put(shown, column: 1, row: top + row, maxWidth: width)
    }
  }
}
