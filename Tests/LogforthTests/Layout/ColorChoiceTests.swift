#if Logging
  @testable import Logforth
  import Testing

  @Suite struct ColorChoiceTests {
    @Test(
      arguments: [
        (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
        (true, ["CLICOLOR": "0"], false), (false, ["CLICOLOR": "1"], false), (false, ["CLICOLOR_FORCE": "1"], true),
        (false, ["CLICOLOR_FORCE": "0"], false), (true, ["TERM": "dumb"], false),
        (true, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
      ] as [(Bool, [String: String], Bool)])
    func followsTerminalAndVariables(_ isTerminal: Bool, _ environment: [String: String], _ isColored: Bool) {
      #expect(ColorChoice.isColored(isTerminal: isTerminal, environment: { environment[$0] }) == isColored)
    }
  }
#endif
