/// Charts as SVG documents: they say all in letters and shapes too, so that they can be printed
/// without colour.
public enum SVGChart {
  /// The life lines of features over the definitions: what may be on, is on by default, or always.
  public static func lifeLines(
    _ features: [Feature], whatIf: WhatIf = .asItIs, in catalog: Catalog = .builtIn
  ) -> String {
    let definitions = catalog.definitions.filter {
      catalog.firstDefinition(at: $0.level)?.index == $0.index
    }
    let (left, top, cell) = (110, 90, 34)
    let right = left + definitions.count * cell
    let bottom = top + features.count * 30
    var drawing = Drawing(
      title: "Life lines of deprecated features", width: right + 280, height: bottom + 50)
    for (column, definition) in definitions.enumerated() {
      drawing.slanted(definition.name, left + column * cell + cell / 2, top - 8)
    }
    for (row, feature) in features.enumerated() {
      let line = whatIf.lifeLine(of: feature, in: catalog)
      let y = top + row * 30
      drawing.text(catalog.name(feature), left - 8, y + 19, anchor: "end", isBold: true)
      for (column, definition) in definitions.enumerated() {
        drawing.stage(line.stages[definition.index], left + column * cell, y + 3, cell, 24)
      }
      drawing.text(end(line, catalog), right + 8, y + 19)
    }
    drawing.text(
      "B in the base set, D on by default, F may be switched on, X gone from the machines",
      left, bottom + 30)
    return drawing.document
  }

  /// When a feature's end was announced and came, in words.
  private static func end(_ line: LifeLine, _ catalog: Catalog) -> String {
    var text = "not deprecated"
    if case .since(let release) = line.deprecated { text = "deprecated, QEMU \(release)" }
    if case .since(let level) = line.gone {
      let name = catalog.firstDefinition(at: level)?.name ?? "generation \(level.generation)"
      text += "; gone, \(name)"
    }
    return text
  }

  /// Guests down, hosts across, a word in each cell, and totals.
  public static func matrix(_ matrix: MigrationMatrix) -> String {
    let (left, top, width, height) = (290, 260, 52, 24)
    let right = left + matrix.hosts.count * width
    let bottom = top + matrix.guests.count * height
    var drawing = Drawing(
      title: "Where guests run", width: right + 180, height: bottom + 40)
    for (column, host) in matrix.hosts.enumerated() {
      drawing.slanted(host.name, left + column * width + width / 2, top - 8)
      drawing.text(
        String(matrix.guestsOfHost[column]), left + column * width + width / 2, bottom + 20,
        anchor: "middle", isBold: true)
    }
    drawing.text("guests", left - 8, bottom + 20, anchor: "end")
    drawing.text("hosts", right + 8, top - 8)
    for (row, guest) in matrix.guests.enumerated() {
      let y = top + row * height
      drawing.text(Drawing.fitting(guest.name), left - 8, y + 17, anchor: "end")
      for column in matrix.hosts.indices {
        drawing.verdict(
          matrix.verdict(guest: row, host: column), left + column * width, y, width, height)
      }
      drawing.text("\(matrix.hostsOfGuest[row])", right + 8, y + 17, isBold: true)
    }
    return drawing.document
  }
}

/// An SVG document while it is drawn.
private struct Drawing {
  private var lines: [String] = []

  init(title: String, width: Int, height: Int) {
    let title = LibvirtCPUWriter.escaped(title)
    lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(width) \(height)\" role=\"img\" font-family=\"sans-serif\" "
        + "font-size=\"13\">",
      "<title>\(title)</title>",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>",
      "<text x=\"8\" y=\"22\" font-size=\"16\" font-weight=\"bold\">\(title)</text>",
    ]
  }

  /// The document, with a newline at its end.
  var document: String {
    (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  mutating func text(
    _ text: String, _ x: Int, _ y: Int, anchor: String = "start", isBold: Bool = false
  ) {
    let weight = isBold ? " font-weight=\"bold\"" : ""
    lines.append(
      "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\"\(weight)>"
        + "\(LibvirtCPUWriter.escaped(text))</text>")
  }

  /// A text that rises to the right, as the heads of narrow columns need it.
  mutating func slanted(_ text: String, _ x: Int, _ y: Int) {
    lines.append(
      "<text x=\"\(x)\" y=\"\(y)\" transform=\"rotate(-55 \(x) \(y))\">"
        + "\(LibvirtCPUWriter.escaped(Self.fitting(text)))</text>")
  }

  /// One definition's part of a life line: the surer a feature is, the higher and darker.
  mutating func stage(_ stage: LifeLine.Stage, _ x: Int, _ y: Int, _ width: Int, _ height: Int) {
    let (letter, fill, part): (String, String, Int) =
      switch stage {
      case .absent: ("", "none", 0)
      case .full: ("F", "#ffffff", height * 2 / 3)
      case .standard: ("D", "#c6dbef", height * 5 / 6)
      case .base: ("B", "#6baed6", height)
      case .gone: ("X", "none", 0)
      }
    let middle = y + height / 2
    if part > 0 {
      rectangle(x, middle - part / 2, width, part, fill)
    } else {
      lines.append(
        "<path d=\"M\(x) \(middle)h\(width)\" stroke=\"#888888\" stroke-dasharray=\"2 4\"/>")
    }
    if !letter.isEmpty { text(letter, x + width / 2, middle + 5, anchor: "middle") }
  }

  /// One cell of a matrix.
  mutating func verdict(
    _ verdict: Runnability.Verdict, _ x: Int, _ y: Int, _ width: Int, _ height: Int
  ) {
    let (word, fill): (String, String) =
      switch verdict {
      case .runs: ("yes", "#d9f0d3")
      case .warns: ("warns", "#fee8a8")
      case .fails: ("no", "#f4c7c3")
      }
    rectangle(x, y, width, height, fill)
    text(word, x + width / 2, y + 17, anchor: "middle", isBold: verdict == .fails)
  }

  private mutating func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ fill: String) {
    lines.append(
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(fill)\" "
        + "stroke=\"#555555\"/>")
  }

  /// A name that fits its place; the longest end in an ellipsis.
  static func fitting(_ name: String) -> String {
    let most = 40
    return name.count > most ? name.prefix(most - 1) + "\u{2026}" : name
  }
}
