#if Viewer
  @testable import FastraceViewer
  import Foundation
  import OTLPMessages
  import Testing

  @Suite struct LogStoreTests {
    private func store() throws -> TraceStore { try TraceStore(StoreOptions()) }

    @Test func keepsEveryField() async throws {
      let store = try store()
      var record = Sample.log("out of stock", severity: .warn2, attributes: [OTLPAttribute("item", "lamp")])
      record.observedTimeUnixNano = Sample.start + 9
      record.severityText = "WARN"
      record.eventName = "stock.empty"
      record.flags = 1
      record.droppedAttributesCount = 2
      try await store.take(Sample.message([Sample.span(1)]))
      try await store.take(logs: Sample.message(logs: [record]))
      #expect(try await store.logs(of: Sample.key(1)) == [record])
      let contents = try #require(try await store.trace(Sample.key(1))?.contents())
      #expect(contents.logs.first?.resource.serviceName == "shop")
      #expect(contents.logs.first?.scopeLogs.first?.scope.name == "sample.logger")
      // Nothing of the logs is among the spans.
      #expect(contents.spans.flatMap(\.scopeSpans).map(\.scope.name) == ["sample"])
    }

    @Test func waitsForTheSpansOfItsTrace() async throws {
      let store = try store()
      try await store.take(logs: Sample.message(logs: [Sample.log("early")]))
      #expect(try await store.search(TraceSearch()).traces.isEmpty)
      let size = try await store.size()
      #expect(size.traces == 0 && size.spans == 0 && size.logs == 1)
      #expect(try await store.services().isEmpty)
      try await store.take(Sample.message([Sample.span(1, name: "root", milliseconds: 20)]))
      let trace = try #require(try await store.search(TraceSearch()).traces.first)
      #expect(trace.rootName == "root" && trace.durationNanoseconds == 20_000_000 && trace.spanCount == 1)
      #expect(try await store.logs(of: Sample.key(1)).map(\.message) == ["early"])
    }

    @Test func showsARecordOnceWhenItsMessageComesTwice() async throws {
      let store = try store()
      let twins = Sample.message(logs: [Sample.log("again"), Sample.log("again"), Sample.log("other", at: 1)])
      try await store.take(logs: twins)
      try await store.take(logs: twins)
      #expect(try await store.logs(of: Sample.key(1)).map(\.message) == ["again", "again", "other"])
      #expect(try await store.size().logs == 3)
      // The same line of another service is another one.
      try await store.take(logs: Sample.message(logs: [Sample.log("again")], service: "other"))
      #expect(try await store.size().logs == 4)
    }

    @Test func goesWithItsTrace() async throws {
      var options = StoreOptions()
      options.retention.maximumTraces = 10
      let store = try TraceStore(options)
      for number in UInt64(1)...50 {
        try await store.take(Sample.traces(number...number))
        try await store.take(logs: Sample.message(logs: (0..<3).map { Sample.log("line \($0)", trace: number) }))
      }
      #expect(try await store.size().traces == 10)
      #expect(try await store.size().logs == 30)
      #expect(try await store.logs(of: Sample.key(41)).count == 3)
      #expect(try await store.trace(Sample.key(40)) == nil)
      #expect(store.counters.values.logsRemoved == 120)
    }

    @Test func leavesOutWhatBelongsToNoTrace() async throws {
      let store = try store()
      var homeless = Sample.log("starting")
      homeless.traceID = .init()
      var broken = Sample.log("broken")
      broken.traceID = .init([1, 2, 3] as [UInt8])
      let receipt = try await store.take(logs: Sample.message(logs: [homeless, broken, Sample.log("kept")]))
      #expect(receipt.logsWithoutTrace == 1 && receipt.rejected.count == 1 && receipt.logCount == 1)
      // A message of nothing else is taken as well: there is nothing to send again.
      #expect(try await store.take(logs: Sample.message(logs: [homeless])).logsWithoutTrace == 1)
      await #expect(throws: IntakeFailure.self) { try await store.take(logs: Sample.message(logs: [broken])) }
      let counters = store.counters.values
      #expect(counters.logsReceived == 4)
      #expect(counters.logsStored + counters.logsWithoutTrace + counters.logsInvalid == 4)
    }

    @Test func findsTracesByTheirLogs() async throws {
      let store = try store()
      try await store.take(Sample.traces(1...3, spans: 2))
      try await store.take(
        logs: Sample.message(logs: [Sample.log("the lamp is gone", span: 2, trace: 2), Sample.log("fine", trace: 1)]))
      func found(_ change: (inout TraceSearch) -> Void) async throws -> [UInt64] {
        var search = TraceSearch()
        search.text = "lamp is"
        change(&search)
        return try await store.search(search).traces.map(\.key.low)
      }
      #expect(try await found { _ in } == [2])
      // In the span that the line belongs to.
      #expect(try await found { $0.operation = "child 2" } == [2])
      #expect(try await found { $0.operation = "root" } == [])
    }

    @Test func knowsATimeForEveryRecord() async throws {
      let store = try store()
      var record = Sample.log("when?")
      record.timeUnixNano = 0
      try await store.take(logs: Sample.message(logs: [record]))
      #expect(try await store.logs(of: Sample.key(1)).first?.time ?? 0 > Sample.start)
      record.timeUnixNano = .max
      await #expect(throws: IntakeFailure.self) { try await store.take(logs: Sample.message(logs: [record])) }
    }
  }
#endif
