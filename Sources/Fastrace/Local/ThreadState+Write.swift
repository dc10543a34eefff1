#if Enable
  public import CFastrace
  import Synchronization

  /// The few instructions that a LocalSpan is made of.
  extension ThreadState {
    @inlinable @inline(__always)
    var parent: UInt64 { unsafe block.pointee.parent }

    @inlinable @inline(__always)
    func setParent(_ id: UInt64) { unsafe block.pointee.parent = id }

    /// Moves a record to the cursor, or to wherever there is room for it; counts the span as dropped when there is none.
    @inlinable @inline(__always)
    func write(_ record: RawSpanWords) {
      if unsafe block.pointee.cursor == block.pointee.limit { return writeSlowly(record) }
      // SAFETY: 64 bytes are free at the cursor.
      let cursor = unsafe block.pointee.cursor.unsafelyUnwrapped
      unsafe cursor.storeBytes(of: record, as: RawSpanWords.self)
      unsafe fastrace_publish(block, cursor + 64)
    }

    @usableFromInline @inline(never)
    func writeSlowly(_ record: RawSpanWords) {
      guard let place = unsafe reserve(of: record.trace) else {
        record.name.release()
        return TraceHandle.isLocalCollector(record.trace)
          ? LocalCollectorState.countDrop(record.trace, self) : countDroppedSpan()
      }
      unsafe place.storeBytes(of: record, as: RawSpanWords.self)
      unsafe commit(place)
    }

    /// Makes `parent` current again, if the span is the innermost one of this thread's scope and ended in order.
    @inlinable @inline(__always)
    func leave(_ id: UInt64, parent: UInt64, owner: ThreadState, isOutermost: Bool) {
      let isInnermost = unsafe block == owner.block && block.pointee.parent == id && block.pointee.shelf == nil
      if isInnermost, !isOutermost {
        unsafe block.pointee.parent = parent
      } else {
        leaveSlowly(id, parent: parent, owner: owner, isOutermost: isOutermost)
      }
    }
  }

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
