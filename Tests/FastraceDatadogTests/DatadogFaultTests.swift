#if Datadog && Enable
  import ExporterTesting
  import Fastrace
  import FastraceDatadog
  import RecorderTesting
  import Testing

  /// The statuses of an agent.
  ///
  /// The receiver for OTLP answers as it is told before it looks at what was sent, so it can stand for an agent.
  @Suite(.peers, .recorder) struct DatadogFaultTests {
    private func reporter(_ sink: OTLPSink, timeout: Duration = .seconds(10)) -> DatadogReporter {
      DatadogReporter(
        agent: "\(Peers.sink)/t/\(sink.name)/raw/", resource: Fastrace.Resource(["service.name": "shop"]),
        timeout: timeout)
    }

    @Test func countsWhatIsDelivered() async throws {
      let outcome = await export(10, to: reporter(OTLPSink()))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.problems.isEmpty, "\(outcome)")
    }

    @Test(arguments: [429, 500, 503])
    func triesAgainWhenTheAgentIsBusy(status: Int) async throws {
      let sink = OTLPSink()
      try await sink.script(.status(status), .reset)
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports == 2, "\(outcome)")
    }

    @Test(arguments: [400, 404, 415])
    func doesNotRepeatWhatIsRefused(status: Int) async throws {
      let sink = OTLPSink()
      try await sink.script(.status(status))
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 1, "\(outcome)")
    }

    @Test func splitsWhatIsTooLarge() async throws {
      let sink = OTLPSink()
      try await sink.script(.status(413), .status(413))
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports == 0, "\(outcome)")
      #expect(try await sink.requests().count > 3)
    }

    @Test func dropsASingleSpanThatIsTooLarge() async throws {
      let sink = OTLPSink()
      try await sink.script(.status(413))
      let outcome = await export(1, to: reporter(sink))
      #expect(outcome.dropped == [.exportFailed: 1], "\(outcome)")
    }

    @Test func endsARequestThatIsNeverAnswered() async throws {
      let sink = OTLPSink()
      try await sink.script(.hang)
      let outcome = await export(10, to: reporter(sink, timeout: .milliseconds(500))) { configuration in
        // On a busy machine, an answer may take longer than that, too.
        configuration.retry.maximumRetries = 1_000
      }
      #expect(outcome.reported == 10 && outcome.failedExports >= 1, "\(outcome)")
    }

    @Test func waitsAsLongAsTheAgentAsks() async throws {
      let sink = OTLPSink()
      try await sink.script(.status(429, ["Retry-After": "1"]))
      let start = ContinuousClock.now
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && start.duration(to: .now) >= .seconds(1), "\(outcome)")
    }

    @Test func endsAnAnswerThatNeverEnds() async throws {
      let sink = OTLPSink()
      try await sink.script(.drip)
      let outcome = await export(10, to: reporter(sink, timeout: .milliseconds(500))) {
        $0.retry.maximumRetries = 1_000
      }
      #expect(outcome.reported == 10 && outcome.failedExports >= 1, "\(outcome)")
    }

    @Test func connectsAgainWhenAConnectionIsCutInTheMiddleOfARequest() async throws {
      let sink = OTLPSink()
      let agent = try await OTLPSink.listen(.init(.http, cut: 2, after: 900))
      let outcome = await export(100, to: DatadogReporter(agent: "\(agent)/t/\(sink.name)/raw"))
      #expect(outcome.reported == 100 && outcome.dropped.isEmpty && outcome.failedExports == 2, "\(outcome)")
      #expect(try await sink.requests().count == 1)
    }

    @Test func givesUpAtTheExportTimeout() async throws {
      let agent = try await OTLPSink.listen(.init(.http, silent: .max))
      let outcome = await export(10, to: DatadogReporter(agent: agent)) { $0.exportTimeout = .milliseconds(300) }
      #expect(outcome.dropped == [.exportTimeout: 10] && outcome.wasFlushed, "\(outcome)")
    }

    @Test func flushReturnsInTimeWhateverTheAgentDoes() async throws {
      let agent = try await OTLPSink.listen(.init(.http, silent: .max))
      let outcome = await export(10, to: DatadogReporter(agent: agent), flushTimeout: .milliseconds(200))
      #expect(!outcome.wasFlushed && outcome.reported == 0, "\(outcome)")
    }

    @Test func deliversToAnAgentThatComesBack() async throws {
      let sink = OTLPSink()
      let port = try await OTLPSink.closedPort()
      let failures = AsyncStream.makeStream(of: Void.self)
      let returned = Task {
        // After the first failed attempts, of which the problem handler hears.
        for await _ in failures.stream { break }
        _ = try await OTLPSink.listen(.init(.http, port: port))
      }
      let reporter = DatadogReporter(agent: "http://127.0.0.1:\(port)/t/\(sink.name)/raw")
      let outcome = await export(10, to: reporter) { configuration in
        configuration.retry.maximumRetries = 10_000
        configuration.problemHandler = Fastrace.ProblemHandler { _ in failures.continuation.yield() }
      }
      try await returned.value
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports > 0, "\(outcome)")
    }

    @Test func givesUpWhenNobodyListens() async throws {
      let port = try await OTLPSink.closedPort()
      let outcome = await export(10, to: DatadogReporter(agent: "http://127.0.0.1:\(port)"))
      #expect(outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 5, "\(outcome)")
    }
  }
#endif
