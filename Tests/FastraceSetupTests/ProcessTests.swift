#if OpenTelemetry && Enable
  import ExporterTesting
  import Fastrace
  import FastraceSetup
  import Foundation
  import Testing

  /// A process that says nothing but `bootstrap()`, and what its environment makes of that.
  @Suite(.peers) struct ProcessTests {
    /// Runs a process that ends ten roots, with these variables, and without any other way to set something up.
    private func run(_ variables: [String: String]) async {
      await #expect(processExitsWith: .success) { [variables = variables as [String: String]] in
        for (name, value) in variables { unsafe setenv(name, value, 1) }
        FastraceSetup.bootstrap()
        for _ in 0..<10 { TraceSpan.beginRoot("root").end() }
        #expect(await Fastrace.shutdown(timeout: .seconds(60)))
      }
    }

    @Test func exportsToSeveralReceiversAtOnce() async throws {
      let sink = OTLPSink()
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(sink.name).json").path
      await run([
        "OTEL_TRACES_EXPORTER": "otlp,chrome,none", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": sink.endpoint,
        "OTEL_EXPORTER_OTLP_HEADERS": "x-tenant=a%20b", "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip",
        "OTEL_SERVICE_NAME": "shop", "OTEL_RESOURCE_ATTRIBUTES": "zone=eu", "FASTRACE_CHROME_TRACE_FILE": file,
      ])
      let requests = try await sink.requests(spans: 10)
      #expect(requests.flatMap { $0.spans ?? [] }.count == 10)
      let request = try #require(requests.first)
      #expect(request.headers["x-tenant"] == "a b" && request.headers["content-encoding"] == "gzip")
      let attributes = try #require(request.resources?.first)
      for property in [Property("service.name", "shop"), Property("zone", "eu")] {
        #expect(attributes.contains(SpanFields.Attribute(property)))
      }
      let keys = ["telemetry.sdk.name", "telemetry.sdk.language", "telemetry.sdk.version", "process.pid", "host.name"]
      #expect(Set(attributes.map(\.key)).isSuperset(of: keys))
      let trace = try String(contentsOfFile: file, encoding: .utf8)
      #expect(trace.ranges(of: "\"root\"").count == 10)
      try FileManager.default.removeItem(atPath: file)
    }

    #if OpenTelemetryGRPC
      @Test func exportsOverGRPC() async throws {
        let sink = OTLPSink()
        await run([
          "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc", "OTEL_EXPORTER_OTLP_ENDPOINT": Peers.sinkGRPC,
          "OTEL_EXPORTER_OTLP_HEADERS": "X-Test=\(sink.name)",
        ])
        #expect(try await sink.spans(10).count == 10)
      }
    #endif

    @Test(arguments: [
      ["OTEL_SDK_DISABLED": "true"], ["OTEL_TRACES_EXPORTER": "none"], ["OTEL_TRACES_SAMPLER": "always_off"],
    ])
    func exportsNothingWhenToldSo(variables: [String: String]) async throws {
      let sink = OTLPSink()
      await run(variables.merging(["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": sink.endpoint]) { $1 })
      #expect(try await sink.requests().isEmpty)
    }
  }
#endif
