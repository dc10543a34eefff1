#if Enable
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

    /// Memory for at least so many records, the last used one if it is large enough.
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
