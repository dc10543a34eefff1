#if OpenTelemetryGRPC && Enable
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import RecorderTesting
  import Testing

  /// A receiver over gRPC that fails in all ways: what is lost is counted with its cause, and nothing hangs.
  @Suite(.peers, .recorder) struct GRPCFaultTests {
    private func reporter(
      _ sink: OTLPSink, _ change: (inout OpenTelemetryOptions) -> Void = { _ in }
    ) -> OpenTelemetryReporter {
      var options = OpenTelemetryOptions(resource: Resource(["service.name": "shop"]))
      options.wireProtocol = .grpc
      options.endpoint = Peers.sinkGRPC
      options.headers = [.init("X-Test", sink.name)]
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
      #expect(outcome.reported == 0 && outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 5)
      #expect(outcome.problems.first?.description.contains("127.0.0.1:\(port)") == true)
      #expect(outcome.problems.first?.description.contains("Is a receiver listening there?") == true, "\(outcome)")
    }

    @Test(arguments: [
      "CANCELLED", "DEADLINE_EXCEEDED", "ABORTED", "OUT_OF_RANGE", "UNAVAILABLE", "DATA_LOSS",
    ])
    func triesAgainWhenTheReceiverIsBusy(status: String) async throws {
      let sink = OTLPSink()
      try await sink.script(.grpc(status), .grpc(status, retryDelay: 0))
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports == 2, "\(outcome)")
      #expect(outcome.problems.first?.description.contains("on request") == true)
    }

    @Test(arguments: [
      "UNKNOWN", "INVALID_ARGUMENT", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "UNAUTHENTICATED",
      "FAILED_PRECONDITION", "UNIMPLEMENTED", "INTERNAL", "RESOURCE_EXHAUSTED",
    ])
    func doesNotRepeatWhatIsRefused(status: String) async throws {
      let sink = OTLPSink()
      try await sink.script(.grpc(status))
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 1, "\(outcome)")
      #expect(outcome.problems.first?.description.contains("on request") == true)
    }

    /// Longer than the backoff would be, which is milliseconds here.
    @Test(arguments: ["RESOURCE_EXHAUSTED", "UNAVAILABLE"])
    func waitsAsLongAsTheReceiverAsks(status: String) async throws {
      let sink = OTLPSink()
      try await sink.script(.grpc(status, retryDelay: 0.7))
      let start = ContinuousClock.now
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 10 && start.duration(to: .now) >= .milliseconds(700), "\(outcome)")
    }

    @Test func countsWhatTheReceiverRejects() async throws {
      let sink = OTLPSink()
      try await sink.script(.partial(3, "too old"), .partial(0, "consider less"))
      let outcome = await export(10, to: reporter(sink))
      #expect(outcome.reported == 7 && outcome.dropped == [.rejectedByReceiver: 3])
      #expect(outcome.problems.first?.description.contains("too old") == true)
      let second = await export(10, to: reporter(sink))
      #expect(second.reported == 10 && second.dropped.isEmpty && second.failedExports == 0)
    }

    @Test func deliversNothingTwiceWhenOneOfSeveralRequestsFails() async throws {
      let sink = OTLPSink()
      try await sink.script(.success, .grpc("UNAVAILABLE"), .success, .partial(1, "no"), .grpc("INVALID_ARGUMENT"))
      let outcome = await export(10, to: reporter(sink) { $0.requestByteLimit = 1 })
      #expect(outcome.reported == 8 && outcome.dropped == [.rejectedByReceiver: 2], "\(outcome)")
      let taken = try await sink.requests().filter { $0.status == 200 }.flatMap { $0.spans ?? [] }
      #expect(taken.count == 9 && Set(taken.map(\.spanID)).count == 9)
    }

    @Test func connectsAgainAfterAReset() async throws {
      let sink = OTLPSink()
      // In the middle of the message, whose bytes come after some hundreds of others.
      let endpoint = try await OTLPSink.listen(.init(.grpc, cut: 2, after: 900))
      let outcome = await export(100, to: reporter(sink) { $0.endpoint = endpoint }) { $0.retry.attempts = 1_000 }
      // The library may have connected again by itself in between.
      #expect(outcome.reported == 100 && outcome.dropped.isEmpty && outcome.failedExports >= 1, "\(outcome)")
      #expect(Set(try await sink.spans(100).map(\.spanID)).count == 100)
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

    @Test func givesUpOnAServerThatDoesNotSpeak() async throws {
      let endpoint = try await OTLPSink.listen(.init(.grpc, silent: .max))
      let outcome = await export(10, to: reporter(OTLPSink()) { $0.endpoint = endpoint }) {
        $0.exportTimeout = .milliseconds(300)
      }
      #expect(outcome.reported == 0 && outcome.dropped == [.exportTimeout: 10] && outcome.wasFlushed, "\(outcome)")
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
      let failures = AsyncStream.makeStream(of: Void.self)
      let returned = Task {
        // After the first failed attempts, of which the trap hears.
        for await _ in failures.stream { break }
        _ = try await OTLPSink.listen(.init(.grpc, port: port))
      }
      let outcome = await export(10, to: reporter(sink) { $0.endpoint = "http://127.0.0.1:\(port)" }) { configuration in
        configuration.retry.attempts = 10_000
        configuration.trap = Trap { _ in failures.continuation.yield() }
      }
      try await returned.value
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports > 0, "\(outcome)")
      #expect(try await sink.spans(10).count == 10)
    }

    // MARK: What is wrong on this side

    @Test(arguments: ["http://", "ftp://c", "http://[::1", "c:port", "http://c:0", "::1"])
    func saysWhatIsWrongWithTheAddress(endpoint: String) async {
      let outcome = await export(1, to: reporter(OTLPSink()) { $0.endpoint = endpoint })
      #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1, "\(outcome)")
      #expect(outcome.problems.first?.description.contains("nor HOST:PORT") == true)
    }

    @Test func saysWhichHeaderIsNone() async {
      let headers = [OpenTelemetryOptions.Header("a b", "1"), .init("key", "secret\n")]
      for header in headers {
        let outcome = await export(1, to: reporter(OTLPSink()) { $0.headers = [header] })
        #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1, "\(outcome)")
        let problem = outcome.problems.first?.description
        #expect(problem?.contains("\"\(header.name)\"") == true && problem?.contains("secret") == false)
      }
    }

    @Test func saysWhichCertificateCannotBeRead() async {
      let outcome = await export(
        1,
        to: reporter(OTLPSink()) {
          $0.endpoint = Peers.sinkGRPCS
          $0.tls.certificateAuthorities = "/nonexistent/ca.pem"
        })
      #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1)
      #expect(outcome.problems.first?.description.contains("/nonexistent/ca.pem") == true)
    }
  }
#endif
