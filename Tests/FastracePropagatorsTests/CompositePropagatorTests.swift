import Fastrace
import FastracePropagators
import Testing

@Suite struct CompositePropagatorTests {
  static let header = "00-12345678901234567890123456789012-1234567890123456-01"
  static let b3 = "\(B3PropagatorTests.trace)-\(B3PropagatorTests.span)-0"

  @Test func theStandardOneReadsAndWritesBothW3CFormats() {
    let headers = ["traceparent": Self.header, "tracestate": "a=1", "baggage": "k=v"]
    var copy: [String: String] = [:]
    CompositePropagator.standard.inject(CompositePropagator.standard.extract(from: headers), into: &copy)
    #expect(copy == headers)
    #expect(CompositePropagator.standard.fields == ["traceparent", "tracestate", "baggage"])
  }

  @Test func theFirstSpanContextWins() {
    let headers = ["traceparent": Self.header, "b3": Self.b3, "baggage": "k=v"]
    let forward = CompositePropagator.named("tracecontext,b3,baggage").propagator.extract(from: headers)
    let backward = CompositePropagator.named("baggage,b3,tracecontext").propagator.extract(from: headers)
    #expect(forward.spanContext?.traceparent == Self.header)
    #expect(forward.samplingDecision == .accept)
    #expect(backward.spanContext?.traceID.description == B3PropagatorTests.trace)
    #expect(backward.samplingDecision == .deny)
    #expect(forward.baggage == backward.baggage)
    #expect(forward.baggage["k"] == "v")
  }

  @Test func aMalformedFormatFallsThroughToTheNext() {
    let headers = ["traceparent": "00-broken", "b3": Self.b3]
    let context = CompositePropagator.named("tracecontext,b3").propagator.extract(from: headers)
    #expect(context.spanContext?.traceID.description == B3PropagatorTests.trace)
  }

  @Test func aDecisionAloneYieldsToASpanContext() {
    let propagator = CompositePropagator.named("b3,tracecontext").propagator
    #expect(propagator.extract(from: ["b3": "0", "traceparent": Self.header]).samplingDecision == .accept)
    let alone = propagator.extract(from: ["b3": "0"])
    #expect(alone.samplingDecision == .deny)
    #expect(alone.spanContext == nil)
  }

  @Test func baggageOfSeveralFormatsIsMerged() {
    struct Fixed: Propagator {
      let header: String
      var fields: [String] { [] }
      func extract(from carrier: some CarrierReader) -> PropagatedContext {
        PropagatedContext(baggage: Baggage(headerValue: header))
      }
      func inject(_ context: PropagatedContext, into carrier: inout some CarrierWriter) {}
    }
    let propagator = CompositePropagator([Fixed(header: "a=1,?"), Fixed(header: "a=2,b=3,?")])
    let baggage = propagator.extract(from: HeaderList()).baggage
    #expect(baggage.headerValue == "a=1,b=3")
    #expect(baggage.droppedCount == 2)
  }

  @Test func injectionWritesAllFormats() {
    var headers: [String: String] = [:]
    let propagator = CompositePropagator.named("tracecontext,b3,b3multi,datadog").propagator
    propagator.inject(PropagatedContext(spanContext: SpanContext(traceparent: Self.header)), into: &headers)
    let expected: Set = [
      "traceparent", "b3", "x-b3-traceid", "x-b3-spanid", "x-b3-sampled", "x-datadog-trace-id", "x-datadog-parent-id",
      "x-datadog-sampling-priority", "x-datadog-tags",
    ]
    #expect(Set(headers.keys) == expected)
    #expect(expected.isSubset(of: propagator.fields))
  }

  static let nameLists: [(String, [String], [String])] = [
    ("tracecontext,baggage,b3,b3multi,datadog,none", ["traceparent", "tracestate", "baggage", "b3"], []),
    ("none", [], []), ("tracecontext", ["traceparent", "tracestate"], []), (" B3 ,b3,\tB3", ["b3"], []),
    ("jaeger, baggage,XRay,jaeger", ["baggage"], ["jaeger", "xray"]), ("jaeger", [], ["jaeger"]),
    ("", ["traceparent", "tracestate", "baggage"], []), (" , ,", ["traceparent", "tracestate", "baggage"], []),
    ("é,none", [], ["é"]),
  ]

  @Test(arguments: nameLists)
  func makesPropagatorsByName(_ list: String, _ fields: [String], _ unknown: [String]) {
    let (propagator, unknownNames) = CompositePropagator.named(list)
    #expect(Array(propagator.fields.prefix(4)) == fields)
    #expect(unknownNames == unknown)
  }

  @Test func anEmptyOneDoesNothing() {
    let propagator = CompositePropagator.named("none").propagator
    var headers: [String: String] = [:]
    propagator.inject(PropagatedContext(spanContext: SpanContext(traceparent: Self.header)), into: &headers)
    #expect(headers.isEmpty)
    #expect(propagator.extract(from: ["traceparent": Self.header]).isEmpty)
  }
}
