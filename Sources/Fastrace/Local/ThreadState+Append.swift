#if Enable
  import CFastrace
  import Synchronization

  /// Writing records to the thread's buffer: reserve 64 bytes, initialize them, commit.
  ///
  /// Nothing else may be recorded between the two calls. The thread must be prepared.
  extension ThreadState {
    /// Room for one record of the given trace, or nil when a bound is reached or the local collector is gone.
    @inline(__always)
    func reserve(of trace: UInt64) -> UnsafeMutableRawPointer? {
      if TraceHandle.isLocalCollector(trace) { return unsafe LocalCollectorState.reserve(trace, self) }
      if unsafe block.pointee.cursor == block.pointee.limit, !grow() { return nil }
      return unsafe block.pointee.cursor
    }

    /// Publishes the record that was initialized at the reserved place.
    @inline(__always)
    func commit(_ record: UnsafeMutableRawPointer) {
      if unsafe block.pointee.collector != nil { return unsafe LocalCollectorState.commit(record, self) }
      unsafe fastrace_publish(block, record + recordSize)
    }

    /// Provides room at the cursor.
    ///
    /// False when a bound is reached.
    @inline(never)
    func grow() -> Bool {
      guard let buffer else { return false }
      // The first record of a thread finds its first chunk empty, and a local collector has lowered the limit.
      if unsafe block.pointee.cursor != buffer.limit { return true }
      let runtime = Runtime.current
      let grown = unsafe buffer.grow(block, limitPerThread: runtime.bytesPerThread)
      runtime.noteGrowth(of: buffer, succeeded: grown)
      if unsafe block.pointee.collector != nil { lowerLimit() }
      return grown
    }

    /// Lets no record be written without a look at the local collectors.
    func lowerLimit() { unsafe block.pointee.limit = block.pointee.cursor }

    /// Undoes ``lowerLimit()`` when the last local collector has finished.
    func raiseLimit() { unsafe block.pointee.limit = buffer?.limit }

    @inline(never)
    func count(_ counter: ThreadCounters.Counter) { buffer?.counters.increment(counter) }

    /// Counts a span that was dropped when it began.
    @inline(never)
    func countDroppedSpan() {
      if let buffer { return buffer.counters.increment(.spansWithoutRoom) }
      Runtime.current.spansWithoutBuffer.add(1, ordering: .relaxed)
    }
  }
#endif
