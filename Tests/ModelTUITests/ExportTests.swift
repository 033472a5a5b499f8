import CPUCore
import Glibc
import Testing

@testable import ModelTUI

@Suite struct ExportTests {
  private func request(_ effect: Effect?) throws -> WriteRequest {
    guard case .write(let request)? = effect else {
      Issue.record("nothing is to be written: \(String(describing: effect))")
      throw CancellationError()
    }
    return request
  }

  @Test func everyFormHasATextAndAName() throws {
    let explorer = try Explorer.testing(cpu: "z14,csske=off")
    for form in ExportForm.allCases {
      #expect(explorer.exportText(form).hasSuffix("\n"))
    }
    #expect(explorer.exportText(.argument) == "-cpu z14,csske=off\n")
    #expect(explorer.exportText(.qmp).contains("\"name\": \"z14-base\""))
    var off = try Explorer.testing(cpu: "gen15a")
    try off.press("D")
    #expect(off.exportText(.libvirt).contains("<feature policy='disable' name='te'/>"))
    #expect(off.exportText(.libvirtShort).contains("deprecated_features='off'"))
    #expect(!off.exportText(.libvirtShort).contains("name='te'"))
  }

  @Test func aPathIsTypedAndWritten() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("e")
    explorer.type("report")
    try explorer.press("Enter")
    #expect(explorer.screenText().contains("Write report to: z14.md"))
    try explorer.press("C-u")
    explorer.type("/tmp/a b.md")
    let request = try request(try explorer.press("Enter"))
    #expect(request.path == "/tmp/a b.md")
    #expect(request.text.hasPrefix("# CPU model `z14`\n"))
    explorer.finish(request, .written)
    #expect(explorer.said == "Written: /tmp/a b.md, \(request.text.utf8.count) bytes")
  }

  @Test func aFileIsReplacedOnlyAfterTheQuestion() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    try explorer.press("e Enter")
    let request = try request(try explorer.press("Enter"))
    #expect(request == WriteRequest(path: "z14.cpu", text: "-cpu z14\n"))
    explorer.finish(request, .exists)
    #expect(explorer.screenText().contains("z14.cpu exists. y replaces it"))
    #expect(try explorer.press("n") == nil)
    #expect(explorer.said == "Not written; z14.cpu is as it was")
    explorer.finish(request, .exists)
    #expect(try self.request(try explorer.press("y")).replaces)
    explorer.finish(request, .failed("No space left on device"))
    #expect(explorer.message?.kind == .refusal)
  }

  @Test func escWritesNothing() throws {
    var explorer = try Explorer.testing(cpu: "z14")
    #expect(try explorer.press("e Enter Esc") == nil)
    #expect(explorer.said == "Nothing was written")
    try explorer.press("e Enter C-u")
    #expect(try explorer.press("Enter") == nil)
    #expect(explorer.said == "Nothing was written: a file needs a path")
  }

  // MARK: Files

  @Test func filesAreWrittenWholeOrNotAtAll() throws {
    var template = Array("/tmp/modeltui-export-XXXXXX".utf8CString)
    let directory = String(cString: try #require(mkdtemp(&template)))
    defer {
      unlink(directory + "/a")
      unlink(directory + "/link")
      rmdir(directory)
    }
    let path = directory + "/a"
    #expect(OutputFile.write(WriteRequest(path: path, text: "one\n")) == .written)
    #expect(OutputFile.write(WriteRequest(path: path, text: "two\n")) == .exists)
    chmod(path, 0o600)
    #expect(symlink("a", directory + "/link") == 0)
    #expect(
      OutputFile.write(WriteRequest(path: directory + "/link", text: "three\n", replaces: true))
        == .written)
    #expect(try InputFile.read(path, limit: 100) == Array("three\n".utf8))
    var information = stat()
    #expect(stat(path, &information) == 0 && information.st_mode & 0o777 == 0o600)
    #expect(lstat(directory + "/link", &information) == 0)
    #expect(information.st_mode & S_IFMT == S_IFLNK)
    #expect(
      OutputFile.write(WriteRequest(path: directory, text: "")) == .failed("it is a directory"))
    #expect(
      OutputFile.write(WriteRequest(path: directory + "/no/a", text: ""))
        == .failed("No such file or directory"))
    #expect(
      OutputFile.write(WriteRequest(path: "/dev/full", text: "x", replaces: true))
        == .failed("it is not a regular file"))
  }

  @Test func `a form is found by its name before others whose description has the word`() throws {
    var explorer = try Explorer.testing()
    try explorer.press("e")
    explorer.type("matrix")
    guard case .choosing(let chooser) = explorer.mode else {
      Issue.record("no list")
      return
    }
    #expect(chooser.selected?.title.hasPrefix("matrix") == true)
    #expect(chooser.shown.count > 1)
  }

  @Test func `the life lines say in full what their letters mean`() {
    let text = SVGChart.lifeLines(Array(Catalog.builtIn.deprecated))
    #expect(text.contains("X gone from the machines<"))
  }
}
