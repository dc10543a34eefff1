#if Logging
  import Fastrace
  import FastraceTesting
  import Logforth
  import Logging
  import Testing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct FastraceEventAppenderTests {
    @Test(arguments: [false, true]) func recordsBecomeEventsOfTheSpanOfTheCall(isAsync: Bool) async throws {
      let memory = InMemoryAppender()
      let pipeline = Logforth.builder().dispatch { dispatch in
        let dispatch = dispatch.diagnostic(.fastrace).diagnostic(.fixed(["host": "h1"]))
        return isAsync
          ? dispatch.append(FastraceEventAppender().async()).append(memory.async())
          : dispatch.append(.fastraceEvents()).append(memory)
      }.build()
      let logger = Logger(label: "app") { pipeline.handler(label: $0) }
      let trace = try await TestTrace.collect("root") {
        TraceSpan.with("first") { _ in logger.info("in first", metadata: ["n": .stringConvertible(1)]) }
        LocalSpan.with("second") { logger.warning("in second") }
      }
      pipeline.flush()
      let first = try #require(trace.spans.first { $0.name == "first" })
      let second = try #require(trace.spans.first { $0.name == "second" })
      #expect(first.events.map(\.name) == ["in first"])
      #expect(
        first.events.first?.properties == [
          Property("level", "info"), Property("logger", "app"), Property("n", 1), Property("host", "h1"),
        ])
      #expect(second.events.map(\.name) == ["in second"])
      let ids = memory.records.map { $0.diagnostics.first { $0.key == "span_id" }?.value }
      #expect(ids == [.string(first.spanID.description), .string(second.spanID.description)])
      #expect(memory.records.map { $0.spanContext?.traceID } == [trace.traceID, trace.traceID])
    }
  }
#endif
