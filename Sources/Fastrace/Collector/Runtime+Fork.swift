#if Enable
  import CFastrace

  extension Runtime {
    /// Starts over in a forked child, which has only the thread that forked: fresh ids, empty buffers, no pending
    /// traces, and a collector thread as soon as something is recorded.
    ///
    /// What the parent has recorded stays the parent's.
    static func childAfterFork() {
      ThreadState.resetAfterFork()
      // Locks that other threads held are held forever in the child, so nothing of the old instance is touched again.
      abandon()
    }
  }
#endif
