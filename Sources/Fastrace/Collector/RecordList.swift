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

    /// Notes which thread has written the spans among the last `last` records.
    @inline(__always)
    func setThread(_ thread: UInt32, ofLast last: Int) {
      guard let base = unsafe block.base else { return }
      var record = unsafe base + (count &- last) &* recordSize
      for _ in 0..<last {
        let header = unsafe record.assumingMemoryBound(to: RawHeader.self)
        if unsafe RawRecords.isSpan(header.pointee.kind) { unsafe header.pointee.number = thread }
        unsafe record += recordSize
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

    /// Hands all records over to `body`, which owns them from then on, except for those that it has left at the front of
    /// the memory, whose number it returns.
    ///
    /// A list that is empty then is without memory.
    @inline(__always)
    mutating func drain(to pool: inout RecordPool, _ body: (UnsafeMutableRawPointer, Int) -> Int) {
      if let base = unsafe block.base { count = unsafe body(base, count) }
      guard count == 0 else { return }
      pool.give(block)
      block = .none
    }

    /// How many of the records are details, without the notes of what was left out.
    var details: Int {
      guard let base = unsafe block.base else { return 0 }
      return (0..<count).count { index in
        let kind = unsafe RawRecords.header(base + index * recordSize).kind
        return RawRecords.isDetail(kind) && kind != RawKind.omission
      }
    }

    /// Adds to the last record if it is a note of the same kind about the same span; false if not.
    mutating func addToLast(_ omission: RawOmission) -> Bool {
      guard count > 0, let base = unsafe block.base else { return false }
      let last = unsafe base + (count - 1) * recordSize
      guard unsafe RawRecords.header(last).kind == RawKind.omission, unsafe RawRecords.id(last) == omission.id else {
        return false
      }
      unsafe RawRecords.at(last, as: RawOmission.self).pointee.add(omission)
      return true
    }

    /// Bytes of the records and of what they keep outside of them.
    var bytes: Int {
      guard let base = unsafe block.base else { return 0 }
      var bytes = count * recordSize
      for index in 0..<count {
        let record = unsafe base + index * recordSize
        let isSpan = unsafe RawRecords.isSpan(RawRecords.header(record).kind)
        bytes += unsafe isSpan ? RawRecords.nameBytes(record) : RawRecords.heapBytes(record)
      }
      return bytes
    }

    /// Releases all records and the memory.
    mutating func removeAll(to pool: inout RecordPool) {
      unsafe drain(to: &pool) { records, count in
        unsafe RawRecords.destroy(records, count: count)
        return 0
      }
    }

    deinit {
      if let base = unsafe block.base { unsafe RawRecords.destroy(base, count: count) }
      block.deallocate()
    }
  }

  /// Memory for a list of records.
  @safe
  struct RecordBlock {
    // SAFETY: belongs to one RecordList, or to the pool.
    var base: UnsafeMutableRawPointer?
    /// In records.
    var capacity: Int

    static var none: RecordBlock { unsafe RecordBlock(base: nil, capacity: 0) }

    static func allocate(_ capacity: Int) -> RecordBlock {
      unsafe RecordBlock(
        base: .allocate(byteCount: capacity * recordSize, alignment: recordSize), capacity: capacity)
    }

    func deallocate() { unsafe base?.deallocate() }
  }

  /// Memory that was used last and is still in the processor's cache, for the next list of records.
  ///
  /// Without it every trace would be gathered in memory that the system has to provide anew, which takes longer than
  /// recording its spans.
  struct RecordPool: ~Copyable {
    private static let smallest = 4
    private static let largestKept = 4096
    /// In records; 8 MiB of them.
    private static let mostKept = 131_072
    private var blocks: [RecordBlock] = []
    private var kept = 0

    /// Memory for at least `needed` records: the block that was used last, if it is large enough.
    mutating func take(atLeast needed: Int) -> RecordBlock {
      if let last = blocks.last, last.capacity >= needed {
        blocks.removeLast()
        kept -= last.capacity
        return last
      }
      var capacity = Self.smallest
      while capacity < needed { capacity *= 2 }
      return .allocate(capacity)
    }

    /// Takes memory back whose records have been moved out.
    mutating func give(_ block: RecordBlock) {
      guard block.capacity > 0 else { return }
      if block.capacity <= Self.largestKept, kept + block.capacity <= Self.mostKept {
        blocks.append(block)
        kept += block.capacity
      } else {
        block.deallocate()
      }
    }

    /// Gives what is kept back to the system.
    mutating func trim() {
      for block in blocks { block.deallocate() }
      blocks = []
      kept = 0
    }

    deinit { for block in blocks { block.deallocate() } }
  }
#endif
