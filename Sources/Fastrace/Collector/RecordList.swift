#if Enable
  /// A growing list of records that it owns.
  // SAFETY: the memory behind `base` holds `count` initialized records, of the type that their kind says.
  @safe
  struct RecordList: ~Copyable {
    private var base: UnsafeMutableRawPointer?
    private(set) var count = 0
    private var capacity = 0

    /// Bytes of the list's memory.
    var bytes: Int { capacity * recordSize }

    /// Moves `added` records to the end.
    @inline(__always)
    mutating func append(_ records: UnsafeMutableRawPointer, count added: Int) {
      unsafe reserve(added).copyMemory(from: records, byteCount: added * recordSize)
      count += added
    }

    /// Notes which thread has written the last `last` records, which are spans.
    @inline(__always)
    func setThread(_ thread: UInt32, ofLast last: Int) {
      guard let base = unsafe base else { return }
      for index in count - last..<count {
        unsafe (base + index * recordSize).assumingMemoryBound(to: RawHeader.self).pointee.number = thread
      }
    }

    /// Copies one record to the end, and lets `change` see it there.
    mutating func appendCopy(of record: UnsafeMutableRawPointer, _ change: (UnsafeMutableRawPointer) -> Void) {
      let target = unsafe reserve(1)
      unsafe RawRecords.copy(record, to: target)
      unsafe change(target)
      count += 1
    }

    /// Room for `added` more records, after the last one.
    @inline(__always)
    private mutating func reserve(_ added: Int) -> UnsafeMutableRawPointer {
      if count + added > capacity { grow(to: count + added) }
      return unsafe base.unsafelyUnwrapped + count * recordSize
    }

    private mutating func grow(to needed: Int) {
      let larger = max(needed, capacity * 2, 8)
      let memory = UnsafeMutableRawPointer.allocate(byteCount: larger * recordSize, alignment: recordSize)
      if let base = unsafe base {
        unsafe memory.copyMemory(from: base, byteCount: count * recordSize)
        unsafe base.deallocate()
      }
      unsafe base = memory
      capacity = larger
    }

    /// Hands every record over to `body`, which owns it from then on, and leaves the list empty.
    @inline(__always)
    mutating func drain(_ body: (UnsafeMutableRawPointer) -> Void) {
      if let base = unsafe base { for index in 0..<count { unsafe body(base + index * recordSize) } }
      count = 0
    }

    /// Releases all records.
    ///
    /// Memory for more than a few is given back.
    mutating func removeAll() {
      if let base = unsafe base { unsafe RawRecords.destroy(base, count: count) }
      count = 0
      shrink()
    }

    mutating func shrink() {
      guard capacity > 1024, count == 0 else { return }
      unsafe base?.deallocate()
      unsafe base = nil
      capacity = 0
    }

    deinit {
      if let base = unsafe base {
        unsafe RawRecords.destroy(base, count: count)
        unsafe base.deallocate()
      }
    }
  }
#endif
