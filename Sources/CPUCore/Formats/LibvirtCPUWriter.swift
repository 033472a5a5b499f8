/// Writes libvirt's `<cpu>` elements.
public enum LibvirtCPUWriter {
  /// How a model says that deprecated features are off.
  public enum DeprecatedFeatures: Hashable, Sendable {
    /// A line for each: every libvirt understands it.
    case listed
    /// `deprecated_features='off'` in place of two lines or more: needs libvirt 11.0.
    case attribute
  }

  /// The element for a model that starts from a name, features in feature order.
  ///
  /// The attribute `deprecated_features` switches off all deprecated names whatever the model, so
  /// it is taken only where none of them is on, and where the QEMU release reports them.
  public static func xml(
    _ name: ModelName, _ model: CPUModel, _ context: QEMUContext,
    deprecatedFeatures: DeprecatedFeatures = .listed
  ) -> String {
    var cpu = LibvirtCPU(context.argument(name, model))
    if deprecatedFeatures == .attribute { abbreviate(&cpu, model, context) }
    return xml(cpu)
  }

  /// The element for a static expansion: `X-base` and what differs from it.
  public static func xml(_ expansion: Expansion, _ context: QEMUContext) -> String {
    xml(LibvirtCPU(context.argument(expansion)))
  }

  /// The element as text, without a newline at its end.
  public static func xml(_ cpu: LibvirtCPU) -> String {
    var text = "<cpu"
    if !cpu.isHostForm { text += attribute("mode", cpu.mode.rawValue) }
    if let match = cpu.match { text += attribute("match", match.rawValue) }
    if let check = cpu.check { text += attribute("check", check.rawValue) }
    if let isOn = cpu.deprecatedFeatures {
      text += attribute("deprecated_features", isOn ? "on" : "off")
    }
    guard cpu.model != nil || !cpu.features.isEmpty else { return text + "/>" }
    text += ">\n"
    if let model = cpu.model {
      let fallback = cpu.isHostForm ? "" : attribute("fallback", "forbid")
      text += "  <model\(fallback)>\(escaped(model))</model>\n"
    }
    for feature in cpu.features {
      let policy = feature.policy.map { attribute("policy", $0.rawValue) } ?? ""
      text += "  <feature\(policy)\(attribute("name", feature.name))/>\n"
    }
    return text + "</cpu>"
  }

  /// Says that the deprecated features are off in one attribute, if that is true and shorter.
  private static func abbreviate(
    _ cpu: inout LibvirtCPU, _ model: CPUModel, _ context: QEMUContext
  ) {
    let catalog = context.catalog
    guard context.release >= QEMUContext.deprecatedPropertiesSince,
      catalog.deprecated.isDisjoint(with: model.features)
    else { return }
    let names = Set(catalog.deprecated.map(catalog.name))
    let isOffLine = { (feature: LibvirtCPU.Feature) in
      feature.policy == .disable && names.contains(feature.name)
    }
    guard cpu.features.count(where: isOffLine) >= 2 else { return }
    cpu.features.removeAll(where: isOffLine)
    cpu.deprecatedFeatures = false
  }

  private static func attribute(_ name: String, _ value: String) -> String {
    " \(name)='\(escaped(value))'"
  }

  /// A text as it may stand in an element or between apostrophes.
  ///
  /// Characters that XML forbids become U+FFFD; line breaks and tabs stay what they are through
  /// character references.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "'": result += "&apos;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      default:
        result.unicodeScalars.append(XMLTreeReader.isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }
}
