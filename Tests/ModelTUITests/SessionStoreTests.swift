import CPUCore
import Glibc
import Testing

@testable import ModelTUI

@Suite struct SessionStoreTests {
  private let folder = TemporaryFolder()

  private func failure(_ work: () throws(StoreFailure) -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return error.description
    }
  }

  @Test func aFileIsReplacedOrKept() throws {
    let path = folder.path + "/a"
    try SessionStore.write("one", to: path, existing: .keep)
    #expect(
      failure { () throws(StoreFailure) in
        try SessionStore.write("two", to: path, existing: .keep)
      } == AtomicFile.exists.description)
    #expect(folder.text("a") == "one")
    try SessionStore.write("two", to: path, existing: .replace)
    #expect(folder.text("a") == "two")
    #expect(folder.names == ["a"])
  }

  @Test func aLinkStaysALink() throws {
    try SessionStore.write("one", to: folder.path + "/a", existing: .keep)
    symlink("a", folder.path + "/b")
    try SessionStore.write("two", to: folder.path + "/b", existing: .replace)
    #expect(folder.text("a") == "two")
    var information = stat()
    #expect(lstat(folder.path + "/b", &information) == 0)
    #expect(information.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func whatIsNoFileIsLeftAlone() {
    for path in ["/dev/full", "/dev/null", folder.path] {
      #expect(
        failure { () throws(StoreFailure) in
          try SessionStore.write("x", to: path, existing: .replace)
        } == (path == folder.path ? "it is a directory" : "it is not a regular file"))
    }
    #expect(
      failure { () throws(StoreFailure) in
        try SessionStore.write("x", to: folder.path + "/no/such", existing: .replace)
      } == "No such file or directory")
  }

  @Test func whatIsTooLargeLeavesTheOldFile() throws {
    try SessionStore.write("one", to: folder.path + "/a", existing: .keep)
    let large = String(repeating: "x", count: SessionReader.largestFile + 1)
    #expect(
      failure { () throws(StoreFailure) in
        try SessionStore.write(large, to: folder.path + "/a", existing: .replace)
      } != nil)
    #expect(folder.text("a") == "one")
    #expect(folder.names == ["a"])
  }

  @Test func twoProgramsHaveTwoFiles() throws {
    let first = try AutomaticFile.free(in: folder.path)
    let second = try AutomaticFile.free(in: folder.path)
    #expect(first.path == folder.path + "/session")
    #expect(second.path == folder.path + "/session-2")
    try first.write("one")
    try second.write("two")
    // File systems tell times apart only as far as their clock ticks.
    folder.setAge(of: first.path, seconds: 60)
    #expect(try AutomaticFile.newest(in: folder.path) == nil)
    first.release()
    second.release()
    let newest = try #require(try AutomaticFile.newest(in: folder.path))
    #expect(newest.path == second.path)
    let other = try #require(try AutomaticFile.newest(in: folder.path))
    #expect(other.path == first.path)
    newest.release()
    other.release()
  }

  @Test func olderSessionsAreKept() throws {
    for number in 1...8 {
      let file = try AutomaticFile.free(in: folder.path)
      file.keepOlder()
      try file.write("\(number)")
      try file.write("\(number)")
      file.release()
    }
    #expect(folder.text("session") == "8")
    #expect((1...5).map { folder.text("session.\($0)") } == ["7", "6", "5", "4", "3"])
    #expect(folder.names.count == 7)
  }

  @Test func theSaverWritesTheLast() throws {
    let file = try AutomaticFile.free(in: folder.path)
    let saver = AutomaticSaver(file, continues: true) {}
    var random = RandomSessions(seed: 3)
    var last = random.session()
    for _ in 0..<50 {
      last = random.session()
      saver.save(last)
    }
    saver.finish()
    let bytes = try InputFile.read(file.path, limit: SessionReader.largestFile)
    #expect(try SessionReader.read(bytes).session == last)
    #expect(saver.takeOutcome() == nil)
    last = random.session()
    saver.save(last)
    saver.finish()
    #expect(folder.text("session") == SessionWriter.text(last))
    file.release()
  }

  @Test func theSaverTellsOfAFailureOnce() throws {
    let file = try AutomaticFile.free(in: folder.path)
    let saver = AutomaticSaver(file, continues: true) {}
    mkdir(file.path, 0o700)
    var random = RandomSessions(seed: 4)
    let session = random.session()
    saver.save(session)
    saver.finish()
    #expect(saver.takeOutcome() == .failed("it is a directory"))
    saver.save(session)
    saver.finish()
    #expect(saver.takeOutcome() == nil)
    rmdir(file.path)
    saver.save(session)
    saver.finish()
    #expect(saver.takeOutcome() == .saved)
    file.release()
  }
}

@Suite struct SavingTests {
  @Test func quittingAsksOnlyIfSomethingWouldBeLost() throws {
    var explorer = try Explorer.testing()
    explorer.saving.isAutomatic = true
    try explorer.press("P")
    #expect(!explorer.hasUnsavedChanges)
    explorer.automaticSaving(.failed("No space left on device"))
    #expect(explorer.hasUnsavedChanges)
    #expect(
      explorer.said
        == "Changes are not saved automatically: No space left on device; C-s saves to a file")
    explorer.sessionWasSaved(to: "/tmp/mine")
    #expect(!explorer.hasUnsavedChanges)
    try explorer.press("P")
    #expect(try explorer.press("q") == nil)
    #expect(explorer.screenText().contains("/tmp/mine lacks the last changes. y leaves"))
    #expect(try explorer.press("y") == .quit)
  }

  @Test func savingAsksForThePathOnce() throws {
    var explorer = try Explorer.testing()
    explorer.saving.proposal = "/tmp/a"
    try explorer.press("C-s")
    #expect(explorer.screenText().contains(" Save to: /tmp/a"))
    try explorer.press("Backspace b q")
    #expect(try explorer.press("Enter") == .save(path: "/tmp/bq", replacing: false))
    explorer.sessionFileExists("/tmp/bq")
    #expect(try explorer.press("n") == nil)
    #expect(explorer.said == "Not written; /tmp/bq is as it was")
    explorer.sessionFileExists("/tmp/bq")
    #expect(try explorer.press("y") == .save(path: "/tmp/bq", replacing: true))
    explorer.sessionWasSaved(to: "/tmp/bq")
    #expect(try explorer.press("C-s") == .save(path: "/tmp/bq", replacing: true))
    try explorer.press("Esc")
    #expect(explorer.saving.path == "/tmp/bq")
  }

  @Test func themesGoRound() throws {
    var explorer = try Explorer.testing()
    for theme in [Theme.dark, .light, .none, .any] {
      #expect(explorer.nextTheme() == .useTheme)
      #expect(explorer.theme == theme)
    }
    #expect(Appearance.Foreground.allCases.allSatisfy { $0.color(.none, of: 256) == -1 })
    #expect(Appearance.Foreground.amber.color(.dark, of: 8) == 3)
    #expect(Appearance.Foreground.teal.color(.any, of: 8) == -1)
    #expect(Appearance.Foreground.red.color(.light, of: 256) == 124)
  }
}
