#if Enable
  public import CFastrace

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
#endif
