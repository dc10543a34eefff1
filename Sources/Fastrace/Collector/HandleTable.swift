#if Enable
  /// Finds traces by their handles: a hash table with linear probing.
  ///
  /// The handles are counters, so one multiplication spreads them well; a Dictionary would spend more time hashing than
  /// the collector spends on a span.
  struct HandleTable {
    private var slots: [OpenTrace?]
    private(set) var count = 0
    private var mask: Int

    init() {
      slots = Array(repeating: nil, count: 64)
      mask = 63
    }

    private func home(_ handle: UInt64) -> Int {
      Int(truncatingIfNeeded: (handle &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    }

    subscript(_ handle: UInt64) -> OpenTrace? {
      var index = home(handle)
      while let trace = slots[index] {
        if trace.handle == handle { return trace }
        index = (index + 1) & mask
      }
      return nil
    }

    /// Adds a trace whose handle is not in the table.
    mutating func insert(_ trace: OpenTrace) {
      if count * 2 >= slots.count { grow() }
      place(trace)
      count += 1
    }

    private mutating func place(_ trace: OpenTrace) {
      var index = home(trace.handle)
      while slots[index] != nil { index = (index + 1) & mask }
      slots[index] = trace
    }

    private mutating func grow() {
      let old = slots
      slots = Array(repeating: nil, count: old.count * 2)
      mask = slots.count - 1
      for case let trace? in old { place(trace) }
    }

    /// Removes a trace, and moves the ones behind it up so that no gap breaks their chains.
    mutating func remove(_ handle: UInt64) {
      var index = home(handle)
      while let trace = slots[index], trace.handle != handle { index = (index + 1) & mask }
      guard slots[index] != nil else { return }
      slots[index] = nil
      count -= 1
      var next = (index + 1) & mask
      while let trace = slots[next] {
        let distance = (next - home(trace.handle)) & mask
        if distance >= (next - index) & mask {
          slots[index] = trace
          slots[next] = nil
          index = next
        }
        next = (next + 1) & mask
      }
    }

    /// All traces in the table, in no order.
    var all: [OpenTrace] { slots.compactMap(\.self) }
  }
#endif
