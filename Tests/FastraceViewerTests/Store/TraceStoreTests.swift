#if Viewer
  @testable import FastraceViewer
  import OTLPMessages
  import Testing

  @Suite struct TraceStoreTests {
    private func store() throws -> TraceStore { try TraceStore(StoreOptions()) }

    @Test func keepsEveryField() async throws {
      let store = try store()
      var span = Sample.failed(Sample.span(1, attributes: [OTLPAttribute("key", "value"), OTLPAttribute("n", -7)]))
      span.traceState = "a=b"
      span.flags = 0x301
      span.droppedEventsCount = 3
      var event = OTLPSpan.Event()
      event.name = "happened"
      event.timeUnixNano = Sample.start + 5
      span.events = [event]
      try await store.take(Sample.message([span]))
      #expect(try await store.spans(of: Sample.key(1)) == [span])
    }

    @Test func sumsUpATrace() async throws {
      let store = try store()
      try await store.take(Sample.message([Sample.span(1, name: "root", milliseconds: 50)], service: "gateway"))
      try await store.take(
        Sample.message([Sample.failed(Sample.span(2, parent: 1, at: 10)), Sample.span(3, parent: 1)]))
      let trace = try #require(try await store.search(TraceSearch()).traces.first)
      #expect(trace.rootName == "root" && trace.rootService == "gateway" && !trace.isRootMissing)
      #expect(trace.spanCount == 3 && trace.errorCount == 1)
      #expect(trace.durationNanoseconds == 50_000_000)
      #expect(trace.services == [.init(name: "shop", spanCount: 2), .init(name: "gateway", spanCount: 1)])
    }

    @Test func findsTheRootWhenItComesLast() async throws {
      let store = try store()
      try await store.take(Sample.message([Sample.span(2, parent: 1, name: "orphan", at: 5)]))
      let before = try #require(try await store.search(TraceSearch()).traces.first)
      #expect(before.isRootMissing && before.rootName == "orphan")
      try await store.take(Sample.message([Sample.span(1, name: "root", milliseconds: 20, at: 6)]))
      let after = try #require(try await store.search(TraceSearch()).traces.first)
      #expect(!after.isRootMissing && after.rootName == "root")
      #expect(after.startNanoseconds == Int64(Sample.start) + 5_000_000)
    }

    @Test func showsASpanOnceWhenItComesTwice() async throws {
      let store = try store()
      try await store.take(Sample.message([Sample.failed(Sample.span(1, name: "early"))]))
      try await store.take(Sample.message([Sample.span(1, name: "later")]))
      #expect(try await store.spans(of: Sample.key(1)).map(\.name) == ["later"])
      let trace = try #require(try await store.search(TraceSearch()).traces.first)
      #expect(trace.spanCount == 1 && trace.errorCount == 0 && trace.rootName == "later")
      #expect(try await store.services() == [.init(name: "shop", spanCount: 1, operations: ["later"])])
    }

    @Test func keepsTracesInAFile() async throws {
      let folder = try TemporaryFolder()
      var options = StoreOptions()
      options.path = folder.path + "/traces.db"
      do {
        let store = try TraceStore(options)
        try await store.take(Sample.traces(1...3))
      }
      #expect(try await TraceStore(options).size().spans == 30)
      #expect(try await TraceStore(reading: options.path ?? "").size().traces == 3)
    }

    @Test func refusesFilesOfOthers() async throws {
      let folder = try TemporaryFolder()
      var options = StoreOptions()
      options.path = folder.path + "/other.db"
      try FileBytes.write(Array("this is no database, whatever it is".utf8), to: options.path ?? "")
      #expect(throws: StoreFailure.self) { try TraceStore(options) }
      options.path = folder.path + "/missing/traces.db"
      #expect(throws: StoreFailure.self) { try TraceStore(options) }
    }

    @Test func sumsUpOperationsAndCalls() async throws {
      let store = try store()
      try await store.take(
        Sample.message(
          (1...100).map { Sample.span($0, trace: $0, name: "GET /", milliseconds: $0) }, service: "gateway"))
      try await store.take(
        Sample.message((1...100).map { Sample.failed(Sample.span(1_000 + $0, parent: $0, trace: $0, name: "load")) }))
      let (operations, coverage) = try await store.operations(from: 0, to: .max, service: "gateway")
      #expect(coverage.spansExamined == 200 && coverage.isComplete)
      let durations = try #require(operations.first?.durations)
      #expect(operations.count == 1 && durations.count == 100 && durations.errors == 0)
      #expect(
        [durations.p50, durations.p95, durations.p99, durations.maximum] == [50, 95, 99, 100].map { $0 * 1_000_000 })
      #expect(operations.first?.exampleTrace == Sample.key(100))
      let map = try await store.serviceMap(from: 0, to: .max)
      #expect(map.services.map(\.name) == ["gateway", "shop"])
      #expect(map.edges.map { "\($0.from) > \($0.to): \($0.durations.count)" } == ["gateway > shop: 100"])
      #expect(map.services.last?.durations.errors == 100)
    }
  }
#endif
