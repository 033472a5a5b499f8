import CPUCore

/// The panel of the story that is being told.
extension Painter {
  mutating func paintStory() {
    guard let run = explorer.story, layout.storyHeight > 0 else { return }
    let top = layout.messageRow - layout.storyHeight
    surface.fill(Rect(column: 0, row: top, width: surface.width, height: 1), role: .tab)
    var end = surface.width - 1
    let keys: [(String, String, CommandID)] = [
      ("]", "next", .storyNext), ("[", "back", .storyBack), ("=", "again", .storyAgain),
    ]
    for (key, label, id) in keys {
      let text = surface.width >= 60 ? " \(label)" : ""
      let width = 1 + text.count
      end -= width + 1
      surface.put(key, column: end, row: top, role: .key)
      surface.put(text, column: end + 1, row: top, role: .tab)
      hits.append(
        Hit(rect: Rect(column: end, row: top, width: width, height: 1), action: .command(id)))
    }
    let position = "  \(run.position)"
    let room = end - 2 - position.count
    let heading = run.current.heading.visible
      .clipped(to: max(0, room), ellipsis: glyphs.ellipsis)
    let used = surface.put(heading, column: 1, row: top, role: .tabActive)
    surface.put(position, column: 1 + used, row: top, role: .tab, maxWidth: end - 1 - used)
    paintStoryText(run, top: top + 1)
  }

  private mutating func paintStoryText(_ run: StoryRun, top: Int) {
    let width = max(10, surface.width - 2)
    let lines = StyledLine.wrap(run.current.text.visible, width: width)
    let height = layout.messageRow - top
    for row in 0..<height where lines.indices.contains(run.textTop + row) {
      surface.put(lines[run.textTop + row], column: 1, row: top + row, maxWidth: width)
    }
    guard run.textTop + height < lines.count || run.textTop > 0, height > 0 else { return }
    // The mark names the key that shows the rest.
    let isCut = run.textTop + height < lines.count
    let mark = "\\ \(isCut ? glyphs.moreBelow : glyphs.moreAbove)"
    surface.put(mark, column: surface.width - 3, row: layout.messageRow - 1, role: .key)
  }
}
