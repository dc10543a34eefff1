import Fastrace
import Testing

@Suite(.recorder, .traced) struct CancelTests {
  @Test func discardsWhatWasRecordedAndWhatStillWillBe() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let (before, after, late) = (
        TraceSpan.begin("b", parent: root), TraceSpan.begin("a", parent: root), TraceSpan.begin("l", parent: root)
      )
      root.makeCurrent { LocalSpan.with("local before") {} }
      before.end()
      root.cancel()
      root.makeCurrent { LocalSpan.with("local after") {} }
      after.end()
      root.end()
      _ = await Fastrace.flush()
      root.makeCurrent { LocalSpan.with("late local") {} }
      TraceSpan.begin("begun late", parent: root).end()
      late.end()
    }
    #expect(result.spans.isEmpty)
    #expect(result.change.started == 8 && result.change.cancelled == 8 && result.change.pending == 0)
  }

  @Test func worksFromAnotherThread() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      await onThread { root.cancel() }
      root.end()
    }
    #expect(result.spans.isEmpty)
    #expect(result.change.cancelled == 1)
  }

  @Test func worksInAThreadThatKnowsTheTraceBeforeTheCollectorDoes() async {
    let result = await record {
      for _ in 0..<200 {
        let root = TraceSpan.beginRoot("root")
        await onThread { root.cancel() }
        let child = TraceSpan.begin("child", parent: root)
        root.end()
        child.end()
      }
    }
    #expect(result.spans.isEmpty)
    #expect(result.change.cancelled == 400)
  }

  @Test func hasNoEffectOnAnythingButARoot() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let child = TraceSpan.begin("child", parent: root)
      child.cancel()
      child.end()
      root.end()
    }
    #expect(result.tree == "root(child)")
  }

  @Test func leavesOtherTracesAlone() async {
    let result = await record {
      let (kept, cancelled) = (TraceSpan.beginRoot("kept"), TraceSpan.beginRoot("cancelled"))
      cancelled.cancel()
      cancelled.cancel()
      cancelled.end()
      kept.end()
    }
    #expect(result.tree == "kept")
  }

  @Test func dropsTheRestOfATraceThatWasReportedInPart() async {
    let configuration = Fastrace.Configuration.test { $0.traceAge = .zero }
    let result = await record(configuration) {
      let root = TraceSpan.beginRoot("root")
      let child = TraceSpan.begin("child", parent: root)
      root.makeCurrent { LocalSpan.with("early") {} }
      _ = await eventually { Fastrace.statistics().heldSpans == 0 }
      root.cancel()
      child.end()
      root.end()
    }
    #expect(result.tree == "early")
    #expect(result.change.cancelled == 2)
  }
}
