/// Memory for finished spans, filled once from the front and read in parts.
///
///     [batch, exported][batch, queued][gathering....|free........]
///                                                   ^ count
///
/// The assembler appends; batches refer to parts that it has finished. When the last batch is gone, so are the spans, and
/// the memory goes back to its pool: the pages stay with the process, which saves far more time than copying them costs.
// SAFETY: the memory below `count` holds initialized records. Those that a batch refers to were finished before the
// batch was handed over under a lock, and nobody changes them; `count` and what lies above belong to the assembler alone.
@safe
final class SpanSlab: @unchecked Sendable {
  private let memory: SlabMemory
  private let pool: SlabPool?
  @safe @exclusivity(unchecked) private(set) var count = 0
  /// True when a record may own memory; else there is nothing to release.
  @safe @exclusivity(unchecked) private var ownsMemory = false

  /// An empty slab with this memory, which goes back to the pool.
  init(_ memory: SlabMemory, pool: SlabPool) {
    self.memory = memory
    self.pool = pool
  }

  /// An empty slab with memory of its own.
  init(capacity: Int) {
    memory = .allocate(capacity)
    pool = nil
  }

  deinit {
    truncate(to: 0)
    if let pool { pool.give(memory) } else { memory.deallocate() }
  }

  private var base: UnsafeMutablePointer<SpanRecord> { unsafe memory.base }
  var room: Int { memory.capacity - count }

  /// Adds a record; there must be room.
  func append(_ record: consuming SpanRecord) {
    unsafe (base + count).initialize(to: record)
    count += 1
    ownsMemory = true
  }

  #if Enable
    /// Adds a record, which takes over what the words own; there must be room.
    @inline(__always)
    func append(_ words: SpanRecordWords, ownsMemory: Bool) {
      // SAFETY: both types have the same stored properties in the same order, those of the words without ownership; a
      // test compares their places.
      let place = unsafe UnsafeMutableRawPointer(base + count)
      unsafe place.assumingMemoryBound(to: SpanRecordWords.self).initialize(to: words)
      count &+= 1
      if ownsMemory { self.ownsMemory = true }
    }
  #endif

  /// Changes a record that no batch refers to.
  func change(_ index: Int, _ body: (inout SpanRecord) -> Void) {
    precondition(index >= 0 && index < count)
    unsafe body(&base[index])
    ownsMemory = true
  }

  /// Releases the records from `newCount` on, to which no batch may refer.
  func truncate(to newCount: Int) {
    // One by one: for more than one, the compiler calls a function that looks the type up for each record.
    if ownsMemory { for index in newCount..<count { unsafe (base + index).deinitialize(count: 1) } }
    count = newCount
  }

  /// A record that has been added.
  @inline(__always)
  func record(_ index: Int) -> SpanRecord { unsafe base[index] }

  /// Records in place, for as long as the slab lives.
  func records(_ range: Range<Int>) -> UnsafeBufferPointer<SpanRecord> {
    unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }
}
