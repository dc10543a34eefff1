#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct SpanBatchTests {
    private func span(_ name: String) -> SpanRecord {
      SpanRecord(traceID: .random(), spanID: .random(), name: name, startUnixNanoseconds: 1, durationNanoseconds: 2)
    }

    private func slab(_ names: String...) -> SpanSlab {
      let slab = SpanSlab(capacity: names.count)
      for name in names { slab.append(span(name)) }
      return slab
    }

    private func address(_ slab: SpanSlab) -> Int { unsafe Int(bitPattern: slab.elements(0..<0).baseAddress) }

    @Test func isACollectionOfItsSpans() {
      let batch = SpanBatch(slab("a", "b", "c", "d"), 1..<3)
      #expect(batch.map(\.name) == ["b", "c"] && batch.count == 2 && batch[1].name == "c")
      #expect(batch.dropFirst().first?.name == "c" && batch.last?.name == "c")
      let names = unsafe batch.withContiguousStorageIfAvailable { unsafe $0.map(\.name) }
      #expect(names == ["b", "c"])
      #expect(SpanBatch([]).isEmpty && Array(SpanBatch([])).isEmpty)
      let literal: SpanBatch = [span("x")]
      #expect(literal.map(\.name) == ["x"])
    }

    @Test func joinsWhatLiesSideBySide() {
      let slab = slab("a", "b", "c")
      let joined = SpanBatch(slab, 0..<1).joined(SpanBatch(slab, 1..<3))
      #expect(joined?.map(\.name) == ["a", "b", "c"])
      #expect(SpanBatch(slab, 0..<1).joined(SpanBatch(slab, 2..<3)) == nil)
      #expect(SpanBatch(slab, 0..<1).joined(SpanBatch(self.slab("x", "y"), 1..<2)) == nil)
    }

    @Test func releasesItsSpansWithTheLastCopy() {
      weak var watched: SpanDetails?
      do {
        var span = span("a long name that is on the heap, as it is longer than fifteen bytes")
        span.status = .ok
        watched = span.details
        let batch = SpanBatch([span])
        let copy = batch
        #expect(watched != nil && copy.count == 1)
      }
      #expect(watched == nil)
    }

    @Test func slabsForgetWhatIsTakenBack() {
      weak var watched: SpanDetails?
      let slab = SpanSlab(capacity: 2)
      slab.append(span("kept"))
      do {
        var span = span("taken back")
        span.status = .ok
        watched = span.details
        slab.append(span)
      }
      #expect(watched != nil)
      slab.truncate(to: 1)
      #expect(watched == nil && slab.room == 1)
    }

    @Test func poolsReuseTheMemoryOfSlabsThatAreGone() {
      let pool = SlabPool<SpanRecord>()
      pool.setCapacity(8)
      var slab = pool.take(capacity: 8)
      let first = address(slab)
      slab = pool.take(capacity: 8)
      #expect(address(slab) != first, "both were in use")
      slab = pool.take(capacity: 8)
      #expect(address(slab) == first)
      #expect(pool.take(capacity: 9).room == 9)
    }

    @Test func wordsLieWhereTheRecordHasThem() {
      #expect(MemoryLayout<SpanRecord>.size == MemoryLayout<SpanRecordWords>.size)
      #expect(MemoryLayout<SpanRecord>.stride == MemoryLayout<SpanRecordWords>.stride)
      func offset<Value>(_ path: PartialKeyPath<SpanRecord>, _ same: KeyPath<SpanRecordWords, Value>) -> Bool {
        MemoryLayout<SpanRecord>.offset(of: path) == MemoryLayout<SpanRecordWords>.offset(of: same)
      }
      #expect(offset(\.traceID, \.traceID) && offset(\.spanID, \.spanID) && offset(\.parentID, \.parentID))
      #expect(offset(\.name, \.name) && offset(\.startUnixNanoseconds, \.startUnixNanoseconds))
      #expect(offset(\.durationNanoseconds, \.durationNanoseconds) && offset(\.threadID, \.threadID))
      #expect(offset(\.kind, \.kind) && offset(\.traceFlags, \.traceFlags) && offset(\.marks, \.marks))
      #expect(offset(\.properties, \.properties))
      #expect(MemoryLayout<PropertyList>.size == MemoryLayout<PropertyListWords>.size)
      let isAtTheEnd = unsafe offset(\.details, \.details)
      #expect(isAtTheEnd)
    }
  }
#endif
