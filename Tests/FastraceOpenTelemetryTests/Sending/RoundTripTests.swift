#if OpenTelemetry
  import ExporterSupport
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import Testing

  /// The fixed trace, decoded by OpenTelemetry's own classes, directly and behind a collector.
  @Suite(.peers) struct RoundTripTests {
    struct Way: Sendable, CustomTestStringConvertible {
      var wireProtocol: OpenTelemetryOptions.WireProtocol
      var compression: OpenTelemetryOptions.Compression
      var testDescription: String { "\(wireProtocol), \(compression)" }

      static let all: [Way] = wireProtocols.flatMap { wire in
        [.none, .gzip].map { Way(wireProtocol: wire, compression: $0) }
      }

      #if OpenTelemetryGRPC
        static let wireProtocols: [OpenTelemetryOptions.WireProtocol] = [.httpProtobuf, .httpJSON, .grpc]
        var isGRPC: Bool { wireProtocol == .grpc }
      #else
        static let wireProtocols: [OpenTelemetryOptions.WireProtocol] = [.httpProtobuf, .httpJSON]
        var isGRPC: Bool { false }
      #endif

      func options(_ sink: OTLPSink) -> OpenTelemetryOptions {
        var options = options(isGRPC ? Peers.sinkGRPC : sink.endpoint)
        options.headers = [.init("x-test", sink.name)]
        return options
      }

      func options(_ endpoint: String) -> OpenTelemetryOptions {
        var options = OpenTelemetryOptions(resource: Fastrace.Resource(["service.name": "shop", "list": [1, 2]]))
        options.endpoint = endpoint
        options.wireProtocol = wireProtocol
        // Python takes its time to read a request of so many spans, more so on a busy machine.
        options.timeout = .seconds(300)
        options.compression = compression
        return options
      }
    }

    private func send(_ spans: [SpanRecord], _ options: OpenTelemetryOptions) async throws {
      let reporter = OpenTelemetryReporter(options)
      do {
        try await reporter.report(SpanBatch(spans))
      } catch {
        await reporter.shutdown()
        throw error
      }
      await reporter.shutdown()
    }

    private func expectEqual(_ received: [SpanFields], _ sent: [SpanRecord]) {
      #expect(received.count == sent.count)
      let received = Dictionary(received.map { ($0.traceID + $0.spanID, $0) }) { first, _ in first }
      #expect(received.count == sent.count)
      for span in sent {
        let expected = SpanFields(span)
        if received[expected.traceID + expected.spanID] != expected {
          let got = String(describing: received[expected.traceID + expected.spanID]).prefix(3_000)
          Issue.record("sent \(String(describing: expected).prefix(3_000)), received \(got)")
          return
        }
      }
    }

    @Test(arguments: Way.all)
    func deliversEveryField(way: Way) async throws {
      let sink = OTLPSink()
      let spans = FixedTrace.lossless()
      try await send(spans, way.options(sink))
      let requests = try await sink.requests(spans: spans.count)
      expectEqual(requests.flatMap { $0.spans ?? [] }, spans)
      let request = try #require(requests.first)
      let resource = [Property("service.name", "shop"), Property("list", [1, 2])].map(SpanFields.Attribute.init)
      #expect(request.resources == [resource] && request.scopes == ["fastrace"])
      let encoding = way.isGRPC ? request.headers["grpc-encoding"] : request.headers["content-encoding"]
      // The library for gRPC takes this header away when it has read it.
      if !way.isGRPC { #expect(encoding == (way.compression == .gzip ? "gzip" : nil)) }
      #expect(request.headers["user-agent"]?.hasPrefix("OTel-OTLP-Exporter-Swift-fastrace/") == true)
    }

    /// One after the other: the collector sends everything to the same test.
    @Test func deliversEveryFieldBehindACollector() async throws {
      var expected = 0
      var seen = 0
      for way in Way.all {
        var spans = FixedTrace.lossless()
        // Which this collector does not take for numbers, though the JSON mapping of protobuf says so.
        if way.wireProtocol == .httpJSON { spans = spans.map(\.withoutSpecialNumbers) }
        try await send(spans, way.options(way.isGRPC ? Peers.rotelGRPC : Peers.rotel))
        expected += spans.count
        let received = try await OTLPSink("rotel").spans(expected)
        expectEqual(Array(received.dropFirst(seen)), spans)
        seen = received.count
      }
    }

    @Test func splitsWhatIsTooManyBytes() async throws {
      let sink = OTLPSink()
      var options = Way(wireProtocol: .httpProtobuf, compression: .none).options(sink)
      options.requestByteLimit = 20_000
      let spans = FixedTrace.lossless()
      try await send(spans, options)
      let requests = try await sink.requests(spans: spans.count)
      expectEqual(requests.flatMap { $0.spans ?? [] }, spans)
      // The only larger ones are those of a single span.
      #expect(requests.count > 10)
      #expect(requests.allSatisfy { $0.bytes ?? .max <= 20_000 + 300 || $0.spans?.count == 1 })
    }

    @Test func halvesWhatTheReceiverFindsTooLarge() async throws {
      let sink = OTLPSink()
      try await sink.script(.status(413), .status(413))
      let spans = (1...100).map { FixedTrace.plain($0) }
      try await send(spans, Way(wireProtocol: .httpProtobuf, compression: .none).options(sink))
      let requests = try await sink.requests(spans: 100)
      expectEqual(requests.filter { $0.status == 200 }.flatMap { $0.spans ?? [] }, spans)
      #expect(requests.map { $0.spans?.count ?? 0 }.prefix(2).first == 100 && requests.count > 4)
    }

    @Test func sendsHeadersWithEachRequest() async throws {
      let sink = OTLPSink()
      var options = Way(wireProtocol: .httpProtobuf, compression: .none).options(sink)
      options.headers = [.init("Authorization", "Bearer secret"), .init("X-Tenant", "a")]
      try await send([FixedTrace.plain(1)], options)
      let headers = try #require(await sink.requests(spans: 1).first).headers
      #expect(headers["authorization"] == "Bearer secret" && headers["x-tenant"] == "a")
    }
  }
#endif
