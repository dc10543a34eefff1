#if Enable
  import CFastrace

  /// Keeps one ended SpanCore per thread for the next span: a Swift object costs as much to make and free as two clock
  /// reads.
  enum SpanPool {
    /// The thread's spare core if nobody else refers to it any more.
    @inline(__always)
    static func take(_ thread: ThreadState) -> SpanCore? {
      guard let spare = unsafe thread.block.pointee.spare_span else { return nil }
      unsafe thread.block.pointee.spare_span = nil
      // SAFETY: `keep` stored it retained.
      var core = unsafe Unmanaged<SpanCore>.fromOpaque(spare).takeRetainedValue()
      return isKnownUniquelyReferenced(&core) ? core : nil
    }

    /// Keeps a core that has ended.
    @inline(__always)
    static func keep(_ core: SpanCore) {
      let thread = ThreadState.current
      // Only a thread that is watched gives the spare core back when it ends.
      guard unsafe thread.block.pointee.spare_span == nil && thread.block.pointee.buffer != nil else { return }
      // SAFETY: released by `take` or `empty`.
      unsafe thread.block.pointee.spare_span = Unmanaged.passRetained(core).toOpaque()
    }

    /// Frees the thread's spare core.
    static func empty(_ block: UnsafeMutablePointer<fastrace_thread>) {
      guard let spare = unsafe block.pointee.spare_span else { return }
      unsafe block.pointee.spare_span = nil
      // SAFETY: `keep` retained it.
      unsafe Unmanaged<SpanCore>.fromOpaque(spare).release()
    }
  }
#endif
