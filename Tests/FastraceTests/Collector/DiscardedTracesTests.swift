#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct DiscardedTracesTests {
    @Test func keepsEveryReason() {
      var traces = DiscardedTraces()
      let reasons = [OpenTrace.Discard.cancelled] + Fastrace.DropCause.allCases.map { .dropped($0) }
      for (index, reason) in reasons.enumerated() { traces.insert(UInt64(1000 + index), reason) }
      for (index, reason) in reasons.enumerated() { #expect(traces.reason(UInt64(1000 + index)) == reason) }
      #expect(traces.reason(999) == nil && traces.reason(1 << 40) == nil)
      traces.insert(1000, .dropped(.tailFilter))
      #expect(traces.reason(1000) == .dropped(.tailFilter) && traces.reason(1001) == reasons[1])
    }

    @Test func forgetsTheOldestPage() {
      var traces = DiscardedTraces()
      let pages = UInt64(DiscardedTraces.capacity)
      for page in 1...pages { traces.insert(page * 128 + page % 128, .cancelled) }
      #expect(traces.reason(129) == .cancelled)
      traces.insert((pages + 1) * 128, .cancelled)
      #expect(traces.reason(129) == nil && traces.reason(258) == .cancelled)
      #expect(traces.reason((pages + 1) * 128) == .cancelled && traces.reason((pages + 1) * 128 + 1) == nil)
    }

    @Test func givesUpWhatHasWaitedLongest() {
      var traces = WaitingTraces()
      for handle in 0..<UInt64(WaitingTraces.capacity) { #expect(traces.add(handle, now: handle) == nil) }
      #expect(traces.add(9_000, now: 9_000) == 0 && traces.add(9_001, now: 9_001) == 1)
      #expect(traces.takeFirst(before: 2) == nil && traces.takeFirst(before: 3) == 2)
      var taken = 0
      while traces.takeFirst(before: 9_001) != nil { taken += 1 }
      #expect(taken == WaitingTraces.capacity - 2 && traces.takeFirst(before: .max) == 9_001)
    }

    @Test func keepsADecisionForSpansThatComeLateAgainAndAgain() {
      let (probe, thread) = (AssemblerProbe(), RecordWriter())
      thread.openRoot(100)
      thread.endRoot(100)
      probe.cycle(thread)
      probe.cycle()
      for id in UInt64(2)...4 {
        thread.local(100, id: id, "late \(id)")
        thread.identify(100)
        probe.cycle(thread)
        probe.cycle()
      }
      #expect(probe.spans.names == ["late 2", "late 3", "late 4", "root"])
      #expect(probe.spans.filter(\.isLate).count == 3 && probe.counts.late == 3 && probe.isBalanced)
      thread.openRoot(200)
      thread.cancel(200)
      thread.endRoot(200)
      probe.cycle(thread)
      for id in UInt64(2)...4 {
        thread.local(200, id: id)
        probe.cycle(thread)
      }
      #expect(probe.counts.cancelled == 4 && probe.isBalanced)
    }

    @Test func doesNotTakeANewTraceForOneThatWasCancelledWhileItClosed() {
      let (probe, thread, other) = (AssemblerProbe(), RecordWriter(), RecordWriter())
      thread.openRoot(100)
      thread.endRoot(100)
      thread.cancel(100)
      probe.cycle(thread)
      thread.openRoot(200)
      thread.endRoot(200)
      probe.cycle(thread)
      #expect(probe.spans.isEmpty, "what ended before the root elsewhere is still to be read")
      other.local(200, id: 2)
      probe.cycle(other)
      #expect(probe.spans.names == ["local", "root"] && !probe.spans.contains(where: \.isLate))
    }
  }
#endif
