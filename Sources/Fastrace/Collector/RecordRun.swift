#if Enable
  /// Records of the same trace that follow each other: finished spans and details.
  struct RecordRun {
    private(set) var count = 0
    /// The finished spans among them.
    private(set) var spans = 0
    /// Bytes that the details keep outside of their records.
    private(set) var heapBytes = 0
    /// The same of the names of the spans, with which their threads are not charged.
    private var nameBytes = 0

    var bytes: Int { count * recordSize + heapBytes + nameBytes }

    /// One record.
    init(of record: UnsafeMutableRawPointer) {
      count = 1
      if unsafe RawRecords.isSpan(RawRecords.header(record).kind) {
        spans = 1
        nameBytes = unsafe RawRecords.nameBytes(record)
      } else {
        heapBytes = unsafe RawRecords.heapBytes(record)
      }
    }

    /// The local spans and details of a trace at the beginning of these records, of which there are `limit`.
    @inline(__always)
    init(_ records: UnsafeMutableRawPointer, trace: UInt64, limit: Int) {
      while count < limit {
        let record = unsafe records + count * recordSize
        guard unsafe RawRecords.trace(record) == trace else { return }
        let kind = unsafe RawRecords.header(record).kind
        if kind == RawKind.localSpan {
          spans += 1
          nameBytes &+= unsafe RawRecords.nameBytes(record)
        } else if RawRecords.isDetail(kind) {
          heapBytes += unsafe RawRecords.heapBytes(record)
        } else {
          return
        }
        count += 1
      }
    }
  }
#endif
