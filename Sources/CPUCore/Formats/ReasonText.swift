/// Puts reasons into words and into JSON: one place for the screen, the commands and reports.
public struct ReasonText: Sendable {
  /// Whose names the words hold.
  public let catalog: Catalog

  /// Makes the words of a catalog.
  public init(_ catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// One sentence for a reason.
  public func sentence(_ reason: Reason) -> String {
    switch reason {
    case .generationTooNew(let definition, let maximum):
      "generation too new: \(name(definition)) is newer than the host's \(name(maximum))"
    case .gaLevelTooNew(let definition, let maximum):
      "GA level too new: \(name(definition)) is newer than the host's \(name(maximum))"
    case .missingFeature(let feature, let cause):
      "\(catalog.name(feature)) is missing: \(sentence(cause))"
    case .machineTypeNotOffered(let name, .removed(let oldest)):
      "machine type \(name) is not offered: removed, the oldest there is \(oldest)"
    case .machineTypeNotOffered(let name, .tooNew(let newest)):
      "machine type \(name) is not offered: too new, the newest there is \(newest)"
    case .machineTypeNotOffered(let name, .notListed):
      "machine type \(name) is not offered: the host does not list it"
    case .definitionTooNew(let definition, let release):
      "QEMU \(release) does not know \(name(definition))"
    case .featureUnknownToRelease(let feature, let release):
      "QEMU \(release) does not know \(catalog.name(feature))"
    case .refused(let fault): QEMUMessages.text(fault)
    case .machineTypeDeprecated(let name): "machine type \(name) is deprecated there"
    case .brokenDependency(let dependency):
      "\(catalog.name(dependency.feature)) requires \(catalog.name(dependency.required)), "
        + "which is off"
    }
  }

  /// Why a host lacks a feature, as half a sentence.
  public func sentence(_ cause: Reason.MissingCause) -> String {
    switch cause {
    case .notInGeneration(let since?): "no machine before \(name(since)) has it"
    case .notInGeneration(nil): "no machine has it"
    case .deprecatedAndGone: "deprecated and gone from this machine"
    case .notOffered: "the hardware may have it, this host's kernel or QEMU does not offer it"
    case .notEmulated: "QEMU's emulation does not implement it"
    }
  }

  /// The sentences for reasons, with features that are missing for one cause told in one.
  ///
  /// - Parameter mostNames: how many names one sentence lists before it counts the rest.
  public func sentences(
    _ reasons: [Reason], in context: QEMUContext, mostNames: Int = .max
  ) -> [String] {
    var sentences: [String] = []
    var gathered: [(lead: String, features: FeatureSet, place: Int)] = []
    for reason in reasons {
      guard let (lead, feature) = gathering(reason) else {
        sentences.append(sentence(reason))
        continue
      }
      if let index = gathered.firstIndex(where: { $0.lead == lead }) {
        gathered[index].features.insert(feature)
      } else {
        gathered.append((lead, [feature], sentences.count + gathered.count))
      }
    }
    for (lead, features, place) in gathered {
      let names = context.propertyNames(of: features)
      let rest = names.count > mostNames ? " and \(names.count - mostNames) more" : ""
      sentences.insert(
        "\(lead): \(names.prefix(mostNames).joined(separator: " "))\(rest)", at: place)
    }
    return sentences
  }

  /// The sentence that a reason shares with others, up to its feature.
  private func gathering(_ reason: Reason) -> (lead: String, feature: Feature)? {
    switch reason {
    case .missingFeature(let feature, let cause): ("missing, \(sentence(cause))", feature)
    case .featureUnknownToRelease(let feature, let release):
      ("QEMU \(release) does not know", feature)
    default: nil
    }
  }

  /// A reason as a JSON object: its kind and its data.
  public func json(_ reason: Reason) -> JSONValue {
    switch reason {
    case .generationTooNew(let definition, let maximum):
      object("generation-too-new", ("model", name(definition)), ("maximum", name(maximum)))
    case .gaLevelTooNew(let definition, let maximum):
      object("ga-level-too-new", ("model", name(definition)), ("maximum", name(maximum)))
    case .missingFeature(let feature, let cause): missing(feature, cause)
    case .machineTypeNotOffered(let name, let absence): notOffered(name, absence)
    case .definitionTooNew(let definition, let release):
      object(
        "definition-unknown-to-release", ("model", name(definition)),
        ("qemu", release.description))
    case .featureUnknownToRelease(let feature, let release):
      object(
        "feature-unknown-to-release", ("feature", catalog.name(feature)),
        ("qemu", release.description))
    case .refused(let fault): refused(fault)
    case .machineTypeDeprecated(let name): object("machine-type-deprecated", ("machine", name))
    case .brokenDependency(let dependency):
      object(
        "broken-dependency", ("feature", catalog.name(dependency.feature)),
        ("requires", catalog.name(dependency.required)))
    }
  }

  private func missing(_ feature: Feature, _ cause: Reason.MissingCause) -> JSONValue {
    let feature = ("feature", catalog.name(feature))
    return switch cause {
    case .notInGeneration(let since?):
      object("missing-feature", feature, ("cause", "not-in-generation"), ("since", name(since)))
    case .notInGeneration(nil):
      object("missing-feature", feature, ("cause", "not-in-generation"))
    case .deprecatedAndGone:
      object("missing-feature", feature, ("cause", "deprecated-and-gone"))
    case .notOffered: object("missing-feature", feature, ("cause", "not-offered"))
    case .notEmulated: object("missing-feature", feature, ("cause", "not-emulated"))
    }
  }

  private func notOffered(_ name: String, _ absence: MachineTypeChoice.Absence) -> JSONValue {
    let machine = ("machine", name)
    return switch absence {
    case .removed(let oldest):
      object("machine-type-not-offered", machine, ("cause", "removed"), ("oldest", oldest))
    case .tooNew(let newest):
      object("machine-type-not-offered", machine, ("cause", "too-new"), ("newest", newest))
    case .notListed: object("machine-type-not-offered", machine, ("cause", "not-listed"))
    }
  }

  private func refused(_ fault: CPUArgumentFault) -> JSONValue {
    let text = ("text", QEMUMessages.text(fault))
    return switch fault {
    case .empty, .tooLong: object("malformed-option", text)
    case .unknownModel(let name): object("unknown-model", ("model", name), text)
    case .notKeyValue(let part): object("malformed-option", ("option", part), text)
    case .setting(let setting, let model, let why):
      object(
        kind(why), ("model", model), ("property", setting.key), ("value", setting.value), text)
    }
  }

  private func kind(_ fault: CPUArgumentFault.SettingFault) -> String {
    switch fault {
    case .model(.featureTooNew): "feature-too-new"
    case .model(.groupTooNew): "group-too-new"
    case .model(.readOnlyProperty): "read-only-property"
    case .model: "unknown-property"
    case .notBoolean, .notNumber, .notAccepted, .noDevice, .realizedTooSoon: "bad-value"
    }
  }

  private func object(_ kind: String, _ members: (String, String)...) -> JSONValue {
    .object(
      JSONObject(
        [("kind", JSONValue.string(kind))] + members.map { ($0, JSONValue.string($1)) }))
  }

  private func name(_ definition: Int) -> String { catalog.definitions[definition].name }
}
