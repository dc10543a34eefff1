#if Enable
  import CFastrace

  extension ThreadState {
    /// Moves a 64-byte record into the thread's buffer.
    ///
    /// False, and the record is released, when it has no room.
    ///
    /// The thread must be prepared. Costs a few stores; every thousandth time or so a chunk is fetched.
    ///
    /// - Parameter trace: The trace that the record belongs to. While a local collector has the cursor, only its own
    ///   records go there.
    @inline(__always)
    func append<Record>(_ record: consuming Record, of trace: UInt64) -> Bool {
      if unsafe block.pointee.collector == nil || trace == TraceHandle.localCollector { return appendHere(record) }
      return appendBesideCollector(record)
    }

    @inline(__always)
    private func appendHere<Record>(_ record: consuming Record) -> Bool {
      if unsafe block.pointee.cursor == block.pointee.limit, !grow() { return false }
      guard let cursor = unsafe block.pointee.cursor else { return false }
      // SAFETY: there are 64 free bytes at the cursor, aligned to 64, and no record type is larger (RawRecordTests).
      unsafe cursor.bindMemory(to: Record.self, capacity: 1).initialize(to: record)
      unsafe fastrace_publish(block, cursor + recordSize)
      return true
    }

    /// A local collector has the cursor, and the record is not for it.
    @inline(never)
    private func appendBesideCollector<Record>(_ record: consuming Record) -> Bool {
      let collector = unsafe LocalCollectorState.suspend(self)
      defer { unsafe LocalCollectorState.resume(collector, self) }
      return appendHere(record)
    }

    /// Provides room at the cursor.
    ///
    /// False when a bound is reached.
    @usableFromInline @inline(never)
    func grow() -> Bool {
      if unsafe block.pointee.collector != nil, trace == TraceHandle.localCollector {
        return LocalCollectorState.grow(self)
      }
      guard let buffer else { return false }
      // The first record of a thread finds its first chunk empty.
      if unsafe block.pointee.cursor != block.pointee.limit { return true }
      let runtime = Runtime.current
      let grown = unsafe buffer.grow(block, limitPerThread: runtime.bytesPerThread)
      runtime.noteGrowth(of: buffer, succeeded: grown)
      return grown
    }

    /// Provides room for a span at the cursor, or counts the span as dropped.
    @usableFromInline @inline(never)
    func growForSpan() -> Bool {
      if grow() { return true }
      if unsafe block.pointee.collector != nil, trace == TraceHandle.localCollector {
        LocalCollectorState.countDrop(self)
      } else if let buffer {
        buffer.counters.increment(.spansWithoutRoom)
      }
      return false
    }
  }
#endif
