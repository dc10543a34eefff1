#if GRPC
  import Fastrace
  import FastraceGRPC
  import FastracePropagators
  import FastraceTesting
  import GRPCCore
  import Synchronization
  import Testing

  /// What travels in the metadata.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct PropagationTests {
    @Test(arguments: Wire.allCases) func anEarlierContextIsReplacedAndBinaryValuesAreLeftAlone(_ wire: Wire)
      async throws
    {
      let received = Received()
      var metadata: Metadata = ["traceparent": "00-\(String(repeating: "1", count: 32))-2222222222222222-01"]
      metadata.addString("second", forKey: "traceparent")
      metadata.addString("old=state", forKey: "tracestate")
      metadata.addBinary([0, 1, 255], forKey: "trace-bin")
      let sent = metadata
      let trace = try await TestTrace.collect {
        try await wire.connect(received.service) { try await $0.say(metadata: sent) }
      }
      let client = try trace.expectSpan(named: "text.Text/Say", kind: .client)
      let context = SpanContext(traceID: client.traceID, spanID: client.spanID, traceFlags: [.sampled, .random])
      #expect(received.values("traceparent") == [context.traceparent])
      #expect(received.values("tracestate") == [])
      #expect(Array(received.metadata[binaryValues: "trace-bin"]) == [[0, 1, 255]])
    }

    @Test func baggageArrivesInHandlerAndProducer() async throws {
      let seen = Mutex<[Baggage]>([])
      let service = TextService { _, _ in
        seen.withLock { $0.append(Baggage.current) }
        return StreamingServerResponse { _ in
          seen.withLock { $0.append(Baggage.current) }
          return [:]
        }
      }
      let baggage = Baggage(headerLines: ["tenant=blue"])
      _ = try await TestTrace.collect {
        try await Wire.sockets.connect(service) { client in
          try await Baggage.$current.withValue(baggage) { try await client.say() }
        }
      }
      #expect(seen.withLock { $0 } == [baggage, baggage])
    }

    @Test func anUnsampledContextTravelsOn() async throws {
      let received = Received()
      let context = SpanContext(traceID: .random(), spanID: .random(), isSampled: false)
      _ = try await TestTrace.collect {}
      try await Wire.inProcess.connect(received.service) { client in
        try await TraceSpan.withRoot("unsampled", context: context) { try await client.say() }
      }
      let header = try #require(received.values("traceparent").first)
      #expect(header.hasPrefix("00-\(context.traceID)-") && header.hasSuffix("-00"))
      #expect(received.context?.traceID == context.traceID)
      #expect(received.context?.isSampled == false)
    }

    @Test func aMalformedContextBeginsATrace() async throws {
      let received = Received()
      _ = try await TestTrace.collect {}
      try await Wire.inProcess.connect(received.service) { try await $0.say(metadata: ["traceparent": "nonsense"]) }
      #expect(received.context?.isSampled == true)
      #expect(received.context?.traceID.isValid == true)
    }

    @Test func otherFormats() async throws {
      let received = Received()
      var client = GRPCClientTracing()
      client.propagator = B3Propagator(style: .single)
      var server = GRPCServerTracing()
      server.extractor = { B3Propagator(style: .multiple).extract(from: $0) }
      let trace = try await trace(received, client, server)
      #expect(received.values("traceparent").isEmpty)
      #expect(received.values("b3").count == 1)
      try trace.expectSpan(named: "text.Text/Say", under: "text.Text/Say", kind: .server)
    }

    @Test func aClientThatWantsNoTraceGetsNone() async throws {
      let received = Received()
      var client = GRPCClientTracing()
      client.injector = { _, metadata in metadata.replaceOrAddString("0", forKey: "b3") }
      var server = GRPCServerTracing()
      server.propagator = B3Propagator(style: .single)
      let trace = try await trace(received, client, server)
      #expect(received.context?.isSampled == false)
      try trace.expectSpans(named: "text.Text/Say", count: 1)
    }

    @Test func aFilteredCallTakesTheCurrentContextAlong() async throws {
      let received = Received()
      var client = GRPCClientTracing()
      client.filter = { $0.method.method != "Say" }
      let trace = try await trace(received, client, GRPCServerTracing())
      try trace.expectTree("test\n  text.Text/Say [server]", showing: .kinds)
      let caller = try trace.expectSpan(named: "test")
      let context = SpanContext(traceID: caller.traceID, spanID: caller.spanID, traceFlags: [.sampled, .random])
      #expect(received.values("traceparent") == [context.traceparent])
    }

    /// So what it calls begins no traces of its own.
    @Test func aFilteredCallIsAnsweredInAnUnsampledContext() async throws {
      let received = Received()
      var server = GRPCServerTracing()
      server.filter = { !$0.metadata.contains { $0.key == "tenant" } }
      server.onRequest = { _, _ in Issue.record("it is not traced") }
      let trace = try await trace(received, GRPCClientTracing(), server)
      let client = try trace.expectSpan(named: "text.Text/Say", kind: .client)
      try trace.expectSpans(named: "text.Text/Say", count: 1)
      #expect(received.context?.traceID == client.traceID && received.context?.spanID == client.spanID)
      #expect(received.context?.isSampled == false)
    }

    @Test func statusesAreToldBeforeTheEnd() async throws {
      let client = Mutex<[String]>([])
      let server = Mutex<[String]>([])
      var clientTracing = GRPCClientTracing()
      clientTracing.onResponse = { status, span in
        client.withLock { $0.append("\(status.code)") }
        span.setProperty("text", status.message)
      }
      var serverTracing = GRPCServerTracing()
      serverTracing.onResponse = { status, _ in server.withLock { $0.append("\(status.code)") } }
      let failing = TextService.throwing(RPCError(code: .notFound, message: "nobody"))
      let trace = try await TestTrace.collect { [clientTracing, serverTracing] in
        for service in [TextService.echo, failing] {
          try? await Wire.inProcess.connect(
            service, client: TracingClientInterceptor(tracing: clientTracing),
            server: TracingServerInterceptor(tracing: serverTracing)
          ) { try await $0.say() }
        }
      }
      let expected = ["\(Status.Code.ok)", "\(Status.Code.notFound)"]
      #expect(client.withLock { $0 } == expected && server.withLock { $0 } == expected)
      let texts = trace.spans(named: "text.Text/Say").filter { $0.kind == .client }.map { $0[property: "text"] }
      #expect(texts == ["", "nobody"])
    }

    @Test func namesAndPropertiesByClosures() async throws {
      var client = GRPCClientTracing()
      client.spanName = { "call " + $0.method.method }
      var server = GRPCServerTracing()
      server.spanName = { "serve " + $0.method.method }
      server.onRequest = { call, span in
        span.setProperty("tenant", call.metadata[stringValues: "tenant"].joined())
      }
      let trace = try await trace(Received(), client, server)
      try trace.expectSpan(named: "serve Say", under: "call Say", properties: ["tenant": "blue"])
    }

    @Test func healthChecksAreRecognised() {
      let method = MethodDescriptor(fullyQualifiedService: "grpc.health.v1.Health", method: "Check")
      #expect(TracedCall(method: method).isHealthCheck)
      #expect(!TracedCall(method: TextService.method).isHealthCheck)
    }

    /// The trace of a call with the metadata `tenant: blue`.
    private func trace(
      _ received: Received, _ client: GRPCClientTracing, _ server: GRPCServerTracing
    ) async throws -> TestTrace {
      try await TestTrace.collect {
        try await Wire.sockets.connect(
          received.service, client: TracingClientInterceptor(tracing: client),
          server: TracingServerInterceptor(tracing: server)
        ) { try await $0.say(metadata: ["tenant": "blue"]) }
      }
    }
  }

  /// What the server got of the last call.
  private final class Received: Sendable {
    private let last = Mutex<(Metadata, SpanContext?)>(([:], nil))

    var metadata: Metadata { last.withLock { $0.0 } }
    var context: SpanContext? { last.withLock { $0.1 } }
    func values(_ key: String) -> [String] { Array(metadata[stringValues: key]) }

    var service: TextService {
      TextService { request, _ in
        self.last.withLock { $0 = (request.metadata, SpanContext.current) }
        return StreamingServerResponse(single: ServerResponse(message: "ok"))
      }
    }
  }
#endif
