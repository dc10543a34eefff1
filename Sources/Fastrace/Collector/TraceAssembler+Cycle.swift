#if Enable
  /// What happens when all buffers have been read once.
  extension TraceAssembler {
    /// Reports what is ready: traces that were closing before this cycle, late spans, traces that are too old.
    ///
    /// While there is much to read, a batch that is not full waits for the next cycle.
    ///
    /// - Parameters:
    ///   - anchor: Evaluated only when there is something to report.
    ///   - unreadThread: The one thread whose buffer has not been read to its end, if there is one.
    func finishCycle(
      now: UInt64, anchor: @autoclosure () -> TickAnchor, isBusy: Bool = false, unreadThread: UInt32? = nil
    ) {
      waitsForUnreadThread = unreadThread != nil && !unannouncedBefore.isEmpty
      if !closingNow.isEmpty || !withLateSpans.isEmpty { reportReady(anchor(), unreadThread) }
      for trace in reopened { forgetIfDone(trace) }
      reopened.removeAll(keepingCapacity: true)
      closingNow.removeAll(keepingCapacity: true)
      swap(&closingNow, &closingNext)
      // What was discarded meanwhile may be another trace in the next cycle.
      closingNow.removeAll { if case .closing = $0.phase { false } else { true } }
      // What an unknown trace is may be said in the part that was not read.
      if unreadThread == nil { forgetUnannounced() } else { unlistAnnounced() }
      if !isBusy { flushBatch() }
      while let trace = forgotten.popLast() { if spare.count < 4096 { spare.append(trace) } }
    }

    private func reportReady(_ anchor: TickAnchor, _ unreadThread: UInt32?) {
      for trace in closingNow {
        // A trace that was cancelled while it was closing has another phase by now.
        guard case .closing = trace.phase else { continue }
        // Spans of its own thread that ended before the root come before it in the same buffer.
        if let unreadThread, trace.rootThread != unreadThread {
          closingNext.append(trace)
          waitsForUnreadThread = true
        } else {
          report(trace, anchor)
        }
      }
      while let trace = withLateSpans.popLast() { reportLate(trace, anchor) }
    }

    private func forgetUnannounced() {
      for trace in unannouncedBefore {
        guard case .unannounced = trace.phase else { continue }
        // Its announcement would have been read by now: it belongs to a trace that is forgotten. Spans that ended without
        // a beginning began before a fork, in the parent process.
        let unbegun = max(0, -trace.liveSpans)
        counts.started += unbegun
        counts.liveSpans += unbegun
        trace.liveSpans += unbegun
        discard(trace, .dropped(.traceForgotten))
      }
      unannouncedBefore.removeAll(keepingCapacity: true)
      swap(&unannouncedBefore, &unannounced)
      unlistAnnounced()
    }

    /// Takes traces that are known by now off the lists: once forgotten, they may be other traces in the next cycle.
    private func unlistAnnounced() {
      unannounced.removeAll { if case .unannounced = $0.phase { false } else { true } }
      unannouncedBefore.removeAll { if case .unannounced = $0.phase { false } else { true } }
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
