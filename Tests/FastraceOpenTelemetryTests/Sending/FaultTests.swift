#if OpenTelemetry && Enable
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import RecorderTesting
  import Testing

  /// A receiver that fails in all ways: what is lost is counted with its cause, and nothing hangs.
  @Suite(.peers, .recorder) struct FaultTests {
    private func reporter(
      _ sink: OTLPSink, _ change: (inout OpenTelemetryOptions) -> Void = { _ in }
    ) -> OpenTelemetryReporter {
      var options = OpenTelemetryOptions(resource: Resource(["service.name": "shop"]))
      options.endpoint = sink.endpoint
      change(&options)
      return OpenTelemetryReporter(options)
    }

    @Test func countsWhatIsDelivered() async throws {
      let sink = OTLPSink()
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.wasFlushed && outcome.problems.isEmpty)
      #expect(try await sink.spans(10).count == 10)
    }

    @Test func givesUpWhenNobodyListens() async throws {
      let port = try await OTLPSink.closedPort()
      let outcome = await export(10, to: reporter(OTLPSink()) { $0.endpoint = "http://127.0.0.1:\(port)" })
      #expect(outcome.reported == 0 && outcome.dropped == [.exportFailed: 10])
      #expect(outcome.failedExports == 5)
      #expect(outcome.problems.first?.description.contains("Is a receiver listening there?") == true)
    }

    @Test func triesAgainAfterAReset() async throws {
      let sink = OTLPSink()
      try await sink.script(.reset, .reset)
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports == 2)
      #expect(try await sink.spans(10).count == 10)
    }

    @Test(arguments: [429, 502, 503, 504])
    func triesAgainWhenTheReceiverIsBusy(status: Int) async throws {
      let sink = OTLPSink()
      try await sink.script(.status(status), .status(status, ["Retry-After": "0"]))
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports == 2)
      #expect(outcome.problems.first?.description.contains("\(status)") == true)
    }

    /// Longer than the backoff would be, which is milliseconds here.
    @Test func waitsAsLongAsTheReceiverAsks() async throws {
      let sink = OTLPSink()
      try await sink.script(.status(503, ["Retry-After": "1"]))
      let start = ContinuousClock.now
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && start.duration(to: .now) >= .seconds(1), "\(outcome)")
    }

    @Test func givesUpAtOnceWhenTheWaitIsLongerThanTheTimeout() async throws {
      let sink = OTLPSink()
      try await sink.script(.status(503, ["Retry-After": "3600"]))
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 1)
    }

    @Test(arguments: [400, 401, 404, 500, 302])
    func doesNotRepeatWhatIsRefused(status: Int) async throws {
      let sink = OTLPSink()
      try await sink.script(.status(status, ["Location": "/elsewhere"], body: "not today"))
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 0 && outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 1)
      #expect(outcome.problems.first?.description.contains("not today") == true)
    }

    @Test(arguments: [OpenTelemetryOptions.WireProtocol.httpProtobuf, .httpJSON])
    func countsWhatTheReceiverRejects(wire: OpenTelemetryOptions.WireProtocol) async throws {
      let sink = OTLPSink()
      try await sink.script(.partial(3, "too \"old\""))
      let outcome = await export(10, to: reporter(sink) { $0.wireProtocol = wire })
      #expect(outcome.reported == 7 && outcome.dropped == [.rejectedByReceiver: 3])
      #expect(outcome.problems.first?.description.contains("too \"old\"") == true)
    }

    @Test func takesAWarningForSuccess() async throws {
      let sink = OTLPSink()
      try await sink.script(.partial(0, "consider less"))
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports == 0)
    }

    @Test func deliversNothingTwiceWhenOneOfSeveralRequestsFails() async throws {
      let sink = OTLPSink()
      try await sink.script(.success, .status(503), .success, .partial(1, "no"), .status(400))
      let outcome = await export(10, to: reporter(sink) { $0.requestByteLimit = 1 })
      #expect(outcome.reported == 8 && outcome.dropped == [.rejectedByReceiver: 2])
      let taken = try await sink.requests().filter { $0.status == 200 }.flatMap { $0.spans ?? [] }
      #expect(taken.count == 9 && Set(taken.map(\.spanID)).count == 9)
    }

    @Test func endsARequestThatIsNeverAnswered() async throws {
      let sink = OTLPSink()
      try await sink.script(.hang)
      let outcome = await export(10, to: reporter(sink) { $0.timeout = .milliseconds(500) }) { configuration in
        // On a busy machine, an answer may take longer than that, too.
        configuration.retry.attempts = 1_000
      }
      #expect(outcome.reported == 10 && outcome.failedExports >= 1, "\(outcome)")
      #expect(outcome.problems.first?.description.contains("did not answer within") == true)
    }

    /// The head of the answer comes in time, its end does not.
    @Test func endsAnAnswerThatNeverEnds() async throws {
      let sink = OTLPSink()
      try await sink.script(.drip)
      let outcome = await export(10, to: reporter(sink) { $0.timeout = .milliseconds(500) }) { configuration in
        configuration.retry.attempts = 1_000
      }
      #expect(outcome.reported == 10 && outcome.failedExports >= 1, "\(outcome)")
      #expect(outcome.problems.first?.description.contains("did not answer within") == true)
    }

    @Test func connectsAgainWhenAConnectionIsCutInTheMiddleOfARequest() async throws {
      let sink = OTLPSink()
      let endpoint = try await OTLPSink.listen(.init(.http, cut: 2, after: 900))
      let outcome = await export(100, to: reporter(sink) { $0.endpoint = endpoint + sink.path })
      #expect(outcome.reported == 100 && outcome.dropped.isEmpty && outcome.failedExports == 2, "\(outcome)")
      #expect(Set(try await sink.spans(100).map(\.spanID)).count == 100)
    }

    @Test func givesUpOnAServerThatDoesNotSpeak() async throws {
      let endpoint = try await OTLPSink.listen(.init(.http, silent: .max))
      let outcome = await export(10, to: reporter(OTLPSink()) { $0.endpoint = endpoint }) {
        $0.exportTimeout = .milliseconds(300)
      }
      #expect(outcome.reported == 0 && outcome.dropped == [.exportTimeout: 10] && outcome.wasFlushed, "\(outcome)")
    }

    @Test func givesUpAtTheExportTimeout() async throws {
      let sink = OTLPSink()
      try await sink.script(.hang)
      let outcome = await export(10, to: reporter(sink)) { $0.exportTimeout = .milliseconds(300) }
      #expect(outcome.reported == 0 && outcome.dropped == [.exportTimeout: 10] && outcome.wasFlushed)
    }

    @Test func flushReturnsInTimeWhateverTheReceiverDoes() async throws {
      let sink = OTLPSink()
      try await sink.script(.hang)
      let outcome = await export(10, to: reporter(sink), flushTimeout: .milliseconds(200))
      #expect(!outcome.wasFlushed && outcome.reported == 0, "\(outcome)")
    }

    @Test func deliversToAReceiverThatComesBack() async throws {
      let sink = OTLPSink()
      let port = try await OTLPSink.closedPort()
      let url = "http://127.0.0.1:\(port)\(sink.path)"
      let returned = Task {
        // After the first failed attempts, of which the trap hears.
        for await _ in failures.stream { break }
        _ = try await OTLPSink.listen(.init(.http, port: port))
      }
      let outcome = await export(10, to: reporter(sink) { $0.endpoint = url }) { configuration in
        configuration.retry.attempts = 10_000
        let continuation = failures.continuation
        configuration.trap = Trap { _ in continuation.yield() }
      }
      try await returned.value
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports > 0)
      #expect(try await sink.spans(10).count == 10)
    }
    private let failures = AsyncStream.makeStream(of: Void.self)

    @Test func saysWhatIsWrongWithTheAddress() async {
      let outcome = await export(1, to: reporter(OTLPSink()) { $0.endpoint = "localhost:4318" })
      #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1)
      #expect(outcome.problems.first?.description.contains("begins with http:// or https://") == true)
    }

    @Test func saysWhichHeaderIsNone() async {
      for header in [OpenTelemetryOptions.Header("a b", "1"), .init("key", "secret\n")] {
        let outcome = await export(1, to: reporter(OTLPSink()) { $0.headers = [header] })
        #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1, "\(outcome)")
        let problem = outcome.problems.first?.description
        #expect(problem?.contains("\"\(header.name)\"") == true && problem?.contains("secret") == false)
      }
    }

    @Test func saysWhichCertificateCannotBeRead() async {
      let outcome = await export(
        1, to: reporter(OTLPSink()) { $0.tls.certificateAuthorities = "/nonexistent/ca.pem" })
      #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1)
      #expect(outcome.problems.first?.description.contains("/nonexistent/ca.pem") == true)
    }
  }
#endif
