#if OpenTelemetry && Enable
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import RecorderTesting
  import Testing

  /// What only a receiver over HTTP does to fail.
  @Suite(.peers, .recorder) struct HTTPFaultTests {
    @Test func triesAgainAfterAReset() async throws {
      let sink = OTLPSink()
      try await sink.script(.reset, .reset)
      let outcome = await export(10, to: Wire.http.reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports == 2)
      #expect(try await sink.spans(10).count == 10)
    }

    @Test(arguments: [429, 502, 503, 504])
    func triesAgainWhenTheReceiverIsBusy(status: Int) async throws {
      let sink = OTLPSink()
      try await sink.script(.status(status), .status(status, ["Retry-After": "0"]))
      let outcome = await export(10, to: Wire.http.reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports == 2)
      #expect(outcome.problems.first?.description.contains("\(status)") == true)
    }

    /// Longer than the backoff would be, which is milliseconds here.
    @Test func waitsAsLongAsTheReceiverAsks() async throws {
      let sink = OTLPSink()
      try await sink.script(.status(503, ["Retry-After": "1"]))
      let start = ContinuousClock.now
      let outcome = await export(10, to: Wire.http.reporter(sink))
      #expect(outcome.reported == 10 && start.duration(to: .now) >= .seconds(1), "\(outcome)")
    }

    @Test func givesUpAtOnceWhenTheWaitIsLongerThanTheTimeout() async throws {
      let sink = OTLPSink()
      try await sink.script(.status(503, ["Retry-After": "3600"]))
      let outcome = await export(10, to: Wire.http.reporter(sink))
      #expect(outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 1)
    }

    @Test(arguments: [400, 401, 404, 500, 302])
    func doesNotRepeatWhatIsRefused(status: Int) async throws {
      let sink = OTLPSink()
      try await sink.script(.status(status, ["Location": "/elsewhere"], body: "not today"))
      let outcome = await export(10, to: Wire.http.reporter(sink))
      #expect(outcome.reported == 0 && outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 1)
      #expect(outcome.problems.first?.description.contains("not today") == true)
    }

    @Test(arguments: [OpenTelemetryOptions.WireProtocol.httpProtobuf, .httpJSON])
    func countsWhatTheReceiverRejects(wire: OpenTelemetryOptions.WireProtocol) async throws {
      let sink = OTLPSink()
      try await sink.script(.partial(3, "too \"old\""))
      let outcome = await export(10, to: Wire.http.reporter(sink) { $0.wireProtocol = wire })
      #expect(outcome.reported == 7 && outcome.dropped == [.rejectedByReceiver: 3])
      #expect(outcome.problems.first?.description.contains("too \"old\"") == true)
    }

    /// The head of the answer comes in time, its end does not.
    @Test func endsAnAnswerThatNeverEnds() async throws {
      let sink = OTLPSink()
      try await sink.script(.drip)
      let outcome = await export(10, to: Wire.http.reporter(sink) { $0.timeout = .milliseconds(500) }) {
        configuration in
        configuration.retry.maximumRetries = 1_000
      }
      #expect(outcome.reported == 10 && outcome.failedExports >= 1, "\(outcome)")
      #expect(outcome.problems.first?.description.contains("did not answer within") == true)
    }

    @Test func givesUpAtTheExportTimeout() async throws {
      let sink = OTLPSink()
      try await sink.script(.hang)
      let outcome = await export(10, to: Wire.http.reporter(sink)) { $0.exportTimeout = .milliseconds(300) }
      #expect(outcome.reported == 0 && outcome.dropped == [.exportTimeout: 10] && outcome.wasFlushed)
    }

    @Test func saysWhatIsWrongWithTheAddress() async {
      let outcome = await export(1, to: Wire.http.reporter(OTLPSink()) { $0.endpoint = "localhost:4318" })
      #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1)
      #expect(outcome.problems.first?.description.contains("begins with http:// or https://") == true)
    }
  }
#endif
