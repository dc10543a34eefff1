#if Logging
  import Fastrace
  import FastraceLogging
  import FastraceTesting
  import Logging
  import Testing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct SpanEventLogHandlerTests {
    private let logger = Logger(label: "app") { SpanEventLogHandler(label: $0) }

    private struct Failure: Error, CustomStringConvertible { var description: String { "disk is full" } }

    /// The events of the span with this name.
    private func events(of name: String, _ body: () -> Void) async throws -> [SpanRecord.TimedEvent] {
      let trace = try await TestTrace.collect("root") { body() }
      let spans = trace.spans.filter { $0.name == name }
      return try #require(spans.first).events
    }

    @Test func recordsBecomeEventsOfTheInnermostSpan() async throws {
      let events = try await events(of: "inner") {
        let span = LocalSpan.enter("inner")
        logger.info("loaded", metadata: ["rows": .stringConvertible(3), "table": "users"])
        _ = span
      }
      #expect(events.map(\.name) == ["loaded"])
      #expect(
        events[0].properties == [
          Property("level", "info"), Property("logger", "app"), Property("rows", 3), Property("table", "users"),
        ])
    }

    @Test func metadataKeepsItsTypes() async throws {
      let events = try await events(of: "root") {
        logger.info(
          "typed",
          metadata: [
            "a": .stringConvertible(true), "b": .stringConvertible(2.5), "c": .array(["x", "y"]),
            "d": .dictionary(["e": .stringConvertible(1), "f": .dictionary(["g": "h"])]),
          ])
      }
      #expect(
        events[0].properties.dropFirst(2) == [
          Property("a", true), Property("b", 2.5), Property("c", ["x", "y"]), Property("d.e", 1),
          Property("d.f.g", "h"),
        ])
    }

    @Test func theRecordsMetadataWinsOverTheProvidersAndTheLoggers() async throws {
      var logger = logger
      logger.handler.metadataProvider = Logger.MetadataProvider { ["b": "provider", "c": "provider"] }
      logger[metadataKey: "a"] = "logger"
      logger[metadataKey: "b"] = "logger"
      let events = try await events(of: "root") { logger.info("merged", metadata: ["c": "record"]) }
      #expect(
        events[0].properties.dropFirst(2) == [
          Property("a", "logger"), Property("b", "provider"), Property("c", "record"),
        ])
    }

    @Test func anErrorIsDescribed() async throws {
      let events = try await events(of: "root") { logger.error("write failed", error: Failure()) }
      #expect(events[0].properties.contains(Property("exception.message", "disk is full")))
      #expect(events[0].properties.contains { $0.key == "exception.type" && $0.value.description.hasSuffix("Failure") })
    }

    @Test func errorRecordsMarkTheSpanWhenAskedTo() async throws {
      let marking = Logger(label: "app") { SpanEventLogHandler(label: $0, errorStatusLevel: .error) }
      let trace = try await TestTrace.collect {
        TraceSpan.with("marked") { _ in
          marking.warning("odd")
          marking.error("broken")
        }
        TraceSpan.with("unmarked") { _ in logger.error("broken") }
      }
      #expect(trace.spans.first { $0.name == "marked" }?.status == .error("broken"))
      #expect(trace.spans.first { $0.name == "unmarked" }?.status == .unset)
    }

    @Test func withoutARecordedSpanNothingIsEvaluated() async throws {
      var logger = logger
      logger.handler.metadataProvider = Logger.MetadataProvider {
        Issue.record("nothing records this")
        return [:]
      }
      logger.info("nowhere")
      let unsampled = SpanContext(traceID: .random(), spanID: .random(), isSampled: false)
      let trace = try await TestTrace.collect {
        TraceSpan.withRoot("unsampled", context: unsampled) { _ in logger.info("nowhere") }
      }
      #expect(trace.spans.flatMap(\.events).isEmpty)
    }
  }
#endif
