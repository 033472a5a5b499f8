import Testing

@testable import ModelTUI

@Suite struct ConfigurationTests {
  private func read(_ text: String) -> Configuration {
    Configuration(text, path: "c", folder: "/etc")
  }

  @Test func optionsAreRead() {
    let configuration = read(
      "# mine\n\n theme = dark \r\nascii=on\nmouse\t=\toff\ncolor = never\nhost = tcg-10.0\n")
    #expect(configuration.fault == nil)
    #expect(configuration.theme == .dark)
    #expect(configuration.ascii == true)
    #expect(configuration.mouse == false)
    #expect(configuration.color == .never)
    #expect(configuration.host == "tcg-10.0")
    #expect(read("host = ./my host.xml").host == "/etc/./my host.xml")
    #expect(read("host = /a").host == "/a")
  }

  @Test(arguments: [
    ("theme = pink", "c, line 1: 'theme' is one of any, dark, light, none, not 'pink'"),
    ("\nascii = 1", "c, line 2: 'ascii' is on or off, not '1'"),
    ("theme", "c, line 1: 'name = value' is wanted, such as theme = dark"),
    ("font = big", "c, line 1: 'font' is unknown; there are theme, color, ascii, mouse, host"),
    ("ascii = on\nascii = on", "c, line 2: 'ascii' is set twice"),
    ("host =", "c, line 1: 'host' takes a name or a file"),
  ])
  func faultsHaveALine(text: String, fault: String) {
    #expect(read(text).fault == fault)
  }

  @Test func theRestCountsInSpiteOfAFault() {
    let configuration = read("theme = pink\nmouse = off")
    #expect(configuration.fault != nil)
    #expect(configuration.mouse == false)
  }

  @Test func foldersFollowTheRules() {
    func folders(_ environment: [String: String]) -> UserFolders {
      UserFolders { environment[$0] }
    }
    let usual = folders(["HOME": "/h", "XDG_STATE_HOME": "", "XDG_CONFIG_HOME": "relative"])
    #expect(usual.state == "/h/.local/state/modeltui")
    #expect(usual.config == "/h/.config/modeltui")
    let own = folders(["XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c"])
    #expect(own.state == "/s/modeltui")
    #expect(own.config == "/c/modeltui")
    #expect(folders([:]).state == nil)
  }
}
