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

    /// Hands the records over one by one, in the order in which they were written.
    ///
    /// `body` must copy what it keeps.
    func forEach(_ body: (_ record: UnsafeMutableRawPointer) -> Void) {
      for chunk in chunks {
        let end = unsafe chunk == chunks.last ? self.end ?? chunk.first : chunk.end
        for index in 0..<(unsafe (end - chunk.first) / recordSize) {
          unsafe body(chunk.first + index * recordSize)
        }
      }
    }

    /// The number of finished spans among the records.
    var spanCount: Int {
      var count = 0
      unsafe forEach { record in count += unsafe RawRecords.isSpan(RawRecords.header(record).kind) ? 1 : 0 }
      return count
    }

    /// Makes spans whose parent has not ended, and so is not among the records, the first ones of their own.
    ///
    /// Only before the storage is shared.
    func adoptOrphans() {
      var ids: Set<UInt64> = []
      unsafe forEach { record in
        if unsafe RawRecords.isSpan(RawRecords.header(record).kind) { unsafe ids.insert(RawRecords.id(record)) }
      }
      unsafe forEach { record in
        guard unsafe RawRecords.isSpan(RawRecords.header(record).kind) else { return }
        let span = unsafe RawRecords.at(record, as: RawSpan.self)
        if unsafe !ids.contains(span.pointee.parent) { unsafe span.pointee.parent = 0 }
      }
    }

    deinit {
      unsafe forEach { record in unsafe RawRecords.destroy(record, count: 1) }
      for chunk in chunks { pool.give(chunk) }
    }
  }
#endif
