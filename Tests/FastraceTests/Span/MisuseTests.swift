import Fastrace
import Testing

@Suite(.recorder, .traced) struct MisuseTests {
  @Test func endsOnce() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      root.end()
      root.end()
      _ = await Fastrace.flush()
      root.end()
      #expect(!root.isRecording)
    }
    #expect(result.tree == "root")
    #expect(result.change.started == 1 && result.change.late == 0)
  }

  @Test func countsWhatIsSetAfterTheEnd() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      root.end()
      root.setProperty("key", 1)
      root.addEvent("event")
      root.setStatus(.error)
      root.setName("other")
      root.addLink(TraceSpan.Link(.random()))
      root.recordError(CancellationError())
    }
    #expect(result.tree == "root")
    #expect(result.spans.first?.properties.isEmpty == true && result.spans.first?.status == .unset)
    #expect(result.change.droppedDetails == 6)
  }

  @Test func repairsScopesThatAreClosedOutOfOrder() async {
    let result = await record { TraceSpan.withRoot("root") { misnested() } }
    #expect(result.tree == "root(after outer(inner(leaf)))")
    #expect(result.change.started == 5)
  }

  private func misnested() {
    let outer = LocalSpan.enter("outer")
    let inner = LocalSpan.enter("inner")
    outer.end()
    LocalSpan.with("leaf") {}
    inner.end()
    LocalSpan.with("after") {}
  }

  @Test func dropsASpanWithoutEnd() async {
    let result = await record {
      _ = TraceSpan.beginRoot("root")
      #expect(await Fastrace.flush())
    }
    #expect(result.tree == "root")
  }

  @Test func endsOnAnotherThread() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let child = TraceSpan.begin("child", parent: root)
      await onThread { child.end() }
      await onThread { root.end() }
    }
    #expect(result.tree == "root(child)")
  }

  @Test func keepsScopesOfEndedSpansOpen() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      root.makeCurrent {
        root.end()
        LocalSpan.with("local") { #expect(SpanContext.current?.traceID == root.context?.traceID) }
      }
    }
    #expect(result.tree == "root(local)")
  }

  @Test func survivesAConfigurationOfNonsense() async {
    let configuration = Fastrace.Configuration.test {
      $0.bytesPerThread = -1
      $0.bytesOfAllThreads = -1
      $0.bytesOfOpenTraces = -1
      $0.openTraces = -1
      $0.spansPerTrace = -1
      $0.exportBatchSize = -1
      $0.exportQueueCapacity = -1
      $0.traceAge = .seconds(-1)
      $0.collectInterval = .seconds(-1)
      $0.exportDelay = .seconds(-1)
      $0.exportTimeout = .seconds(-1)
      $0.retry.maximumRetries = -1
      $0.spanLimits.properties = -1
      $0.spanLimits.valueLength = -1
    }
    _ = await record(configuration) {
      await onThread {
        for _ in 0..<100 {
          TraceSpan.withRoot("root") { (span: TraceSpan) in
            span.setProperty("key", "value")
            LocalSpan.with("local") {}
          }
        }
      }
    }
  }

  /// Each by itself: one of them may hide what another does.
  @Test(arguments: [
    \Fastrace.SpanLimits.properties, \.events, \.links, \.propertiesPerEvent, \.propertiesPerLink, \.valueLength,
  ]) func takesNegativeLimitsForNone(_ limit: any WritableKeyPath<Fastrace.SpanLimits, Int> & Sendable) async {
    let result = await record(.test { $0.spanLimits[keyPath: limit] = -1 }) {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.setProperty("key", "value")
        span.addEvent("event", properties: ["key": "value"])
        span.addLink(TraceSpan.Link(.random(), properties: ["key": "value"]))
      }
    }
    #expect(result.tree == "root" && result.change.reported == 1)
  }

  @Test func waitsForEverWithoutOverflow() async {
    let configuration = Fastrace.Configuration.test {
      $0.exportTimeout = .seconds(Int64.max)
      $0.traceAge = .seconds(Int64.max)
      $0.collectInterval = .seconds(Int64.max)
      $0.exportDelay = .seconds(Int64.max)
      $0.retry.initialDelay = .seconds(Int64.max)
      $0.retry.longestDelay = .seconds(Int64.max)
    }
    let result = await record(configuration) {
      TraceSpan.withRoot("root") {}
      #expect(await Fastrace.flush(timeout: .seconds(Int64.max)))
    }
    #expect(result.tree == "root")
  }

  @Test func takesBatchesOfAnySize() async {
    let result = await record(.test { $0.exportBatchSize = .max }) {
      for _ in 0..<10 { TraceSpan.withRoot("root") {} }
    }
    #expect(result.spans.count == 10)
  }

  @Test func takesSpansThatOutliveTheirReporter() async {
    Fastrace.setReporter(MemoryReporter(), configuration: .test)
    let root = TraceSpan.beginRoot("root")
    let result = await record {
      root.makeCurrent { LocalSpan.with("local") {} }
      root.end()
    }
    #expect(result.tree == "root(local)")
  }
}
