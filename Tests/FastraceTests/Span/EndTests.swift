import Fastrace
import Testing

@Suite(.recorder, .traced) struct EndTests {
  /// For the thread sanitizer: one thread ends the span, another one reads its context.
  @Test func readsTheContextWhileTheSpanEnds() async {
    let recording = await record {
      for _ in 0..<200 {
        let span = TraceSpan.beginRoot("root")
        let context = span.context
        await withTaskGroup(of: Void.self) { group in
          group.addTask { span.end(at: TraceSpan.Instant(unixNanoseconds: 2_000_000_000_000_000_000)) }
          group.addTask { #expect(span.context == context) }
        }
      }
    }
    #expect(recording.spans.count == 200)
  }
}
