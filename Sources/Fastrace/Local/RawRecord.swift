/// What a 64-byte record in a span buffer is.
@usableFromInline
package enum RawKind {
  // Plain constants instead of an enumeration: the hot path stores them, the collector switches over them.
  @usableFromInline package static let localSpan: UInt8 = 1
  @usableFromInline package static let childSpan: UInt8 = 2
  @usableFromInline package static let rootSpan: UInt8 = 3
  @usableFromInline package static let openRoot: UInt8 = 4
  @usableFromInline package static let openChild: UInt8 = 5
  /// What a trace is that the collector may not know any more, for records that name nothing but its handle.
  @usableFromInline package static let identify: UInt8 = 6
  @usableFromInline package static let property: UInt8 = 7
  @usableFromInline package static let event: UInt8 = 8
  @usableFromInline package static let status: UInt8 = 9
  @usableFromInline package static let rename: UInt8 = 10
  @usableFromInline package static let link: UInt8 = 11
  @usableFromInline package static let scope: UInt8 = 12
  /// How many details of a span were left out; written by the collector.
  @usableFromInline package static let omission: UInt8 = 13
  @usableFromInline package static let cancel: UInt8 = 14
  @usableFromInline package static let attach: UInt8 = 15
}

/// The first word of every record.
@frozen @usableFromInline
package struct RawHeader {
  @usableFromInline package var kind: UInt8
  @usableFromInline package var spanKind: UInt8
  /// Bits of ``RawFlags``, or the status code of a status record.
  @usableFromInline package var flags: UInt8
  @usableFromInline package var padding: UInt8 = 0
  /// Of a span: the thread that ended it, filled in by the collector.
  ///
  /// Of a detail: its place among the details of the same span, counted from 1; zero for a local span, whose details
  /// are in order anyway.
  @usableFromInline package var number: UInt32

  @inlinable @inline(__always)
  package init(kind: UInt8, spanKind: UInt8 = 0, flags: UInt8 = 0, number: UInt32 = 0) {
    self.kind = kind
    self.spanKind = spanKind
    self.flags = flags
    self.number = number
  }
}

/// Bits in the header of a span's record.
package enum RawFlags {
  package static let parentIsRemote: UInt8 = 1
  /// The begin, or the end, is not in ticks but in nanoseconds since 1970; for an event the first says it of its time.
  package static let beginIsUnix: UInt8 = 2
  package static let endIsUnix: UInt8 = 4
  /// Of a core, never of a record: it stands for a span of another process.
  package static let isRemote: UInt8 = 8
  /// Of such a core: see `SpanContext.isDeferred`.
  package static let isDeferred: UInt8 = 16
}

// Every record begins with these three words, and everything in it is owned by the buffer until the collector takes it.
//
//   header | trace handle | span id | ...

/// A finished span.
@frozen @usableFromInline
package struct RawSpan {
  @usableFromInline package var header: RawHeader
  @usableFromInline package var trace: UInt64
  @usableFromInline package var id: UInt64
  @usableFromInline package var parent: UInt64
  @usableFromInline package var begin: UInt64
  @usableFromInline package var end: UInt64
  @usableFromInline package var name: String

  @inlinable @inline(__always)
  package init(
    header: RawHeader, trace: UInt64, id: UInt64, parent: UInt64, begin: UInt64, end: UInt64, name: consuming String
  ) {
    self.header = header
    self.trace = trace
    self.id = id
    self.parent = parent
    self.begin = begin
    self.end = end
    self.name = name
  }
}

/// A property of the span `id`.
package struct RawProperty {
  package var header: RawHeader
  package var trace: UInt64
  package var id: UInt64
  package var property: Property
}

/// An event of the span `id`.
package struct RawEvent {
  package var header: RawHeader
  package var trace: UInt64
  package var id: UInt64
  package var time: UInt64
  package var name: String
  package var properties: [Property]
}

/// A status message or a new name of the span `id`.
package struct RawText {
  package var header: RawHeader
  package var trace: UInt64
  package var id: UInt64
  package var text: String
}

