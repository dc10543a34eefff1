#if Enable
  /// What becomes of a trace: from its announcement until it is forgotten.
  extension TraceAssembler {
    func announce(_ trace: OpenTrace, _ signal: RawSignal, now: UInt64) {
      trace.flags = TraceFlags(rawValue: signal.header.flags)
      trace.traceID = TraceID(high: signal.traceHigh, low: signal.traceLow)
      trace.traceState = (signal.object as? TraceStateBox)?.state ?? TraceState()
      trace.openedAt = now
      trace.liveSpans += 1
      counts.liveSpans += 1
      counts.started += 1
      counts.openTraces += 1
      trace.phase = .open
      if trace.cancelIsPending { return discard(trace, .cancelled) }
      if counts.openTraces > limits.openTraces { return discard(trace, .dropped(.openTraceLimit)) }
      if trace.rootHasEnded { close(trace) }
    }

    func close(_ trace: OpenTrace) {
      trace.phase = .closing
      counts.openTraces -= 1
      closingNext.append(trace)
    }

    func cancel(_ trace: OpenTrace) {
      switch trace.phase {
      case .unannounced: trace.cancelIsPending = true
      case .open, .closing: discard(trace, .cancelled)
      // The root of a trace that was reported in part has not ended: the rest of it can still be discarded.
      case .reported: if trace.isPartial, !trace.rootHasEnded { discard(trace, .cancelled) }
      case .discarded: break
      }
    }

    /// Drops what a trace holds, and whatever will still come.
    func discard(_ trace: OpenTrace, _ reason: OpenTrace.Discard) {
      if case .open = trace.phase { counts.openTraces -= 1 }
      trace.phase = .discarded(reason)
      trace.records.removeAll(to: &pool)
      count(release(trace).spans, reason)
      forgetIfDone(trace)
    }

    /// Takes what a trace does not hold any more off the accounts: everything but the records that are left.
    ///
    /// Returns the number of finished spans that it has held, and the bytes of them and of what they carry.
    func release(_ trace: OpenTrace) -> (spans: Int, bytes: Int) {
      let spans = trace.heldSpans
      let left = trace.records.bytes
      let bytes = trace.heldBytes - left
      counts.heldSpans -= spans
      counts.heldBytes -= bytes
      trace.heldSpans = 0
      trace.heldBytes = left
      return (spans, bytes)
    }

    func count(_ spans: Int, _ reason: OpenTrace.Discard) {
      switch reason {
      case .cancelled: counts.cancelled += spans
      case .dropped(let cause): counts.drop(spans, cause)
      }
    }

    /// Forgets a trace that is finished with once nothing of it can come any more, and keeps a while what was decided.
    func forgetIfDone(_ trace: OpenTrace) {
      guard trace.liveSpans <= 0, !trace.isInLateList, !trace.isClosed, let rest = trace.closed else { return }
      trace.isClosed = true
      let lost = closed.add(trace.handle, rest)
      counts.droppedDetails += lost.details
      counts.heldBytes -= lost.bytes
      if latest === trace { latest = nil }
      // Whoever still holds it in this cycle sees that it is finished.
      if let removed = table.remove(trace.handle) { forgotten.append(removed) }
    }
  }
#endif
