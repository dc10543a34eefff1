#if Macros
  import FastraceMacros
  import FastraceTesting
  import RecorderTesting
  import Testing

  @Trace
  private func simple() {}

  @Trace(style: .short)
  private func shortName() async {}

  @Trace(name: "qux", perRun: true)
  private func perRun() async { await Task.yield() }

  @Trace(properties: ["k1": "v1", "a": #"argument a is \(a)"#])
  private func properties(a: Int) async {}

  /// `#[trace]` with each of its arguments.
  @Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct RustMacroTests {
    @Test func attribute() async throws {
      let trace = try await TestTrace.collect {
        simple()
        await shortName()
        await perRun()
        await properties(a: 1)
      }
      try trace.expectSpan(named: "simple()", under: "test")
      try trace.expectSpan(named: "shortName", under: "test")
      try trace.expectSpan(named: "run", under: "qux")
      try trace.expectSpan(named: "properties(a:)", properties: ["k1": "v1", "a": "argument a is 1"])
    }
  }
#endif
