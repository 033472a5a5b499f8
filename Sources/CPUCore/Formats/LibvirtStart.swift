/// Why libvirt does not start a domain with a `<cpu>` element, or QEMU refuses what it makes of it.
public enum LibvirtStartError: Error, Hashable, Sendable {
  /// `match='minimum'` is not for IBM Z.
  case minimumMatch
  /// `policy='optional'` is not for IBM Z.
  case optionalPolicy(feature: String)
  /// A feature is named twice.
  case repeatedFeature(String)
  /// Features are listed, but the element names no model.
  case featuresWithoutModel
  /// `deprecated_features` is written, but the QEMU release does not report deprecated properties.
  case deprecatedFeaturesUnsupported(QEMURelease)
  /// The QEMU release has no CPU models with features: they came with 2.8.
  case featuresUnsupported(QEMURelease)
  /// The domain or its `<cpu>` needs KVM, and the host is QEMU's emulation.
  case needsKVM
  /// The machine type is none of IBM Z.
  case unknownMachineType(String)
  /// QEMU refuses the argument that libvirt makes.
  case refused(CPUArgumentFault)
}

extension LibvirtStartError: CustomStringConvertible {
  /// What is wrong, in a sentence without a full stop.
  public var description: String {
    switch self {
    case .minimumMatch: "libvirt does not support match='minimum' on s390x"
    case .optionalPolicy(let feature):
      "libvirt does not support policy='optional' on s390x (feature \(XMLTreeReader.shown(feature)))"
    case .repeatedFeature(let feature):
      "the feature \(XMLTreeReader.shown(feature)) is listed twice"
    case .featuresWithoutModel: "features are listed without a model"
    case .deprecatedFeaturesUnsupported(let release):
      "deprecated_features needs QEMU \(QEMUContext.deprecatedPropertiesSince), this is \(release)"
    case .featuresUnsupported(let release):
      "CPU features need QEMU \(QEMUContext.cpuModelsSince), this is \(release)"
    case .needsKVM: "this needs KVM, and the host is QEMU's emulation"
    case .unknownMachineType(let name):
      "\(XMLTreeReader.shown(name)) is no machine type of s390x"
    case .refused(let fault): QEMUMessages.text(fault)
    }
  }
}

extension QEMUContext {
  /// The release since which QEMU has CPU models with features for IBM Z.
  static let cpuModelsSince = QEMURelease(2, 8)

  /// The `-cpu` argument that libvirt makes of a domain's `<cpu>` when it starts here.
  ///
  /// Source: libvirt's qemu driver and its CPU driver for s390.
  ///
  /// - Parameters:
  ///   - element: the domain's element; nil where it has none.
  ///   - machineType: the domain's machine type, which decides what no element means.
  ///   - libvirt: the libvirt that starts the domain.
  public func cpuArgument(
    of element: LibvirtCPU?, machineType: String, libvirt: LibvirtVersion
  ) throws(LibvirtStartError) -> CPUArgument {
    if let element { try check(element) }
    var cpu = completed(element, machineType: machineType)
    try check(cpu, libvirt: libvirt)
    let isHostModel = cpu.mode == .hostModel
    if isHostModel { cpu = hostModel(with: cpu.features, cpu.deprecatedFeatures) }
    applyDeprecatedFeatures(to: &cpu, isHostModel: isHostModel, libvirt: libvirt)
    let model =
      switch cpu.mode {
      case .hostPassthrough: catalog.text(.host)
      case .maximum: catalog.text(.max)
      case .custom, .hostModel: cpu.model ?? catalog.text(.qemu)
      }
    return CPUArgument(
      model: model,
      settings: cpu.features.map {
        .init(key: $0.name, value: $0.policy?.isOn ?? true ? "on" : "off")
      })
  }

  /// Checks what libvirt checks when it reads a domain.
  private func check(_ cpu: LibvirtCPU) throws(LibvirtStartError) {
    if let name = cpu.repeatedFeature { throw .repeatedFeature(name) }
    if let optional = cpu.features.first(where: { $0.policy == .optional }) {
      throw .optionalPolicy(feature: optional.name)
    }
    if cpu.mode == .custom, cpu.model == nil, !cpu.features.isEmpty { throw .featuresWithoutModel }
  }

  /// Checks what libvirt checks when it starts one.
  private func check(_ cpu: LibvirtCPU, libvirt: LibvirtVersion) throws(LibvirtStartError) {
    if cpu.mode == .hostPassthrough, accelerator != .kvm { throw .needsKVM }
    let isNamed = cpu.mode == .custom || cpu.mode == .hostModel
    if isNamed, cpu.match == .minimum { throw .minimumMatch }
    if libvirt.readsDeprecatedFeatures, cpu.deprecatedFeatures != nil,
      release < Self.deprecatedPropertiesSince
    {
      throw .deprecatedFeaturesUnsupported(release)
    }
    if release < Self.cpuModelsSince, cpu.mode == .hostModel || !cpu.features.isEmpty {
      throw .featuresUnsupported(release)
    }
  }

  /// The element with what libvirt puts in where there is none, or one without mode and model.
  ///
  /// Under KVM that is host-model, on machine types older than 2.8 host-passthrough, as they know no
  /// models; under emulation the model `qemu`.
  private func completed(_ element: LibvirtCPU?, machineType: String) -> LibvirtCPU {
    if let element, element.mode != .custom || element.model != nil { return element }
    var cpu = LibvirtCPU(deprecatedFeatures: element?.deprecatedFeatures)
    if accelerator == .tcg {
      (cpu.model, cpu.match, cpu.check) = (catalog.text(.qemu), .exact, LibvirtCPU.Check.none)
    } else if let version = Catalog.machineTypeVersion(machineType), version < Self.cpuModelsSince {
      (cpu.mode, cpu.check) = (.hostPassthrough, LibvirtCPU.Check.none)
    } else {
      (cpu.mode, cpu.check) = (.hostModel, .partial)
    }
    return cpu
  }

  /// The static expansion of what the host offers, with the domain's own features set in it.
  private func hostModel(
    with features: [LibvirtCPU.Feature], _ deprecatedFeatures: Bool?
  ) -> LibvirtCPU {
    var cpu = LibvirtCPU(argument(expand(maximum, .static)))
    cpu.deprecatedFeatures = deprecatedFeatures
    for feature in features { cpu.set(feature.name, feature.policy ?? .require) }
    return cpu
  }

  /// Sets the deprecated features as the attribute or libvirt's default has them.
  ///
  /// Off switches off all of them, also those that the model never had; on requires those that the
  /// host has.
  private func applyDeprecatedFeatures(
    to cpu: inout LibvirtCPU, isHostModel: Bool, libvirt: LibvirtVersion
  ) {
    guard libvirt.readsDeprecatedFeatures, release >= Self.deprecatedPropertiesSince else { return }
    let byDefault: Bool? = isHostModel && libvirt.defaultsDeprecatedFeaturesOff ? false : nil
    switch cpu.deprecatedFeatures ?? byDefault {
    case false?:
      for feature in catalog.deprecated { cpu.set(catalog.name(feature), .disable) }
    case true? where libvirt.requiresDeprecatedFeatures:
      for feature in catalog.deprecated.intersection(maximum.features) {
        cpu.set(catalog.name(feature), .require)
      }
    default: break
    }
  }
}
