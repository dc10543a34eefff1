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
        runEndHook(on: slab, range)
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
      let slab = assemble(trace, anchor, marks: trace.isPartial ? [.late, .partialTrace] : .late)
      let (spans, bytes) = release(trace)
      runEndHook(on: slab, slab.count - spans..<slab.count)
      counts.late += spans
      counts.queuedSpans += spans
      batches.add(bytes: bytes)
      if batches.count >= limits.batchSize { flushBatch() }
      forgetIfDone(trace)
    }

    private func runEndHook(on slab: SpanSlab, _ spans: Range<Int>) {
      guard let endHook else { return }
      for index in spans { slab.change(index, endHook) }
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
      assembly.start(
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
      guard now > limits.traceAge else { return }
      giveUpWaiting(since: now - limits.traceAge)
      guard counts.openTraces > 0 else { return }
      for trace in table.all {
        guard case .open = trace.phase, trace.openedAt < now - limits.traceAge else { continue }
        trace.isPartial = true
        counts.openTraces -= 1
        report(trace, anchor(), marks: .partialTrace)
      }
      flushBatch()
    }

    /// Applies what could not be written to the buffers.
    func apply(_ entries: OverflowLedger.Entries) {
      counts.droppedDetails += entries.details
      for omission in entries.omissions.values where !omission.isEmpty {
        hold(omission, in: trace(omission.trace), 0)
      }
      for handle in entries.cancelled { cancel(trace(handle)) }
      for var root in entries.roots {
        unsafe withUnsafeMutablePointer(to: &root) { unsafe consumeOverflown($0) }
      }
      for (handle, ended) in entries.endedChildren {
        let trace = trace(handle)
        // Spans that ended before these are perhaps yet to be read, and it must not be forgotten until then.
        list(trace)
        for _ in 0..<ended {
          liveSpanEnded(in: trace)
          lost(in: trace)
        }
        forgetIfDoneWithTargets(trace)
      }
    }

    private func consumeOverflown(_ root: UnsafeMutablePointer<RawSpan>) {
      unsafe withUnsafeTemporaryAllocation(byteCount: recordSize, alignment: recordSize) { memory in
        guard let copy = memory.baseAddress else { return }
        unsafe RawRecords.copy(UnsafeMutableRawPointer(root), to: copy)
        let trace = unsafe trace(root.pointee.trace)
        list(trace)
        unsafe consumeRoot(copy, trace, thread: 0)
      }
    }

    private func lost(in trace: OpenTrace) {
      if case .discarded(let reason) = trace.phase { return count(copies(of: trace), reason) }
      counts.drop(copies(of: trace), .bufferFull)
    }
  }

  /// What happens when all buffers have been read once.
  extension TraceAssembler {
    /// Reports what is ready: traces that were closing before this cycle, late spans, traces that are too old.
    ///
    /// While there is much to read, a batch that is not full waits for the next cycle.
    ///
    /// - Parameters:
    ///   - anchor: Evaluated only when there is something to report.
    ///   - unreadThread: The one thread whose buffer has not been read as far as all others, if there is one.
    ///   - isRead: False while that thread's buffer has not even been read to its own snapshot.
    func finishCycle(
      now: UInt64, anchor: @autoclosure () -> TickAnchor, isBusy: Bool = false, unreadThread: UInt32? = nil,
      isRead: Bool = true
    ) {
      self.now = now
      waitsForUnreadThread = !isRead && !(unannounced.isEmpty && unannouncedBefore.isEmpty)
      // What an unknown trace is may be said in the part that was not read.
      if isRead { settleUnannounced() }
      if !closingNow.isEmpty || !withLateSpans.isEmpty { reportReady(anchor(), unreadThread, isRead) }
      closingNow.removeAll(keepingCapacity: true)
      swap(&closingNow, &closingNext)
      // What was discarded meanwhile may be another trace in the next cycle.
      closingNow.removeAll { if case .closing = $0.phase { false } else { true } }
      if !isBusy { flushBatch() }
      while let trace = forgotten.popLast() { if spare.count < 4096 { spare.append(trace) } }
    }

    private func reportReady(_ anchor: TickAnchor, _ unreadThread: UInt32?, _ isRead: Bool) {
      for trace in closingNow {
        // A trace that was cancelled while it was closing has another phase by now.
        guard case .closing = trace.phase else { continue }
        // Spans of its own thread that ended before the root come before it in the same buffer.
        if let unreadThread, trace.rootThread != unreadThread {
          closingNext.append(trace)
          if !isRead { waitsForUnreadThread = true }
        } else {
          report(trace, anchor)
        }
      }
      while let trace = withLateSpans.popLast() { reportLate(trace, anchor) }
    }

    /// Gives memory that is kept for reuse back to the system, for an application that has become quiet.
    func releaseMemory() {
      batches.releaseMemory()
      assembly.releaseMemory()
      pool.trim()
      spare = []
    }

    /// Delivers what has gathered, in batches that are no larger than a reporter gets at once.
    func flushBatch() {
      let batches = batches.takeBatches()
      if !batches.isEmpty { deliver(batches) }
    }
  }
#endif
