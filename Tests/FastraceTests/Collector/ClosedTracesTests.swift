#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct ClosedTracesTests {
    private func closed(_ change: (OpenTrace) -> Void = { _ in }) -> ClosedTrace {
      let trace = OpenTrace()
      trace.reset(1)
      trace.traceID = TraceID(high: 1, low: 2)
      change(trace)
      return ClosedTrace(trace, .reported(isPartial: false))
    }

    /// Gives the trace a detail of a span that does not end.
    private func hold(_ trace: OpenTrace) {
      var pool = RecordPool()
      unsafe withUnsafeTemporaryAllocation(byteCount: recordSize, alignment: recordSize) { memory in
        guard let place = memory.baseAddress else { return }
        let header = RawHeader(kind: RawKind.property, number: 1)
        unsafe place.bindMemory(to: RawProperty.self, capacity: 1).initialize(
          to: RawProperty(header: header, trace: 1, id: 3, property: Property("key", "value")))
        unsafe trace.records.append(place, count: 1, from: &pool)
      }
      trace.heldBytes = trace.records.bytes
    }

    @Test func givesBackWhatWasDecided() {
      var traces = ClosedTraces()
      #expect(traces.add(7, closed { $0.liveSpans = -1 }) == ClosedTrace.Lost())
      let taken = traces.take(7)
      #expect(taken?.traceID == TraceID(high: 1, low: 2) && taken?.liveSpans == -1)
      #expect(taken?.decision == .reported(isPartial: false) && taken?.extras == nil)
      #expect(traces.take(7) == nil, "it is open again")
      #expect(traces.take(8) == nil)
    }

    @Test func pushesTheOldestOut() {
      var traces = ClosedTraces()
      let nothing = ClosedTrace.Lost()
      #expect(traces.add(1, closed(hold)) == nothing)
      for handle in 2...UInt64(ClosedTraces.capacity) { #expect(traces.add(handle, closed()) == nothing) }
      let lost = traces.add(5000, closed())
      #expect(lost == ClosedTrace.Lost(details: 1, bytes: 64), "the detail whose span never came")
      #expect(traces.take(1) == nil && traces.take(2) != nil && traces.take(5000) != nil)
      #expect(traces.add(5001, closed()) == nothing, "in the place of one that is open again")
    }

    @Test func keepsADecisionForSpansThatComeLateAgainAndAgain() {
      let (probe, thread) = (AssemblerProbe(), RecordWriter())
      thread.openRoot(100)
      thread.endRoot(100)
      probe.cycle(thread)
      probe.cycle()
      for id in UInt64(2)...4 {
        thread.local(100, id: id, "late \(id)")
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
