import Fastrace
import FastraceTesting
import RecorderTesting
import Testing

/// Local spans of Rust's fastrace, one test a group of rows of its guide.
@Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct RustLocalSpanTests {
  @Test func localSpan() throws {
    let trace = try TestTrace.collectBlocking {
      let span = LocalSpan.enter("local")
      span.setProperty("key", "value")
      span.setProperties(["count": 2])
      LocalSpan.with("inner") {}
      span.end()
      // Whatever is innermost here: the root of the test.
      LocalSpan.setProperty("late", true)
      LocalSpan.addEvent(TraceSpan.Event("event", properties: ["key": "value"]))
    }
    try trace.expectTree(
      """
      test {late=true} (event {key=value})
        local {count=2, key=value}
          inner
      """)
  }

  @Test func localCollector() throws {
    let trace = try TestTrace.collectBlocking {
      let collector = LocalCollector.start()
      LocalSpan.with("collected") {}
      let spans = collector.collect()
      #expect(spans.spanRecords(under: .random()).map(\.name) == ["collected"])
      let first = TraceSpan.begin("first")
      let second = TraceSpan.begin("second")
      first.attach(spans)
      second.attach(spans)
      first.end()
      second.end()
    }
    try trace.expectTree("test\n  first\n    collected\n  second\n    collected")
  }

  @Test func remoteParent() throws {
    let remote = SpanContext(traceID: .random(), spanID: .random(), isRemote: true)
    let trace = try TestTrace.collectBlocking {
      #expect(TraceSpan.beginRoot("call", context: remote).context?.traceID == remote.traceID)
    }
    try trace.expectTree("test")
  }

  @Test func kindAndStatus() throws {
    let trace = try TestTrace.collectBlocking {
      let span = LocalSpan.enter("call", kind: .client)
      span.setStatus(.error("broken"))
      span.end()
    }
    try trace.expectTree("test\n  call [client] [error: broken]")
  }
}
