#if Enable
  /// A ``SpanRecord`` as the collector writes it: plain words in the same places.
  ///
  /// A `SpanRecord` passes through temporary copies on its way to a place in memory, each with its own reference counts,
  /// which takes three times as long as all the rest.
  // SAFETY: whoever makes the words gives away the ownership of the name and the details once, to the slab.
  @safe
  struct SpanRecordWords {
    var traceID: TraceID
    var spanID: SpanID
    var parentID: SpanID
    /// Goes over to the record.
    var name: OwnedName
    var startUnixNanoseconds: UInt64
    var durationNanoseconds: UInt64
    var threadID: UInt32
    var kind: SpanKind
    var traceFlags: TraceFlags
    var marks: SpanRecord.Marks
    /// Goes over to the record.
    var details: Unmanaged<SpanDetails>?
  }
#endif
