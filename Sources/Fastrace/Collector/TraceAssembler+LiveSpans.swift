#if Enable
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
