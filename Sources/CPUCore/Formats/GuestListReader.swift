/// A guest as a line of a list says it: with the `-cpu` argument that it starts with.
public struct ListedGuest: Hashable, Sendable {
  /// The guest, worked out; its name is empty where the line has none.
  public var guest: Guest
  /// The `-cpu` argument.
  public var argument: CPUArgument
}

/// What is wrong with a list of guests, and in which line.
public struct GuestListError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// No line names a guest.
    case empty
    /// The list is no UTF-8 text.
    case notUTF8
    /// There are more guests than are read.
    case tooMany(limit: Int)
    /// The words of a line are none of the forms that are read.
    case unknownForm
    /// An option is the last word of its line.
    case missingValue(option: String)
    /// The machine type is none of IBM Z.
    case unknownMachineType(String)
    /// QEMU refuses the `-cpu` argument.
    case refused(CPUArgumentFault)
  }

  /// The line, counted from 1.
  public let line: Int
  /// What is wrong.
  public let problem: Problem

  /// The line and what is wrong.
  public var description: String { "line \(line): \(text)" }

  private var text: String {
    switch problem {
    case .empty: "no guest is in it; a line is 'name machine-type cpu' or '-M type -cpu cpu'"
    case .notUTF8: "not UTF-8 text"
    case .tooMany(let limit): "more than \(limit) guests"
    case .unknownForm: "give a guest as 'name machine-type cpu' or '-M type -cpu cpu'"
    case .missingValue(let option): "nothing stands after \(option)"
    case .unknownMachineType(let name): "'\(name)' is not a machine type for IBM Z"
    case .refused(let fault): QEMUMessages.text(fault)
    }
  }
}

/// Reads plain lists of guests, one a line.
///
/// A line is `name machine-type cpu`, `name cpu`, `cpu` alone, or a command line of QEMU of which
/// `-name`, `-M` or `-machine`, and `-cpu` count. Lines that begin with `#` are comments.
public struct GuestListReader: Sendable {
  /// The most guests of a list.
  public static let mostGuests = 10_000

  private let catalog: Catalog
  private let host: Host

  /// Makes a reader.
  ///
  /// - Parameter host: what the machine type's alias and the models `host` and `max` mean.
  public init(catalog: Catalog = .builtIn, on host: Host) {
    self.catalog = catalog
    self.host = host
  }

  /// Reads a list.
  public func read(_ bytes: [UInt8]) throws(GuestListError) -> [ListedGuest] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw GuestListError(line: 1, problem: .notUTF8)
    }
    var guests: [ListedGuest] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard guests.count < Self.mostGuests else {
        throw GuestListError(line: index + 1, problem: .tooMany(limit: Self.mostGuests))
      }
      do throws(LineFault) {
        guests.append(try guest(entry(words)))
      } catch {
        throw GuestListError(line: index + 1, problem: error.problem)
      }
    }
    guard !guests.isEmpty else { throw GuestListError(line: 1, problem: .empty) }
    return guests
  }

  private struct LineFault: Error {
    let problem: GuestListError.Problem
  }

  /// The words of a line by their meaning.
  private struct Entry {
    var name = ""
    var machineType: String?
    var cpu: String
  }

  private func entry(_ words: [String]) throws(LineFault) -> Entry {
    if words.contains("-cpu") { return try entry(options: words) }
    switch words.count {
    case 1: return Entry(cpu: words[0])
    case 2: return Entry(name: words[0], cpu: words[1])
    case 3: return Entry(name: words[0], machineType: words[1], cpu: words[2])
    default: throw LineFault(problem: .unknownForm)
    }
  }

  private func entry(options words: [String]) throws(LineFault) -> Entry {
    var entry = Entry(cpu: "")
    for (index, word) in words.enumerated() {
      guard ["-cpu", "-M", "-machine", "-name"].contains(word) else { continue }
      guard words.indices.contains(index + 1) else {
        throw LineFault(problem: .missingValue(option: word))
      }
      let value = words[index + 1]
      let first = String(value.prefix { $0 != "," })
      switch word {
      case "-cpu": entry.cpu = value
      case "-name": entry.name = Self.value(first, of: "guest")
      default: entry.machineType = Self.value(first, of: "type")
      }
    }
    return entry
  }

  /// The value of `key=value`, where the key may be left out.
  private static func value(_ text: String, of key: String) -> String {
    text.hasPrefix(key + "=") ? String(text.dropFirst(key.count + 1)) : text
  }

  private func guest(_ entry: Entry) throws(LineFault) -> ListedGuest {
    let choice: MachineTypeChoice
    do {
      choice = try catalog.machineTypeChoice(entry.machineType, on: host)
    } catch {
      throw LineFault(problem: .unknownMachineType(error.name))
    }
    do {
      let argument = try CPUArgument(parsing: entry.cpu)
      let name = catalog.modelName(argument.model)
      let isOfHost = name == .host || name == .max
      let place = isOfHost ? host : host.running(max(host.release, catalog.newestRelease))
      let model = try place.context(choice.defaults, catalog: catalog).model(argument)
      return ListedGuest(
        guest: Guest(
          name: entry.name, machineType: choice.name,
          model: CPUModel(definition: model.definition, features: model.features)),
        argument: argument)
    } catch {
      throw LineFault(problem: .refused(error))
    }
  }
}
