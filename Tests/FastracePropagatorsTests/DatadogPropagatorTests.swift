import Fastrace
import FastracePropagators
import Testing

@Suite struct DatadogPropagatorTests {
  let propagator = DatadogPropagator()

  @Test func readsAllHeaders() throws {
    let context = propagator.extract(
      from: [
        "X-Datadog-Trace-Id": "1234", "x-datadog-parent-id": "5678", "x-datadog-sampling-priority": "1",
        "x-datadog-origin": "synthetics", "x-datadog-tags": "_dd.p.test=value,_dd.p.tid=0000000000004321,any=tag",
      ])
    let spanContext = try #require(context.spanContext)
    #expect(spanContext.traceID == TraceID(high: 0x4321, low: 1234))
    #expect(spanContext.spanID == SpanID(rawValue: 5678))
    #expect(spanContext.isRemote)
    #expect(spanContext.isSampled)
    #expect(context.samplingDecision == .accept)
    #expect(spanContext.traceState.headerValue == "dd=o:synthetics;t.test:value")
  }

  @Test(arguments: [
    ("-1", PropagatedContext.SamplingDecision.deny), ("0", .deny), ("1", .accept), ("2", .accept), (" 2 ", .accept),
    ("", .deferred), ("x", .deferred), ("-", .deferred), ("+1", .deferred), ("99999999999999999999", .deferred),
  ])
  func readsThePriority(_ priority: String, _ decision: PropagatedContext.SamplingDecision) {
    let context = propagator.extract(
      from: ["x-datadog-trace-id": "1", "x-datadog-parent-id": "2", "x-datadog-sampling-priority": priority])
    #expect(context.samplingDecision == decision)
    #expect(context.spanContext?.isSampled == (decision != .deny))
  }

  @Test func readsTheLargestIdentifiers() {
    let context = propagator.extract(
      from: [
        "x-datadog-trace-id": "18446744073709551615", "x-datadog-parent-id": "18446744073709551615",
        "x-datadog-tags": "_dd.p.tid=ffffffffffffffff",
      ])
    #expect(context.spanContext?.traceID == TraceID(high: .max, low: .max))
    #expect(context.spanContext?.spanID == SpanID(rawValue: .max))
  }

  @Test(arguments: [
    "", "0", "-1", "+1", "abc", "0x12", "1.5", "18446744073709551616", "18446744073709551619", "184467440737095516150",
    "1 2",
  ])
  func rejectsAMalformedTraceIdentifier(_ text: String) {
    #expect(propagator.extract(from: ["x-datadog-trace-id": text, "x-datadog-parent-id": "2"]).isEmpty)
  }

  @Test func rejectsAMalformedParentIdentifier() {
    #expect(propagator.extract(from: ["x-datadog-trace-id": "1", "x-datadog-parent-id": "x"]).isEmpty)
    #expect(propagator.extract(from: ["x-datadog-parent-id": "2"]).isEmpty)
  }

  @Test(arguments: [["x-datadog-trace-id": "1"], ["x-datadog-trace-id": "1", "x-datadog-parent-id": "0"]])
  func aTraceMayComeWithoutASpan(_ headers: [String: String]) throws {
    let spanContext = try #require(propagator.extract(from: headers).spanContext)
    #expect(spanContext.traceID.isValid)
    #expect(!spanContext.hasParent)
  }

  @Test(arguments: ["123", "00000000000043210", "000000000000432g", "000000000000ABCD", "", "0x00000000004321"])
  func aMalformedHighHalfCountsAsZero(_ text: String) {
    let context = propagator.extract(from: ["x-datadog-trace-id": "1", "x-datadog-tags": "_dd.p.tid=\(text)"])
    #expect(context.spanContext?.traceID == TraceID(high: 0, low: 1))
  }

  @Test func writesWhatItReads() {
    let headers = [
      "x-datadog-trace-id": "1234", "x-datadog-parent-id": "5678", "x-datadog-sampling-priority": "2",
      "x-datadog-origin": "rum", "x-datadog-tags": "_dd.p.tid=0000000000004321,_dd.p.dm=-4,_dd.p.usr=a b==",
    ]
    var copy: [String: String] = [:]
    propagator.inject(propagator.extract(from: headers), into: &copy)
    #expect(copy == headers)
  }

