import Fastrace
import FastraceHTTP
import FastracePropagators
import FastraceTesting
import RecorderTesting
import Testing

@Suite struct TraceparentHeadersTests {
  @Test func noneWhereNothingIsCurrent() { #expect(traceparentHeaders() == [:]) }

  @Test func ofAGivenContext() throws {
    let context = try #require(
      SpanContext(traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", tracestate: ["a=1"]))
    #expect(
      traceparentHeaders(of: context) == [
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", "tracestate": "a=1",
      ])
    #expect(
      traceparentHeaders(of: context, propagator: B3Propagator(style: .single)) == [
        "b3": "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0"
      ])
  }

  // Other suites leave filters and samplers behind.
  @Test(RecorderTrait { Fastrace.setReporters([]) }, .enabled(if: TestTrace.isAvailable))
  func ofTheInnermostSpan() async throws {
    let trace = try await TestTrace.collect {
      let outer = TraceSpan.current.context
      #expect(traceparentHeaders()["traceparent"] == outer?.traceparent)
      LocalSpan.with("inner") {
        #expect(traceparentHeaders()["traceparent"] == SpanContext.current?.traceparent)
        #expect(SpanContext.current?.spanID != outer?.spanID)
      }
    }
    try trace.expectTree("test\n  inner")
  }
}
