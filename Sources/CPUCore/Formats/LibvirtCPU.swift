/// The `<cpu>` element of a domain, or of libvirt's answer about a host.
public struct LibvirtCPU: Hashable, Sendable {
  /// Where the model comes from.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// From the element itself.
    case custom
    /// From what the host offers, written down when the domain starts.
    case hostModel = "host-model"
    /// QEMU's model `host`.
    case hostPassthrough = "host-passthrough"
    /// QEMU's model `max`.
    case maximum
  }

  /// How closely the guest's CPU must match.
  public enum Match: String, Hashable, Sendable, CaseIterable {
    /// At least this: not supported on IBM Z.
    case minimum
    /// Exactly this.
    case exact
    /// Exactly this, and nothing else on the host: the same as exact on IBM Z.
    case strict
  }

  /// How much libvirt checks before a domain starts; on IBM Z all of it is left to QEMU.
  public enum Check: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// The configured model.
    case partial
    /// The model that QEMU made.
    case full
  }

  /// What is wanted of a feature.
  public enum Policy: String, Hashable, Sendable, CaseIterable {
    /// On, whatever the host has.
    case force
    /// On.
    case require
    /// On if the host has it: not supported on IBM Z.
    case optional
    /// Off.
    case disable
    /// Off.
    case forbid

    /// Whether the feature is switched on.
    public var isOn: Bool {
      switch self {
      case .force, .require, .optional: true
      case .disable, .forbid: false
      }
    }
  }

  /// One `<feature>`.
  public struct Feature: Hashable, Sendable {
    /// The name, which QEMU shares: a feature or a group.
    public var name: String
    /// The policy; nil where none is written, as in descriptions of hosts, which means `require`.
    public var policy: Policy?

    /// Makes an entry.
    public init(_ name: String, _ policy: Policy? = nil) {
      self.name = name
      self.policy = policy
    }
  }

  /// The mode; `custom` where none is written.
  public var mode: Mode
  /// The model's name; nil where none is written.
  public var model: String?
  /// The match; nil where none is written, which means `exact`.
  public var match: Match?
  /// The check; nil where none is written.
  public var check: Check?
  /// The features, in the order of the element.
  public var features: [Feature]
  /// The attribute `deprecated_features`; nil where it is not written.
  public var deprecatedFeatures: Bool?

  /// Makes an element.
  public init(
    mode: Mode = .custom, model: String? = nil, match: Match? = nil, check: Check? = nil,
    features: [Feature] = [], deprecatedFeatures: Bool? = nil
  ) {
    self.mode = mode
    self.model = model
    self.match = match
    self.check = check
    self.features = features
    self.deprecatedFeatures = deprecatedFeatures
  }

  /// Whether it describes a host: then libvirt writes neither match nor policies.
  public var isHostForm: Bool {
    mode == .custom && match == nil && check == nil && model != nil
      && features.allSatisfy { $0.policy == nil }
  }

  /// The first feature that is named twice.
  var repeatedFeature: String? {
    var seen: Set<String> = []
    return features.first { !seen.insert($0.name).inserted }?.name
  }

  /// Sets a feature's policy in its place, or at the end if it is new.
  mutating func set(_ name: String, _ policy: Policy) {
    if let index = features.firstIndex(where: { $0.name == name }) {
      features[index].policy = policy
    } else {
      features.append(Feature(name, policy))
    }
  }
}

extension LibvirtCPU {
  /// The element that gives a `-cpu` argument.
  ///
  /// Values other than on and off, and properties that are no features, have no place in libvirt's
  /// element and are left out.
  public init(_ argument: CPUArgument) {
    switch argument.model {
    case "host": self.init(mode: .hostPassthrough, check: Check.none)
    case "max": self.init(mode: .maximum, check: Check.none)
    default: self.init(model: argument.model, match: .exact, check: .partial)
    }
    for setting in argument.settings {
      switch setting.value {
      case "on": set(setting.key, .require)
      case "off": set(setting.key, .disable)
      default: break
      }
    }
  }
}
