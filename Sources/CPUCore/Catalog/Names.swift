extension CPUDefinition {
  /// What people call the machine, such as `z16 A01`.
  public var marketingName: String {
    marketingNames.first ?? name
  }

  /// Every name that the machine goes by, LinuxONE's too, the short one first.
  public var marketingNames: [String] {
    MachineNames.byType[machineNumber] ?? []
  }
}

extension Catalog {
  /// What a model may have been meant by, where QEMU does not know its name: QEMU says gen16a where
  /// people say z16 and the machine says 3931.
  public func hints(forModel text: String) -> [String] {
    let wanted = text.prefix { $0 != "," }.lowercased()
    guard wanted.count > 1, modelName(String(text.prefix { $0 != "," })) == nil else { return [] }
    let meant = definitions.filter { definition in
      definition.name.lowercased() == wanted || String(definition.machineNumber) == wanted
        || definition.marketingNames.contains {
          $0.lowercased() == wanted || $0.lowercased().hasPrefix(wanted + " ")
        }
    }
    guard !meant.isEmpty else { return [] }
    let names = meant.map { "\($0.name) (\($0.marketingName))" }
    return ["QEMU calls it \(names.joined(separator: " or "))."]
  }

  /// What a feature is, in a few words; empty where nothing is known.
  public func description(of feature: Feature) -> String {
    FeatureDescriptions.byName[name(feature)] ?? ""
  }

  /// What a guest loses without a feature, and the source that says so; nil where nothing is cited.
  public func loss(without feature: Feature) -> (loses: String, source: String)? {
    let name = name(feature)
    return FeatureDescriptions.losses.first { $0.name.description == name }.map {
      ($0.loses.description, $0.source.description)
    }
  }

  /// What a group is, in a few words; empty where nothing is known.
  public func description(ofGroup index: Int) -> String {
    let name = groups[index].name
    return FeatureGroupDescriptions.rows.first { $0.name.description == name }?
      .description.description ?? ""
  }
}

extension MachineNames {
  /// The names by machine type number.
  static let byType: [Int: [String]] = Dictionary(
    rows.map { ($0.type, $0.marketing.map(\.description)) },
    uniquingKeysWith: { first, _ in first })
}

extension FeatureDescriptions {
  /// The descriptions by feature name.
  static let byName: [String: String] = Dictionary(
    rows.map { ($0.name.description, $0.description.description) },
    uniquingKeysWith: { first, _ in first })
}

extension Host {
  /// Where the facts about the host come from, in a few words.
  public var provenanceText: String {
    switch provenance {
    case .capture(let source): "captured, \(source)"
    case .emulation: "QEMU's emulation"
    case .ideal: "hypothetical: the full set"
    case .file(let path): "file \(path)"
    case .hypothetical(let name): "hypothetical, made from \(name)"
    }
  }
}
