#if OpenTelemetry && Enable
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import RecorderTesting
  import Testing

  /// Connections with TLS, on which both sides prove who they are.
  @Suite(.peers, .recorder) struct TLSTests {
    private func reporter(
      _ sink: OTLPSink, _ wire: OpenTelemetryOptions.WireProtocol, _ change: (inout OpenTelemetryOptions.TLS) -> Void
    ) -> OpenTelemetryReporter {
      var options = OpenTelemetryOptions(resource: Fastrace.Resource(["service.name": "shop"]))
      options.wireProtocol = wire
      options.endpoint = Peers.sinkHTTPS + sink.path
      #if OpenTelemetryGRPC
        if wire == .grpc { options.endpoint = Peers.sinkGRPCS }
      #endif
      options.headers = [.init("x-test", sink.name)]
      options.tls.certificateAuthorities = Peers.certificate
      options.tls.clientCertificate = Peers.certificate
      options.tls.clientKey = Peers.key
      change(&options.tls)
      return OpenTelemetryReporter(options)
    }

    #if OpenTelemetryGRPC
      static let wireProtocols: [OpenTelemetryOptions.WireProtocol] = [.httpProtobuf, .grpc]
    #else
      static let wireProtocols: [OpenTelemetryOptions.WireProtocol] = [.httpProtobuf]
    #endif

    @Test(arguments: wireProtocols) func deliversWithCertificates(wire: OpenTelemetryOptions.WireProtocol) async throws
    {
      let sink = OTLPSink()
      let outcome = await export(10, to: reporter(sink, wire) { _ in })
      #expect(outcome.reported == 10 && outcome.problems.isEmpty, "\(outcome)")
      #expect(try await sink.spans(10).count == 10)
    }

    @Test(arguments: wireProtocols) func sendsNothingToAServerThatIsNotTrusted(
      wire: OpenTelemetryOptions.WireProtocol
    ) async throws {
      let sink = OTLPSink()
      let outcome = await export(10, to: reporter(sink, wire) { $0.certificateAuthorities = nil })
      #expect(outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 5, "\(outcome)")
      #expect(outcome.problems.first?.description.uppercased().contains("CERTIFICATE") == true, "\(outcome)")
      #expect(try await sink.requests().isEmpty)
    }

    @Test(arguments: wireProtocols) func saysThatAServerWantsACertificate(
      wire: OpenTelemetryOptions.WireProtocol
    ) async throws {
      let sink = OTLPSink()
      let outcome = await export(
        10,
        to: reporter(sink, wire) { tls in
          tls.clientCertificate = nil
          tls.clientKey = nil
        })
      #expect(outcome.dropped == [.exportFailed: 10] && outcome.failedExports == 5, "\(outcome)")
      #expect(try await sink.requests().isEmpty)
    }
  }
#endif
