#if OpenTelemetry && Datadog && DistributedTracing && Enable
  import AsyncHTTPClient
  import ExporterTesting
  import Fastrace
  import FastraceDatadog
  import FastraceEnvironment
  import FastraceOpenTelemetry
  import NIOCore
  import NIOHTTP1
  import RecorderTesting
  import Testing
  import Tracing

  /// No exporter traces what it sends, though its libraries would by themselves.
  @Suite(.peers, .recorder) struct UntracedTests {
    init() { MarkingTracer.bootstrap }

    /// Such as every client of async-http-client does without being asked.
    @Test func theTracerMarksRequestsOfOthers() async throws {
      let sink = OTLPSink()
      let client = HTTPClient(eventLoopGroupProvider: .singleton)
      var request = HTTPClientRequest(url: "\(Peers.sink)/t/\(sink.name)/raw/")
      request.method = .POST
      _ = try await client.execute(request, timeout: .seconds(60))
      try await client.shutdown()
      #expect(try await sink.requests().map { $0.headers[MarkingTracer.header] } == ["1"])
    }

    @Test(arguments: ["http/protobuf", "http/json", "grpc"]) func openTelemetry(wireProtocol: String) async throws {
      let sink = OTLPSink()
      var options = OpenTelemetryOptions(EnvironmentVariables(["OTEL_EXPORTER_OTLP_PROTOCOL": wireProtocol]))
      options.endpoint = sink.endpoint
      #if OpenTelemetryGRPC
        if options.wireProtocol == .grpc { options.endpoint = Peers.sinkGRPC }
      #endif
      options.headers = [.init("x-test", sink.name)]
      try await expectUntraced(OpenTelemetryReporter(options), sink)
    }

    @Test func datadog() async throws {
      let sink = OTLPSink()
      try await expectUntraced(DatadogReporter(agent: "\(Peers.sink)/t/\(sink.name)/raw/"), sink)
    }

    private func expectUntraced(_ reporter: some SpanReporter, _ sink: OTLPSink) async throws {
      let outcome = await export(10, to: reporter)
      #expect(outcome.reported == 10)
      let requests = try await sink.requests()
      #expect(!requests.isEmpty)
      for request in requests {
        #expect(request.headers[MarkingTracer.header] == nil && request.headers["traceparent"] == nil)
      }
    }
  }

  /// Marks each request that somebody traces.
  private struct MarkingTracer: Tracer {
    static let header = "x-traced"
    /// The process has one, which can be set once.
    static let bootstrap: Void = InstrumentationSystem.bootstrap(MarkingTracer())

    func startSpan<Instant: TracerInstant>(
      _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
      at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> NoOpTracer.NoOpSpan { NoOpTracer.NoOpSpan(context: context()) }

    func forceFlush() {}

    func extract<Carrier, Extract: Extractor>(
      _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {}

    func inject<Carrier, Inject: Injector>(
      _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier { injector.inject("1", forKey: Self.header, into: &carrier) }
  }
#endif
