import Fastrace
import Synchronization
import Testing

@Suite struct SamplerTests {
  private func decisions(_ sampler: Sampler, _ traces: Int = 10_000, parent: SpanContext? = nil) -> [Bool] {
    (0..<traces).map { _ in sampler.decision(for: SamplingParameters(traceID: .random(), parent: parent)).isSampled }
  }
  private let sampled = SpanContext(traceID: .random(), spanID: .random(), isSampled: true, isRemote: true)
  private let notSampled = SpanContext(traceID: .random(), spanID: .random(), isSampled: false, isRemote: true)

  @Test func alwaysOnAndOff() {
    #expect(!decisions(.alwaysOn, 100).contains(false))
    #expect(!decisions(.alwaysOff, 100).contains(true))
  }

  @Test(arguments: [0, 0.1, 0.5, 1] as [Double])
  func takesAFraction(_ fraction: Double) {
    for sampler in [Sampler.probability(fraction), .traceIDRatioBased(fraction)] {
      let share = Double(decisions(sampler).filter { $0 }.count) / 10_000
      #expect(abs(share - fraction) < 0.05)
    }
  }

  @Test(arguments: [-1, 2, Double.infinity, -Double.infinity, .nan, .leastNonzeroMagnitude])
  func takesAnyNumberAsAFraction(_ fraction: Double) {
    let isAll = fraction > 0.5
    #expect(decisions(.probability(fraction), 100).allSatisfy { $0 == isAll })
    #expect(decisions(.traceIDRatioBased(fraction), 100).allSatisfy { $0 == isAll })
  }

  @Test func choosesTheSameTracesEverywhere() {
    let (tenth, half) = (Sampler.probability(0.1), Sampler.probability(0.5))
    for _ in 0..<1_000 {
      let parameters = SamplingParameters(traceID: .random())
      let decision = tenth.decision(for: parameters).isSampled
      #expect(decision == Sampler.probability(0.1).decision(for: parameters).isSampled)
      // A service that takes more takes at least what one that takes fewer does.
      if decision { #expect(half.decision(for: parameters).isSampled) }
    }
    let most = SamplingParameters(traceID: TraceID(high: 0, low: 0x00ff_ffff_ffff_ffff))
    let least = SamplingParameters(traceID: TraceID(high: .max, low: 0xff00_0000_0000_0000))
    #expect(Sampler.probability(0.01).decision(for: most).isSampled)
    #expect(!Sampler.probability(0.99).decision(for: least).isSampled)
    #expect(Sampler.probability(1).decision(for: least).isSampled)
  }

  @Test func limitsTheRate() {
    let taken = decisions(.rateLimited(perSecond: 100), 5_000).filter { $0 }.count
    #expect(taken >= 100)
    #expect(decisions(.rateLimited(perSecond: 0), 100).allSatisfy { !$0 })
    #expect(decisions(.rateLimited(perSecond: -1), 100).allSatisfy { !$0 })
    #expect(decisions(.rateLimited(perSecond: .nan), 100).allSatisfy { !$0 })
    #expect(decisions(.rateLimited(perSecond: 1e-9), 100).filter { $0 }.count == 1)
  }

  @Test func followsTheParent() {
    #expect(Sampler.alwaysOff.decision(for: SamplingParameters(traceID: .random(), parent: sampled)).isSampled)
    #expect(!Sampler.alwaysOn.decision(for: SamplingParameters(traceID: .random(), parent: notSampled)).isSampled)
    #expect(decisions(.alwaysOff.ignoringParent, 10, parent: sampled).allSatisfy { !$0 })
    #expect(decisions(.alwaysOn.ignoringParent, 10, parent: notSampled).allSatisfy { $0 })
    #expect(decisions(Sampler { _ in false }.ignoringParent, 10, parent: sampled).allSatisfy { !$0 })
  }

  @Test func asksTheSamplerOfTheParent() {
    let sampler = Sampler.parentBased(root: .alwaysOff, remoteSampled: .alwaysOff, remoteNotSampled: .alwaysOn)
    #expect(decisions(sampler, 10).allSatisfy { !$0 })
    #expect(decisions(sampler, 10, parent: sampled).allSatisfy { !$0 })
    #expect(decisions(sampler, 10, parent: notSampled).allSatisfy { $0 })
    let standard = Sampler.parentBased(root: .alwaysOn)
    #expect(decisions(standard, 10).allSatisfy { $0 })
    #expect(decisions(standard, 10, parent: notSampled).allSatisfy { !$0 })
  }
}

@Suite(.recorder, .traced) struct SamplingTests {
  @Test func asksForEveryRootAndForNothingElse() async {
    let asked = Mutex<[SamplingParameters]>([])
    let sampler = Sampler { parameters in
      asked.withLock { $0.append(parameters) }
      return parameters.name != "no"
    }
    let remote = SpanContext(traceID: .random(), spanID: .random(), isSampled: true, isRemote: true)
    let result = await record(.test { $0.sampler = sampler }) {
      TraceSpan.beginRoot("yes", kind: .server).end()
      TraceSpan.withRoot("no") {
        LocalSpan.with("local") { TraceSpan.begin("child").end() }
        TraceSpan.withRoot("yes") {}
      }
      TraceSpan.beginRoot("remote", context: remote).end()
      await TraceSpan.withRoot("yes") { await Task.yield() }
    }
    #expect(asked.withLock { $0.map(\.name) } == ["yes", "no", "yes", "yes"])
    #expect(asked.withLock { $0.first?.kind } == .server)
    #expect(result.spans.names == ["remote", "yes", "yes", "yes"])
    #expect(result.change.started == 4)
  }