  @Test func aPriorityIsSentAgainOnlyWhileTheDecisionHolds() {
    let headers = ["x-datadog-trace-id": "1", "x-datadog-parent-id": "2", "x-datadog-sampling-priority": "-1"]
    let context = propagator.extract(from: headers)
    var same: [String: String] = [:]
    propagator.inject(context, into: &same)
    #expect(same == headers)
    var changed: [String: String] = [:]
    propagator.inject(
      PropagatedContext(spanContext: context.spanContext, samplingDecision: .accept), into: &changed)
    #expect(changed["x-datadog-sampling-priority"] == "1")
  }

  static let priorities: [(PropagatedContext.SamplingDecision, String?)] = [
    (.accept, "1"), (.deny, "0"), (.debug, "2"), (.deferred, nil),
  ]

  @Test(arguments: priorities)
  func writesThePriority(_ decision: PropagatedContext.SamplingDecision, _ expected: String?) {
    var headers = ["X-Datadog-Sampling-Priority": "old", "x-datadog-origin": "old", "x-datadog-tags": "old"]
    let spanContext = SpanContext(traceID: TraceID(high: 0, low: 7), spanID: SpanID(rawValue: 8))
    propagator.inject(PropagatedContext(spanContext: spanContext, samplingDecision: decision), into: &headers)
    var all = ["x-datadog-trace-id": "7", "x-datadog-parent-id": "8"]
    all["x-datadog-sampling-priority"] = expected
    #expect(headers == all)
  }

  @Test func theStateSurvivesAHopInAnotherFormat() {
    let headers = [
      "x-datadog-trace-id": "9", "x-datadog-parent-id": "10", "x-datadog-sampling-priority": "2",
      "x-datadog-origin": "a=b:c", "x-datadog-tags": "_dd.p.tid=00000000000000aa,_dd.p.k=v:w",
    ]
    let other = W3CTraceContextPropagator()
    var between: [String: String] = [:]
    other.inject(propagator.extract(from: headers), into: &between)
    #expect(between["tracestate"] == "dd=s:2;o:a~b:c;t.k:v:w")
    var after: [String: String] = [:]
    propagator.inject(other.extract(from: between), into: &after)
    #expect(after == headers)
  }

  @Test func oddTextNeverBreaksTheTracestate() throws {
    let origins = ["a,b;c~d", "é\r\nx", "\t x \t", String(repeating: "o", count: 300), "", " "]
    for origin in origins {
      let tags = "_dd.p.=x,_dd.p.a,_dd.p.b=,=,,_dd.p.c;d=1,_dd.p.e:f=1,_dd.p.ok=1"
      let context = propagator.extract(
        from: ["x-datadog-trace-id": "1", "x-datadog-origin": origin, "x-datadog-tags": tags])
      let state = try #require(context.spanContext?.traceState)
      #expect(TraceState(headerValue: state.headerValue) == state)
      #expect(state["dd"]?.hasSuffix("t.ok:1") == true)
    }
  }

  @Test func theStateOfAnotherFormatCannotChangeTheTrace() throws {
    let state = try #require(TraceState(headerValue: "dd=t.tid:0000000000000007;t.dm:-4"))
    let context = SpanContext(traceID: TraceID(high: 3, low: 1), spanID: SpanID(rawValue: 2), traceState: state)
    var headers: [String: String] = [:]
    propagator.inject(PropagatedContext(spanContext: context), into: &headers)
    #expect(headers["x-datadog-tags"] == "_dd.p.tid=0000000000000003,_dd.p.dm=-4")
    #expect(propagator.extract(from: headers).spanContext?.traceID == context.traceID)
  }

  @Test func nothingIsWrittenForATraceWhoseLowHalfIsZero() {
    let context = SpanContext(traceID: TraceID(high: 1, low: 0), spanID: SpanID(rawValue: 2))
    var headers = ["x-datadog-trace-id": "5"]
    propagator.inject(PropagatedContext(spanContext: context), into: &headers)
    #expect(headers == ["x-datadog-trace-id": "5"])
  }

  @Test func tagsThatDoNotFitAreLeftOut() {
    let long = String(repeating: "v", count: 200)
    let tags = "_dd.p.a=\(long),_dd.p.b=\(long),_dd.p.c=1"
    let context = propagator.extract(from: ["x-datadog-trace-id": "1", "x-datadog-tags": tags])
    #expect(context.spanContext?.traceState["dd"] == "t.a:\(long);t.c:1")
  }

  @Test func nothingIsWrittenForAnInvalidContext() {
    var headers: [String: String] = [:]
    propagator.inject(PropagatedContext(samplingDecision: .deny), into: &headers)
    propagator.inject(PropagatedContext(spanContext: SpanContext(traceID: TraceID(high: 1, low: 1))), into: &headers)
    #expect(headers.isEmpty)
  }
}
