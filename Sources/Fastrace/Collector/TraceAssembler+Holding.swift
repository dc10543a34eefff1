#if Enable
  /// Keeping the records of a trace until it is decided on, within the bounds.
  extension TraceAssembler {
    /// Takes over a run of records: keeps them, or drops and counts them.
    func hold(
      _ records: UnsafeMutableRawPointer, _ run: RecordRun, in trace: OpenTrace, thread: UInt32, always: Bool = false
    ) {
      if let parents = trace.severalParents {
        unsafe distribute(records, count: run.count, to: parents, thread: thread)
      } else if case .discarded(let reason) = trace.phase {
        unsafe RawRecords.destroy(records, count: run.count)
        count(run.spans, reason)
      } else if always || lacksRoom(for: run, in: trace) == nil {
        unsafe keep(records, run, in: trace, thread)
      } else {
        unsafe keepWhatFits(records, run, in: trace, thread)
      }
    }

    private func keep(_ records: UnsafeMutableRawPointer, _ run: RecordRun, in trace: OpenTrace, _ thread: UInt32) {
      unsafe trace.records.append(records, count: run.count, from: &pool)
      if run.spans > 0 { trace.records.setThread(thread, ofLast: run.count) }
      trace.heldSpans += run.spans
      trace.heldBytes += run.bytes
      counts.heldSpans += run.spans
      counts.heldBytes += run.bytes
      if trace.records.count > trace.detailBound + Self.freeDetailsOfSpan * trace.heldSpans + trace.heldSpans {
        enforceLimits(on: trace)
      }
      if case .reported = trace.phase { noteLate(trace) }
    }

    /// How many details a trace may hold before anybody counts whose they are, and how many more for each of its finished
    /// spans.
    static let freeDetails = 1024
    private static let freeDetailsOfSpan = 8

    /// Leaves out what spans have over their limits, of a trace that holds twice as many details as the last time.
    ///
    /// So a span that stays open holds no more than others, whatever is added to it.
    @inline(never)
    private func enforceLimits(on trace: OpenTrace) {
      var limiter = DetailLimiter(limits.details)
      unsafe trace.records.drain(to: &pool) { records, count in unsafe limiter.leaveOut(records, count) }
      trace.detailBound = max(Self.freeDetails, 2 * (trace.records.count - trace.heldSpans))
      trace.heldBytes -= limiter.freed
      counts.heldBytes -= limiter.freed
      counts.droppedDetails += limiter.dropped
    }

    /// The bound that the records would exceed; nil if they can be kept.
    private func lacksRoom(for run: RecordRun, in trace: OpenTrace) -> Fastrace.DropCause? {
      if counts.heldBytes + run.bytes > limits.heldBytes, !makeRoom(for: run.bytes, in: trace) { return .memoryLimit }
      if run.spans > 0, trace.heldSpans + run.spans > limits.spansPerTrace { return .traceSpanLimit }
      return nil
    }

    private func keepWhatFits(
      _ records: UnsafeMutableRawPointer, _ run: RecordRun, in trace: OpenTrace, _ thread: UInt32
    ) {
      for index in 0..<run.count {
        let record = unsafe records + index * recordSize
        let single = unsafe RecordRun(of: record)
        guard let cause = lacksRoom(for: single, in: trace) else {
          unsafe keep(record, single, in: trace, thread)
          continue
        }
        if single.spans > 0 { counts.drop(1, cause) } else { unsafe leaveOut(record, in: trace, thread) }
        unsafe RawRecords.destroy(record, count: 1)
      }
    }

    /// Counts a detail for which there is no memory, also for its span.
    private func leaveOut(_ record: UnsafeMutableRawPointer, in trace: OpenTrace, _ thread: UInt32) {
      var omission = RawOmission(trace: trace.handle, id: unsafe RawRecords.id(record))
      let kind = unsafe RawRecords.header(record).kind
      if kind == RawKind.omission {
        omission.add(unsafe RawRecords.at(record, as: RawOmission.self).pointee)
      } else {
        counts.droppedDetails += 1
        omission.count(kind)
      }
      if !trace.records.addToLast(omission) { hold(omission, in: trace, thread) }
    }

    /// Keeps a note of how many details a span lacks, whatever the bounds are.
    func hold(_ omission: RawOmission, in trace: OpenTrace, _ thread: UInt32) {
      unsafe withUnsafeTemporaryAllocation(byteCount: recordSize, alignment: recordSize) { memory in
        guard let record = memory.baseAddress else { return }
        // SAFETY: 64 bytes for one record.
        unsafe record.bindMemory(to: RawOmission.self, capacity: 1).initialize(to: omission)
        unsafe hold(record, RecordRun(of: record), in: trace, thread: thread, always: true)
      }
    }

    // MARK: Spans of several traces

    /// Gives each of the traces that share a span its own copy of the records.
    private func distribute(
      _ records: UnsafeMutableRawPointer, count: Int, to parents: SeveralParents, thread: UInt32
    ) {
      for target in parents.targets {
        let trace = trace(of: target)
        for index in 0..<count {
          unsafe holdCopy(of: records + index * recordSize, in: trace, thread) { record in
            guard unsafe RawRecords.isSpan(RawRecords.header(record).kind) else { return }
            let span = unsafe RawRecords.at(record, as: RawSpan.self)
            guard unsafe span.pointee.id == parents.spanID else { return }
            unsafe span.pointee.parent = target.parent
            for link in target.links { hold(link, of: parents.spanID, in: trace, thread) }
          }
        }
      }
      unsafe RawRecords.destroy(records, count: count)
    }

    /// Links a span to one of its further parents.
    private func hold(_ link: TraceSpan.Link, of span: UInt64, in trace: OpenTrace, _ thread: UInt32) {
      unsafe withUnsafeTemporaryAllocation(byteCount: recordSize, alignment: recordSize) { memory in
        guard let record = memory.baseAddress else { return }
        // SAFETY: 64 bytes for one record.
        unsafe record.bindMemory(to: RawSignal.self, capacity: 1).initialize(
          to: RawSignal(header: RawHeader(kind: RawKind.link), trace: trace.handle, id: span, object: LinkBox(link)))
        unsafe hold(record, RecordRun(of: record), in: trace, thread: thread)
      }
    }

    private func holdCopy(
      of record: UnsafeMutableRawPointer, in trace: OpenTrace, _ thread: UInt32,
      _ change: (UnsafeMutableRawPointer) -> Void
    ) {
      unsafe withUnsafeTemporaryAllocation(byteCount: recordSize, alignment: recordSize) { memory in
        guard let copy = memory.baseAddress else { return }
        unsafe RawRecords.copy(record, to: copy)
        unsafe change(copy)
        unsafe hold(copy, RecordRun(of: copy), in: trace, thread: thread)
      }
    }

    /// Hands what a span of several traces held, before its announcement was read, over to them.
    func redistribute(_ trace: OpenTrace, _ parents: SeveralParents) {
      var records = RecordList()
      swap(&records, &trace.records)
      _ = release(trace)
      // Not to the assembler's pool: the lists that the records go to take their memory from there meanwhile.
      var pool = RecordPool()
      unsafe records.drain(to: &pool) { records, count in
        for index in 0..<count {
          let record = unsafe records + index * recordSize
          let thread = unsafe RawRecords.header(record).number
          unsafe distribute(record, count: 1, to: parents, thread: thread)
        }
        return 0
      }
    }

    // MARK: Attached spans

    /// Adds spans that a local collector has collected, as descendants of the span `parent`.
    func attach(_ spans: LocalSpansStorage, to parent: UInt64, in trace: OpenTrace, thread: UInt32) {
      let copies = copies(of: trace)
      unsafe spans.forEach { record in
        let isSpan = unsafe RawRecords.isSpan(RawRecords.header(record).kind)
        if isSpan { counts.started += copies }
        unsafe holdCopy(of: record, in: trace, thread) { copy in
          guard isSpan else { return }
          let span = unsafe RawRecords.at(copy, as: RawSpan.self)
          if unsafe span.pointee.parent == 0 { unsafe span.pointee.parent = parent }
        }
      }
      counts.started += spans.dropped * copies
      counts.drop(spans.dropped * copies, .bufferFull)
    }
  }
#endif
