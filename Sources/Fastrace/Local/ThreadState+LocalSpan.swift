#if Enable
  public import CFastrace

  /// The few instructions that a LocalSpan is made of.
  extension ThreadState {
    @inlinable @inline(__always)
    var parent: UInt64 { unsafe block.pointee.parent }

    @inlinable @inline(__always)
    func setParent(_ id: UInt64) { unsafe block.pointee.parent = id }

    @inlinable @inline(__always)
    var hasRoom: Bool { unsafe block.pointee.cursor != block.pointee.limit }

    /// Moves a record to the cursor, where there is room.
    @inlinable @inline(__always)
    func write(_ record: RawSpanWords) {
      // SAFETY: `hasRoom` or `growForSpan` has just said that 64 bytes are free at the cursor.
      let cursor = unsafe block.pointee.cursor.unsafelyUnwrapped
      unsafe cursor.storeBytes(of: record, as: RawSpanWords.self)
      unsafe fastrace_publish(block, cursor + 64)
    }

    /// Makes `parent` current again, if the span `id` is the innermost one and its parent is still open.
    @inlinable @inline(__always)
    func leave(_ id: UInt64, parent: UInt64) {
      if unsafe block.pointee.parent == id && block.pointee.misnested == nil {
        unsafe block.pointee.parent = parent
      } else {
        leaveMisnested(id, parent: parent)
      }
    }

    // MARK: Spans closed in the wrong order

    /// The spans that were ended before a span inside them, each with the parent that takes its place.
    private final class Misnested {
      var parents: [UInt64: UInt64] = [:]
    }

    @usableFromInline @inline(never)
    func leaveMisnested(_ id: UInt64, parent: UInt64) {
      let misnested = takeMisnested()
      if unsafe block.pointee.parent == id {
        var next = parent
        while let replacement = misnested.parents.removeValue(forKey: next) { next = replacement }
        unsafe block.pointee.parent = next
      } else if trace | parkedTrace > TraceHandle.dropped {
        misnested.parents[id] = parent
      }
      // Outside of every scope no span is open that could still refer to one that has ended.
      if misnested.parents.isEmpty || trace | parkedTrace <= TraceHandle.dropped { return }
      // SAFETY: retained until `takeMisnested`, on this thread.
      unsafe block.pointee.misnested = Unmanaged.passRetained(misnested).toOpaque()
    }

    var hasMisnested: Bool { unsafe block.pointee.misnested != nil }

    /// Forgets spans that were ended too early, at the end of the outermost scope: none inside them is open any more.
    func forgetMisnested() { if hasMisnested { _ = takeMisnested() } }

    private func takeMisnested() -> Misnested {
      guard let pointer = unsafe block.pointee.misnested else { return Misnested() }
      unsafe block.pointee.misnested = nil
      // SAFETY: stored retained by `leaveMisnested`.
      return unsafe Unmanaged<Misnested>.fromOpaque(pointer).takeRetainedValue()
    }
  }
#endif
