extension ConfiguredGuest {
  /// Whether its CPU stays the same on every host: not with host-passthrough and maximum.
  ///
  /// Source: libvirt's documentation of the modes, and QEMU's flag `migration-safe`.
  public var isMigrationSafe: Bool {
    cpu.map { $0.mode != .hostPassthrough && $0.mode != .maximum } ?? true
  }

  /// Whether its features are written down, so that they are the same wherever it starts.
  public var isNamed: Bool {
    cpu.map { $0.mode == .custom && $0.model != nil } ?? false
  }
}

extension ReasonText {
  /// One sentence for what keeps a running guest from moving, whatever its CPU.
  public func sentence(_ blocker: ConfiguredGuest.Blocker) -> String {
    switch blocker {
    case .hostDevice(let kind, let model?):
      "a device of the host is passed through (\(kind), \(model)): it can start there, not move there"
    case .hostDevice(let kind, nil):
      "a device of the host is passed through (\(kind)): it can start there, not move there"
    case .protectedExecution:
      "it runs in protected execution: it can start there, not move there"
    }
  }
}
