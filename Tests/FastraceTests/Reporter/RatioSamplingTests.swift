import Fastrace
import Testing

@Suite struct RatioSamplingTests {
  private func digits(_ sampler: (Double) -> Sampler, _ id: String) -> String {
    guard let traceID = TraceID(id) else { return "no id" }
    return SamplingVectors.ratios
      .map { sampler($0).decision(for: SamplingParameters(traceID: traceID)).isSampled ? "1" : "0" }.joined()
  }

  private func decision(_ sampler: Sampler, _ id: TraceID, _ state: String, parent: Bool? = nil) -> Sampler.Decision {
    let state = TraceState(headerValue: state) ?? TraceState()
    let parent = parent.map {
      SpanContext(traceID: id, spanID: .random(), isSampled: $0, isRemote: true, traceState: state)
    }
    return sampler.decision(for: SamplingParameters(traceID: id, parent: parent, traceState: state))
  }

  private let most = TraceID(high: 1, low: 0x00ff_ffff_ffff_ffff)
  private let least = TraceID(high: 1, low: 0xff00_0000_0000_0000)

  @Test func decidesAsOtherImplementations() {
    for vector in SamplingVectors.decisions {
      #expect(digits(Sampler.traceIDRatioBased, vector.id) == vector.traceIDRatioBased, "\(vector.id)")
      #expect(digits(Sampler.probability, vector.id) == vector.probability, "\(vector.id)")
    }
    // The last id below 0.0001 in Python, which rounds; Go and Rust cut off.
    #expect(digits(Sampler.traceIDRatioBased, "357fbc5af71a1bfc00068db8bac710ca") == "0011111111")
  }

  @Test(arguments: SamplingVectors.thresholds) func writesTheThresholdsOfTheSpecification(n: Double, threshold: String)
  {
    let decision = decision(.probability(1 / n), most, "")
    #expect(decision.isSampled && decision.traceState?.headerValue == "ot=th:\(threshold)")
  }

  /// The examples of OTEP 235.
  @Test(arguments: [(0.75, "4"), (0.25, "c"), (0.96875, "08"), (1, "0")] as [(Double, String)])
  func writesTheThresholdsOfTheProposal(ratio: Double, threshold: String) {
    #expect(decision(.probability(ratio), most, "").traceState?.headerValue == "ot=th:\(threshold)")
  }

  @Test func prefersTheExplicitRandomness() {
    let half = Sampler.probability(0.5)
    #expect(!decision(half, most, "ot=rv:7fffffffffffff").isSampled)
    #expect(decision(half, least, "ot=rv:80000000000000").isSampled)
    for invalid in ["rv:8", "rv:800000000000000", "rv:-8000000000000", "rv:", "xrv:80000000000000"] {
      #expect(!decision(half, least, "ot=\(invalid)").isSampled, "\(invalid)")
    }
  }

  @Test func keepsTheOtherValues() {
    let half = Sampler.probability(0.5)
    func state(_ received: String) -> String? { decision(half, most, received).traceState?.headerValue }
    #expect(state("a=1,ot=rv:80000000000000;th:c;x:y,b=2") == "ot=th:8;rv:80000000000000;x:y,a=1,b=2")
    #expect(state("a=1") == "ot=th:8,a=1")
    // There is room for 256 characters.
    let long = "x:" + String(repeating: "y", count: 249)
    let tenth = decision(.probability(0.1), most, "ot=\(long);th:c")
    #expect(tenth.isSampled && tenth.traceState?.headerValue == "ot=\(long)")
  }

  @Test func erasesTheThresholdOfWhatItDrops() {
    let half = Sampler.probability(0.5).ignoringParent
    #expect(decision(half, least, "ot=th:0;x:y", parent: true).traceState?.headerValue == "ot=x:y")
    #expect(decision(half, least, "ot=th:0", parent: true).traceState?.headerValue == "")
    #expect(decision(half, least, "", parent: true) == Sampler.Decision(isSampled: false))
  }

  @Test func passesTheParentsThresholdOn() {
    for sampler in [.probability(0.5), .alwaysOff, .alwaysOn, .parentBased(root: .alwaysOff)] as [Sampler] {
      #expect(decision(sampler, most, "ot=th:c,a=1", parent: true) == Sampler.Decision(isSampled: true))
      #expect(decision(sampler, least, "ot=th:c,a=1", parent: false) == Sampler.Decision(isSampled: false))
      // The parent cannot have been sampled with this threshold.
      #expect(decision(sampler, least, "ot=th:c,a=1", parent: true).traceState?.headerValue == "a=1")
      #expect(decision(sampler, most, "ot=th:nonsense", parent: true).traceState == nil)
    }
    // Sampled here for another reason.
    #expect(decision(.alwaysOn.ignoringParent, least, "ot=th:c", parent: false).traceState?.headerValue == "")
  }
}

@Suite(.recorder, .traced) struct SamplerDecisionTests {
  @Test func theThresholdTravels() async {
    let result = await record(.test { $0.sampler = .probability(1) }) {
      TraceSpan.withRoot("root") { span in
        #expect(span.context?.traceState.headerValue == "ot=th:0")
        #expect(SpanContext.current?.traceState.headerValue == "ot=th:0")
        LocalSpan.with("local") {}
      }
    }
    #expect(result.spans.count == 2 && result.spans.allSatisfy { $0.traceState.headerValue == "ot=th:0" })
  }

  @Test func setsTraceStateAndProperties() async throws {
    let state = try TraceState().setting("1", forKey: "own")
    let sampler = Sampler { parameters -> Sampler.Decision in
      Sampler.Decision(
        isSampled: parameters.name != "no", traceState: state,
        properties: ["sampler.rule": "orders", "key": "of the sampler"])
    }
    let result = await record(.test { $0.sampler = sampler }) {
      TraceSpan.beginRoot("root").end()
      TraceSpan.beginRoot("given", properties: ["key": "given"]).end()
      let no = TraceSpan.beginRoot("no")
      #expect(no.context?.traceState == state && no.context?.isSampled == false)
    }
    #expect(result.spans.names == ["given", "root"])
    for span in result.spans {
      #expect(span.traceState == state && span[property: "sampler.rule"] == "orders")
      #expect(span[property: "key"] == "of the sampler")
    }
  }
}
