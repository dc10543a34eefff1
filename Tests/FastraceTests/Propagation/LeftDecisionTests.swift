import Fastrace
import Testing

/// B3 and Datadog may name a span and leave it to the receiver whether the trace is recorded.
@Suite(.recorder, .traced) struct LeftDecisionTests {
  private static let ids = (trace: "80f198ee56343ba864fe8b2a57d3eff7", span: "e457b5a2e4d86bd1")
  private let left = B3Propagator(style: .single).extract(from: ["b3": "\(ids.trace)-\(ids.span)"])

  @Test(arguments: [true, false]) func theSamplerDecides(_ decision: Bool) async throws {
    let sampler = Sampler { parameters in
      #expect(parameters.parent == nil && parameters.traceID.description == Self.ids.trace)
      return decision
    }
    let recording = await record(.test { $0.sampler = sampler }) {
      let root = TraceSpan.beginRoot("root", context: left.spanContext)
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
      for state in ["0", "1", "d"] {
        let context = B3Propagator(style: .single).extract(from: ["b3": "\(Self.ids.trace)-\(Self.ids.span)-\(state)"])
        TraceSpan.beginRoot(state, context: context.spanContext).end()
      }
      var context = left.spanContext
      context?.isSampled = true
      TraceSpan.beginRoot("own", context: context).end()
    }
    #expect(recording.spans.map(\.name).sorted() == ["1", "d", "own"])
  }

  @Test func whatIsPassedOnAsItCameLeavesItToTheNext() throws {
    var headers = HeaderList()
    B3Propagator(style: .single).inject(PropagatedContext(spanContext: left.spanContext), into: &headers)
    #expect(headers.values(forHeader: "b3") == ["\(Self.ids.trace)-\(Self.ids.span)"])
    let context = try #require(left.spanContext)
    #expect(context == SpanContext(traceID: context.traceID, spanID: context.spanID, isRemote: true))
  }
}
