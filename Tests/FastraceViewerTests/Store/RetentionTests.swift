#if Viewer
  @testable import FastraceViewer
  import Testing

  @Suite struct RetentionTests {
    @Test func keepsTheNewestTraces() async throws {
      var options = StoreOptions()
      options.retention.maximumTraces = 100
      let store = try TraceStore(options)
      for first in stride(from: UInt64(1), to: 1_000, by: 50) {
        try await store.take(Sample.traces(first...first + 49))
      }
      #expect(try await store.size().traces == 100)
      #expect(try await store.search(TraceSearch()).traces.first?.key == Sample.key(1_000))
      #expect(try await store.trace(Sample.key(900)) == nil)
      #expect(try await store.spans(of: Sample.key(901)).count == 10)
      #expect(
        try await store.services() == [
          .init(name: "shop", spanCount: 1_000, operations: (0..<5).map { "child \($0)" } + ["root"])
        ])
      #expect(store.counters.values.spansRemoved == 9_000)
    }

    @Test func staysWithinItsSize() async throws {
      var options = StoreOptions()
      options.retention.maximumBytes = 1 << 20
      let store = try TraceStore(options)
      var largest = 0
      for first in stride(from: UInt64(1), to: 3_000, by: 100) {
        try await store.take(Sample.traces(first...first + 99))
        largest = max(largest, try await store.size().bytes)
      }
      // A message comes on top, and pages that are not full.
      #expect(largest < 3 << 20)
      #expect(try await store.size().traces > 50)
    }

    @Test func forgetsWhatIsOld() async throws {
      var options = StoreOptions()
      options.retention.maximumAge = .nanoseconds(1)
      let store = try TraceStore(options)
      try await store.take(Sample.traces(1...5))
      try await store.sweep()
      #expect(try await store.size().spans == 0)
      #expect(try await store.services().isEmpty)
      // Names that were removed come back.
      try await store.take(Sample.traces(6...6))
      #expect(store.counters.values.spansStored == 60)
    }
  }
#endif
