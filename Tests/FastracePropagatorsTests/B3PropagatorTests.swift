import Fastrace
import FastracePropagators
import Testing

@Suite struct B3PropagatorTests {
  typealias Decision = PropagatedContext.SamplingDecision

  static let trace = "80f198ee56343ba864fe8b2a57d3eff7"
  static let span = "e457b5a2e4d86bd1"
  static let parent = "05e3ac9a4f6e3b90"
  let single = B3Propagator(style: .single)
  let multiple = B3Propagator(style: .multiple)

  static let singleHeaders: [(String, Decision)] = [
    ("\(trace)-\(span)-1-\(parent)", Decision.accept), ("\(trace)-\(span)-1", .accept), ("\(trace)-\(span)-0", .deny),
    ("\(trace)-\(span)-d", .debug), ("\(trace)-\(span)", .deferred), ("\(trace)-\(span)-\(parent)", .deferred),
    (" \(trace)-\(span)-d-\(parent)\t", .debug),
  ]

  @Test(arguments: singleHeaders)
  func readsTheSingleHeader(_ header: String, _ decision: Decision) throws {
    for propagator in [single, multiple] {
      let context = propagator.extract(from: ["B3": header])
      let spanContext = try #require(context.spanContext)
      #expect(spanContext.traceID.description == Self.trace)
      #expect(spanContext.spanID.description == Self.span)
      #expect(spanContext.isRemote)
      #expect(spanContext.isSampled == (decision != .deny))
      #expect(context.samplingDecision == decision)
    }
  }

  static let bareDecisions: [(String, Decision)] = [
    ("0", Decision.deny), ("1", .accept), ("d", .debug), (" 0 ", .deny),
  ]

  @Test(arguments: bareDecisions)
  func readsADecisionWithoutIdentifiers(_ header: String, _ decision: Decision) {
    let context = single.extract(from: ["b3": header])
    #expect(context.spanContext == nil)
    #expect(context.samplingDecision == decision)
    #expect(!context.isEmpty)
  }

  static let malformedSingleHeaders: [String] = [
    "", "-", "2", "D", "true", "\(trace)", "\(trace)-", "-\(span)", "\(trace)-\(span)-", "\(trace)-\(span)-2",
    "\(trace)-\(span)-11", "\(trace)-\(span)-true", "\(trace)-\(span)-1-", "\(trace)-\(span)-1--",
    "\(trace)-\(span)-1-\(parent)-", "\(trace)-\(span)-1-\(parent)-1", "\(trace)-\(span)--\(parent)",
    "\(trace.uppercased())-\(span)-1", "\(trace)-\(span.uppercased())-1", "\(trace)0-\(span)-1", "\(trace)-\(span)0-1",
    "\(trace.dropLast())-\(span)-1", "\(trace)-\(span.dropLast())-1", "\(trace)_\(span)_1",
    "00000000000000000000000000000000-\(span)-1", "\(trace)-0000000000000000-1", "0000000000000000-\(span)-1",
    "\(trace)-\(span)-1-xyz", "\(trace)-\(span)-é",
  ]

  @Test(arguments: malformedSingleHeaders)
  func rejectsAMalformedSingleHeader(_ header: String) {
    #expect(single.extract(from: ["b3": header]).isEmpty)
  }

  @Test func padsShortTraceIdentifiers() {
    let padded = "000000000000000064fe8b2a57d3eff7"
    let fromOne = single.extract(from: ["b3": "64fe8b2a57d3eff7-\(Self.span)-1"])
    let fromMany = single.extract(from: ["X-B3-TraceId": "64fe8b2a57d3eff7", "X-B3-SpanId": Self.span])
    #expect(fromOne.spanContext?.traceID.description == padded)
    #expect(fromMany.spanContext?.traceID.description == padded)
  }

  static let decisions: [([(String, String)], Decision)] = [
    ([], .deferred), ([("X-B3-Sampled", "1")], .accept), ([("X-B3-Sampled", "0")], .deny),
    ([("X-B3-Sampled", "true")], .accept), ([("x-b3-sampled", "false")], .deny), ([("X-B3-Flags", "1")], .debug),
    ([("X-B3-Flags", "1"), ("X-B3-Sampled", "0")], .debug), ([("X-B3-Flags", "0"), ("X-B3-Sampled", "0")], .deny),
    ([("X-B3-Flags", "2")], .deferred), ([("X-B3-Sampled", " 1 "), ("X-B3-Sampled", "0")], .accept),
  ]

