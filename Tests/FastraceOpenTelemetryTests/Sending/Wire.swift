#if OpenTelemetry && Enable
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import Testing

  /// A way to a receiver, as far as receivers fail in the same manner whichever it is.
  enum Wire: CaseIterable {
    case http
    #if OpenTelemetryGRPC
      case grpc
    #endif

    /// A reporter that sends to this sink.
    func reporter(_ sink: OTLPSink, _ change: (inout OpenTelemetryOptions) -> Void = { _ in }) -> OpenTelemetryReporter
    {
      var options = OpenTelemetryOptions(resource: Fastrace.Resource(["service.name": "shop"]))
      switch self {
      case .http: options.endpoint = sink.endpoint
      #if OpenTelemetryGRPC
        case .grpc:
          options.wireProtocol = .grpc
          options.endpoint = Peers.sinkGRPC
          options.headers = [.init("X-Test", sink.name)]
      #endif
      }
      change(&options)
      return OpenTelemetryReporter(options)
    }

    var transport: OTLPSink.Network.Transport {
      switch self {
      case .http: .http
      #if OpenTelemetryGRPC
        case .grpc: .grpc
      #endif
      }
    }

    /// The sink's address where it listens on one more port.
    func endpoint(_ address: String, _ sink: OTLPSink) -> String {
      switch self {
      case .http: address + sink.path
      #if OpenTelemetryGRPC
        case .grpc: address
      #endif
      }
    }

    /// An answer that says to come again.
    var busy: OTLPSink.Answer {
      switch self {
      case .http: .status(503)
      #if OpenTelemetryGRPC
        case .grpc: .grpc("UNAVAILABLE")
      #endif
      }
    }

    /// An answer that says never to come again.
    var refusal: OTLPSink.Answer {
      switch self {
      case .http: .status(400)
      #if OpenTelemetryGRPC
        case .grpc: .grpc("INVALID_ARGUMENT")
      #endif
      }
    }

    /// A receiver with a certificate.
    var secureEndpoint: String {
      switch self {
      case .http: Peers.sinkHTTPS
      #if OpenTelemetryGRPC
        case .grpc: Peers.sinkGRPCS
      #endif
      }
    }
  }
#endif
