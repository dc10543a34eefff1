#if Enable
  import CFastrace

  /// The memory of a local collector while it collects.
  ///
  /// While a local collector is open, the thread's limit equals its cursor, so that every record takes the slow path, which
  /// appends to the collector that the record's handle names.
  // SAFETY: used by the task that collects alone, until `finish` hands the chunks over.
  @safe
  final class LocalCollectorState: @unchecked Sendable {
    /// What its spans have in the place of a trace.
    private let handle: UInt64
    private let owner: ThreadState
    private let pool: ChunkPool
    private var chunks: [Chunk] = []
    private var cursor: UnsafeMutableRawPointer?
    private var limit: UnsafeMutableRawPointer?
    private var bytes = 0
    private var dropped = 0
    /// The collector that was open before.
    private var outer: LocalCollectorState?

    /// Starts to collect on the calling thread.
    ///
    /// Nil when there is no memory for it.
    static func start(_ thread: ThreadState) -> LocalCollectorState? {
      guard thread.prepare() else { return nil }
      let state = LocalCollectorState(thread)
      guard state.grow() else { return nil }
      // Where spans find it that end while this one collects.
      if thread.trace != TraceHandle.none { thread.shelve() }
      thread.scope = unsafe ThreadScope(trace: state.handle, parent: 0, span: nil)
      // SAFETY: the LocalCollector that starts it keeps it until it has finished.
      unsafe thread.block.pointee.collector = Unmanaged.passUnretained(state).toOpaque()
      thread.lowerLimit()
      return state
    }

    private init(_ thread: ThreadState) {
      owner = thread
      handle = 1 << 63 | thread.nextHandle()
      pool = Runtime.current.chunks
      outer = Self.innermost(thread)
    }

    /// Stops collecting and returns what was collected.
    func finish(_ thread: ThreadState) -> LocalSpansStorage {
      var hasOpenSpans = true
      if thread == owner {
        if thread.trace == handle { hasOpenSpans = thread.parent != 0 }
        unlink(thread)
      } else {
        Runtime.current.threads.leaveStray(.collector(self), on: owner)
      }
      let storage = unsafe LocalSpansStorage(chunks: chunks, end: cursor, pool: pool, dropped: dropped)
      if hasOpenSpans { storage.adoptOrphans() }
      return storage
    }

    /// Closes the scope, on the thread of the collector.
    func unlink(_ thread: ThreadState) {
      if let innermost = Self.innermost(thread) {
        let rest = innermost.removing(self)
        // SAFETY: the LocalCollector that started a collector keeps its state until it has finished.
        unsafe thread.block.pointee.collector = rest.map { unsafe Unmanaged.passUnretained($0).toOpaque() }
        if rest == nil { thread.raiseLimit() }
      }
      if thread.trace == handle { thread.closeScope() } else { thread.shelf?.remove(trace: handle) }
      thread.dropEmptyShelf()
    }

    private func removing(_ state: LocalCollectorState) -> LocalCollectorState? {
      if self === state { return outer }
      outer = outer?.removing(state)
      return self
    }

    // MARK: Finding

    private static func innermost(_ thread: ThreadState) -> LocalCollectorState? {
      guard let pointer = unsafe thread.block.pointee.collector else { return nil }
      // SAFETY: the LocalCollector that started keeps its state until it has finished.
      return unsafe Unmanaged<LocalCollectorState>.fromOpaque(pointer).takeUnretainedValue()
    }

    private static func find(_ handle: UInt64, _ thread: ThreadState) -> LocalCollectorState? {
      var state = innermost(thread)
      while let candidate = state, candidate.handle != handle { state = candidate.outer }
      return state
    }

    /// True for the handle of a collector that is not open on the thread.
    static func isGone(_ trace: UInt64, _ thread: ThreadState) -> Bool {
      TraceHandle.isLocalCollector(trace) && find(trace, thread) == nil
    }

    // MARK: Writing

    /// Room for one record, or nil when the bound is reached or the collector is gone.
    static func reserve(_ handle: UInt64, _ thread: ThreadState) -> UnsafeMutableRawPointer? {
      guard let state = find(handle, thread) else { return nil }
      if unsafe state.cursor == state.limit, !state.grow() { return nil }
      return unsafe state.cursor
    }

    /// Keeps the record that was initialized at a reserved place: the collector's, or the thread's while one is open.
    static func commit(_ record: UnsafeMutableRawPointer, _ thread: ThreadState) {
      if unsafe record == thread.block.pointee.cursor {
        unsafe fastrace_publish(thread.block, record + recordSize)
        return thread.lowerLimit()
      }
      var state = innermost(thread)
      while let candidate = state {
        if unsafe candidate.cursor == record { unsafe candidate.cursor = record + recordSize }
        state = candidate.outer
      }
    }

    /// Counts bytes that a detail keeps outside of its record; false when they exceed the bound.
    static func charge(_ bytes: Int, _ handle: UInt64, _ thread: ThreadState) -> Bool {
      guard let state = find(handle, thread) else { return true }
      guard state.bytes + bytes <= Runtime.current.bytesPerThread else { return false }
      state.bytes += bytes
      return true
    }

    /// Counts a span that found no room: for the traces that the collected spans are attached to, or at once when the
    /// collector is gone.
    static func countDrop(_ handle: UInt64, _ thread: ThreadState) {
      guard let state = find(handle, thread) else { return thread.countDroppedSpan() }
      state.dropped += 1
    }

    private func grow() -> Bool {
      let size = chunks.last.map { min($0.size * 4, ChunkPool.largest) } ?? ChunkPool.smallest
      guard bytes + size <= Runtime.current.bytesPerThread, let chunk = pool.take(bytes: size) else { return false }
      bytes += size
      chunks.append(chunk)
      unsafe cursor = chunk.first
      unsafe limit = chunk.end
      return true
    }
  }
#endif