  @Test(arguments: decisions)
  func readsSeparateHeaders(_ headers: [(String, String)], _ decision: Decision) throws {
    let identifiers = [
      ("X-B3-TraceId", Self.trace), ("X-B3-ParentSpanId", "not looked at"), ("x-b3-spanid", Self.span),
    ]
    let context = multiple.extract(from: HeaderList(identifiers + headers))
    #expect(context.spanContext?.traceparent.hasPrefix("00-\(Self.trace)-\(Self.span)-") == true)
    #expect(context.samplingDecision == decision)
    let alone = multiple.extract(from: HeaderList(headers))
    #expect(alone.spanContext == nil)
    #expect(alone.samplingDecision == decision)
  }

  static let malformedSeparateHeaders: [[String: String]] = [
    ["X-B3-TraceId": trace], ["X-B3-SpanId": span], ["X-B3-TraceId": "", "X-B3-SpanId": span],
    ["X-B3-TraceId": trace, "X-B3-SpanId": "-"], ["X-B3-TraceId": trace, "X-B3-SpanId": span, "X-B3-Sampled": ""],
    ["X-B3-TraceId": trace, "X-B3-SpanId": span, "X-B3-Sampled": "yes"], ["X-B3-Sampled": "d"],
    ["X-B3-TraceId": trace + "0", "X-B3-SpanId": span], ["X-B3-ParentSpanId": parent],
  ]

  @Test(arguments: malformedSeparateHeaders)
  func rejectsMalformedSeparateHeaders(_ headers: [String: String]) {
    #expect(multiple.extract(from: headers).isEmpty)
  }

  @Test func theSingleHeaderComesFirst() {
    var headers = ["X-B3-TraceId": Self.trace, "X-B3-SpanId": Self.parent, "b3": "\(Self.trace)-\(Self.span)-0"]
    #expect(multiple.extract(from: headers).spanContext?.spanID.description == Self.span)
    headers["b3"] = "malformed"
    #expect(single.extract(from: headers).spanContext?.spanID.description == Self.parent)
  }

  static let suffixes: [(Decision, String)] = [
    (Decision.accept, "-1"), (.deny, "-0"), (.debug, "-d"), (.deferred, ""),
  ]

  @Test(arguments: suffixes)
  func writesTheSingleHeader(_ decision: Decision, _ suffix: String) {
    let headers = injected(decision, by: single)
    #expect(headers == ["b3": "\(Self.trace)-\(Self.span)\(suffix)"])
    #expect(multiple.extract(from: headers).samplingDecision == decision)
  }

  static let stateHeaders: [(Decision, [String: String])] = [
    (Decision.accept, ["x-b3-sampled": "1"]), (.deny, ["x-b3-sampled": "0"]), (.debug, ["x-b3-flags": "1"]),
    (.deferred, [:]),
  ]

  @Test(arguments: stateHeaders)
  func writesSeparateHeaders(_ decision: Decision, _ expected: [String: String]) {
    let stale = ["X-B3-Sampled": "old", "X-B3-Flags": "old", "X-B3-TraceId": "old"]
    let headers = injected(decision, by: multiple, into: stale)
    let identifiers = ["x-b3-traceid": Self.trace, "x-b3-spanid": Self.span]
    #expect(headers == identifiers.merging(expected) { $1 })
    #expect(single.extract(from: headers).samplingDecision == decision)
  }

  @Test func writesADecisionWithoutIdentifiers() {
    var one: [String: String] = [:]
    single.inject(PropagatedContext(samplingDecision: .deny), into: &one)
    #expect(one == ["b3": "0"])
    var many = ["X-B3-TraceId": "old"]
    multiple.inject(PropagatedContext(samplingDecision: .debug), into: &many)
    #expect(many == ["x-b3-flags": "1"])
  }

  @Test func whatIsPassedOnAsItCameLeavesItToTheNext() throws {
    let left = single.extract(from: ["b3": "\(Self.trace)-\(Self.span)"])
    var headers = HeaderList()
    single.inject(PropagatedContext(spanContext: left.spanContext), into: &headers)
    #expect(headers.values(forHeader: "b3") == ["\(Self.trace)-\(Self.span)"])
    let context = try #require(left.spanContext)
    #expect(context == SpanContext(traceID: context.traceID, spanID: context.spanID, isRemote: true))
  }

  @Test func writesNothingForAnInvalidContext() {
    let rootless = SpanContext(traceID: TraceID(high: 0, low: 1))
    for context in [PropagatedContext(), PropagatedContext(spanContext: rootless)] {
      var headers: [String: String] = [:]
      single.inject(context, into: &headers)
      multiple.inject(context, into: &headers)
      #expect(headers.isEmpty)
    }
  }

  private func injected(
    _ decision: Decision, by propagator: B3Propagator, into headers: [String: String] = [:]
  ) -> [String: String] {
    var headers = headers
    let spanContext = SpanContext(traceparent: "00-\(Self.trace)-\(Self.span)-01")
    propagator.inject(PropagatedContext(spanContext: spanContext, samplingDecision: decision), into: &headers)
    return headers
  }
}
