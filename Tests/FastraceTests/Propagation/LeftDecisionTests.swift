import Fastrace
import Testing

/// B3 and Datadog may name a span and leave it to the receiver whether the trace is recorded.
@Suite(.recorder, .traced) struct LeftDecisionTests {
  private static let ids = (trace: "80f198ee56343ba864fe8b2a57d3eff7", span: "e457b5a2e4d86bd1")
  private let left = context(.deferred)

  @Test(arguments: [true, false]) func theSamplerDecides(_ decision: Bool) async throws {
    let sampler = Sampler { parameters in
      #expect(parameters.parent == nil && parameters.traceID.description == Self.ids.trace)
      return decision
    }
    let recording = await record(.test { $0.sampler = sampler }) {
      let root = TraceSpan.beginRoot("root", context: left)
      #expect(root.context?.traceID.description == Self.ids.trace)
      #expect(root.context?.isSampled == decision)
      root.end()
    }
    let parents = recording.spans.map(\.parentID.description)
    #expect(parents == (decision ? [Self.ids.span] : []))
    let areRemote = recording.spans.allSatisfy { $0.isParentRemote }
    #expect(areRemote)
  }

  @Test func aDecisionThatWasMadeCounts() async throws {
    let recording = await record(.test { $0.sampler = .alwaysOff }) {
      for decision in [PropagatedContext.SamplingDecision.deny, .accept, .debug] {
        TraceSpan.beginRoot("\(decision)", context: Self.context(decision)).end()
      }
      var context = left
      context?.isSampled = true
      TraceSpan.beginRoot("own", context: context).end()
    }
    #expect(recording.spans.map(\.name).sorted() == ["accept", "debug", "own"])
  }

  private static func context(_ decision: PropagatedContext.SamplingDecision) -> SpanContext? {
    let named = SpanContext(
      traceID: TraceID(high: 0x80f1_98ee_5634_3ba8, low: 0x64fe_8b2a_57d3_eff7),
      spanID: SpanID(rawValue: 0xe457_b5a2_e4d8_6bd1), isRemote: true)
    return PropagatedContext(spanContext: named, samplingDecision: decision).spanContext
  }
}
