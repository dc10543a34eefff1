#if OpenTelemetryGRPC && Enable
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import RecorderTesting
  import Testing

  /// What only a receiver over gRPC does to fail.
  @Suite(.peers, .recorder) struct GRPCFaultTests {
    @Test(arguments: [
      "CANCELLED", "DEADLINE_EXCEEDED", "ABORTED", "OUT_OF_RANGE", "UNAVAILABLE", "DATA_LOSS",
    ])
    func triesAgainWhenTheReceiverIsBusy(status: String) async throws {
      let sink = OTLPSink()
      try await sink.script(.grpc(status), .grpc(status, retryDelay: 0))
      let outcome = await export(10, to: Wire.grpc.reporter(sink))
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
      let outcome = await export(10, to: Wire.grpc.reporter(sink))
      #expect(outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 1, "\(outcome)")
      #expect(outcome.problems.first?.description.contains("on request") == true)
    }

    /// Longer than the backoff would be, which is milliseconds here.
    @Test(arguments: ["RESOURCE_EXHAUSTED", "UNAVAILABLE"])
    func waitsAsLongAsTheReceiverAsks(status: String) async throws {
      let sink = OTLPSink()
      try await sink.script(.grpc(status, retryDelay: 0.7))
      let start = ContinuousClock.now
      let outcome = await export(10, to: Wire.grpc.reporter(sink))
      #expect(outcome.reported == 10 && start.duration(to: .now) >= .milliseconds(700), "\(outcome)")
    }

    @Test func countsWhatTheReceiverRejects() async throws {
      let sink = OTLPSink()
      try await sink.script(.partial(3, "too old"), .partial(0, "consider less"))
      let outcome = await export(10, to: Wire.grpc.reporter(sink))
      #expect(outcome.reported == 7 && outcome.dropped == [.rejectedByReceiver: 3])
      #expect(outcome.problems.first?.description.contains("too old") == true)
      let second = await export(10, to: Wire.grpc.reporter(sink))
      #expect(second.reported == 10 && second.dropped.isEmpty && second.failedExports == 0)
    }

    // MARK: What is wrong on this side

    @Test(arguments: ["http://", "ftp://c", "http://[::1", "c:port", "http://c:0", "::1"])
    func saysWhatIsWrongWithTheAddress(endpoint: String) async {
      let outcome = await export(1, to: Wire.grpc.reporter(OTLPSink()) { $0.endpoint = endpoint })
      #expect(outcome.dropped == [.exportFailed: 1] && outcome.failedExports == 1, "\(outcome)")
      #expect(outcome.problems.first?.description.contains("nor HOST:PORT") == true)
    }
  }
#endif
