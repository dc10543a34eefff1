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
    /// A handle has 24 bits for the number of a thread and 40 for that of its trace. A new thread takes the number of one
    /// that has ended, and goes on where that one stopped. So no handle is given twice, although there may be more than 16
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

    /// Every buffer, each with a snapshot of how far its thread has written.
    func snapshot() -> [ThreadBuffer] {
      state.withLock { state in
        for buffer in state.buffers { buffer.takeSnapshot() }
        return state.buffers
      }
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
