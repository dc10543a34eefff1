#if Enable
  /// Counting the spans that have begun and not ended: they keep what is known about their trace.
  extension TraceAssembler {
    func childBegan(in trace: OpenTrace) {
      counts.started += trace.copies
      counts.liveSpans += trace.copies
      trace.liveSpans += 1
      for target in trace.targets { self.trace(target.trace).liveSpans += 1 }
    }

    /// Undoes ``childBegan(in:)`` when the span ends; its record follows or is lost.
    func liveSpanEnded(in trace: OpenTrace) {
      counts.liveSpans -= trace.copies
      trace.liveSpans -= 1
      for target in trace.targets { self.trace(target.trace).liveSpans -= 1 }
    }

    /// Forgets a trace whose last live span has ended, and the traces that shared it.
    func forgetIfDoneWithTargets(_ trace: OpenTrace) {
      forgetIfDone(trace)
      for target in trace.targets { forgetIfDone(self.trace(target.trace)) }
    }

    func announceShared(_ trace: OpenTrace, _ signal: RawSignal) {
      guard let parents = signal.object as? SharedParents else { return }
      let shared = OpenTrace.Shared(spanID: signal.id, targets: parents.targets)
      trace.shared = shared
      trace.phase = .reported
      redistribute(trace, shared)
      childBegan(in: trace)
    }
  }

  extension OpenTrace {
    /// Where the records go, if not to this trace.
    var targets: [SharedParents.Target] { shared?.targets ?? [] }
    /// How many spans a span of this trace counts as.
    var copies: Int { shared?.targets.count ?? 1 }
  }
#endif
