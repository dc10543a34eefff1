import Fastrace
import Testing

/// What a local span says of itself, and its late name.
@Suite(.recorder, .traced) struct LocalSpanIdentityTests {
  private struct Seen {
    var context: SpanContext?
    var inner: SpanContext?
    var isRecording = false
  }

  private func local(_ body: () -> Void = {}) -> Seen {
    let span = LocalSpan.enter("local")
    body()
    span.setName("renamed")
    let inner = LocalSpan.with("inner") {
      LocalSpan.setName("renamed inner")
      // Still that of the outer one, whatever is innermost.
      return span.context
    }
    return Seen(context: span.context, inner: inner, isRecording: span.isRecording && LocalSpan.isRecording)
  }

  @Test func namesItselfInItsTrace() async {
    var seen = Seen()
    let result = await record {
      TraceSpan.withRoot("root") { seen = local { TraceSpan.with("child") { _ in } } }
    }
    #expect(result.tree == "root(renamed(child renamed inner))")
    let span = result.spans.named("renamed")
    #expect(seen.isRecording && seen.context == seen.inner && seen.context?.isSampled == true)
    #expect(seen.context?.spanID == span?.spanID && seen.context?.traceID == span?.traceID)
  }

  @Test func recordsNothingWithoutATrace() async {
    _ = await record {
      let seen = local()
      #expect(seen.context == nil && !seen.isRecording && !LocalSpan.isRecording)
      let parent = SpanContext(traceID: .random(), spanID: .random(), isSampled: false)
      TraceSpan.withRoot("unsampled", context: parent) {
        let seen = local()
        #expect(seen.context == SpanContext.current && seen.context != nil && !seen.isRecording)
      }
    }
  }

  @Test func hasNoContextInALocalCollector() async {
    func collect() {
      let collector = LocalCollector.start()
      #expect(!LocalSpan.isRecording)
      let seen = local()
      #expect(seen.context == nil && seen.isRecording)
      #expect(collector.collect().spanRecords(under: .random()).names == ["renamed", "renamed inner"])
    }
    _ = await record { collect() }
  }

  @Test func stopsRecordingWhenTheSpanHasEnded() async {
    _ = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        #expect(LocalSpan.isRecording)
        span.end()
        #expect(!LocalSpan.isRecording)
      }
    }
  }
}
