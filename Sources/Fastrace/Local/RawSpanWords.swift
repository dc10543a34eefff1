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
#endif
