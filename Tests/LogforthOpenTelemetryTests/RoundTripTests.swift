#if Logging && OpenTelemetry
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import Logforth
  import LogforthOpenTelemetry
  import Logging
  import Testing

  /// Records, decoded by OpenTelemetry's own classes, directly and behind a collector.
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

      func appender(_ endpoint: String, sink: OTLPSink) -> OpenTelemetryLogAppender {
        var options = OpenTelemetryOptions(resource: Fastrace.Resource(["service.name": "shop", "list": [1, 2]]))
        (options.endpoint, options.wireProtocol, options.compression) = (endpoint, wireProtocol, compression)
        options.headers = [.init("x-test", sink.name)]
        return OpenTelemetryLogAppender(options)
      }
    }

    private let records: [LogRecord] = [
      .sample(
        "größe\n€", level: .critical, target: "app.db", error: DiskFailure(),
        metadata: [
          "int": .stringConvertible(Int64.min), "double": .stringConvertible(0.1), "bool": .stringConvertible(true),
          "text": "a b", "list": ["x", "y"], "outer": ["inner": .stringConvertible(1)],
        ], diagnostics: [Property("region", "eu"), Property("trace_id", "twice")]),
      .sample("", level: .trace, target: "", context: nil),
      .sample("not sampled", context: SpanContext(traceID: .random(), spanID: .random(), isSampled: false)),
    ]

    @Test(arguments: Way.all) func deliversEveryField(way: Way) async throws {
      let sink = OTLPSink()
      let appender = way.appender(way.isGRPC ? Peers.sinkGRPC : sink.logsEndpoint, sink: sink)
      for record in records { appender.append(record) }
      #expect(await appender.isFlushed())
      let requests = try await sink.requests(spans: records.count)
      #expect(requests.flatMap { $0.logs ?? [] } == records.map(LogFields.init))
      let request = try #require(requests.first)
      #expect(request.scopes == ["app.db", "", "app"])
      #expect(request.resources == [[Property("service.name", "shop"), Property("list", [1, 2])].map { .init($0) }])
      if !way.isGRPC {
        #expect(request.path.hasSuffix("/v1/logs"))
        #expect(request.headers["content-encoding"] == (way.compression == .gzip ? "gzip" : nil))
      }
      #expect(appender.drops.total == 0)
      #expect(await appender.isClosed())
    }

    @Test(arguments: Way.all) func aCollectorPassesThemOn(way: Way) async throws {
      let sink = OTLPSink("rotel")
      let appender = way.appender(way.isGRPC ? Peers.rotelGRPC : Peers.rotel, sink: sink)
      let marked = records.map { record in
        var record = record
        record.diagnostics.append(Property("test", SpanID.random().description))
        return record
      }
      for record in marked { appender.append(record) }
      #expect(await appender.isFlushed())
      let expected = marked.map(LogFields.init)
      // All ways go through one collector, which sends what it has in one request.
      let areThere = try await eventually {
        let all = try await sink.requests().flatMap { $0.logs ?? [] }
        return expected.allSatisfy(all.contains)
      }
      #expect(areThere)
      #expect(appender.drops.total == 0)
    }

    /// The whole way: a log call in a span, through a pipeline.
    @Test func aLogCallCarriesTheIdsOfItsSpan() async throws {
      let sink = OTLPSink()
      let appender = Way(wireProtocol: .httpProtobuf, compression: .none).appender(sink.logsEndpoint, sink: sink)
      let pipeline = Logforth.builder().dispatch { $0.diagnostic(.fastrace).append(appender) }.build()
      let logger = Logger(label: "shop") { pipeline.handler(label: $0) }
      let context = SpanContext(traceID: .random(), spanID: .random(), isRemote: true)
      let spanID = TraceSpan.withRoot("request", context: context) { span in
        logger.warning("slow", metadata: ["ms": .stringConvertible(120)])
        return SpanContext.current?.spanID
      }
      #expect(await appender.isFlushed())
      let log = try #require(try await sink.requests(spans: 1).first?.logs?.first)
      #expect(log.traceID == context.traceID.description && log.spanID == spanID?.description && log.flags == 1)
      #expect(log.severity == 13 && log.body == .init(.string("slow")))
      #expect(log.attributes.contains(.init(Property("ms", 120))))
    }
  }
#endif
