#if Enable
  /// Finds traces by their handles: a hash table with linear probing that owns its traces.
  ///
  /// Each thread counts its handles up, and of a run of them each four share a line of the processor's cache. A Dictionary
  /// would spend more time hashing than the collector spends on a span.
  // SAFETY: a place with a handle owns its trace, one without has none; removing hands the ownership back.
  @safe
  struct HandleTable: ~Copyable {
    @safe
    private struct Place {
      /// Zero, which is no handle, marks a free place.
      var handle: UInt64 = 0
      var trace: Unmanaged<OpenTrace>?
    }

    private var places: [Place]
    private(set) var count = 0
    private var mask: Int

    init() {
      places = Array(repeating: Place(), count: 64)
      mask = 63
    }

    deinit { for place in places { unsafe place.trace?.release() } }

    private func home(_ handle: UInt64) -> Int {
      let group = ((handle >> 2) &* 0x9e37_79b9_7f4a_7c15) >> 30
      return Int(truncatingIfNeeded: group & ~3 | handle & 3) & mask
    }

    /// Where a handle is, or the free place where it would be.
    private func place(of handle: UInt64) -> Int {
      var index = home(handle)
      while places[index].handle != 0, places[index].handle != handle { index = (index + 1) & mask }
      return index
    }

    subscript(_ handle: UInt64) -> OpenTrace? { unsafe places[place(of: handle)].trace?.takeUnretainedValue() }

    /// Adds a trace whose handle is not in the table.
    mutating func insert(_ trace: OpenTrace) {
      if count * 2 >= places.count { grow() }
      places[place(of: trace.handle)] = unsafe Place(handle: trace.handle, trace: .passRetained(trace))
      count += 1
    }

    private mutating func grow() {
      let old = places
      places = Array(repeating: Place(), count: old.count * 2)
      mask = places.count - 1
      for moved in old where moved.handle != 0 { places[place(of: moved.handle)] = moved }
    }

    /// Removes a trace, and moves the ones behind it up so that no gap breaks their chains.
    @discardableResult
    mutating func remove(_ handle: UInt64) -> OpenTrace? {
      var gap = place(of: handle)
      guard let removed = unsafe places[gap].trace else { return nil }
      count -= 1
      var next = (gap + 1) & mask
      while places[next].handle != 0 {
        let distance = (next - home(places[next].handle)) & mask
        if distance >= (next - gap) & mask {
          places[gap] = places[next]
          gap = next
        }
        next = (next + 1) & mask
      }
      places[gap] = Place()
      return unsafe removed.takeRetainedValue()
    }

    /// All traces in the table, in no order.
    var all: [OpenTrace] { places.compactMap { unsafe $0.trace?.takeUnretainedValue() } }
  }
#endif