  /// As W3C Trace Context, level 2, asks of whoever begins a trace.
  @Test func saysThatItsTraceIDsAreRandom() async {
    let remote = SpanContext(traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
    _ = await record {
      let (own, continued, chosen) = (
        TraceSpan.beginRoot("own"), TraceSpan.beginRoot("on", context: remote),
        TraceSpan.beginRoot("c", context: .random())
      )
      #expect(own.context?.traceFlags == [.sampled, .random])
      #expect(TraceSpan.begin("child", parent: own).context?.traceFlags == [.sampled, .random])
      #expect(continued.context?.traceFlags == .sampled)
      #expect(chosen.context?.traceFlags == [.sampled, .random])
    }
  }

  @Test func carriesTheContextOfATraceThatIsNotSampled() async {
    let result = await record(.test { $0.sampler = .alwaysOff }) {
      let root = TraceSpan.beginRoot("root")
      #expect(root.context?.isValid == true)
      #expect(root.context?.traceparent.hasSuffix("-02") == true)
      #expect(!root.isRecording && root.elapsed == nil)
      root.makeCurrent {
        LocalSpan.with("local") {
          #expect(SpanContext.current?.traceparent.hasSuffix("-02") == true)
          let child = TraceSpan.begin("child")
          #expect(child.context?.traceID == root.context?.traceID && child.context?.isSampled == false)
          child.end()
        }
      }
      await root.makeCurrent {
        await Task.yield()
        LocalSpan.with("local") { #expect(SpanContext.current?.traceID == root.context?.traceID) }
      }
      root.end()
    }
    #expect(result.spans.isEmpty && result.change.started == 0)
  }

  @Test func followsTheRemoteParent() async {
    let sampled = SpanContext(traceID: .random(), spanID: .random(), isSampled: true, isRemote: true)
    let notSampled = SpanContext(traceID: .random(), spanID: .random(), isSampled: false, isRemote: true)
    for sampler in [Sampler.alwaysOn, .alwaysOff, .probability(0.5)] {
      let result = await record(.test { $0.sampler = sampler }) {
        TraceSpan.withRoot("in", context: sampled) { LocalSpan.with("local") {} }
        TraceSpan.withRoot("out", context: notSampled) { LocalSpan.with("local") {} }
      }
      #expect(result.tree == "in(local)")
      let root = result.spans.named("in")
      #expect(root?.traceID == sampled.traceID && root?.parentID == sampled.spanID)
      #expect(root?.isParentRemote == true && root?.isLocalRoot == true)
    }
  }

  @Test func takesATraceIdWithoutAParent() async {
    let context = SpanContext.random()
    let result = await record { TraceSpan.beginRoot("root", context: context).end() }
    #expect(result.spans.first?.traceID == context.traceID)
    #expect(result.spans.first?.parentID.isValid == false)
    #expect(result.spans.first?.isParentRemote == false)
  }

  @Test func passesTheTraceStateOn() async {
    let context = SpanContext(
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", tracestate: "a=1,b=2")
    let result = await record {
      TraceSpan.withRoot("root", context: context) {
        #expect(SpanContext.current?.traceState.headerValue == "a=1,b=2")
        LocalSpan.with("local") {}
      }
    }
    #expect(result.spans.map(\.traceState.headerValue) == ["a=1,b=2", "a=1,b=2"])
  }
}
