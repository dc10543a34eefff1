import Fastrace
import Testing

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

  @Test func forgetsOldTracesAndCountsWhatComesForThem() async {
    let result = await record {
      let old = TraceSpan.beginRoot("old")
      old.end()
      for index in 0..<10_000 {
        TraceSpan.beginRoot("new").end()
        if index % 500 == 0 { _ = await Fastrace.flush() }
      }
      _ = await Fastrace.flush()
      old.makeCurrent { LocalSpan.with("local") {} }
      TraceSpan.begin("child", parent: old).end()
    }
    #expect(result.change.dropped(.traceForgotten) == 2)
    #expect(result.change.reported == 10_001 && result.change.pending == 0)
  }
}
