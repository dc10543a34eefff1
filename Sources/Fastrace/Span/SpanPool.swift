#if Enable
  import CFastrace

  /// Keeps one ended SpanCore per thread for the next span: a Swift object costs as much to make and free as two clock
  /// reads.
  enum SpanPool {
    /// A core with this identity: the thread's spare one if nobody refers to it any more, else a new one.
    @inline(__always)
    static func make(
      _ identity: SpanIdentity, name: consuming String, begin: UInt64, on thread: ThreadState
    ) -> SpanCore {
      guard let spare = unsafe thread.block.pointee.spare_span else {
        return SpanCore(identity, name: name, begin: begin)
      }
      unsafe thread.block.pointee.spare_span = nil
      // SAFETY: `keep` stored it retained.
      var core = unsafe Unmanaged<SpanCore>.fromOpaque(spare).takeRetainedValue()
      guard isKnownUniquelyReferenced(&core) else { return SpanCore(identity, name: name, begin: begin) }
      core.reset(identity, name: name, begin: begin)
      return core
    }

    /// Keeps a core that has ended.
    @inline(__always)
    static func keep(_ core: SpanCore) {
      let thread = ThreadState.current
      // Only a thread that is watched gives the spare core back when it ends.
      guard unsafe thread.block.pointee.spare_span == nil && thread.block.pointee.buffer != nil else { return }
      unsafe thread.block.pointee.spare_span = Unmanaged.passRetained(core).toOpaque()
    }

    /// Frees the thread's spare core.
    static func empty(_ block: UnsafeMutablePointer<fastrace_thread>) {
      guard let spare = unsafe block.pointee.spare_span else { return }
      unsafe block.pointee.spare_span = nil
      unsafe Unmanaged<SpanCore>.fromOpaque(spare).release()
    }
  }
#endif
