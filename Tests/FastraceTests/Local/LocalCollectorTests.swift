import Fastrace
import Testing

@Suite(.recorder, .traced) struct LocalCollectorTests {
  private func collect(_ body: () -> Void) -> LocalSpans {
    let collector = LocalCollector.start()
    body()
    return collector.collect()
  }

  private func twoSpans() {
    LocalSpan.with("outer") {
      LocalSpan.setProperty("key", "value")
      LocalSpan.with("inner") { LocalSpan.addEvent("event") }
    }
    LocalSpan.with("next") {}
  }

  @Test func attachesSpansToAParentThatComesLater() async {
    let result = await record {
      let spans = collect(twoSpans)
      let root = TraceSpan.beginRoot("root")
      root.attach(spans)
      root.end()
    }
    #expect(result.tree == "root(next outer(inner))")
    #expect(result.spans.named("outer")?[property: "key"] == "value")
    #expect(result.spans.named("inner")?.events.map(\.name) == ["event"])
    #expect(result.change.started == 4)
  }

  @Test func attachesTheSameSpansToSeveralParents() async {
    let result = await record {
      let spans = collect(twoSpans)
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      let child = TraceSpan.begin("child", parent: second)
      first.attach(spans)
      child.attach(spans)
      for span in [child, second, first] { span.end() }
    }
    #expect(result.tree == "first(next outer(inner)) | second(child(next outer(inner)))")
    #expect(result.change.started == 9)
  }

  // MARK: Ended out of order

  @Test func letsTheOuterCollectorEndBeforeTheInnerOne() async {
    let result = await record {
      TraceSpan.withRoot("root") { root in
        let outer = LocalCollector.start()
        LocalSpan.with("in outer") {}
        let inner = LocalCollector.start()
        LocalSpan.with("in inner") {}
        let (first, second) = (outer.collect(), inner.collect())
        LocalSpan.with("after") {}
        root.attach(first)
        root.attach(second)
      }
    }
    #expect(result.tree == "root(after in inner in outer)")
  }

  @Test func keepsItsBoundWithDetails() async {
    let result = await record(.test { $0.bytesPerThread = 64 << 10 }) {
      let text = String(repeating: "x", count: 10_000)
      let root = TraceSpan.beginRoot("root")
      await onThread {
        root.attach(
          collect { LocalSpan.with("local") { for index in 0..<100 { LocalSpan.setProperty("\(index)", text) } } })
      }
      root.end()
    }
    #expect(result.tree == "root(local)")
    #expect((1...6).contains(result.spans.named("local")?.properties.count ?? 0))
    #expect(result.change.droppedDetails == 100 - (result.spans.named("local")?.properties.count ?? 0))
  }

