#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct TraceAssemblerTests {
    private let probe = AssemblerProbe()
    private let first = RecordWriter()
    private let second = RecordWriter()

    @Test func reportsOneCycleAfterTheRootsEnd() {
      first.openRoot(100)
      first.local(100, id: 2)
      first.endRoot(100)
      probe.cycle(first)
      #expect(probe.spans.isEmpty && probe.assembler.needsAnotherCycle)
      #expect(probe.counts.heldSpans == 2 && probe.isBalanced)
      // What another thread had written before the root's end, and was read after it.
      second.local(100, id: 3, "elsewhere")
      probe.cycle(second)
      #expect(probe.spans.names == ["elsewhere", "local", "root"])
      #expect(probe.spans.filter(\.isLate).isEmpty && probe.isBalanced)
      #expect(!probe.assembler.needsAnotherCycle)
    }

    @Test func takesRecordsBeforeTheirAnnouncement() {
      first.endChild(100, id: 2)
      first.local(100, id: 3)
      second.openRoot(100)
      second.openChild(100)
      second.endRoot(100)
      probe.cycle(first, second)
      probe.cycle()
      #expect(probe.spans.names == ["child", "local", "root"])
      #expect(probe.counts.liveSpans == 0 && probe.counts.openTraces == 0 && probe.isBalanced)
    }

    @Test func waitsACycleForAnAnnouncement() {
      first.local(100, id: 3)
      probe.cycle(first)
      #expect(probe.counts.heldSpans == 1)
      second.openRoot(100)
      second.endRoot(100)
      probe.cycle(second)
      probe.cycle()
      #expect(probe.spans.names == ["local", "root"] && probe.isBalanced)
    }

    @Test func dropsWhatNobodyIdentifies() {
      probe.assembler.limits.traceAge = 1_000
      first.property(100, id: 3, "key", "value")
      first.local(100, id: 3)
      first.property(100, id: 4, "key", "value")
      probe.cycle(first, now: 5_000)
      for _ in 0..<3 { probe.cycle(now: 5_000) }
      #expect(probe.counts.heldSpans == 1 && probe.isBalanced)
      probe.assembler.reportOverAged(now: 6_001, anchor: .now())
      #expect(probe.counts.dropped == [.traceForgotten: 1] && probe.counts.droppedDetails == 2 && probe.isBalanced)
      #expect(probe.counts.heldBytes == 0 && probe.counts.pending == 0)
    }

    @Test func givesUpWhatWaitsBeforeAnythingElse() {
      probe.assembler.limits.heldBytes = 4 * recordSize
      first.local(100, id: 3)
      first.local(100, id: 4)
      second.local(200, id: 3)
      probe.cycle(first, second)
      probe.cycle()
      #expect(probe.counts.heldSpans == 3)
      first.local(100, id: 5)
      second.openRoot(300)
      second.local(300, id: 2)
      second.local(300, id: 3)
      second.endRoot(300)
      probe.cycle(first, second)
      probe.cycle()
      #expect(probe.spans.names == ["local", "local", "root"] && probe.counts.heldSpans == 1)
      #expect(probe.counts.dropped == [.traceForgotten: 3] && probe.isBalanced)
    }

    @Test func reportsWhatIsIdentifiedLate() {
      first.local(100, id: 3, "before")
      probe.cycle(first)
      for _ in 0..<3 { probe.cycle() }
      first.local(100, id: 4, "after")
      first.identify(100)
      second.openChild(200)
      second.endChild(200, id: 5)
      probe.cycle(first, second)
      probe.cycle()
      #expect(probe.spans.names == ["after", "before", "child"] && probe.spans.allSatisfy(\.isLate))
      #expect(Set(probe.spans.map(\.traceID)) == [TraceID(high: 1, low: 100), TraceID(high: 1, low: 200)])
      #expect(probe.counts.pending == probe.counts.queuedSpans && probe.isBalanced)
    }

    @Test func remembersWhatWasDiscarded() {
      first.openRoot(100)
      first.endRoot(100)
      first.cancel(100)
      probe.cycle(first)
      for handle in UInt64(1_000)..<9_000 {
        first.openRoot(handle)
        first.endRoot(handle)
        if handle % 100 == 0 { probe.cycle(first) }
      }
      probe.cycle(first)
      first.local(100, id: 3)
      first.openChild(100)
      first.endChild(100, id: 4)
      probe.cycle(first)
      probe.cycle()
      #expect(probe.counts.cancelled == 3 && probe.counts.dropped == [:] && probe.isBalanced)
      #expect(probe.counts.pending == probe.counts.queuedSpans)
    }

    @Test func addsDetailsThatComeAfterTheirLocalSpan() {
      first.openRoot(100)
      first.property(100, id: 3, "a", 1)
      first.property(100, id: 3, "b", 1)
      first.local(100, id: 3)
      second.property(100, id: 3, "b", 2)
      second.event(100, id: 3, "event")
      second.property(100, id: 4, "nobody's", 1)
      first.endRoot(100)
      probe.assembler.limits.traceAge = 1_000
      probe.cycle(first, second, now: 5_000)
      probe.cycle(now: 5_000)
      let local = probe.spans.named("local")
      #expect(local?.properties == [Property("a", 1), Property("b", 2)])
      #expect(local?.events.map(\.name) == ["event"])
      #expect(probe.counts.heldBytes == recordSize && probe.counts.droppedDetails == 0)
      probe.assembler.reportOverAged(now: 6_001, anchor: .now())
      #expect(probe.counts.heldBytes == 0 && probe.counts.droppedDetails == 1)
    }

    @Test func keepsTheDetailsOfALocalSpanThatEndsAfterItsTrace() {
      first.openRoot(100)
      first.property(100, id: 3, "early", 1)
      first.endRoot(100)
      probe.cycle(first)
      probe.cycle()
      first.property(100, id: 3, "late", 1)
      first.local(100, id: 3)
      probe.cycle(first)
      #expect(probe.spans.named("local")?.properties.count == 2 && probe.counts.droppedDetails == 0)
      #expect(probe.counts.heldBytes == 0 && probe.isBalanced)
    }

    @Test func boundsTheDetailsOfAnOpenSpan() {
      first.openRoot(100)
      first.openChild(100)
      first.read(by: probe.assembler)
      for index in 0..<20_000 {
        first.property(100, id: 1, order: UInt32(3 * index + 1), "same", .int(Int64(index)))
        first.property(100, id: 1, order: UInt32(3 * index + 2), "key \(index)", 1)
        first.event(100, id: 1, "event \(index)")
        first.property(100, id: 2, order: UInt32(index + 1), "same", .int(Int64(index)))
        if index % 50 == 49 { probe.cycle(first) }
        #expect(probe.counts.heldBytes < 1 << 18)
      }
      first.endChild(100, id: 2)
      first.endRoot(100)
      probe.cycle(first)
      probe.cycle()
      let root = probe.spans.named("root")
      #expect(root?[property: "same"] == 19_999 && root?.properties.count == 128 && root?.events.count == 128)
      #expect(root?.properties.dropFirst().map(\.key) == (0..<127).map { "key \($0)" })
      #expect(root?.droppedPropertyCount == 19_873 && root?.droppedEventCount == 19_872)
      #expect(probe.counts.droppedDetails == 19_873 + 19_872)
      #expect(probe.spans.named("child")?.properties == [Property("same", 19_999)])
      #expect(probe.counts.heldBytes == 0 && probe.isBalanced)
    }

    @Test func saysWhatASpanLacks() {
      let ledger = OverflowLedger()
      for kind in [RawKind.property, RawKind.event, RawKind.event, RawKind.link, RawKind.status] {
        ledger.noteDetail(of: 1, in: 100, kind)
      }
      first.openRoot(100)
      first.property(100, id: 1, order: 1, "key", 1)
      first.endRoot(100)
      probe.cycle(first, overflow: ledger.take())
      probe.cycle()
      let root = probe.spans.first
      #expect(root?.properties.count == 1 && root?.droppedPropertyCount == 1)
      #expect(root?.droppedEventCount == 2 && root?.droppedLinkCount == 1)
      #expect(probe.counts.droppedDetails == 5 && probe.counts.heldBytes == 0)
    }

    @Test func countsEndsWithoutABeginning() {
      first.endRoot(100)
      first.endChild(200, id: 2)
      probe.cycle(first)
      probe.cycle()
      #expect(probe.counts.dropped == [.traceForgotten: 2])
      #expect(probe.counts.started == 2 && probe.counts.liveSpans == 0 && probe.isBalanced)
    }

    @Test func cancelsInEveryPhase() {
      first.openRoot(100)
      first.local(100, id: 2)
      first.cancel(100)
      first.endRoot(100)
      second.cancel(200)
      second.openRoot(200)
      second.endRoot(200)
      second.openRoot(300)
      second.endRoot(300)
      probe.cycle(first, second)
      second.cancel(300)
      probe.cycle(second)
      #expect(probe.spans.isEmpty)
      #expect(probe.counts.cancelled == 4 && probe.counts.openTraces == 0 && probe.isBalanced)
    }

    @Test func reportsLateSpansAndForgetsTheTraceLater() {
      first.openRoot(100)
      first.openChild(100)
      first.endRoot(100)
      probe.cycle(first)
      probe.cycle()
      #expect(probe.spans.names == ["root"] && probe.counts.liveSpans == 1)
      for handle in 1_000..<4_000 {
        first.openRoot(UInt64(handle))
        first.endRoot(UInt64(handle))
        if handle % 100 == 0 { probe.cycle(first) }
      }
      probe.cycle(first)
      probe.cycle()
      // A live span keeps its trace known, however many others come and go.
      first.endChild(100, id: 2)
      probe.cycle(first)
      #expect(probe.spans.filter(\.isLate).names == ["child"])
      #expect(probe.counts.late == 1 && probe.isBalanced && probe.counts.pending == probe.counts.queuedSpans)
    }

    @Test func reportsOverAgedTracesInPart() {
      probe.assembler.limits.traceAge = 1_000
      first.openRoot(100)
      first.local(100, id: 2)
      probe.cycle(first, now: 5_000)
      probe.assembler.reportOverAged(now: 5_500, anchor: .now())
      #expect(probe.spans.isEmpty)
      probe.assembler.reportOverAged(now: 6_500, anchor: .now())
      #expect(probe.spans.names == ["local"] && probe.counts.openTraces == 0)
      first.endRoot(100)
      probe.cycle(first, now: 7_000)
      #expect(probe.spans.filter(\.isPartialTrace).names == ["local", "root"])
      #expect(probe.spans.filter(\.isLate).names == ["root"] && probe.isBalanced)
    }

    @Test func sharesASpanWhateverIsReadFirst() {
      let orders: [(RecordWriter, RecordWriter, RecordWriter) -> [RecordWriter]] = [
        { [$0, $1, $2] }, { [$2, $1, $0] }, { [$1, $2, $0] }, { [$2, $0, $1] },
      ]
      for order in orders {
        let probe = AssemblerProbe()
        let (roots, shared, below) = (RecordWriter(), RecordWriter(), RecordWriter())
        for handle in [100, 200] as [UInt64] {
          roots.openRoot(handle, id: handle + 1)
          roots.endRoot(handle, id: handle + 1)
        }
        shared.openShared(300, id: 5, [(100, 101), (200, 201)])
        shared.endChild(300, id: 5, parent: 101, "shared")
        below.openChild(300)
        below.endChild(300, id: 6, parent: 5, "below")
        below.local(300, id: 7, parent: 6)
        for writer in order(roots, shared, below) { writer.read(by: probe.assembler) }
        probe.cycle()
        probe.cycle()
        #expect(probe.spans.tree == "root(shared(below(local))) | root(shared(below(local)))")
        #expect(probe.counts.started == 8 && probe.counts.liveSpans == 0 && probe.isBalanced)
      }
    }

    @Test func keepsTheBounds() {
      probe.assembler.limits.spansPerTrace = 3
      probe.assembler.limits.openTraces = 1
      first.openRoot(100)
      for id in 2..<12 { first.local(100, id: UInt64(id)) }
      first.openRoot(200)
      first.local(200, id: 3)
      first.endRoot(200)
      first.endRoot(100)
      probe.cycle(first)
      probe.cycle()
      #expect(probe.counts.dropped == [.traceSpanLimit: 7, .openTraceLimit: 2])
      #expect(probe.spans.count == 4 && probe.isBalanced)
    }

    @Test func keepsTheMemoryBoundAndTheRoot() {
      probe.assembler.limits.heldBytes = 4 * recordSize
      first.openRoot(100)
      for id in 2..<12 { first.local(100, id: UInt64(id)) }
      first.property(100, id: 1, order: 1, "key", .string("a text that is not short at all"))
      first.endRoot(100)
      probe.cycle(first)
      probe.cycle()
      #expect(probe.counts.dropped == [.memoryLimit: 6])
      #expect(probe.counts.droppedDetails == 1 && probe.counts.heldBytes == 0)
      #expect(probe.spans.names.last == "root" && probe.isBalanced)
      #expect(probe.spans.named("root")?.droppedPropertyCount == 1)
    }

    @Test func appliesWhatTheBuffersHadNoRoomFor() {
      let ledger = OverflowLedger()
      first.openRoot(100)
      first.openChild(100)
      first.openChild(100)
      first.openRoot(200)
      probe.cycle(first)
      let root = RawSpan(
        header: RawHeader(kind: RawKind.rootSpan, spanKind: 1), trace: 100, id: 1, parent: 0, begin: 1, end: 2,
        name: "a name that needs memory of its own")
      let child = RawSpan(
        header: RawHeader(kind: RawKind.childSpan, spanKind: 1), trace: 100, id: 2, parent: 1, begin: 1, end: 2,
        name: "")
      ledger.noteEnd(child)
      ledger.noteEnd(child)
      ledger.noteEnd(root)
      ledger.noteCancel(200)
      probe.cycle(overflow: ledger.take())
      probe.cycle(overflow: ledger.take())
      #expect(probe.spans.names == ["a name that needs memory of its own"])
      #expect(probe.counts.dropped == [.bufferFull: 2] && probe.counts.liveSpans == 1)
      first.endRoot(200)
      probe.cycle(first)
      #expect(probe.counts.cancelled == 1 && probe.counts.liveSpans == 0 && probe.isBalanced)
    }

    @Test func deliversBatchesThatBelongTogether() {
      probe.assembler.limits.batchSize = 10
      first.openRoot(100)
      for id in 2..<26 { first.local(100, id: UInt64(id)) }
      first.endRoot(100)
      probe.cycle(first)
      probe.cycle()
      #expect(probe.batches.map(\.count) == [10, 10, 5])
      #expect(probe.groups == [3])
    }

    @Test func tellsWhatDetailsWereCharged() {
      let text = String(repeating: "x", count: 35)
      first.openRoot(100)
      first.property(100, id: 1, order: 1, "key", .string(text))
      first.property(100, id: 1, order: 2, "number", 1)
      #expect(first.read(by: probe.assembler) == 35)
      probe.cycle()
      #expect(probe.counts.heldBytes == 35 + 2 * recordSize)
    }

    @Test func joinsDetailsOfSeveralThreads() {
      first.openRoot(100)
      first.property(100, id: 1, order: 3, "a", "third")
      second.property(100, id: 1, order: 2, "a", "second")
      second.property(100, id: 1, order: 4, "b", "fourth")
      first.endRoot(100)
      first.property(100, id: 1, order: 1, "b", "first")
      probe.cycle(first, second)
      probe.cycle()
      let root = probe.spans.first
      #expect(root?[property: "a"] == "third" && root?[property: "b"] == "fourth")
      #expect(root?.threadID == 7)
    }
  }
#endif