/// How many details of the span `id` were left out, by the limits or because there was no room for them.
package struct RawOmission {
  package var header: RawHeader
  package var trace: UInt64
  package var id: UInt64
  package var properties = 0
  package var events = 0
  package var links = 0
}

/// The beginning of a child, or what the trace of an ended span is: enough to report what comes long after the trace was
/// reported and forgotten.
package struct RawIdentity {
  /// With the flags of the trace.
  package var header: RawHeader
  package var trace: UInt64
  package var traceHigh: UInt64
  package var traceLow: UInt64
  /// A `TraceStateBox`, or the `SeveralParents` of a handle that stands for several traces; nearly always nil.
  package var object: AnyObject?
}

/// A cancellation: it has no more than the common words and owns nothing.
package struct RawMark {
  package var header: RawHeader
  package var trace: UInt64

  @inline(__always)
  package static func write(_ kind: UInt8, trace: UInt64, to record: UnsafeMutableRawPointer) {
    // SAFETY: the caller has reserved 64 bytes.
    unsafe record.bindMemory(to: RawMark.self, capacity: 1).initialize(
      to: RawMark(header: RawHeader(kind: kind), trace: trace))
  }
}

/// The beginning of a root, or anything else that carries at most one object.
package struct RawSignal {
  package var header: RawHeader
  package var trace: UInt64
  package var id: UInt64
  package var parent: UInt64
  package var traceHigh: UInt64
  package var traceLow: UInt64
  package var object: AnyObject?

  package init(
    header: RawHeader, trace: UInt64, id: UInt64, parent: UInt64 = 0, traceHigh: UInt64 = 0, traceLow: UInt64 = 0,
    object: consuming AnyObject? = nil
  ) {
    self.header = header
    self.trace = trace
    self.id = id
    self.parent = parent
    self.traceHigh = traceHigh
    self.traceLow = traceLow
    self.object = object
  }
}

#if Enable
  /// A `RawSpan` as its writer sees it: plain words.
  @frozen @usableFromInline
  package struct RawSpanWords {
    @usableFromInline let header: RawHeader
    @usableFromInline let trace: UInt64
    @usableFromInline let id: UInt64
    @usableFromInline let parent: UInt64
    @usableFromInline let begin: UInt64
    @usableFromInline let end: UInt64
    @usableFromInline let name: OwnedName

    @inlinable @inline(__always)
    init(header: RawHeader, trace: UInt64, id: UInt64, parent: UInt64, begin: UInt64, end: UInt64, name: OwnedName) {
      self.header = header
      self.trace = trace
      self.id = id
      self.parent = parent
      self.begin = begin
      self.end = end
      self.name = name
    }
  }

  /// A string that is owned without the compiler knowing, as two plain words.
  ///
  /// A local span that is not recorded would otherwise spend more time on releasing an empty name than on everything
  /// else, because the compiler cannot tell that there is nothing to release. It must be written to a record or released
  /// exactly once.
  @frozen @usableFromInline
  package struct OwnedName {
    @usableFromInline let words: (UInt64, UInt64)

    /// No name at all.
    @inlinable @inline(__always)
    init() { words = (0, 0) }

    /// Takes over the string.
    @inlinable @inline(__always)
    init(_ name: consuming String) {
      // SAFETY: a String is two words. The second line leaves the value in `words` as the only owner: `initialize` does
      // not release what was there before.
      words = unsafe withUnsafeMutablePointer(to: &name) { pointer in
        let words = unsafe UnsafeRawPointer(pointer).load(as: (UInt64, UInt64).self)
        unsafe pointer.initialize(to: "")
        return words
      }
    }

    /// False when no memory is managed for the string; see `String.isOnHeap`.
    @inline(__always)
    var isOnHeap: Bool { words.1 >> 63 == 0 }

    /// Releases the string, for a span that found no room.
    @usableFromInline @inline(never)
    func release() {
      var words = words
      unsafe withUnsafeMutablePointer(to: &words) { pointer in
        // SAFETY: the words are those of a String that nobody else owns.
        _ = unsafe UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: String.self).move()
      }
    }
  }
#endif
