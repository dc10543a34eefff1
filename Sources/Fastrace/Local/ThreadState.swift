#if Enable
  public import CFastrace

  /// The calling thread's block: current parent, identifier generator, write cursor.
  ///
  /// Valid on the thread that asked for it and not across a suspension. The block is plain thread-local memory, so every
  /// access is one instruction; what needs an object behind it is in the extensions.
  // SAFETY: the block lives as long as the thread, and only the thread itself gets this pointer.
  @safe @frozen @usableFromInline
  package struct ThreadState {
    @usableFromInline let block: UnsafeMutablePointer<fastrace_thread>

    @inlinable @inline(__always)
    init() { unsafe block = fastrace_current_thread() }

    @inlinable @inline(__always)
    static var current: ThreadState { ThreadState() }

    /// The trace whose spans are recorded now.
    @inlinable @inline(__always)
    var trace: UInt64 { unsafe block.pointee.trace }

    /// A new span identifier: the next value of a SplitMix64 generator, which repeats none of its 2^64 values.
    @inlinable @inline(__always)
    func nextID() -> UInt64 {
      unsafe block.pointee.id_state &+= 0x9e37_79b9_7f4a_7c15
      let id = mix(unsafe block.pointee.id_state)
      // The one state that gives zero, the invalid identifier, is as good as never reached; never means never, though.
      return id == 0 ? 1 : id
    }

    /// A new trace identifier: the generator's next two values, and a random word of this thread.
    @inline(__always)
    func nextTraceID() -> TraceID { unsafe TraceID(high: nextID() ^ block.pointee.trace_salt, low: nextID()) }

    @inlinable @inline(__always)
    func mix(_ state: UInt64) -> UInt64 {
      var bits = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
      bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
      return bits ^ (bits >> 31)
    }
  }

  /// Values of `fastrace_thread.trace` that are no trace handles.
  @usableFromInline
  package enum TraceHandle {
    @usableFromInline package static let none: UInt64 = 0
    @usableFromInline package static let unsampled: UInt64 = 1
    /// Under a span that found no room: what begins there is counted as dropped, too.
    @usableFromInline package static let dropped: UInt64 = 2
    @usableFromInline package static let localCollector: UInt64 = 3
  }
#endif
