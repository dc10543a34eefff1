import Fastrace
import Testing

@Suite struct W3CTraceContextPropagatorTests {
  static let trace = SpanContextTests.trace
  static let header = SpanContextTests.header
  let propagator = W3CTraceContextPropagator()

  @Test(arguments: ["traceparent", "TraceParent", "TrAcEpArEnT", "TRACEPARENT"])
  func findsTheHeaderInAnyCase(_ name: String) {
    let context = propagator.extract(from: HeaderList([(name, Self.header)]))
    #expect(context.spanContext?.traceID.description == Self.trace)
    #expect(context.samplingDecision == .accept)
  }

  @Test(arguments: ["trace-parent", "trace.parent", "traceparent2", "xtraceparent"])
  func ignoresOtherNames(_ name: String) {
    #expect(propagator.extract(from: HeaderList([(name, Self.header)])).isEmpty)
  }

  @Test func twoTraceparentLinesAreMalformed() {
    let other = Self.header.replacing("9012-", with: "9011-")
    #expect(propagator.extract(from: ["traceparent": other, "Traceparent": Self.header] as HeaderList).isEmpty)
    #expect(propagator.extract(from: ["traceparent": Self.header, "traceparent": Self.header] as HeaderList).isEmpty)
    #expect(propagator.extract(from: ["traceparent": "", "traceparent": Self.header] as HeaderList).isEmpty)
  }

  @Test(arguments: ["tracestate", "TraceState", "TRACESTATE"])
  func joinsTracestateLines(_ name: String) {
    let headers = HeaderList([("traceparent", Self.header), (name, "foo=1,bar=2"), (name, ""), (name, "baz=3")])
    let state = propagator.extract(from: headers).spanContext?.traceState
    #expect(state?.headerValue == "foo=1,bar=2,baz=3")
  }

  @Test func tracestateNeedsATraceparentButNotTheOtherWayRound() {
    #expect(propagator.extract(from: ["tracestate": "foo=1"] as HeaderList).isEmpty)
    #expect(propagator.extract(from: ["traceparent": "?", "tracestate": "foo=1"] as HeaderList).isEmpty)
    let context = propagator.extract(from: ["traceparent": Self.header, "tracestate": "FOO=1,bar=2"] as HeaderList)
    #expect(context.spanContext?.traceID.description == Self.trace)
    #expect(context.spanContext?.traceState.isEmpty == true)
    let misnamed = propagator.extract(from: ["traceparent": Self.header, "trace-state": "foo=1"] as HeaderList)
    #expect(misnamed.spanContext?.traceState.isEmpty == true)
  }

  @Test func theDecisionIsTheSampledFlag() {
    let context = propagator.extract(from: ["traceparent": Self.header.dropLast() + "2"])
    #expect(context.samplingDecision == .deny)
    #expect(context.spanContext?.traceFlags == .random)
  }

  @Test func injectionReplacesWhatIsThere() throws {
    var headers: HeaderList = [
      "TraceParent": "old", "host": "h", "traceparent": "older", "Tracestate": "a=1", "tracestate": "b=1",
    ]
    let spanContext = try #require(SpanContext(traceparent: Self.header, tracestate: "foo=1"))
    propagator.inject(PropagatedContext(spanContext: spanContext), into: &headers)
    #expect(headers.values(forHeader: "traceparent") == [Self.header])
    #expect(headers.values(forHeader: "tracestate") == ["foo=1"])
    #expect(headers.values(forHeader: "host") == ["h"])
    propagator.inject(PropagatedContext(spanContext: SpanContext(traceparent: Self.header)), into: &headers)
    #expect(headers.values(forHeader: "tracestate").isEmpty)
    #expect(headers.lines.count == 2)
  }

  @Test func nothingIsInjectedForAnInvalidContext() {
    let contexts = [
      PropagatedContext(), PropagatedContext(spanContext: SpanContext(traceID: TraceID(high: 0, low: 1))),
      PropagatedContext(spanContext: SpanContext(traceID: .zero, spanID: SpanID(rawValue: 1))),
    ]
    for context in contexts {
      var headers = ["traceparent": "kept"]
      propagator.inject(context, into: &headers)
      #expect(headers == ["traceparent": "kept"])
    }
  }

  @Test func namesItsHeaders() {
    #expect(propagator.fields == ["traceparent", "tracestate"])
  }
}
