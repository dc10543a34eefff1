#if Enable
  /// A growing list of records that it owns.
  // SAFETY: the memory behind `block` holds `count` initialized records, of the type that their kind says.
  @safe
  struct RecordList: ~Copyable {
    private var block = RecordBlock.none
    private(set) var count = 0

    /// Moves `added` records to the end.
    @inline(__always)
    mutating func append(_ records: UnsafeMutableRawPointer, count added: Int, from pool: inout RecordPool) {
      unsafe reserve(added, from: &pool).copyMemory(from: records, byteCount: added * recordSize)
      count += added
    }

    /// Notes which thread has written the last `last` records, which are spans.
    @inline(__always)
    func setThread(_ thread: UInt32, ofLast last: Int) {
      guard let base = unsafe block.base else { return }
      for index in count - last..<count {
        unsafe (base + index * recordSize).assumingMemoryBound(to: RawHeader.self).pointee.number = thread
      }
    }

    /// Copies one record to the end.
    mutating func appendCopy(of record: UnsafeMutableRawPointer, from pool: inout RecordPool) {
      unsafe RawRecords.copy(record, to: reserve(1, from: &pool))
      count += 1
    }

    /// Room for `added` more records, after the last one.
    @inline(__always)
    private mutating func reserve(_ added: Int, from pool: inout RecordPool) -> UnsafeMutableRawPointer {
      if count + added > block.capacity { grow(to: count + added, from: &pool) }
      return unsafe block.base.unsafelyUnwrapped + count * recordSize
    }

    @inline(never)
    private mutating func grow(to needed: Int, from pool: inout RecordPool) {
      let larger = pool.take(atLeast: max(needed, block.capacity * 2))
      if let old = unsafe block.base, let new = unsafe larger.base {
        unsafe new.copyMemory(from: old, byteCount: count * recordSize)
      }
      pool.give(block)
      block = larger
    }

    /// Hands all records over to `body`, which owns them from then on, and leaves the list empty and without memory.
    @inline(__always)
    mutating func drain(to pool: inout RecordPool, _ body: (UnsafeMutableRawPointer, Int) -> Void) {
      if let base = unsafe block.base { unsafe body(base, count) }
      count = 0
      pool.give(block)
      block = .none
    }

    /// Releases all records and the memory.
    mutating func removeAll(to pool: inout RecordPool) {
      unsafe drain(to: &pool) { records, count in unsafe RawRecords.destroy(records, count: count) }
    }

    deinit {
      if let base = unsafe block.base { unsafe RawRecords.destroy(base, count: count) }
      block.deallocate()
    }
  }
#endif
