#if Enable
  import CFastrace

  /// The span buffer of one thread: a list of chunks, written by the thread and read by the collector.
  ///
  ///     block.cursor ------------------------------+
  ///                                                v
  ///     [read...|unread......] -> [unread........] [unread..|free......]
  ///             ^ position                          newest
  ///
  /// The collector frees a chunk when it has read it and the writer has gone on to the next one.
  // SAFETY: `newest`, `chunkSize` and the counters' stores belong to the writing thread; `oldest` and `position` to the
  // collector; what both use is atomic or guarded by the registry's lock.
  @safe
  final class ThreadBuffer: @unchecked Sendable {
    let threadID: UInt64
    let pool: ChunkPool
    let counters = ThreadCounters()

    // The writer's side.
    private var newest: Chunk
    private var nextSize = ChunkPool.smallest * 4

    // The collector's side.
    private var oldest: Chunk
    private var position: UnsafeMutableRawPointer
    private var endChunk: Chunk
    private var endPosition: UnsafeMutableRawPointer
    /// The second snapshot, when it is not used yet.
    private var laterEnd: (chunk: Chunk, position: UnsafeMutableRawPointer)?

    /// The thread's block; nil once the thread has ended.
    ///
    /// Guarded by the registry's lock.
    private var block: UnsafeMutablePointer<fastrace_thread>?
    /// Where the thread had written to when it ended.
    ///
    /// Guarded by the registry's lock.
    private var finalCursor: UnsafeMutableRawPointer?
    /// True when the last snapshot holds all that the thread will ever write.
    ///
    /// Guarded by the registry's lock.
    private(set) var snapshotIsFinal = false

    /// A buffer for the calling thread, or nil when the budget for chunks is spent.
    init?(pool: ChunkPool, block: UnsafeMutablePointer<fastrace_thread>) {
      guard let chunk = pool.take(bytes: ChunkPool.smallest) else { return nil }
      self.pool = pool
      unsafe self.block = block
      threadID = fastrace_thread_id()
      newest = chunk
      oldest = chunk
      endChunk = chunk
      unsafe position = chunk.first
      unsafe endPosition = chunk.first
      counters.charge(chunk.size)
      unsafe block.pointee.limit = chunk.end
      unsafe fastrace_publish(block, chunk.first)
    }

    // MARK: The writer's side

    /// The end of the chunk that is being written to.
    var limit: UnsafeMutableRawPointer { unsafe newest.end }

    /// Gives the writer a new chunk to write to.
    ///
    /// False when a budget is spent.
    func grow(_ block: UnsafeMutablePointer<fastrace_thread>, limitPerThread: Int) -> Bool {
      guard let chunk = takeChunk(limitPerThread) else { return false }
      counters.charge(chunk.size)
      nextSize = min(nextSize * 4, ChunkPool.largest)
      newest.link(chunk)
      newest = chunk
      unsafe block.pointee.limit = chunk.end
      unsafe fastrace_publish(block, chunk.first)
      return true
    }

    /// A chunk of the next size, or the largest smaller one that the budgets allow.
    ///
    /// Two of the smallest are always allowed: one full, which the collector cannot free before there is another.
    private func takeChunk(_ limitPerThread: Int) -> Chunk? {
      let room = max(limitPerThread, 2 * ChunkPool.smallest) - counters.bytesOutstanding
      var size = nextSize
      while size >= ChunkPool.smallest {
        if size <= room, let chunk = pool.take(bytes: size) { return chunk }
        size /= 4
      }
      return nil
    }

    /// Leaves the buffer to the collector: the thread ends.
    ///
    /// Called by the thread under the registry's lock.
    func retire(_ block: UnsafeMutablePointer<fastrace_thread>) {
      unsafe finalCursor = block.pointee.cursor
      unsafe self.block = nil
    }

    // MARK: Other threads

    private let strays = Locked<[Stray]>([])

    /// Leaves the end of a span or a collector for the thread; false when this is not the buffer of the thread, or it has
    /// ended.
    ///
    /// Called under the registry's lock, so that the thread cannot end meanwhile.
    func leaveStray(_ stray: Stray, on thread: ThreadState) -> Bool {
      guard let block = unsafe block, unsafe block == thread.block else { return false }
      strays.withLock { $0.append(stray) }
      unsafe fastrace_set_strays(block, true)
      return true
    }

    func takeStrays() -> [Stray] {
      strays.withLock { strays in
        defer { strays = [] }
        return strays
      }
    }

    // MARK: The collector's side

    /// Notes how far the writer has come.
    ///
    /// Called under the registry's lock, so that the thread cannot end meanwhile.
    func takeSnapshot() {
      snapshotIsFinal = unsafe block == nil
      unsafe (endChunk, endPosition) = unsafe written()
      unsafe laterEnd = nil
    }

    /// Notes once more how far the writer has come, for ``useLaterSnapshot()``.
    ///
    /// Called under the registry's lock.
    func takeLaterSnapshot() { unsafe laterEnd = unsafe written() }

    /// Makes the later snapshot the one that counts, if there is one.
    func useLaterSnapshot() {
      guard let later = unsafe laterEnd else { return }
      unsafe (endChunk, endPosition) = unsafe later
      unsafe laterEnd = nil
    }

    /// How far the writer has come, at least as far as the last snapshot says.
    private func written() -> (chunk: Chunk, position: UnsafeMutableRawPointer) {
      var end = unsafe (chunk: endChunk, position: endPosition)
      while true {
        while let next = unsafe end.chunk.next { unsafe end = unsafe (next, next.first) }
        if let cursor = unsafe publishedCursor(in: end.chunk) { return unsafe (end.chunk, cursor) }
        // The writer is between two chunks: it is done in a few instructions.
        if unsafe end.chunk.next == nil { return unsafe end }
      }
    }

    private func publishedCursor(in chunk: Chunk) -> UnsafeMutableRawPointer? {
      guard let block = unsafe block else { return unsafe finalCursor }
      if let cursor = unsafe fastrace_published(block), unsafe chunk.contains(cursor) { return unsafe cursor }
      return nil
    }

    /// True when more than `limit` chunks are to be read up to the last snapshot.
    func hasBacklog(ofChunks limit: Int) -> Bool {
      var chunk = oldest
      for _ in 0..<limit {
        guard chunk != endChunk, let next = chunk.next else { return false }
        chunk = next
      }
      return true
    }

    /// Hands the records up to the last snapshot to `body`, in runs, and frees the chunks that are done with.
    ///
    /// Stops after `limit` chunks, so that the rest is read the next time.
    func drain(chunks limit: Int = .max, _ body: (_ records: UnsafeMutableRawPointer, _ count: Int) -> Void) {
      var left = limit
      while oldest != endChunk {
        guard left > 0, let next = oldest.next else { return }
        left -= 1
        unsafe hand(upTo: oldest.end, body)
        counters.discharge(oldest.size)
        pool.give(oldest)
        oldest = next
        unsafe position = next.first
      }
      unsafe hand(upTo: endPosition, body)
    }

    private func hand(upTo end: UnsafeMutableRawPointer, _ body: (UnsafeMutableRawPointer, Int) -> Void) {
      let count = unsafe (end - position) / recordSize
      guard count > 0 else { return }
      unsafe body(position, count)
      unsafe position = end
    }

    /// True when everything up to the last snapshot has been read.
    var isDrained: Bool { unsafe oldest == endChunk && position == endPosition }

    /// Frees the last chunk.
    ///
    /// Only for a thread that has ended and whose records have been drained.
    func releaseMemory() {
      counters.discharge(oldest.size)
      pool.give(oldest)
    }
  }
#endif
