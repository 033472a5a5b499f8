/// A guest as libvirt's XML describes it: configured, or running.
public struct ConfiguredGuest: Hashable, Sendable {
  /// Something besides CPU and machine type that keeps a running guest from moving.
  public enum Blocker: Hashable, Sendable {
    /// A device of the host is passed through: its kind, such as `pci` or `mdev`, and the model
    /// that the element names, such as `vfio-ap`.
    case hostDevice(kind: String, model: String?)
    /// It runs in protected execution, sealed off from the host.
    case protectedExecution
  }

  /// The name.
  public var name: String
  /// What runs it.
  public var accelerator: Accelerator
  /// The machine type, which may be the alias.
  public var machineType: String
  /// The `<cpu>` element; nil where the domain has none.
  public var cpu: LibvirtCPU?
  /// Whether this describes the guest as it runs: the CPU is then written out in full.
  public var isRunning: Bool
  /// What else keeps it from moving.
  public var blockers: [Blocker]

  /// Makes a guest.
  public init(
    name: String, accelerator: Accelerator = .kvm,
    machineType: String = Catalog.machineTypeAlias, cpu: LibvirtCPU? = nil,
    isRunning: Bool = false, blockers: [Blocker] = []
  ) {
    self.name = name
    self.accelerator = accelerator
    self.machineType = machineType
    self.cpu = cpu
    self.isRunning = isRunning
    self.blockers = blockers
  }

  /// What the guest becomes when it starts on a host, under its libvirt.
  ///
  /// A guest of QEMU's emulation gets that of the host's release. The model that comes out need not
  /// run there: QEMU decides that next.
  ///
  /// - Throws: what libvirt refuses, or what QEMU refuses in the argument that libvirt makes.
  public func started(
    on host: Host, libvirt: LibvirtVersion, catalog: Catalog = .builtIn
  ) throws(LibvirtStartError) -> Guest {
    var host = host
    switch (accelerator, host.accelerator) {
    case (.kvm, .tcg): throw .needsKVM
    case (.tcg, .kvm): host = catalog.emulation(of: host.release)
    default: break
    }
    let choice: MachineTypeChoice
    do {
      choice = try catalog.machineTypeChoice(machineType, on: host)
    } catch {
      throw .unknownMachineType(error.name)
    }
    let context = host.context(choice.defaults, catalog: catalog)
    let argument = try context.cpuArgument(
      of: cpu, machineType: choice.name, libvirt: libvirt)
    do {
      return Guest(
        name: name, machineType: choice.name, model: try context.model(argument))
    } catch {
      throw .refused(error)
    }
  }
}
