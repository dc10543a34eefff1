#if Enable
  /// Which details belong to which span, while the records of a trace are read from front to back.
  ///
  /// The details of a span form a chain: each record names the next one in its second word, which has named the trace and
  /// is not needed any more. So nothing is moved until the span is known, and then everything only once.
  ///
  /// Nearly all spans that have details have them right before their own record, so one chain is kept at hand, and the others
  /// in a hash table with linear probing. Spans that are nested end innermost first, so that chains are taken in the
  /// opposite order of their beginnings, and the table stays as small as the spans are deep.
  struct DetailChains {
    struct Chain {
      /// Zero when there is none.
      fileprivate(set) var span: UInt64
      /// Places among the records.
      let first: Int
      fileprivate(set) var last: Int
      fileprivate(set) var count = 1

      @inline(__always)
      fileprivate mutating func extend(by index: Int, _ records: UnsafeMutableRawPointer) {
        unsafe (records + last * recordSize).storeBytes(of: index, toByteOffset: 8, as: Int.self)
        last = index
        count += 1
      }
    }

    /// The chain of the latest detail; not in the table.
    private var latest = Chain(span: 0, first: 0, last: 0)
    private var others: [Chain] = []
    /// Where the chain of a span is among `others`, counted from one; zero marks a free place.
    private var places = [UInt32](repeating: 0, count: 16)
    private var mask = 15

    /// True when every chain was taken.
    var isEmpty: Bool { latest.span == 0 && others.isEmpty }

    /// Adds the detail at `index` to the chain of its span.
    @inline(__always)
    mutating func add(_ index: Int, of records: UnsafeMutableRawPointer) {
      let span = unsafe RawRecords.id(records + index * recordSize)
      if latest.span == span { return unsafe latest.extend(by: index, records) }
      if latest.span != 0 || !others.isEmpty, unsafe extendOther(span, index, records) { return }
      latest = Chain(span: span, first: index, last: index)
    }

    /// Puts the latest chain to the others, and extends the chain of the span if it is among them.
    @inline(never)
    private mutating func extendOther(_ span: UInt64, _ index: Int, _ records: UnsafeMutableRawPointer) -> Bool {
      if latest.span != 0 { insertLatest() }
      let number = Int(places[place(of: span)])
      guard number != 0 else { return false }
      unsafe others[number - 1].extend(by: index, records)
      return true
    }

    private mutating func insertLatest() {
      others.append(latest)
      places[place(of: latest.span)] = UInt32(others.count)
      latest.span = 0
      if others.count * 2 > places.count { grow() }
    }

    /// The place behind `index` in its chain, which does not end there.
    @inline(__always)
    static func next(after index: Int, of records: UnsafeMutableRawPointer) -> Int {
      unsafe (records + index * recordSize).load(fromByteOffset: 8, as: Int.self)
    }

    /// Takes the chain of a span, if it has one.
    @inline(__always)
    mutating func take(_ span: UInt64) -> Chain? {
      if latest.span == span {
        defer { latest.span = 0 }
        return latest
      }
      return others.isEmpty ? nil : takeOther(span)
    }

    @inline(never)
    private mutating func takeOther(_ span: UInt64) -> Chain? {
      let place = place(of: span)
      guard places[place] != 0 else { return nil }
      let index = Int(places[place]) - 1
      let chain = others[index]
      remove(index, place)
      return chain
    }

    /// Removes a chain; the last one takes its place.
    private mutating func remove(_ index: Int, _ place: Int) {
      free(place)
      guard let last = others.popLast(), index < others.count else { return }
      others[index] = last
      places[self.place(of: last.span, at: others.count + 1)] = UInt32(index + 1)
    }

    /// Frees a place, and moves the ones behind it up so that no gap breaks the way to them.
    private mutating func free(_ place: Int) {
      var (gap, next) = (place, (place + 1) & mask)
      while places[next] != 0 {
        let home = Int(truncatingIfNeeded: others[Int(places[next]) - 1].span) & mask
        if (next - home) & mask >= (next - gap) & mask {
          places[gap] = places[next]
          gap = next
        }
        next = (next + 1) & mask
      }
      places[gap] = 0
    }

    /// Takes all chains that are left.
    mutating func takeAll() -> [Chain] {
      if latest.span != 0 { insertLatest() }
      defer { self = DetailChains() }
      return others
    }

    /// Moves the records of these chains to the front of the memory, in their order; all others are gone.
    ///
    /// Returns their number.
    static func compact(_ chains: [Chain], _ records: UnsafeMutableRawPointer) -> Int {
      var places: [Int] = []
      for chain in chains {
        var place = chain.first
        for left in stride(from: chain.count, to: 0, by: -1) {
          places.append(place)
          if left > 1 { place = unsafe next(after: place, of: records) }
        }
      }
      places.sort()
      for (target, source) in places.enumerated() where source != target {
        unsafe (records + target * recordSize).copyMemory(from: records + source * recordSize, byteCount: recordSize)
      }
      return places.count
    }

    /// Where a span is in the table, or the free place where it would be.
    private func place(of span: UInt64) -> Int {
      // Span ids are well mixed.
      var place = Int(truncatingIfNeeded: span) & mask
      while places[place] != 0, others[Int(places[place]) - 1].span != span { place = (place + 1) & mask }
      return place
    }

    /// Where a span is in the table that has this number.
    private func place(of span: UInt64, at number: Int) -> Int {
      var place = Int(truncatingIfNeeded: span) & mask
      while places[place] != number { place = (place + 1) & mask }
      return place
    }

    private mutating func grow() {
      places = [UInt32](repeating: 0, count: places.count * 2)
      mask = places.count - 1
      for index in others.indices { places[place(of: others[index].span)] = UInt32(index + 1) }
    }
  }
#endif
