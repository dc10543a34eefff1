#if Enable
  public import CFastrace

  extension ThreadState {
    /// The thread's buffer, made and registered when the thread records for the first time; nil without memory for it.
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
      guard let buffer = unsafe ThreadBuffer(pool: runtime.chunks, block: block) else { return nil }
      let serial = runtime.threads.add(buffer)
      // A handle is unique in the process: 24 bits of thread, 40 bits of trace.
      unsafe block.pointee.next_handle = serial << 40 | 1
      // SAFETY: the registry owns the buffer until this thread has ended and the collector has read all of it.
      unsafe block.pointee.buffer = Unmanaged.passUnretained(buffer).toOpaque()
      fastrace_watch_thread_exit()
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
      thread.forgetMisnested()
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
