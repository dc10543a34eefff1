#if Enable
  public import CFastrace

  /// The calling thread's block: current parent, identifier generator, write cursor.
  ///
  /// Valid on the thread that asked for it and not across a suspension. The block is plain thread-local memory, so every
  /// access is one instruction; what needs an object behind it is in the extensions.
  // SAFETY: the block lives as long as the thread, and only the thread itself gets this pointer.
  @safe @frozen @usableFromInline
  package struct ThreadState: Equatable {
    @usableFromInline let block: UnsafeMutablePointer<fastrace_thread>

    @inlinable @inline(__always)
    init() { unsafe block = fastrace_current_thread() }

    @inlinable @inline(__always)
    static var current: ThreadState { ThreadState() }

    @inlinable @inline(__always)
    package static func == (left: ThreadState, right: ThreadState) -> Bool { unsafe left.block == right.block }

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

    /// True for a handle of a local collector, of which each has its own.
    @inlinable @inline(__always)
    package static func isLocalCollector(_ handle: UInt64) -> Bool { handle >> 63 != 0 }

  }

  extension ThreadState {
    /// The thread's buffer, made and registered when the thread records for the first time; nil without memory for it,
    /// and when nobody would notice the end of the thread.
    var buffer: ThreadBuffer? {
      if let buffer = unsafe block.pointee.buffer {
        // SAFETY: `register` stored a buffer that the registry keeps until this thread ends.
        return unsafe Unmanaged<ThreadBuffer>.fromOpaque(buffer).takeUnretainedValue()
      }
      return register()
    }

    /// Makes sure that the thread can record.
    ///
    /// False when there is no memory left for another thread's buffer.
    @inline(__always)
    @inlinable
    func prepare() -> Bool {
      if unsafe block.pointee.buffer != nil { return true }
      return registerNow()
    }

    @usableFromInline @inline(never)
    func registerNow() -> Bool { register() != nil }

    private func register() -> ThreadBuffer? {
      seed()
      let runtime = Runtime.current
      // A buffer that is not handed over when the thread ends would be read in memory that is gone.
      guard fastrace_watch_thread_exit(), let buffer = unsafe ThreadBuffer(pool: runtime.chunks, block: block) else {
        return nil
      }
      unsafe block.pointee.next_handle = runtime.threads.add(buffer)
      // SAFETY: the registry owns the buffer until this thread has ended and the collector has read all of it.
      unsafe block.pointee.buffer = Unmanaged.passUnretained(buffer).toOpaque()
      return buffer
    }

    /// Starts the identifier generator where no other thread or process is likely to be.
    func seed() {
      guard unsafe block.pointee.id_state == 0 else { return }
      unsafe block.pointee.id_state = fastrace_random() | 1
      unsafe block.pointee.trace_salt = fastrace_random()
    }

    /// A new trace handle.
    ///
    /// The thread must be prepared.
    @inline(__always)
    func nextHandle() -> UInt64 {
      let handle = unsafe block.pointee.next_handle
      unsafe block.pointee.next_handle = handle &+ 1
      return handle
    }

    /// Hands the buffer over to the collector: the thread ends.
    ///
    /// Called by the thread-exit hook.
    static func retireCurrentThread() {
      let thread = ThreadState.current
      unsafe SpanPool.empty(thread.block)
      thread.forgetScopes()
      guard unsafe thread.block.pointee.buffer != nil, let buffer = thread.buffer else { return }
      unsafe Runtime.current.threads.retire(buffer, thread.block)
      unsafe thread.block.pointee.buffer = nil
      unsafe thread.block.pointee.cursor = nil
      unsafe thread.block.pointee.limit = nil
      unsafe thread.block.pointee.trace = TraceHandle.none
    }

    /// Forgets everything that the forked parent process left on this thread.
    ///
    /// Called in the child.
    static func resetAfterFork() {
      let thread = ThreadState.current
      // Open guards of the parent's scopes find no trace and no buffer; the spare span's count is the parent's matter too.
      unsafe thread.block.pointee = fastrace_thread()
    }
  }
#endif
