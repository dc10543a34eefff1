#if Enable
  /// Finds traces by their handles: a hash table with linear probing.
  ///
  /// The handles are counters, so one multiplication spreads them well; a Dictionary would spend more time hashing than
  /// the collector spends on a span. Handles and traces are kept apart, so that probing touches no object.
  struct HandleTable {
    /// Zero, which is no handle, marks a free place.
    private var handles: [UInt64]
    private var traces: [OpenTrace?]
    private(set) var count = 0
    private var mask: Int

    init() {
      handles = Array(repeating: 0, count: 64)
      traces = Array(repeating: nil, count: 64)
      mask = 63
    }

    private func home(_ handle: UInt64) -> Int {
      Int(truncatingIfNeeded: (handle &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    }

    /// Where a handle is, or the free place where it would be.
    private func place(of handle: UInt64) -> Int {
      var index = home(handle)
      while handles[index] != 0, handles[index] != handle { index = (index + 1) & mask }
      return index
    }

    subscript(_ handle: UInt64) -> OpenTrace? { traces[place(of: handle)] }

    /// Adds a trace whose handle is not in the table.
    mutating func insert(_ trace: OpenTrace) {
      if count * 2 >= handles.count { grow() }
      let index = place(of: trace.handle)
      handles[index] = trace.handle
      traces[index] = trace
      count += 1
    }

    private mutating func grow() {
      let old = all
      let size = handles.count * 2
      handles = Array(repeating: 0, count: size)
      traces = Array(repeating: nil, count: size)
      mask = size - 1
      count = 0
      for trace in old { insert(trace) }
    }

    /// Removes a trace, and moves the ones behind it up so that no gap breaks their chains.
    mutating func remove(_ handle: UInt64) {
      var gap = place(of: handle)
      guard handles[gap] != 0 else { return }
      count -= 1
      var next = (gap + 1) & mask
      while handles[next] != 0 {
        let distance = (next - home(handles[next])) & mask
        if distance >= (next - gap) & mask {
          handles[gap] = handles[next]
          traces.swapAt(gap, next)
          gap = next
        }
        next = (next + 1) & mask
      }
      handles[gap] = 0
      traces[gap] = nil
    }

    /// All traces in the table, in no order.
    var all: [OpenTrace] { traces.compactMap(\.self) }
  }
#endif
