#if Enable
  /// The span that a detail belongs to.
  @frozen @usableFromInline
  package struct DetailOwner {
    @usableFromInline var trace: UInt64
    @usableFromInline var id: UInt64
    /// The detail's place among those of the same span; zero for a local span.
    @usableFromInline var order: UInt32

    @inlinable @inline(__always)
    init(trace: UInt64, id: UInt64, order: UInt32 = 0) {
      self.trace = trace
      self.id = id
      self.order = order
    }
  }
#endif
