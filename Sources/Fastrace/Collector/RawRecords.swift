#if Enable
  /// Runs of records of any kind, as memory: what kind each is says its header.
  ///
  /// All knowledge of which type a record has is in this file and in those that write records, in `Local` and `TraceSpan`.
  // SAFETY: every record was initialized by its writer as the type that its kind stands for, and
  // whoever calls a moving function owns the record and does not touch it afterwards.
  enum RawRecords {
    /// Reads the first words of a record.
    @inline(__always)
    static func header(_ record: UnsafeMutableRawPointer) -> RawHeader {
      unsafe record.load(as: RawHeader.self)
    }

    @inline(__always)
    static func trace(_ record: UnsafeMutableRawPointer) -> UInt64 {
      unsafe record.load(fromByteOffset: 8, as: UInt64.self)
    }

    @inline(__always)
    static func id(_ record: UnsafeMutableRawPointer) -> UInt64 {
      unsafe record.load(fromByteOffset: 16, as: UInt64.self)
    }

    /// True for the three kinds of finished spans.
    @inline(__always)
    static func isSpan(_ kind: UInt8) -> Bool { kind <= RawKind.rootSpan }

    /// True for what belongs to a span: properties, events, status, name, links, scope, and what was left out of these.
    @inline(__always)
    static func isDetail(_ kind: UInt8) -> Bool { kind >= RawKind.property && kind <= RawKind.omission }

    /// Moves a record out of the memory; `Record` must be the type of its kind.
    @inline(__always)
    static func move<Record>(_ record: UnsafeMutableRawPointer, as type: Record.Type) -> Record {
      unsafe record.assumingMemoryBound(to: type).move()
    }

    /// Moves a span's record out of the memory, as plain words that own its name.
    @inline(__always)
    static func words(_ record: UnsafeMutableRawPointer) -> RawSpanWords {
      unsafe record.assumingMemoryBound(to: RawSpanWords.self).pointee
    }

    /// The property in a record of that kind.
    @inline(__always)
    static func property(_ record: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Property> {
      unsafe (record + 24).assumingMemoryBound(to: Property.self)
    }

    /// A record in place; `Record` must be the type of its kind.
    @inline(__always)
    static func at<Record>(_ record: UnsafeMutableRawPointer, as type: Record.Type) -> UnsafeMutablePointer<Record> {
      unsafe record.assumingMemoryBound(to: type)
    }

    /// Releases what the records own.
    static func destroy(_ records: UnsafeMutableRawPointer, count: Int) {
      for index in 0..<count {
        let record = unsafe records + index * recordSize
        switch unsafe header(record).kind {
        case RawKind.localSpan, RawKind.childSpan, RawKind.rootSpan: _ = unsafe move(record, as: RawSpan.self)
        case RawKind.property: _ = unsafe move(record, as: RawProperty.self)
        case RawKind.event: _ = unsafe move(record, as: RawEvent.self)
        case RawKind.status, RawKind.rename: _ = unsafe move(record, as: RawText.self)
        case RawKind.openChild, RawKind.identify: _ = unsafe move(record, as: RawIdentity.self)
        case RawKind.omission, RawKind.cancel: break
        default: _ = unsafe move(record, as: RawSignal.self)
        }
      }
    }

    /// Makes another owner of what the record owns, at `target`.
    static func copy(_ record: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer) {
      switch unsafe header(record).kind {
      case RawKind.localSpan, RawKind.childSpan, RawKind.rootSpan: unsafe copy(record, to: target, as: RawSpan.self)
      case RawKind.property: unsafe copy(record, to: target, as: RawProperty.self)
      case RawKind.event: unsafe copy(record, to: target, as: RawEvent.self)
      case RawKind.status, RawKind.rename: unsafe copy(record, to: target, as: RawText.self)
      case RawKind.openChild, RawKind.identify: unsafe copy(record, to: target, as: RawIdentity.self)
      case RawKind.omission: unsafe copy(record, to: target, as: RawOmission.self)
      case RawKind.cancel: unsafe copy(record, to: target, as: RawMark.self)
      default: unsafe copy(record, to: target, as: RawSignal.self)
      }
    }

    private static func copy<Record>(
      _ record: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer, as type: Record.Type
    ) {
      unsafe target.bindMemory(to: type, capacity: 1).initialize(to: at(record, as: type).pointee)
    }

    /// Bytes that the name of a span keeps outside of its record.
    @inline(__always)
    static func nameBytes(_ record: UnsafeMutableRawPointer) -> Int {
      unsafe at(record, as: RawSpan.self).pointee.name.heapBytes
    }

    /// Bytes that a detail keeps outside of its record; what its writer has charged for it.
    static func heapBytes(_ record: UnsafeMutableRawPointer) -> Int {
      switch unsafe header(record).kind {
      case RawKind.property:
        let property = unsafe at(record, as: RawProperty.self)
        return unsafe property.pointee.property.heapBytes
      case RawKind.event:
        let event = unsafe at(record, as: RawEvent.self)
        return unsafe event.pointee.name.heapBytes + ThreadState.heapBytes(event.pointee.properties)
      case RawKind.status, RawKind.rename:
        return unsafe at(record, as: RawText.self).pointee.text.heapBytes
      case RawKind.link:
        return unsafe (at(record, as: RawSignal.self).pointee.object as? LinkBox)?.heapBytes ?? 0
      default:
        return 0
      }
    }
  }

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
