import Fastrace
import Testing

struct TrapTests {
  @Test func aProblemIsOneLineWhateverIsInIt() {
    let problem = Fastrace.ProblemHandler.Problem(
      kind: "export", description: "answered \u{1B}[2J\nfastrace: all is well\u{9B}0m\u{202E}")
    #expect(
      Fastrace.ProblemHandler.line(of: problem)
        == "fastrace: answered \\u{1b}[2J\\nfastrace: all is well\\u{9b}0m\\u{202e}\n")
  }

  @Test func whatIsTooLongIsCut() {
    let long = Fastrace.ProblemHandler.Problem(kind: "export", description: String(repeating: "é", count: 2_001))
    #expect(Fastrace.ProblemHandler.line(of: long) == "fastrace: " + String(repeating: "é", count: 2_000) + "…\n")
    let exact = Fastrace.ProblemHandler.Problem(kind: "export", description: String(repeating: "x", count: 2_000))
    #expect(Fastrace.ProblemHandler.line(of: exact).utf8.count == 2_011)
  }
}
