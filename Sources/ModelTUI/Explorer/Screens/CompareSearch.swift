import CPUCore

/// Searching the rows of the screen Compare.
extension Explorer {
  /// Why the search can not go on; nil if it can.
  var compareSearchRefusal: String? {
    compareScreen.lastSearch.isEmpty ? "Nothing was searched for yet: / searches" : nil
  }

  mutating func startCompareSearch() -> Effect? {
    mode = .typing(Prompt(purpose: .compareSearch(before: compareScreen), label: "/"))
    message = nil
    return nil
  }

  mutating func repeatCompareSearch(forward: Bool) -> Effect? {
    findInComparison(compareScreen.lastSearch, forward: forward, includesCurrent: false)
    return nil
  }

  /// Goes to the next feature whose name or description has a text in it; what is folded is unfolded
  /// where only there a match lies.
  mutating func findInComparison(_ text: String, forward: Bool, includesCurrent: Bool) {
    guard !text.isEmpty else { return }
    let wanted = text.lowercased()
    var matches = matchingRows(wanted)
    if matches.isEmpty, compareScreen.pane == .comparison {
      let folded = compareScreen.unfolded
      compareScreen.unfolded = Set(ComparePart.allCases)
      matches = matchingRows(wanted)
      if matches.isEmpty { compareScreen.unfolded = folded }
    }
    guard let first = matches.first, let last = matches.last else {
      return refuse("'\(text.visible)' is in no row here")
    }
    let here = compareList(compareScreen.pane).cursor
    let next =
      forward
      ? matches.first { $0 > here || ($0 == here && includesCurrent) }
      : matches.last { $0 < here }
    showCompareRow(next ?? (forward ? first : last))
    say(next == nil ? "The search went on from the other end" : "\(matches.count) found")
  }

  /// The rows of the pane about features whose name or description has a text in it.
  private func matchingRows(_ wanted: String) -> [Int] {
    compareRows(compareScreen.pane).enumerated().compactMap { index, row in
      switch row {
      case .property(_, let property), .lost(_, let property):
        return searchText(property).contains(wanted) ? index : nil
      default: return nil
      }
    }
  }

  private func searchText(_ property: PropertyName) -> String {
    let members: [Feature]
    var text = ""
    switch property {
    case .feature(let feature): members = [feature]
    case .group(let index):
      members = Array(catalog.groups[index].members)
      text = catalog.groups[index].name + " "
    }
    text += members.map { catalog.name($0) + " " + catalog.description(of: $0) }
      .joined(separator: " ")
    return text.lowercased()
  }
}
