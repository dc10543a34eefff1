import Fastrace
import Testing

@Suite(.recorder, .traced) struct CancelTests {
  @Test func discardsWhatWasRecordedAndWhatStillWillBe() async {
    let result = await record {
      let root = Span.root("root")
      let (before, after, late) = (
        Span.enter("b", parent: root), Span.enter("a", parent: root), Span.enter("l", parent: root)
      )
      root.withLocalParent { LocalSpan.with("local before") {} }
      before.end()
      root.cancel()
      root.withLocalParent { LocalSpan.with("local after") {} }
      after.end()
      root.end()
      _ = await Fastrace.flush()
      root.withLocalParent { LocalSpan.with("late local") {} }
      Span.enter("begun late", parent: root).end()
      late.end()
    }
    #expect(result.spans.isEmpty)
    #expect(result.change.started == 8 && result.change.cancelled == 8 && result.change.pending == 0)
  }

  @Test func worksFromAnotherThread() async {
    let result = await record {
      let root = Span.root("root")
      await onThread { root.cancel() }
      root.end()
    }
    #expect(result.spans.isEmpty)
    #expect(result.change.cancelled == 1)
  }

  @Test func worksInAThreadThatKnowsTheTraceBeforeTheCollectorDoes() async {
    let result = await record {
      for _ in 0..<200 {
        let root = Span.root("root")
        await onThread { root.cancel() }
        let child = Span.enter("child", parent: root)
        root.end()
        child.end()
      }
    }
    #expect(result.spans.isEmpty)
    #expect(result.change.cancelled == 400)
  }

  @Test func hasNoEffectOnAnythingButARoot() async {
    let result = await record {
      let root = Span.root("root")
      let child = Span.enter("child", parent: root)
      child.cancel()
      child.end()
      root.end()
    }
    #expect(result.tree == "root(child)")
  }

  @Test func leavesOtherTracesAlone() async {
    let result = await record {
      let (kept, cancelled) = (Span.root("kept"), Span.root("cancelled"))
      cancelled.cancel()
      cancelled.cancel()
      cancelled.end()
      kept.end()
    }
    #expect(result.tree == "kept")
  }

  @Test func dropsTheRestOfATraceThatWasReportedInPart() async {
    let configuration = Configuration.test { $0.traceAge = .zero }
    let result = await record(configuration) {
      let root = Span.root("root")
      let child = Span.enter("child", parent: root)
      root.withLocalParent { LocalSpan.with("early") {} }
      _ = await eventually { Fastrace.statistics().heldSpans == 0 }
      root.cancel()
      child.end()
      root.end()
    }
    #expect(result.tree == "early")
    #expect(result.change.cancelled == 2)
  }
}
