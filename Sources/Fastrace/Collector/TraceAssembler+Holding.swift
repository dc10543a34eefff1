#if Enable
  /// Keeping the records of a trace until it is decided on, within the bounds.
  extension TraceAssembler {
    /// Takes over `count` records, of which `spans` are finished spans: keeps them, or drops and counts them.
    func hold(
      _ records: UnsafeMutableRawPointer, count: Int, spans: Int, heapBytes: Int, in trace: OpenTrace, thread: UInt32,
      isRoot: Bool = false
    ) {
      if let shared = trace.shared {
        unsafe distribute(records, count: count, heapBytes: heapBytes, to: shared, thread: thread)
        return
      }
      if case .discarded(let reason) = trace.phase {
        unsafe RawRecords.destroy(records, count: count)
        self.count(spans, reason)
        return
      }
      let kept = isRoot ? count : room(for: count, spans: spans, heapBytes: heapBytes, in: trace)
      if kept > 0 { unsafe keep(records, count: kept, spans: min(kept, spans), heapBytes, in: trace, thread) }
      if kept < count { unsafe RawRecords.destroy(records + kept * recordSize, count: count - kept) }
    }

    private func keep(
      _ records: UnsafeMutableRawPointer, count: Int, spans: Int, _ heapBytes: Int, in trace: OpenTrace,
      _ thread: UInt32
    ) {
      unsafe trace.records.append(records, count: count, from: &pool)
      if spans > 0 { trace.records.setThread(thread, ofLast: count) }
      trace.heldSpans += spans
      trace.heldBytes += count * recordSize + heapBytes
      counts.heldSpans += spans
      counts.heldBytes += count * recordSize + heapBytes
      if case .reported = trace.phase { noteLate(trace) }
    }

    /// How many of the records the bounds allow; the others are counted as dropped.
    private func room(for count: Int, spans: Int, heapBytes: Int, in trace: OpenTrace) -> Int {
      let free = limits.heldBytes - counts.heldBytes - heapBytes
      let kept = max(0, min(count, free / recordSize))
      if kept < count { drop(count - kept, areSpans: spans > 0, .memoryLimit) }
      guard spans > 0 else { return kept }
      let allowed = max(0, min(kept, limits.spansPerTrace - trace.heldSpans))
      if allowed < kept { drop(kept - allowed, areSpans: true, .traceSpanLimit) }
      return allowed
    }

    private func drop(_ count: Int, areSpans: Bool, _ cause: DropCause) {
      if areSpans { counts.drop(count, cause) } else { counts.droppedDetails += count }
    }

    // MARK: Spans of several traces

    /// Gives each of the traces that share a span its own copy of the records.
    private func distribute(
      _ records: UnsafeMutableRawPointer, count: Int, heapBytes: Int, to shared: OpenTrace.Shared, thread: UInt32
    ) {
      for target in shared.targets {
        let trace = trace(target.trace)
        for index in 0..<count {
          unsafe holdCopy(of: records + index * recordSize, in: trace, heapBytes, thread) { record in
            guard unsafe RawRecords.isSpan(RawRecords.header(record).kind) else { return }
            let span = unsafe RawRecords.at(record, as: RawSpan.self)
            if unsafe span.pointee.id == shared.spanID { unsafe span.pointee.parent = target.parent }
          }
        }
      }
      unsafe RawRecords.destroy(records, count: count)
    }

    private func holdCopy(
      of record: UnsafeMutableRawPointer, in trace: OpenTrace, _ heapBytes: Int, _ thread: UInt32,
      _ change: (UnsafeMutableRawPointer) -> Void
    ) {
      unsafe withUnsafeTemporaryAllocation(byteCount: recordSize, alignment: recordSize) { memory in
        guard let copy = memory.baseAddress else { return }
        unsafe RawRecords.copy(record, to: copy)
        unsafe change(copy)
        let isSpan = unsafe RawRecords.isSpan(RawRecords.header(copy).kind)
        unsafe hold(copy, count: 1, spans: isSpan ? 1 : 0, heapBytes: heapBytes, in: trace, thread: thread)
      }
    }

    /// Hands what a shared span held before its announcement was read over to its traces.
    func redistribute(_ trace: OpenTrace, _ shared: OpenTrace.Shared) {
      let extra = copies(of: trace) - 1
      counts.started += extra * (trace.heldSpans + trace.liveSpans)
      counts.liveSpans += extra * trace.liveSpans
      for target in shared.targets { changeLiveSpans(of: self.trace(target.trace), by: trace.liveSpans) }
      _ = release(trace)
      var records = RecordList()
      swap(&records, &trace.records)
      // Not to the assembler's pool: the lists that the records go to take their memory from there meanwhile.
      var pool = RecordPool()
      unsafe records.drain(to: &pool) { records, count in
        for index in 0..<count {
          let record = unsafe records + index * recordSize
          let bytes = unsafe RawRecords.heapBytes(record)
          let thread = unsafe RawRecords.header(record).number
          unsafe distribute(record, count: 1, heapBytes: bytes, to: shared, thread: thread)
        }
      }
    }

    // MARK: Attached spans

    /// Adds spans that a local collector has collected, as descendants of the span `parent`.
    func attach(_ spans: LocalSpansStorage, to parent: UInt64, in trace: OpenTrace, thread: UInt32) {
      let copies = copies(of: trace)
      unsafe spans.forEach { record in
        let isSpan = unsafe RawRecords.isSpan(RawRecords.header(record).kind)
        if isSpan { counts.started += copies }
        let bytes = unsafe RawRecords.heapBytes(record)
        unsafe holdCopy(of: record, in: trace, bytes, thread) { copy in
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
