#if Logging
  import Fastrace
  import FastraceLogging
  import FastraceTesting
  import Logforth
  import Logging
  import Testing

  @Suite(.recorder) struct LogSnippets {
    // Once for the whole process, and so in one of its own.
    @Test func bootstrapping() async {
      await #expect(processExitsWith: .success) {
        // snippet: logforth
        Logforth.builder()
          .dispatch { $0.filter(.variable("LOG", default: "info")).diagnostic(.fastrace).append(.standardError()) }
          .dispatch { $0.append(.fastraceEvents()) }
          .apply()

        let logger = Logger(label: "shop.orders")
        logger.info("order placed", metadata: ["order": "42"])
        // end
        #expect(logger.handler is LogforthHandler)
        await Logforth.flush()
      }
    }

    @Test(.traced) func linesAndEvents() async throws {
      let appender = InMemoryAppender()
      // snippet: log-pipeline
      let pipeline = Logforth.builder()
        .dispatch { $0.diagnostic(.fastrace).append(appender.async()) }
        .dispatch { $0.append(.fastraceEvents()) }
        .build()
      let logger = Logger(label: "shop.orders") { pipeline.handler(label: $0) }
      // end
      let trace = try await TestTrace.collect("order") { logger.info("order placed", metadata: ["order": "42"]) }
      pipeline.flush()
      #expect(trace.root?.events.map(\.name) == ["order placed"])
      let ids = try #require(appender.records.first).diagnostics
      #expect(ids.first { $0.key == "trace_id" }?.value == .string("\(trace.traceID)"))
    }

    @Test(.traced) func otherBackends() async throws {
      // snippet: log-other
      let logger = Logger(label: "shop.orders") { label in
        MultiplexLogHandler([
          StreamLogHandler.standardError(label: label, metadataProvider: .fastrace),
          SpanEventLogHandler(label: label),
        ])
      }
      // end
      let trace = try await TestTrace.collect("order") { logger.info("order placed") }
      #expect(trace.root?.events.map(\.name) == ["order placed"])
    }
  }
#endif
