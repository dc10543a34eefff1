#if Macros
  import Foundation
  import Testing

  @testable import FastraceMacrosPlugin

  // One case for each pair of files in `Cases`: a source, and what the macros make of it. The check `macros` compiles the
  // same sources with the real compiler.

  @Suite struct ExpansionTests {
    @Test(arguments: Case.all(in: "ok"))
    func expands(_ testCase: Case) throws {
      let expansion = try Expansion(of: testCase, mode: .recording)
      #expect(expansion.diagnostics == "", "a case in Cases/ok has nothing to complain about")
      try testCase.expect(expansion.text, in: "expanded")
    }

    @Test(arguments: Case.all(in: "ok"))
    func keepsTheBodyWhenCompiledOut(_ testCase: Case) throws {
      let expansion = try Expansion(of: testCase, mode: .compiledOut)
      #expect(expansion.diagnostics == "")
      #expect(!expansion.text.contains("Fastrace."))
      #expect(SourceTokens.of(expansion.text) == SourceTokens.of(try testCase.source()))
    }

    @Test(arguments: Case.all(in: "error"))
    func diagnoses(_ testCase: Case) throws {
      let expansion = try Expansion(of: testCase, mode: .recording)
      try testCase.expect(expansion.diagnostics, in: "diagnostics")
    }

    /// What is wrong is wrong for the author of a library, too, who does not turn tracing on.
    @Test(arguments: Case.all(in: "error"))
    func diagnosesTheSameWhenCompiledOut(_ testCase: Case) throws {
      let recording = try Expansion(of: testCase, mode: .recording)
      let compiledOut = try Expansion(of: testCase, mode: .compiledOut)
      #expect(recording.diagnostics == compiledOut.diagnostics)
    }
  }
#endif
