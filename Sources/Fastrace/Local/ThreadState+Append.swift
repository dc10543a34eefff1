#if Enable
  import CFastrace
  import Synchronization

  /// Writing records to the thread's buffer: reserve 64 bytes, initialize them, commit.
  ///
  /// Nothing else may be recorded between the two calls. The thread must be prepared.
  extension ThreadState {
    /// Room for one record of the given trace, or nil when a bound is reached.
    ///
    /// While a local collector has the cursor, only its own records go to it; for all others it lends the cursor.
    @inline(__always)
    func reserve(of trace: UInt64) -> UnsafeMutableRawPointer? {
      if unsafe block.pointee.collector != nil {
        if trace != TraceHandle.localCollector { borrowCursor() }
      } else if trace == TraceHandle.localCollector {
        // The local collector is suspended by a scope inside it, and its memory is out of reach.
        return nil
      }
      if unsafe block.pointee.cursor == block.pointee.limit, !grow() {
        returnCursor()
        return nil
      }
      return unsafe block.pointee.cursor
    }

    /// Publishes the record that was initialized at the reserved place.
    @inline(__always)
    func commit(_ record: UnsafeMutableRawPointer) {
      unsafe fastrace_publish(block, record + recordSize)
      if unsafe block.pointee.lender != nil { returnCursor() }
    }

    @inline(never)
    private func borrowCursor() { unsafe block.pointee.lender = LocalCollectorState.suspend(self) }

    @inline(never)
    private func returnCursor() {
      guard let lender = unsafe block.pointee.lender else { return }
      unsafe block.pointee.lender = nil
      unsafe LocalCollectorState.resume(lender, self)
    }

    /// Provides room at the cursor.
    ///
    /// False when a bound is reached.
    @usableFromInline @inline(never)
    func grow() -> Bool {
      if unsafe block.pointee.collector != nil { return LocalCollectorState.grow(self) }
      guard let buffer else { return false }
      // The first record of a thread finds its first chunk empty.
      if unsafe block.pointee.cursor != block.pointee.limit { return true }
      let runtime = Runtime.current
      let grown = unsafe buffer.grow(block, limitPerThread: runtime.bytesPerThread)
      runtime.noteGrowth(of: buffer, succeeded: grown)
      return grown
    }

    /// Provides room for a local span at the cursor, or counts the span as dropped.
    @usableFromInline @inline(never)
    func growForSpan() -> Bool {
      if grow() { return true }
      if unsafe block.pointee.collector != nil {
        LocalCollectorState.countDrop(self)
      } else {
        countDroppedSpan()
      }
      return false
    }

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
