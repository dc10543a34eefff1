import Fastrace
import Testing

@Suite(.recorder, .traced) struct EndTests {
  /// For the thread sanitizer: one thread ends the span, another one reads its context.
  @Test func readsTheContextWhileTheSpanEnds() async {
    let recording = await record {
      for _ in 0..<200 {
        let span = TraceSpan.beginRoot("root")
        let context = span.context
        await onThread {
          onThreads(2) { index in
            if index == 0 { span.end(at: TraceSpan.Instant(unixNanoseconds: 2_000_000_000_000_000_000)) }
            if index == 1 { #expect(span.context == context) }
          }
        }
      }
    }
    #expect(recording.spans.count == 200)
  }
}
