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

    /// Takes what a record says about its trace, which matters when the collector does not know it.
    @inline(__always)
    func identify(_ trace: OpenTrace, _ record: UnsafeMutableRawPointer) {
      // Nearly always the trace is known, and the record owns nothing.
      if unsafe RawRecords.at(record, as: RawIdentity.self).pointee.object == nil, !trace.isUnannounced { return }
      identify(trace, unsafe RawRecords.move(record, as: RawIdentity.self))
    }

    @inline(never)
    private func identify(_ trace: OpenTrace, _ identity: RawIdentity) {
      if let parents = identity.object as? SeveralParents { return share(trace, parents) }
      guard case .unannounced = trace.phase, !trace.isIdentified else { return }
      identify(
        trace, TraceID(high: identity.traceHigh, low: identity.traceLow),
        TraceFlags(rawValue: identity.header.flags), identity.object as? TraceStateBox)
    }

    private func identify(_ trace: OpenTrace, _ traceID: TraceID, _ flags: TraceFlags, _ state: TraceStateBox?) {
      trace.isIdentified = true
      trace.traceID = traceID
      trace.flags = flags
      trace.traceState = state?.state ?? TraceState()
      // One that waits for this.
      list(trace)
    }

    /// The trace that a span of several traces appears in, with what is known of it.
    func trace(of target: SeveralParents.Target) -> OpenTrace {
      let trace = trace(target.trace)
      if case .unannounced = trace.phase, !trace.isIdentified {
        identify(trace, target.traceID, target.flags, target.state)
      }
      return trace
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

    /// Forgets a trace that is finished with once nothing of it is alive.
    ///
    /// A child that begins later brings with it what is needed to report it, and so does a scope of an ended span. Only of
    /// a discarded trace something is kept.
    func forgetIfDone(_ trace: OpenTrace) {
      guard trace.liveSpans == 0, trace.isDecided, !trace.isInLateList, !trace.isListed, !trace.isForgotten else {
        return
      }
      if trace.records.count > 0 { return wait(trace) }
      if case .discarded(let reason) = trace.phase, reason != .dropped(.traceForgotten) {
        discarded.insert(trace.handle, reason)
      }
      trace.isForgotten = true
      if latest === trace { latest = nil }
      // Whoever still holds it in this cycle sees that it is finished.
      if let removed = table.remove(trace.handle) { forgotten.append(removed) }
    }
  }

  /// Traces that were met without their announcement.
  extension TraceAssembler {
    /// Decides on those that have been known for a whole cycle: their announcements would have been read by now.
    func settleUnannounced() {
      for trace in unannouncedBefore {
        trace.isListed = false
        settle(trace)
      }
      unannouncedBefore.removeAll(keepingCapacity: true)
      swap(&unannouncedBefore, &unannounced)
    }

    private func settle(_ trace: OpenTrace) {
      if trace.liveSpans < 0 {
        // Spans that ended without a beginning began before a fork, in the parent process.
        for _ in trace.liveSpans..<0 { childBegan(in: trace) }
        if trace.isUnannounced, !trace.isIdentified { forgetUnknown(trace) }
      }
      guard trace.isUnannounced else { return forgetIfDone(trace) }
      // Local spans of a scope whose span has ended meanwhile: the scope says at its end what trace they are of.
      if !trace.isIdentified, trace.records.count > 0 {
        // Of a local collector that is gone nobody says anything.
        return TraceHandle.isLocalCollector(trace.handle) ? forgetUnknown(trace) : wait(trace)
      }
      trace.phase = .reported
      trace.rootHasEnded = true
      if trace.records.count > 0 { noteLate(trace) }
      forgetIfDone(trace)
    }

    /// Keeps a trace although nothing of it is alive: what it holds may still find what it belongs to.
    private func wait(_ trace: OpenTrace) {
      guard !trace.isWaiting else { return }
      trace.isWaiting = true
      if let oldest = waiting.add(trace.handle, now: now) { giveUp(oldest) }
    }

    /// Drops what has waited since before `time`.
    func giveUpWaiting(since time: UInt64) {
      while let handle = waiting.takeFirst(before: time) { giveUp(handle) }
    }

    /// Makes room by dropping what waits for something that may never come, except for what `trace` holds.
    ///
    /// False when that is not enough.
    func makeRoom(for bytes: Int, in trace: OpenTrace) -> Bool {
      let wasWaiting = trace.isWaiting
      trace.isWaiting = false
      while counts.heldBytes + bytes > limits.heldBytes, let oldest = waiting.takeFirst(before: .max) { giveUp(oldest) }
      // To wait again, at the end of the queue.
      if wasWaiting { list(trace) }
      return counts.heldBytes + bytes <= limits.heldBytes
    }

    private func giveUp(_ handle: UInt64) {
      guard let trace = table[handle], trace.isWaiting else { return }
      trace.isWaiting = false
      guard trace.liveSpans == 0, trace.isUnannounced || trace.isDecided else { return }
      // The trace was identified in this reading, or it is about to be reported.
      if trace.isListed || trace.isInLateList { return }
      if trace.isUnannounced { return forgetUnknown(trace) }
      counts.droppedDetails += trace.records.details
      trace.records.removeAll(to: &pool)
      _ = release(trace)
      forgetIfDone(trace)
    }
  }

  extension TraceAssembler {
    /// Drops what belongs to a trace of which nobody says what it is.
    private func forgetUnknown(_ trace: OpenTrace) {
      counts.droppedDetails += trace.records.details
      discard(trace, .dropped(.traceForgotten))
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
      counts.liveSpans += changeLiveSpans(of: trace, by: -1)
      // Its beginning, on another thread, is yet to be read; or it was before a fork.
      if trace.liveSpans < 0 { list(trace) }
    }

    /// How many spans a span of this trace counts as: one for each trace that it appears in.
    func copies(of trace: OpenTrace) -> Int { trace.severalParents?.targets.count ?? 1 }

    /// Changes the number of live spans of a trace, and of those that it stands for.
    ///
    /// Returns how many spans that makes.
    @discardableResult
    private func changeLiveSpans(of trace: OpenTrace, by change: Int) -> Int {
      trace.liveSpans += change
      guard let parents = trace.severalParents else { return change }
      for target in parents.targets { self.trace(of: target).liveSpans += change }
      return change * parents.targets.count
    }

    /// Forgets a trace whose last live span has ended, and the traces that it stands for.
    func forgetIfDoneWithTargets(_ trace: OpenTrace) {
      for target in trace.severalParents?.targets ?? [] { forgetIfDone(self.trace(of: target)) }
      forgetIfDone(trace)
    }

    /// Makes a handle stand for the traces that a span appears in.
    private func share(_ trace: OpenTrace, _ parents: SeveralParents) {
      guard trace.severalParents == nil else { return }
      trace.severalParents = parents
      trace.phase = .reported
      let live = trace.liveSpans
      let extra = parents.targets.count - 1
      counts.started += extra * (trace.heldSpans + live)
      counts.liveSpans += extra * live
      for target in parents.targets { self.trace(of: target).liveSpans += live }
      redistribute(trace, parents)
    }
  }
#endif
