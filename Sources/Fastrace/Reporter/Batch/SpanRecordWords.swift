#if Enable
  /// A ``SpanRecord`` as the collector writes it: plain words in the same places.
  ///
  /// A `SpanRecord` passes through temporary copies on its way to a place in memory, each with its own reference counts,
  /// which takes three times as long as all the rest.
  // SAFETY: whoever makes the words gives away the ownership of what they own once, to the slab.
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
    var kind: TraceSpan.Kind
    var traceFlags: TraceFlags
    var marks: SpanRecord.Marks
    /// Goes over to the record.
    var properties: PropertyListWords
    /// Goes over to the record.
    var details: Unmanaged<SpanDetails>?
  }

  /// A ``PropertyList`` as plain words.
  // SAFETY: as above.
  @safe
  struct PropertyListWords {
    var slab: Unmanaged<PropertySlab>?
    var first: UInt32
    var length: UInt32

    static var empty: PropertyListWords { unsafe PropertyListWords(slab: nil, first: 0, length: 0) }
  }

  extension Slab<SpanRecord> {
    /// Adds a record, which takes over what the words own; there must be room.
    @inline(__always)
    func append(_ words: SpanRecordWords, ownsMemory: Bool) {
      // SAFETY: both types have the same stored properties in the same order, those of the words without ownership; a
      // test compares their places.
      unsafe next.assumingMemoryBound(to: SpanRecordWords.self).initialize(to: words)
      didWriteNext(ownsMemory: ownsMemory)
    }
  }

  extension Slab<Property> {
    /// Adds the property at `source`, which is not initialized any more; there must be room.
    @inline(__always)
    func append(moving source: UnsafeMutablePointer<Property>) {
      let ownsMemory = unsafe source.pointee.ownsMemory
      // SAFETY: the bytes of a property can be moved, as those of every Swift value without a `weak` reference; so whole
      // words are copied instead of calling the function that the compiler would.
      unsafe next.copyMemory(from: source, byteCount: MemoryLayout<Property>.size)
      didWriteNext(ownsMemory: ownsMemory)
    }
  }
#endif