  @Test func attachesToASpanOfSeveralTraces() async {
    let result = await record {
      let spans = collect(twoSpans)
      let roots = [TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second")]
      let shared = TraceSpan.begin("shared", parents: roots)
      shared.attach(spans)
      shared.end()
      for root in roots { root.end() }
    }
    #expect(result.tree == "first(shared(next outer(inner))) | second(shared(next outer(inner)))")
    #expect(result.change.started == 10)
  }

  @Test func countsNothingThatIsNeverAttached() async {
    let result = await record { _ = collect(twoSpans) }
    #expect(result.change.started == 0)
  }

  @Test func attachesNothingToSpansThatAreNotRecorded() async {
    let result = await record {
      let spans = collect(twoSpans)
      TraceSpan.noop.attach(spans)
      let ended = TraceSpan.beginRoot("ended")
      ended.end()
      ended.attach(spans)
      let cancelled = TraceSpan.beginRoot("cancelled")
      cancelled.cancel()
      cancelled.attach(spans)
      cancelled.end()
    }
    #expect(result.tree == "ended")
    #expect(result.change.cancelled == 4)
  }

  @Test func collectsOnlyWhatHasEnded() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      root.attach(early())
      root.end()
    }
    // The open one found its collector gone, and was dropped.
    #expect(result.tree == "root(ended)")
    #expect(result.change.started - result.change.dropped == 2)
  }

  private func early() -> LocalSpans {
    let collector = LocalCollector.start()
    let open = LocalSpan.enter("open")
    LocalSpan.with("ended") {}
    let spans = collector.collect()
    open.end()
    return spans
  }

  @Test func nests() async {
    let result = await record {
      var inner = LocalSpans?.none
      let outer = collect {
        LocalSpan.with("before") {}
        LocalSpan.with("around") { inner = collect { LocalSpan.with("inside") {} } }
        LocalSpan.with("after") {}
      }
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      first.attach(outer)
      if let inner { second.attach(inner) }
      first.end()
      second.end()
    }
    #expect(result.tree == "first(after around before) | second(inside)")
  }

  @Test func hidesTheParentAroundIt() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      root.makeCurrent {
        LocalSpan.with("before") {}
        let spans = collect {
          #expect(SpanContext.current == nil)
          LocalSpan.with("collected") { TraceSpan.begin("object").end() }
        }
        LocalSpan.with("after") { root.attach(spans) }
      }
      root.end()
    }
    #expect(result.tree == "root(after before collected)")
  }

  @Test func stepsAsideForAParentInside() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let spans = collect {
        LocalSpan.with("collected") {
          root.makeCurrent { LocalSpan.with("under root") {} }
          TraceSpan.withRoot("another") { LocalSpan.with("under another") {} }
        }
      }
      root.attach(spans)
      root.end()
    }
    #expect(result.tree == "another(under another) | root(collected under root)")
  }

  @Test func letsSpansOfOtherTracesEndInside() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      root.makeCurrent { overlapping(with: root) }
      root.end()
    }
    #expect(result.tree == "root(collected local)")
    #expect(result.change.started == 3)
  }

  private func overlapping(with root: TraceSpan) {
    let local = LocalSpan.enter("local")
    let collector = LocalCollector.start()
    local.end()
    LocalSpan.with("collected") {}
    root.attach(collector.collect())
  }

  @Test func collectsWithoutAReporter() async {
    Fastrace.setReporters([], configuration: .test)
    let parent = SpanContext.random()
    let records = collect(twoSpans).spanRecords(under: parent)
    #expect(records.map(\.name) == ["inner", "outer", "next"])
    #expect(records.allSatisfy { $0.traceID == parent.traceID })
    #expect(records.filter { $0.parentID == parent.spanID }.map(\.name) == ["outer", "next"])
    #expect(records.named("inner")?.parentID == records.named("outer")?.spanID)
    #expect(records.named("outer")?[property: "key"] == "value")
    #expect(records.named("inner")?.events.first?.name == "event")
  }

  @Test func collectsMoreThanAChunk() async {
    let result = await record {
      let spans = collect {
        for index in 0..<10_000 { LocalSpan.with("\(index)") { LocalSpan.setProperty("i", index) } }
      }
      #expect(spans.spanRecords(under: .random()).count == 10_000)
      let root = TraceSpan.beginRoot("root")
      root.attach(spans)
      root.end()
    }
    #expect(result.change.reported == 10_001)
    #expect(result.spans.allSatisfy { $0.isLocalRoot || $0[property: "i"]?.description == $0.name })
  }

  @Test func countsWhatItHasNoRoomFor() async {
    let result = await record(.test { $0.bytesPerThread = 64 << 10 }) {
      await onThread {
        let spans = collect { for _ in 0..<10_000 { LocalSpan.with("local") {} } }
        let root = TraceSpan.beginRoot("root")
        root.attach(spans)
        root.end()
      }
    }
    #expect(result.change.started == 10_001)
    #expect(result.change.dropped(.bufferFull) > 0)
    #expect(result.change.reported == result.spans.count)
  }

  @Test func mayBeAttachedOnAnotherThread() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let spans = collect(twoSpans)
      await onThread { root.attach(spans) }
      root.end()
    }
    #expect(result.tree == "root(next outer(inner))")
    #expect(result.change.late == 0)
  }
}
