/// The common model of many models, hosts or guests, and what each would lose by it.
public struct SharedBaseline: Sendable {
  /// One of those that share the model.
  public struct Member: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// Its model; for a host, all that it offers.
    public var model: CPUModel

    /// Makes a member.
    public init(name: String, model: CPUModel) {
      self.name = name
      self.model = model
    }
  }

  /// What a member loses by taking the common model.
  public struct Loss: Hashable, Sendable {
    /// The member's name.
    public let name: String
    /// The features that it has and the common model lacks.
    public let features: FeatureSet
    /// Whether the common model is of an older generation or GA level.
    public let losesLevel: Bool
  }

  /// The common model.
  public let model: CPUModel
  /// The common model as it is written: a base, what is added and what is off.
  public let expansion: Expansion
  /// What each member loses, in the members' order.
  public let losses: [Loss]
  /// What libvirt's hypervisor-cpu-baseline makes of the same members; nil where it finds none.
  public let libvirt: LibvirtBaseline?
}

/// What libvirt's hypervisor-cpu-baseline answers.
///
/// It keeps only the properties that are on, so a base feature that must be off comes back; with
/// more than two CPUs this happens after every step of the fold.
public struct LibvirtBaseline: Hashable, Sendable {
  /// The model that the answer stands for.
  public let model: CPUModel
  /// The features that libvirt's answer has and the common model lacks.
  public let surplus: FeatureSet
  /// The features that the common model has and libvirt's answer lacks.
  public let lacking: FeatureSet
  /// The members, by their places, that lack something libvirt's answer has.
  public let failsOn: [Int]

  /// Whether libvirt's answer is another model than the common one.
  public var differs: Bool { !surplus.isEmpty || !lacking.isEmpty }
}

extension QEMUContext {
  /// Works out the common model of many, with what each would lose by it.
  ///
  /// One member alone has its own model, as libvirt answers it.
  ///
  /// - Throws: `noCompatibleModel` where there is none, also for no members at all.
  public func sharedBaseline(
    _ members: [SharedBaseline.Member]
  ) throws(ModelError) -> SharedBaseline {
    let common = try baseline(members.map(\.model))
    let level = catalog.definition(of: common).level
    return SharedBaseline(
      model: common, expansion: expand(common, .static),
      losses: members.map { member in
        SharedBaseline.Loss(
          name: member.name, features: member.model.features.subtracting(common.features),
          losesLevel: catalog.definition(of: member.model).level > level)
      },
      libvirt: libvirtBaseline(members.map(\.model), common))
  }

  private func libvirtBaseline(_ models: [CPUModel], _ common: CPUModel) -> LibvirtBaseline? {
    guard let first = models.first else { return nil }
    var result = first
    for model in models.dropFirst() {
      guard let next = try? baseline(result, model) else { return nil }
      result = withoutDisabledFeatures(next)
    }
    if models.count == 1 { result = withoutDisabledFeatures(result) }
    let level = catalog.definition(of: result).level
    return LibvirtBaseline(
      model: result, surplus: result.features.subtracting(common.features),
      lacking: common.features.subtracting(result.features),
      failsOn: models.indices.filter { index in
        catalog.definition(of: models[index]).level < level
          || !result.features.isSubset(of: models[index].features)
      })
  }

  /// A model as a list that says only what is on describes it: its whole base set is on.
  public func withoutDisabledFeatures(_ model: CPUModel) -> CPUModel {
    CPUModel(
      definition: model.definition,
      features: model.features.union(catalog.definition(of: model).base))
  }
}
