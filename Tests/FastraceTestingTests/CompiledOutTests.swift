import FastraceTesting
import Testing

@Suite(.enabled(if: !TestTrace.isAvailable)) struct CompiledOutTests {
  @Test func saysHowToTurnTracingOn() async throws {
    let failure = await #expect(throws: ExpectationFailure.self) {
      try await TestTrace.collect { Issue.record("the body must not run") }
    }
    #expect(failure?.description.contains("--traits Enable") == true)
  }
}
