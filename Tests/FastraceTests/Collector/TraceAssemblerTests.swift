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

    @Test func dropsWhatIsNeverAnnounced() {
      first.local(100, id: 3)
      probe.cycle(first)
      probe.cycle()
      #expect(probe.counts.dropped == [.traceForgotten: 1] && probe.isBalanced)
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
