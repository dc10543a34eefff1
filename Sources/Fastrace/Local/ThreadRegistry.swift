#if Enable
  import CFastrace
  import Synchronization

  /// All threads that have a span buffer, and the buffers that ended threads have left behind.
  final class ThreadRegistry: Sendable {
    private struct State {
      var buffers: [ThreadBuffer] = []
      /// What the threads counted whose buffers are gone.
      var departed = ThreadTotals()
      /// The next handles of threads that have ended.
      var freeHandles: [UInt64] = []
    }
    private let state = Locked(State())

    /// Adds the calling thread's buffer, and returns the first of the handles that are the thread's alone.
    ///
    /// A handle has 23 bits for the number of a thread and 40 for that of its trace; the highest bit is that of local collectors. A new thread takes the number of one
    /// that has ended, and goes on where that one stopped. So no handle is given twice, although there may be more than 8
    /// million threads one after another, and there are only as many numbers as there were threads at the same time. A
    /// thread that begins a million traces a second has 40 bits for twelve days, and a realistic one for years.
    func add(_ buffer: ThreadBuffer) -> UInt64 {
      state.withLock { state in
        state.buffers.append(buffer)
        return state.freeHandles.popLast() ?? Self.serials.wrappingAdd(1, ordering: .relaxed).newValue << 40 | 1
      }
    }

    /// Numbers go on in a forked child: a span from before the fork must not pass for one of the child's.
    private static let serials = Atomic<UInt64>(0)

    /// Hands the calling thread's buffer over to the collector: the thread ends.
    func retire(_ buffer: ThreadBuffer, _ block: UnsafeMutablePointer<fastrace_thread>) {
      state.withLock { state in
        unsafe buffer.retire(block)
        state.freeHandles.append(unsafe block.pointee.next_handle)
      }
    }

    /// Leaves the end of a span or a collector for the thread it began on, unless that has ended.
    func leaveStray(_ stray: Stray, on thread: ThreadState) {
      state.withLock { state in _ = state.buffers.contains { $0.leaveStray(stray, on: thread) } }
    }

    /// Every buffer, each with two snapshots of how far its thread has written, and the one buffer whose first snapshot
    /// holds more than `chunks` chunks, if there is exactly one.
    ///
    /// The later snapshots are all taken after all earlier ones, and `between` is called in between: what happened before
    /// anything that an earlier snapshot or `between` sees is seen by the later ones. The first snapshot of that one buffer
    /// is taken before all others.
    func snapshot(backlog chunks: Int, between: () -> Void) -> (buffers: [ThreadBuffer], slow: ThreadBuffer?) {
      state.withLock { state in
        for buffer in state.buffers { buffer.takeSnapshot() }
        let slow = Self.onlyBacklog(state.buffers, chunks)
        if let slow { for buffer in state.buffers where buffer !== slow { buffer.takeSnapshot() } }
        between()
        for buffer in state.buffers { buffer.takeLaterSnapshot() }
        return (state.buffers, slow)
      }
    }

    private static func onlyBacklog(_ buffers: [ThreadBuffer], _ chunks: Int) -> ThreadBuffer? {
      var found: ThreadBuffer?
      for buffer in buffers where buffer.hasBacklog(ofChunks: chunks) {
        if found != nil { return nil }
        found = buffer
      }
      return found
    }

    /// Forgets the buffers of ended threads after they were drained up to the last snapshot.
    func sweep() {
      state.withLock { state in
        state.buffers.removeAll { buffer in
          guard buffer.snapshotIsFinal, buffer.isDrained else { return false }
          state.departed.add(buffer.counters.totals)
          buffer.releaseMemory()
          return true
        }
      }
    }

    /// The sum of what all threads have counted.
    func totals() -> ThreadTotals {
      state.withLock { state in
        var totals = state.departed
        for buffer in state.buffers { totals.add(buffer.counters.totals) }
        return totals
      }
    }

    var count: Int { state.withLock { $0.buffers.count } }
  }
#endif
