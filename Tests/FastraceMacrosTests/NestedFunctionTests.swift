#if Macros
  import FastraceMacros
  import Testing

  @Trace
  private func outer(_ number: Int) async -> Int {
    var sum = number
    @Trace func add(_ more: Int) {
      @Trace(style: .short) func innermost() -> Int { sum + more }
      sum = innermost()
    }
    @Trace func addLater(_ more: Int) async { sum += more }
    struct Local {
      @Trace func method() -> Int { 1 }
    }
    @TraceAll struct All {
      func method() -> Int { 1 }
      @NoTrace func hidden() -> Int { 1 }
    }
    add(1)
    await addLater(2)
    return sum + Local().method() + All().method() + All().hidden()
  }

  private func untraced() -> Int {
    @Trace func inner() -> Int { 1 }
    let closure = {
      @Trace func inClosure() -> Int { 2 }
      return inClosure()
    }
    return inner() + closure()
  }

  @Suite struct NestedFunctionTests {
    @Test func tracesFunctionsInTracedFunctions() async throws {
      let tree = """
        test
          outer(_:)
            outer(_:).All.method()
            outer(_:).Local.method()
            outer(_:).add(_:)
              innermost
            outer(_:).addLater(_:)
        """
      try await expectTree(tree) { #expect(await outer(1) == 7) }
    }

    @Test func tracesFunctionsInUntracedFunctions() async throws {
      try await expectTree("test\n  untraced().inClosure()\n  untraced().inner()") { #expect(untraced() == 3) }
    }

    @Test func knowsItsLines() {
      @Trace func line() -> (Int, String) { (#line, #fileID) }
      #expect(line() == (#line - 1, #fileID))
    }
  }
#endif
