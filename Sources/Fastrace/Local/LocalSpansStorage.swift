#if Enable
  /// The records that a local collector has collected. Immutable; freed with the last reference.
  // SAFETY: nothing writes to the chunks after the collector has finished; reading copies the records.
  @safe
  final class LocalSpansStorage: @unchecked Sendable {
    private let chunks: [Chunk]
    private let end: UnsafeMutableRawPointer?
    private let pool: ChunkPool
    /// Spans that found no room.
    let dropped: Int

    init(chunks: [Chunk], end: UnsafeMutableRawPointer?, pool: ChunkPool, dropped: Int) {
      self.chunks = chunks
      unsafe self.end = end
      self.pool = pool
      self.dropped = dropped
    }

    /// Hands the records over in runs, in the order in which they were written.
    ///
    /// `body` must copy what it keeps.
    func forEachRun(_ body: (_ records: UnsafeMutableRawPointer, _ count: Int) -> Void) {
      for chunk in chunks {
        let end = unsafe chunk == chunks.last ? self.end ?? chunk.first : chunk.end
        unsafe body(chunk.first, (end - chunk.first) / recordSize)
      }
    }

    /// The number of finished spans among the records.
    var spanCount: Int {
      var count = 0
      unsafe forEachRun { records, length in
        for index in 0..<length where unsafe RawRecords.isSpan(RawRecords.header(records + index * recordSize).kind) {
          count += 1
        }
      }
      return count
    }

    deinit {
      unsafe forEachRun { records, count in unsafe RawRecords.destroy(records, count: count) }
      for chunk in chunks { pool.give(chunk) }
    }
  }
#endif
