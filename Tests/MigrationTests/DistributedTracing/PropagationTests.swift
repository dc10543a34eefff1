import Fastrace
import FastraceHTTP
import FastraceTesting
import RecorderTesting
import Testing

/// Headers and baggage: rows that the guides for swift-distributed-tracing and for opentelemetry-swift share.
@Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct PropagationTests {
  @Test func inject() async throws {
    _ = try await tree {
      var headers: [String: String] = [:]
      let outgoing = PropagatedContext(spanContext: .current, baggage: .current)
      Fastrace.propagator.inject(outgoing, into: &headers)
      #expect(headers["traceparent"] == SpanContext.current?.traceparent)
      #expect(traceparentHeaders() == headers)
    }
  }

  @Test func extract() async throws {
    let traces = try await traces {
      let headers = ["traceparent": remote, "baggage": "tenant=acme"]
      let incoming = Fastrace.propagator.extract(from: headers)
      #expect(incoming.baggage["tenant"] == "acme")
      TraceSpan.withRoot("serve", context: incoming.spanContext, kind: .server) { span in }
    }
    let span = try #require(traces.first?.root)
    #expect("00-\(span.traceID)-\(span.parentID)-01" == remote && span.isParentRemote)
  }

  @Test func baggage() async throws {
    var baggage = Baggage()
    try baggage.set("acme", forKey: "tenant")
    _ = try await tree { [baggage] in
      await Baggage.$current.withValue(baggage) {
        await Task { #expect(Baggage.current["tenant"] == "acme") }.value
        #expect(traceparentHeaders()["baggage"] == "tenant=acme")
      }
      #expect(Baggage.current.isEmpty)
    }
  }
}
