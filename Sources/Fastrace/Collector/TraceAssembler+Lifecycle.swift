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

  /// Counting the spans that have begun and not ended: they keep what is known about their trace.
  extension TraceAssembler {
    func childBegan(in trace: OpenTrace) {
      let copies = changeLiveSpans(of: trace, by: 1)
      counts.started += copies
      counts.liveSpans += copies
    }

    /// Undoes ``childBegan(in:)`` when the span ends; its record follows or is lost.
    func liveSpanEnded(in trace: OpenTrace) {
      counts.liveSpans -= changeLiveSpans(of: trace, by: -1)
    }

    /// How many spans a span of this trace counts as: one for each trace that it appears in.
    func copies(of trace: OpenTrace) -> Int {
      guard let shared = trace.shared else { return 1 }
      // A parent can itself be a span that several traces share.
      return shared.targets.reduce(0) { $0 + copies(of: self.trace($1.trace)) }
    }

    /// Changes the number of live spans of a trace and of those that share it.
    ///
    /// Returns how many spans that makes.
    @discardableResult
    func changeLiveSpans(of trace: OpenTrace, by change: Int) -> Int {
      trace.liveSpans += change
      guard let shared = trace.shared else { return 1 }
      return shared.targets.reduce(0) { $0 + changeLiveSpans(of: self.trace($1.trace), by: change) }
    }

    /// Forgets a trace whose last live span has ended, and the traces that shared it.
    func forgetIfDoneWithTargets(_ trace: OpenTrace) {
      forgetIfDone(trace)
      for target in trace.shared?.targets ?? [] { forgetIfDoneWithTargets(self.trace(target.trace)) }
    }

    func announceShared(_ trace: OpenTrace, _ signal: RawSignal) {
      guard let parents = signal.object as? SharedParents else { return }
      // Of several parents in the same trace the first one counts: a trace has each span once.
      var seen: Set<UInt64> = []
      let targets = parents.targets.filter { seen.insert($0.trace).inserted }
      let shared = OpenTrace.Shared(spanID: signal.id, targets: targets)
      trace.shared = shared
      trace.phase = .reported
      redistribute(trace, shared)
      childBegan(in: trace)
    }
  }
#endif
