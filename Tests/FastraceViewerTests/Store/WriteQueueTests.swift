#if Viewer
  import Testing

  @testable import FastraceViewer

  @Suite struct WriteQueueTests {
    private func batch(_ spans: Int) -> IncomingBatch {
      var batch = IncomingBatch()
      batch.spanCount = spans
      return batch
    }

    @Test func hasOneWriter() {
      var queue = WriteQueue<Int>(maximumRecords: 100)
      #expect(queue.enqueue(batch(10), 1) == .begins)
      #expect(queue.enqueue(batch(10), 2) == .waits)
      let group = queue.next()
      #expect(group.map(\.ticket) == [1, 2])
      #expect(queue.enqueue(batch(10), 3) == .waits)
      queue.finish(group)
      let rest = queue.next()
      #expect(rest.map(\.ticket) == [3])
      queue.finish(rest)
      #expect(queue.next().isEmpty)
      #expect(queue.enqueue(batch(10), 4) == .begins)
    }

    @Test func refusesWhatDoesNotFit() {
      var queue = WriteQueue<Int>(maximumRecords: 100)
      #expect(queue.enqueue(batch(60), 1) == .begins)
      #expect(queue.enqueue(batch(41), 2) == .refused)
      #expect(queue.enqueue(batch(40), 3) == .waits)
      let group = queue.next()
      // What is being written takes memory still.
      #expect(queue.enqueue(batch(1), 4) == .refused)
      queue.finish(group)
      #expect(queue.recordCount == 0)
      #expect(queue.enqueue(batch(500), 5) == .waits)
    }

    @Test func boundsTransactions() {
      var queue = WriteQueue<Int>(maximumRecords: 1_000, recordsPerTransaction: 100)
      for ticket in 1...5 { _ = queue.enqueue(batch(40), ticket) }
      #expect(queue.next().map(\.ticket) == [1, 2])
      #expect(queue.next().map(\.ticket) == [3, 4])
      #expect(queue.next().map(\.ticket) == [5])
    }
  }
#endif
