#if Enable
  /// Turning the records of a trace into span records for the reporters.
  extension TraceAssembler {
    /// Reports a trace whose root has ended, unless the tail filter drops it.
    func report(_ trace: OpenTrace, _ anchor: TickAnchor, marks: SpanRecord.Marks = []) {
      let slab = assemble(trace, anchor, marks: marks)
      let (spans, bytes) = release(trace)
      let range = slab.count - spans..<slab.count
      trace.phase = .reported
      if let tailFilter, marks.isEmpty, !tailFilter.keeps(TraceSummary(SpanBatch(slab, range))) {
        slab.truncate(to: range.lowerBound)
        trace.phase = .discarded(.dropped(.tailFilter))
        counts.drop(spans, .tailFilter)
      } else {
        counts.queuedSpans += spans
        batches.add(bytes: bytes)
      }
      if batches.count >= limits.batchSize { flushBatch() }
      forgetIfDone(trace)
    }

    /// Reports spans that came after their trace had been reported.
    func reportLate(_ trace: OpenTrace, _ anchor: TickAnchor) {
      trace.isInLateList = false
      guard case .reported = trace.phase else { return forgetIfDone(trace) }
      _ = assemble(trace, anchor, marks: trace.isPartial ? [.late, .partialTrace] : .late)
      let (spans, bytes) = release(trace)
      counts.late += spans
      counts.queuedSpans += spans
      batches.add(bytes: bytes)
      if batches.count >= limits.batchSize { flushBatch() }
      forgetIfDone(trace)
    }

    func noteLate(_ trace: OpenTrace) {
      guard !trace.isInLateList else { return }
      trace.isInLateList = true
      withLateSpans.append(trace)
    }

    /// Turns the records of a trace into spans at the end of the slab that is returned.
    ///
    /// Details whose span has not ended stay with the trace.
    private func assemble(_ trace: OpenTrace, _ anchor: TickAnchor, marks: SpanRecord.Marks) -> SpanSlab {
      if !batches.hasRoom(for: trace.heldSpans) { flushBatch() }
      let slab = batches.slab(for: trace.heldSpans)
      assembly.limits = limits.details
      assembly.begin(
        SpanAssembly.Trace(
          traceID: trace.traceID, flags: trace.flags, traceState: trace.traceState, marks: marks, anchor: anchor))
      unsafe trace.records.drain(to: &pool) { records, count in
        unsafe assembly.assemble(records, count: count, to: slab)
      }
      counts.droppedDetails += assembly.takeDroppedDetails()
      return slab
    }

    /// Reports what there is of traces that have been open for longer than the limit; the rest will be late.
    func reportOverAged(now: UInt64, anchor: @autoclosure () -> TickAnchor) {
      guard counts.openTraces > 0, now > limits.traceAge else { return }
      for trace in table.all {
        guard case .open = trace.phase, trace.openedAt < now - limits.traceAge else { continue }
        trace.isPartial = true
        counts.openTraces -= 1
        report(trace, anchor(), marks: .partialTrace)
      }
      flushBatch()
    }

    /// Applies what could not be written to the buffers.
    ///
    /// After the records of the same cycle.
    func apply(_ entries: OverflowLedger.Entries) {
      for handle in entries.cancelled { cancel(trace(handle)) }
      for var root in entries.roots {
        unsafe withUnsafeMutablePointer(to: &root) { unsafe takeOverflown($0) }
      }
      for (handle, ended) in entries.endedChildren {
        let trace = trace(handle)
        for _ in 0..<ended {
          liveSpanEnded(in: trace)
          lost(in: trace)
        }
        forgetIfDoneWithTargets(trace)
      }
    }

    private func takeOverflown(_ root: UnsafeMutablePointer<RawSpan>) {
      unsafe withUnsafeTemporaryAllocation(byteCount: recordSize, alignment: recordSize) { memory in
        guard let copy = memory.baseAddress else { return }
        unsafe RawRecords.copy(UnsafeMutableRawPointer(root), to: copy)
        unsafe takeRoot(copy, trace(root.pointee.trace), thread: 0)
      }
    }

    private func lost(in trace: OpenTrace) {
      if case .discarded(let reason) = trace.phase { return count(copies(of: trace), reason) }
      counts.drop(copies(of: trace), .bufferFull)
    }
  }
#endif
