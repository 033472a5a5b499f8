import Testing

@testable import CPUCore

/// What libvirt made of domains, from its published test data: facts in a short notation.
struct LibvirtRecordedCase: Sendable, CustomTestStringConvertible {
  /// The name that libvirt's test data has for it.
  let name: String
  let libvirt: LibvirtVersion
  /// The host of the library, with the QEMU release to put under it if that is another one.
  let host: String
  var release: QEMURelease?
  /// Features of the host that the machine of the record did not have.
  var without: String?
  let machine: String
  /// The domain's element; nil where it has none.
  let cpu: LibvirtCPU?
  /// The model, then what is on, then with a `-` in front what is off; nil for an error.
  let argument: String?

  var testDescription: String { "\(name), libvirt \(libvirt), \(host)" }

  init(
    _ name: String, _ libvirt: LibvirtVersion, _ host: String, release: QEMURelease? = nil,
    without: String? = nil, machine: String = "s390-ccw-virtio", _ cpu: LibvirtCPU?,
    _ argument: String?
  ) {
    self.name = name
    self.libvirt = libvirt
    self.host = host
    self.release = release
    self.without = without
    self.machine = machine
    self.cpu = cpu
    self.argument = argument
  }
}

extension LibvirtRecordedCase {
  static let all: [LibvirtRecordedCase] = [
    // libvirt 11.3
    .init("deprecated off", v11, "gen15a-qemu-8.2.0-kvm", hostModel(off), nil),
    .init("deprecated off", v11, "gen16a-qemu-10.0.0-kvm", hostModel(off), z16 + allOff),
    .init("features", v11, "gen16a-qemu-10.0.0-kvm", features, "zEC12 dfppc -stckf"),
    .init("zEC12", v11, "gen16a-qemu-10.0.0-kvm", exact("zEC12"), "zEC12"),
    .init("hotplug ccw", v11, "gen16a-qemu-10.0.0-kvm", unchecked("gen16a-base"), "gen16a-base"),
    .init("hotplug pci", v11, "gen16a-qemu-10.0.0-kvm", unchecked("gen16a-base"), "gen16a-base"),
    .init(
      "default", v11, "gen16a-qemu-10.0.0-kvm", machine: "s390-ccw-virtio-4.2", nil,
      z16 + allOn + " csske"),
    .init("default", v11, "tcg-10.0", machine: "s390-ccw-virtio-4.2", nil, "qemu"),
    .init("default models", v11, "tcg-10.0", unchecked("qemu"), "qemu"),
    .init("minimal", v11, "tcg-10.0", unchecked("qemu"), "qemu"),
    .init("vhost-user-fs", v11, "tcg-10.0", unchecked("qemu"), "qemu"),
    .init("vhost-vsock", v11, "tcg-10.0", unchecked("qemu"), "qemu"),
    // libvirt 9.0
    .init("features", v9, "gen15a-qemu-6.0.0-kvm", features, "zEC12 dfppc -stckf"),
    .init(
      "features without models", v9, "gen15a-qemu-6.0.0-kvm", release: QEMURelease(2, 7), features,
      nil),
    .init("zEC12", v9, "gen15a-qemu-6.0.0-kvm", exact("zEC12"), "zEC12"),
    .init("default", v9, "gen15a-qemu-6.0.0-kvm", machine: "s390-ccw-virtio-2.7", nil, "host"),
    .init(
      "default", v9, "gen15a-qemu-6.0.0-kvm", machine: "s390-ccw-virtio-4.2", nil,
      z15 + " diag318 csske" + allOn),
    .init("default", v9, "tcg-7.2", machine: "s390-ccw-virtio-2.7", nil, "qemu"),
    // libvirt 7.0
    .init(
      "default", v7, "gen15a-qemu-6.0.0-kvm", without: "diag318", machine: "s390-ccw-virtio-4.2",
      nil, z15 + " csske" + allOn),
    // Newer ones
    .init(
      "deprecated on", LibvirtVersion(11, 5), "gen17a-qemu-11.0.0-kvm", hostModel(true),
      z17 + allOn),
    .init(
      "deprecated off", LibvirtVersion(11, 5), "gen17a-qemu-11.0.0-kvm", hostModel(off),
      z17 + allOff),
    .init("default", LibvirtVersion(11, 6), "gen16a-qemu-10.0.0-kvm", nil, z16 + allOff),
  ]

  private static let v11 = LibvirtVersion(11, 3)
  private static let v9 = LibvirtVersion(9, 0)
  private static let v7 = LibvirtVersion(7, 0)
  private static let off = false

  private static let features = LibvirtCPU(
    model: "zEC12", match: .exact,
    features: [.init("dfppc", .require), .init("stckf", .disable)])

  private static func exact(_ model: String) -> LibvirtCPU {
    LibvirtCPU(model: model, match: .exact)
  }

  private static func unchecked(_ model: String) -> LibvirtCPU {
    LibvirtCPU(model: model, match: .exact, check: LibvirtCPU.Check.none)
  }

  private static func hostModel(_ deprecatedFeatures: Bool) -> LibvirtCPU {
    LibvirtCPU(mode: .hostModel, check: .partial, deprecatedFeatures: deprecatedFeatures)
  }

  private static let allOn = " bpb cte te"
  private static let allOff = " -bpb -csske -cte -te"

  private static let z15 = "gen15a-base " + common
  private static let z16 = "gen16a-base diag318 ctop " + common + since16
  private static let z17 =
    "gen17a-base diag318 ctop " + common + since16
    + " ccf gen17ptff ineff_nc_tx msa10 msa10_pckmo msa11 msa11_pckmo msa13 msa13_pckmo vxeh3"
    + " vxpdeh3"
  private static let since16 = " appv appvi beareh nnpa pai paie rdp vxpdeh2"
  private static let common = """
    aefsi aen ais ap apft apqci apqi cmm cmmnt deflate edat edat2 els esop esort etoken gs iep \
    ipter mepoch mepochptff msa1 msa2 msa3 msa4 msa5 msa6 msa7 msa8 msa9 msa9_pckmo ppa15 ri \
    sea_esop2 sthyi vx vxeh vxeh2 vxpd vxpdeh zpci
    """
}
