/// Writes libvirt's `<cpu>` element.
public enum LibvirtCPUWriter {
  /// The element that asks for exactly what a static expansion describes.
  public static func xml(_ expansion: Expansion, _ context: QEMUContext) -> String {
    let argument = context.argument(expansion)
    var lines = ["<cpu mode='custom' match='exact' check='partial'>"]
    lines.append("  <model fallback='forbid'>\(argument.model)</model>")
    for setting in argument.settings {
      let policy = setting.value == "on" ? "require" : "disable"
      lines.append("  <feature policy='\(policy)' name='\(setting.key)'/>")
    }
    lines.append("</cpu>")
    return lines.joined(separator: "\n")
  }
}
