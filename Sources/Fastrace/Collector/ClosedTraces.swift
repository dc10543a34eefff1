#if Enable
  /// The traces that were closed last: what was decided about them still holds for spans that come late.
  ///
  /// A ring: adding one pushes the oldest out.
  struct ClosedTraces {
    static let capacity = 4096
    private var ring: [OpenTrace] = []
    private var next = 0

    /// Adds a trace.
    ///
    /// Returns the one that it pushes out.
    mutating func add(_ trace: OpenTrace) -> OpenTrace? {
      if ring.count < Self.capacity {
        ring.append(trace)
        return nil
      }
      let oldest = ring[next]
      ring[next] = trace
      next = (next + 1) % Self.capacity
      return oldest
    }
  }
#endif
