import ArgumentParser
import CPUCore

/// The options that say which QEMU is asked: host, release and machine type.
struct HostOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A host of the library, a file of QMP answers or of virsh domcapabilities, or '-'.",
      valueName: "host"))
  var host: String?

  @Option(
    help: ArgumentHelp(
      "The QEMU release, such as 10.0: the host's own by default, 11.1 without a host.",
      valueName: "release"))
  var qemu: String?

  @Option(
    help: ArgumentHelp(
      "The machine type, such as s390-ccw-virtio-9.2: the newest by default.",
      valueName: "type"))
  var machine: String?

  /// The chosen host, under the chosen release.
  func chosenHost() throws(CommandFailure) -> Host {
    let release = try chosenRelease()
    guard let host else {
      return Catalog.builtIn.emulation(of: release ?? Catalog.builtIn.newestRelease)
    }
    let found = try HostSource.host(host)
    return release.map(found.running) ?? found
  }

  private func chosenRelease() throws(CommandFailure) -> QEMURelease? {
    guard let qemu else { return nil }
    guard let release = QEMURelease(qemu) else {
      throw CommandFailure("'\(qemu.visible)' is not a QEMU release: give it as 10.0")
    }
    let releases = Catalog.builtIn.releases
    guard let first = releases.first, let last = releases.last else { return release }
    guard Catalog.builtIn.release(release) != nil || release > last.release else {
      throw CommandFailure(
        "QEMU \(release) is not known: the releases from \(first.release) to \(last.release) are")
    }
    return release
  }

  /// The chosen machine type on a host.
  func machineType(on host: Host) throws(CommandFailure) -> MachineTypeChoice {
    do {
      return try Catalog.builtIn.machineTypeChoice(machine, on: host)
    } catch {
      let newest = Catalog.builtIn.machineTypes(of: host).last?.name ?? ""
      throw CommandFailure(
        "'\(error.name.visible)' is not a machine type for IBM Z: give one such as \(newest)")
    }
  }
}

/// Finds hosts by what the user wrote.
enum HostSource {
  /// A host of the library if one has exactly that name, else one read from a file.
  ///
  /// `./x` is always a file, `-` is standard input.
  static func host(_ text: String) throws(CommandFailure) -> Host {
    if let host = HostLibrary.builtIn.host(named: text) { return host }
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(text, limit: HostFile.largestFile)
    } catch {
      guard text != "-", !text.contains("/") else { throw error }
      throw CommandFailure(
        "\(error.description); nor is it a host of the library ('modeltui hosts' lists them)")
    }
    let shown = text == "-" ? "standard input" : "'\(text.visible)'"
    if isXML(bytes) { return try hostOfXML(bytes, text, shown) }
    do {
      return try HostFile.read(bytes, name: name(of: text), path: text)
    } catch {
      throw CommandFailure("cannot use \(shown) as a host: \(HostSource.text(error))")
    }
  }

  /// Whether a file is libvirt's XML rather than QMP's JSON.
  private static func isXML(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    return text.first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "<")
  }

  private static func hostOfXML(
    _ bytes: [UInt8], _ path: String, _ shown: String
  ) throws(CommandFailure) -> Host {
    let document: LibvirtDocument
    do {
      document = try LibvirtXMLReader.read(bytes, name: name(of: path), path: path)
    } catch {
      throw CommandFailure("cannot use \(shown) as a host: \(error)")
    }
    guard case .hosts(let hosts) = document, let host = hosts.first else {
      throw CommandFailure(
        "cannot use \(shown) as a host: it describes guests; "
          + "'virsh domcapabilities' prints what describes a host")
    }
    return host
  }

  /// The last part of a path, without endings that say nothing.
  private static func name(of path: String) -> String {
    if path == "-" { return "stdin" }
    let last = path.split(separator: "/").last.map(String.init) ?? path
    for ending in [".replies", ".json", ".xml"] where last.hasSuffix(ending) && last != ending {
      return String(last.dropLast(ending.count))
    }
    return last
  }

  /// What is wrong with a file, and what to do.
  private static func text(_ error: HostFileError) -> String {
    switch error {
    case .empty: "it is empty"
    case .tooLarge: "it is larger than \(HostFile.largestFile >> 20) MiB"
    case .notJSON(let error):
      "line \(error.line), column \(error.column): \(error.message.visible); "
        + "a file of QMP answers is wanted"
    case .truncated(let line): "it ends in the middle of the value that begins on line \(line)"
    case .notQMP:
      "it is JSON, but not a record of QMP: no answer with 'return' or 'error' is in it"
    case .otherArchitecture(let name): "it is of the architecture '\(name.visible)', not of s390x"
    case .noHostModel:
      "it has no answer to query-cpu-model-expansion of 'host' (or 'max'): record one with type "
        + "'static'"
    case .unknownDefinition(let name): "its CPU definition '\(name.visible)' is not known here"
    }
  }
}
