/// Puts a comparison into words: one place for the screen, the commands and reports.
public enum ComparisonText {
  /// What a verdict says of two models, in half a sentence behind the verdict's own word.
  public static func sentence(
    _ comparison: Comparison, first: String, second: String
  ) -> String {
    let sameFeatures = comparison.onlyFirst.isEmpty && comparison.onlySecond.isEmpty
    switch comparison.verdict {
    case .identical: return "the same generation, GA level and features"
    case .superset where sameFeatures:
      return "the same features, but \(first) is of a newer generation or GA level"
    case .superset: return "\(first) has all that \(second) has, and more"
    case .subset where sameFeatures:
      return "the same features, but \(first) is of an older generation or GA level"
    case .subset: return "\(second) has all that \(first) has, and more"
    case .incompatible where comparison.levelDiffers:
      return "each has a feature, or the newer generation or GA level, that the other lacks"
    case .incompatible: return "each has features that the other lacks"
    }
  }

  /// The note on libvirt's baseline; nil where it is right.
  public static func libvirtNote(_ baseline: SharedBaseline, in context: QEMUContext) -> String? {
    guard let libvirt = baseline.libvirt, libvirt.differs else { return nil }
    let catalog = context.catalog
    let surplus = context.propertyNames(of: libvirt.surplus).joined(separator: ", ")
    let lacking = context.propertyNames(of: libvirt.lacking).joined(separator: ", ")
    let name = catalog.definition(of: libvirt.model).name + "-base"
    var text = "virsh hypervisor-cpu-baseline gets this wrong: it keeps only what is on, "
    text += "so its \(name)"
    if !surplus.isEmpty { text += " has \(surplus), which must be off" }
    if !lacking.isEmpty { text += (surplus.isEmpty ? "" : ", and") + " lacks \(lacking)" }
    let names = libvirt.failsOn.map { baseline.losses[$0].name }
    if !names.isEmpty {
      text += "; that is more than \(names.joined(separator: ", ")) "
      text += names.count == 1 ? "has" : "have"
    }
    return text + "."
  }
}
