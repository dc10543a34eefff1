#if OpenTelemetry && Enable
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import RecorderTesting
  import Testing

  /// A receiver that fails, over each wire: what is lost is counted with its cause, and nothing hangs.
  @Suite(.peers, .recorder) struct FaultTests {
    @Test(arguments: Wire.allCases) func countsWhatIsDelivered(wire: Wire) async throws {
      let sink = OTLPSink()
      let outcome = await export(10, to: wire.reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.wasFlushed && outcome.problems.isEmpty)
      #expect(try await sink.spans(10).count == 10)
    }

    @Test(arguments: Wire.allCases) func givesUpWhenNobodyListens(wire: Wire) async throws {
      let port = try await OTLPSink.closedPort()
      let outcome = await export(10, to: wire.reporter(OTLPSink()) { $0.endpoint = "http://127.0.0.1:\(port)" })
      #expect(outcome.reported == 0 && outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 5)
      #expect(outcome.problems.first?.description.contains("127.0.0.1:\(port)") == true)
      #expect(outcome.problems.first?.description.contains("Is a receiver listening there?") == true, "\(outcome)")
    }

    @Test(arguments: Wire.allCases) func takesAWarningForSuccess(wire: Wire) async throws {
      let sink = OTLPSink()
      try await sink.script(.partial(0, "consider less"))
      let outcome = await export(10, to: wire.reporter(sink))
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports == 0)
    }

    @Test(arguments: Wire.allCases, [Duration.zero, .seconds(Int64.max)])
    func waitsAsLongAsItTakes(wire: Wire, timeout: Duration) async throws {
      let sink = OTLPSink()
      let outcome = await export(10, to: wire.reporter(sink) { $0.timeout = timeout })
      #expect(outcome.reported == 10)
    }

    @Test(arguments: Wire.allCases) func deliversNothingTwiceWhenOneOfSeveralRequestsFails(wire: Wire) async throws {
      let sink = OTLPSink()
      try await sink.script(.success, wire.busy, .success, .partial(1, "no"), wire.refusal)
      let outcome = await export(10, to: wire.reporter(sink) { $0.requestByteLimit = 1 })
      #expect(outcome.reported == 8 && outcome.dropped == [.rejectedByReceiver: 2], "\(outcome)")
      let taken = try await sink.requests().filter { $0.status == 200 }.flatMap { $0.spans ?? [] }
      #expect(taken.count == 9 && Set(taken.map(\.spanID)).count == 9)
    }

    @Test(arguments: Wire.allCases)
    func connectsAgainWhenAConnectionIsCutInTheMiddleOfARequest(wire: Wire) async throws {
      let sink = OTLPSink()
      // In the middle of the message, whose bytes come after some hundreds of others.
      let address = try await OTLPSink.listen(.init(wire.transport, cut: 2, after: 900))
      let reporter = wire.reporter(sink) { $0.endpoint = wire.endpoint(address, sink) }
      let outcome = await export(100, to: reporter) { $0.retry.maximumRetries = 1_000 }
      // A library may have connected again by itself in between.
      #expect(outcome.reported == 100 && outcome.dropped.isEmpty && outcome.failedExports >= 1, "\(outcome)")
      #expect(Set(try await sink.spans(100).map(\.spanID)).count == 100)
    }

    @Test(arguments: Wire.allCases) func endsARequestThatIsNeverAnswered(wire: Wire) async throws {
      let sink = OTLPSink()
      try await sink.script(.hang)
      let outcome = await export(10, to: wire.reporter(sink) { $0.timeout = .milliseconds(500) }) { configuration in
        // On a busy machine, an answer may take longer than that, too.
        configuration.retry.maximumRetries = 1_000
      }
      #expect(outcome.reported == 10 && outcome.failedExports >= 1, "\(outcome)")
      #expect(outcome.problems.first?.description.contains("did not answer within") == true)
    }

    @Test(arguments: Wire.allCases) func givesUpOnAServerThatDoesNotSpeak(wire: Wire) async throws {
      let address = try await OTLPSink.listen(.init(wire.transport, silent: .max))
      let outcome = await export(10, to: wire.reporter(OTLPSink()) { $0.endpoint = address }) {
        $0.exportTimeout = .milliseconds(300)
      }
      #expect(outcome.reported == 0 && outcome.dropped == [.exportTimeout: 10] && outcome.wasFlushed, "\(outcome)")
    }

    @Test(arguments: Wire.allCases) func flushReturnsInTimeWhateverTheReceiverDoes(wire: Wire) async throws {
      let sink = OTLPSink()
      try await sink.script(.hang)
      let outcome = await export(10, to: wire.reporter(sink), flushTimeout: .milliseconds(200))
      #expect(!outcome.wasFlushed && outcome.reported == 0, "\(outcome)")
    }

    /// After some milliseconds; ExportStateTests drives the same decisions through a minute.
    @Test(arguments: Wire.allCases) func deliversToAReceiverThatComesBack(wire: Wire) async throws {
      let sink = OTLPSink()
      let port = try await OTLPSink.closedPort()
      let failures = AsyncStream.makeStream(of: Void.self)
      let returned = Task {
        // After the first failed attempts, of which the problem handler hears.
        for await _ in failures.stream { break }
        _ = try await OTLPSink.listen(.init(wire.transport, port: port))
      }
      let reporter = wire.reporter(sink) { $0.endpoint = wire.endpoint("http://127.0.0.1:\(port)", sink) }
      let outcome = await export(10, to: reporter) { configuration in
        configuration.retry.maximumRetries = 10_000
        configuration.problemHandler = Fastrace.ProblemHandler { _ in failures.continuation.yield() }
      }
      try await returned.value
      #expect(outcome.reported == 10 && outcome.dropped.isEmpty && outcome.failedExports > 0, "\(outcome)")
      #expect(try await sink.spans(10).count == 10)
    }

    // MARK: What is wrong on this side

    @Test(arguments: Wire.allCases) func saysWhichHeaderIsNone(wire: Wire) async {
      for header in [OpenTelemetryOptions.Header("a b", "1"), .init("key", "secret\n")] {
        let outcome = await export(1, to: wire.reporter(OTLPSink()) { $0.headers = [header] })
        #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1, "\(outcome)")
        let problem = outcome.problems.first?.description
        #expect(problem?.contains("\"\(header.name)\"") == true && problem?.contains("secret") == false)
      }
    }

    @Test(arguments: Wire.allCases) func saysWhichCertificateCannotBeRead(wire: Wire) async {
      let reporter = wire.reporter(OTLPSink()) {
        $0.endpoint = wire.secureEndpoint
        $0.tls.certificateAuthorities = "/nonexistent/ca.pem"
      }
      let outcome = await export(1, to: reporter)
      #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1)
      #expect(outcome.problems.first?.description.contains("/nonexistent/ca.pem") == true)
    }
  }
#endif
