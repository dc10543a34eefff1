#if Enable
  import CFastrace

  /// The memory of a local collector while it collects: chunks that belong to it instead of to the thread's buffer.
  ///
  /// While it collects, the thread's cursor points into its newest chunk, and the place where the thread's buffer was
  /// left is parked where the collector thread finds it.
  // SAFETY: used by one thread alone until `finish` hands the chunks over.
  @safe
  final class LocalCollectorState {
    private let pool: ChunkPool
    private var chunks: [Chunk] = []
    private var bytes = 0
    private var dropped = 0
    private var savedScope: SavedScope
    /// The collector that this one has suspended; kept although it may be ended before this one.
    private let outer: LocalCollectorState?
    /// The cursor and the limit that are not in use now: the thread's while collecting, ours while suspended.
    private var otherCursor: UnsafeMutableRawPointer?
    private var otherLimit: UnsafeMutableRawPointer?

    /// Starts to collect on the calling thread.
    ///
    /// Nil when there is no memory for it.
    static func start(_ thread: ThreadState) -> LocalCollectorState? {
      guard thread.prepare() else { return nil }
      let state = unsafe LocalCollectorState(pool: Runtime.current.chunks, savedScope: thread.save())
      guard let chunk = state.takeChunk(bytes: ChunkPool.smallest) else {
        unsafe thread.pop(state.savedScope)
        return nil
      }
      unsafe state.otherCursor = chunk.first
      unsafe state.otherLimit = chunk.end
      unsafe thread.enter(trace: TraceHandle.localCollector, parent: 0, span: nil)
      unsafe resume(Unmanaged.passUnretained(state).toOpaque(), thread)
      return state
    }

    private init(pool: ChunkPool, savedScope: SavedScope) {
      self.pool = pool
      unsafe self.savedScope = savedScope
      unsafe outer = savedScope.collector.map { unsafe Self.at($0) }
    }

    /// Stops collecting and returns what was collected.
    func finish(_ thread: ThreadState) -> LocalSpansStorage {
      let current = unsafe thread.block.pointee.collector.map { unsafe Self.at($0) }
      // Of a collector that is ended before one that began inside it, spans may be open that nobody knows of here.
      let hasOpenSpans = current !== self || (thread.trace == TraceHandle.localCollector && thread.parent != 0)
      if let current, current.isInside(self) {
        _ = unsafe Self.suspend(thread)
        unsafe thread.pop(savedScope)
      }
      for chunk in chunks {
        unsafe moveForeign(from: chunk.first, to: chunk == chunks.last ? otherCursor : chunk.end, thread)
      }
      let storage = unsafe LocalSpansStorage(chunks: chunks, end: otherCursor, pool: pool, dropped: dropped)
      if hasOpenSpans { storage.adoptOrphans() }
      return storage
    }

    /// True for the collector itself and those that began inside it.
    private func isInside(_ other: LocalCollectorState) -> Bool { self === other || outer?.isInside(other) == true }

    /// Ends the scope that was opened before all collectors of the thread, while they go on: nothing comes back to it.
    static func endScopeOutside(_ thread: ThreadState) -> Bool {
      guard var outermost = unsafe thread.block.pointee.collector.map({ unsafe at($0) }) else { return false }
      while let outer = outermost.outer { outermost = outer }
      unsafe outermost.savedScope = thread.takeDisplacedScope() ?? SavedScope.none
      return true
    }

    /// Counts bytes that a detail keeps outside of its record; false when they exceed the bound.
    static func charge(_ bytes: Int, _ thread: ThreadState) -> Bool {
      guard let state = unsafe thread.block.pointee.collector.map({ unsafe at($0) }) else { return true }
      guard state.bytes + bytes <= Runtime.current.bytesPerThread else { return false }
      state.bytes += bytes
      return true
    }

    // MARK: Hooks of the thread state

    /// Gives the cursor back to the thread's own buffer.
    ///
    /// Returns what ``resume(_:_:)`` wants.
    static func suspend(_ thread: ThreadState) -> UnsafeMutableRawPointer? {
      guard let pointer = unsafe thread.block.pointee.collector else { return nil }
      unsafe at(pointer).swapCursors(thread)
      unsafe thread.block.pointee.collector = nil
      return unsafe pointer
    }

    /// Takes the cursor again.
    static func resume(_ pointer: UnsafeMutableRawPointer?, _ thread: ThreadState) {
      guard let pointer = unsafe pointer else { return }
      unsafe fastrace_park(thread.block, thread.block.pointee.cursor)
      unsafe at(pointer).swapCursors(thread)
      unsafe thread.block.pointee.collector = pointer
    }

    static func grow(_ thread: ThreadState) -> Bool {
      guard let pointer = unsafe thread.block.pointee.collector else { return false }
      let state = unsafe at(pointer)
      let size = min((state.chunks.last?.size ?? 0) * 4, ChunkPool.largest)
      guard let chunk = state.takeChunk(bytes: size) else { return false }
      unsafe thread.block.pointee.limit = chunk.end
      unsafe fastrace_publish(thread.block, chunk.first)
      return true
    }

    static func countDrop(_ thread: ThreadState) {
      guard let pointer = unsafe thread.block.pointee.collector else { return }
      unsafe at(pointer).dropped += 1
    }

    private static func at(_ pointer: UnsafeMutableRawPointer) -> LocalCollectorState {
      // SAFETY: the LocalCollector that started keeps its state until it has finished, and those inside it keep it longer.
      unsafe Unmanaged<LocalCollectorState>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Moves spans of other traces to the thread's own buffer: they began before the collector and ended inside it.
    private func moveForeign(
      from first: UnsafeMutableRawPointer, to end: UnsafeMutableRawPointer?, _ thread: ThreadState
    ) {
      let count = unsafe ((end ?? first) - first) / recordSize
      for index in 0..<count {
        let record = unsafe first + index * recordSize
        let trace = unsafe RawRecords.trace(record)
        guard trace != TraceHandle.localCollector else { continue }
        if let target = unsafe thread.reserve(of: trace) {
          unsafe target.copyMemory(from: record, byteCount: recordSize)
          unsafe thread.commit(target)
        } else {
          unsafe RawRecords.destroy(record, count: 1)
          thread.countDroppedSpan()
        }
        unsafe RawMark.write(RawKind.moved, trace: TraceHandle.localCollector, to: record)
      }
    }

    private func swapCursors(_ thread: ThreadState) {
      let (cursor, limit) = unsafe (thread.block.pointee.cursor, thread.block.pointee.limit)
      unsafe thread.block.pointee.limit = otherLimit
      unsafe fastrace_publish(thread.block, otherCursor)
      unsafe (otherCursor, otherLimit) = unsafe (cursor, limit)
    }

    private func takeChunk(bytes size: Int) -> Chunk? {
      guard bytes + size <= Runtime.current.bytesPerThread, let chunk = pool.take(bytes: size) else { return nil }
      bytes += size
      chunks.last?.link(chunk)
      chunks.append(chunk)
      return chunk
    }
  }
#endif
