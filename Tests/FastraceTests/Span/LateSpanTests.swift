import Testing

@testable import Fastrace

@Suite(.recorder, .traced) struct LateSpanTests {
  @Test func reportsSpansAfterTheirTraceInTheSameTrace() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let child = TraceSpan.begin("child", parent: root)
      child.setProperty("before", 1)
      root.end()
      _ = await Fastrace.flush()
      child.setProperty("after", 2)
      child.makeCurrent { LocalSpan.with("local") {} }
      let grandchild = TraceSpan.begin("grandchild", parent: child)
      child.end()
      grandchild.end()
    }
    #expect(result.tree == "root(child(grandchild local))")
    #expect(result.spans.filter(\.isLate).names == ["child", "grandchild", "local"])
    #expect(result.spans.named("child")?.properties.count == 2)
    #expect(result.change.late == 3 && result.change.reported == 4)
  }

  @Test func areNotLateWhenTheyEndBeforeTheRootOnAnotherThread() async {
    let result = await record {
      for _ in 0..<100 {
        let root = TraceSpan.beginRoot("root")
        let child = TraceSpan.begin("child", parent: root)
        await onThread { child.end() }
        root.end()
      }
    }
    #expect(result.spans.count == 200)
    #expect(result.change.late == 0)
  }

  @Test func reportsOverAgedTracesInPart() async {
    let configuration = Fastrace.Configuration.test { $0.traceAge = .milliseconds(1) }
    let result = await record(configuration) {
      let root = TraceSpan.beginRoot("root")
      root.setProperty("key", "value")
      root.makeCurrent { LocalSpan.with("early") {} }
      #expect(await eventually { Fastrace.statistics().openTraces == 0 })
      root.makeCurrent { LocalSpan.with("later") {} }
      root.end()
    }
    #expect(result.tree == "root(early later)")
    #expect(result.spans.filter(\.isPartialTrace).count == 3)
    #expect(result.spans.filter(\.isLate).names == ["later", "root"])
    #expect(result.spans.named("root")?[property: "key"] == "value")
    #expect(result.change.pending == 0)
  }

  @Test func keepsRootsThatNeverEndPending() async {
    let result = await record {
      let root = TraceSpan.beginRoot("endless")
      root.makeCurrent { LocalSpan.with("held") {} }
      #expect(await Fastrace.flush())
      let statistics = Fastrace.statistics()
      #expect(statistics.openTraces == 1 && statistics.heldSpans == 1 && statistics.liveSpans == 1)
      withExtendedLifetime(root) {}
    }
    #expect(result.change.reported == 2, "the last reference ended it")
  }

  @Test func reportsWhatBeginsLongAfterTheTraceUnderASpanThatSomebodyHas() async {
    let result = await record {
      let state = TraceState(headerValue: "vendor=value")
      let remote = SpanContext(traceID: .random(), spanID: .random(), isRemote: true, traceState: state ?? TraceState())
      let (old, other) = (TraceSpan.beginRoot("old", context: remote), TraceSpan.beginRoot("other"))
      let both = TraceSpan.begin("both", parents: [old, other])
      for span in [both, old, other] { span.end() }
      await recordOthers(10_000)
      let child = TraceSpan.begin("child", parent: old)
      child.setProperty("key", 1)
      TraceSpan.begin("below", parent: child).end()
      child.end()
      TraceSpan.begin("in both", parent: both).end()
    }
    let trees = result.tree.split(separator: " | ").map(String.init).filter { $0 != "new" }
    #expect(trees == ["old(both(in both) child(below))", "other(both(in both))"])
    #expect(result.change.late == 4 && result.change.dropped == 0 && result.change.pending == 0)
    #expect(result.spans.named("child")?[property: "key"] == 1)
    #expect(result.spans.named("below")?.traceState.members.first?.key == "vendor")
  }

  @Test func keepsDiscardedTracesDiscarded() async {
    let result = await record {
      let old = TraceSpan.beginRoot("old")
      old.cancel()
      old.end()
      await recordOthers(10_000)
      TraceSpan.begin("child", parent: old).end()
    }
    #expect(result.change.cancelled == 2 && result.change.dropped == 0)
    #expect(result.change.reported == 10_000 && result.change.pending == 0)
  }

  #if Enable
    @Test func reportsLocalSpansUnderASpanThatHasEnded() async {
      let result = await record {
        let (old, other) = (TraceSpan.beginRoot("old"), TraceSpan.beginRoot("other"))
        let both = TraceSpan.begin("both", parents: [old, other])
        for span in [both, old, other] { span.end() }
        await recordOthers(10_000)
        for span in [old, both] {
          span.makeCurrent {
            // What a scope does when it opens, and when it closes.
            if let core = span.core { ThreadState.current.recordIdentity(of: core) }
            LocalSpan.with("local") { LocalSpan.setProperty("key", 1) }
          }
        }
      }
      let trees = result.tree.split(separator: " | ").map(String.init).filter { $0 != "new" }
      #expect(trees == ["old(both(local) local)", "other(both(local))"])
      #expect(result.change.late == 3 && result.change.dropped == 0 && result.change.pending == 0)
    }
  #endif

  /// Records traces that push others out of every memory of them.
  private func recordOthers(_ count: Int) async {
    for index in 0..<count {
      TraceSpan.beginRoot("new").end()
      if index % 500 == 0 { _ = await Fastrace.flush() }
    }
    _ = await Fastrace.flush()
  }
}
