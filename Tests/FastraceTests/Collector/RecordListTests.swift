#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct RecordListTests {
    /// A record that owns an object, which tells when it is released.
    private func withRecord(_ object: AnyObject, _ body: (UnsafeMutableRawPointer) -> Void) {
      unsafe withUnsafeTemporaryAllocation(byteCount: recordSize, alignment: recordSize) { memory in
        guard let record = memory.baseAddress else { return }
        unsafe record.bindMemory(to: RawSignal.self, capacity: 1).initialize(
          to: RawSignal(header: RawHeader(kind: RawKind.link), trace: 1, id: 2, object: object))
        unsafe body(record)
      }
    }
    private final class Owned {}

    @Test func ownsItsRecords() {
      var pool = RecordPool()
      weak var watched: Owned?
      do {
        var list = RecordList()
        let owned = Owned()
        watched = owned
        unsafe withRecord(owned) { record in unsafe list.append(record, count: 1, from: &pool) }
        #expect(list.count == 1)
      }
      #expect(watched == nil)
    }

    @Test func givesRecordsAway() {
      var pool = RecordPool()
      var list = RecordList()
      weak var watched: Owned?
      do {
        let owned = Owned()
        watched = owned
        unsafe withRecord(owned) { record in
          unsafe list.appendCopy(of: record, from: &pool)
          unsafe list.append(record, count: 1, from: &pool)
        }
      }
      var drained = 0
      unsafe list.drain(to: &pool) { records, count in
        drained += count
        unsafe RawRecords.destroy(records, count: count)
        return 0
      }
      #expect(drained == 2 && list.count == 0 && watched == nil)
    }

    @Test func releasesAll() {
      var pool = RecordPool()
      var list = RecordList()
      weak var watched: Owned?
      do {
        let owned = Owned()
        watched = owned
        for _ in 0..<100 { unsafe withRecord(owned) { record in unsafe list.append(record, count: 1, from: &pool) } }
      }
      #expect(list.count == 100 && watched != nil)
      list.removeAll(to: &pool)
      #expect(list.count == 0 && watched == nil)
    }

    @Test func keepsTheOrderWhileItGrows() {
      var pool = RecordPool()
      var list = RecordList()
      let writer = SpanWriter()
      for index in 0..<1_000 {
        unsafe writer.write(id: UInt64(index)) { record in unsafe list.append(record, count: 1, from: &pool) }
      }
      list.setThread(9, ofLast: 10)
      var ids: [UInt64] = []
      var threads: [UInt32] = []
      unsafe list.drain(to: &pool) { records, count in
        for index in 0..<count {
          unsafe ids.append(RawRecords.id(records + index * recordSize))
          unsafe threads.append(RawRecords.header(records + index * recordSize).number)
        }
        unsafe RawRecords.destroy(records, count: count)
        return 0
      }
      #expect(ids == (0..<1_000).map(UInt64.init))
      #expect(threads == Array(repeating: 0, count: 990) + Array(repeating: 9, count: 10))
    }

    @Test func poolsReuseTheLastBlock() {
      var pool = RecordPool()
      let block = pool.take(atLeast: 100)
      #expect(block.capacity == 128)
      pool.give(block)
      let again = pool.take(atLeast: 60)
      #expect(unsafe again.base == block.base)
      let other = pool.take(atLeast: 1)
      #expect(other.capacity >= 1)
      pool.give(again)
      pool.give(other)
      pool.give(.none)
    }

    private struct SpanWriter {
      func write(id: UInt64, _ body: (UnsafeMutableRawPointer) -> Void) {
        unsafe withUnsafeTemporaryAllocation(byteCount: recordSize, alignment: recordSize) { memory in
          guard let record = memory.baseAddress else { return }
          unsafe record.bindMemory(to: RawSpan.self, capacity: 1).initialize(
            to: RawSpan(
              header: RawHeader(kind: RawKind.localSpan), trace: 1, id: id, parent: 0, begin: 0, end: 0,
              name: "a name that needs memory of its own \(id)"))
          unsafe body(record)
        }
      }
    }
  }
#endif
