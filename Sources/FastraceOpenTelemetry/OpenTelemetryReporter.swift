#if OpenTelemetry
  public import Fastrace
  internal import FastraceHTTPExport
  internal import FastraceOTLP

  /// Sends spans to an OpenTelemetry collector, or to anything else that takes OTLP.
  ///
  ///     Fastrace.setReporter(OpenTelemetryReporter())
  ///
  /// Without arguments it does what the `OTEL_*` environment variables say: by default, protocol buffers over HTTP to port
  /// 4318 of this host. Over gRPC it sends with the package trait `OpenTelemetryGRPC`. Its own requests are never traced.
  /// What fails is tried again as the protocol wants it, with the backoff of ``/Fastrace/Fastrace/Configuration/retry`` or as
  /// long as the receiver asks to wait; spans that the receiver rejects are counted as
  /// ``/Fastrace/Fastrace/DropCause/rejectedByReceiver``.
  ///
  /// Any thread may use it. Nothing is connected before the first report.
  public final class OpenTelemetryReporter: SpanReporter, NamedReporter {
    package let componentType: String
    private let transport: OTLPTransport
    /// Of a message; less once the receiver has refused one as too large.
    private let byteLimit: Locked<Int>
    private let encoder: Locked<OTLPEncoder>

    /// A reporter that follows the environment variables, or these options.
    public init(_ options: OpenTelemetryOptions = .fromEnvironment()) {
      componentType = options.wireProtocol.componentType
      transport = OTLPTransport(options, signal: .traces)
      byteLimit = Locked(max(1, options.requestByteLimit))
      let format: OTLPEncoder.Format = options.wireProtocol == .httpJSON ? .json : .protobuf
      encoder = Locked(OTLPEncoder(resource: options.resource, format: format))
    }

    /// Sends the spans, in several requests when they are too many bytes for one.
    public func report(_ spans: SpanBatch) async throws {
      var progress = BatchProgress(total: spans.count)
      var byteLimit = byteLimit.withLock { $0 }
      while !progress.isFinished {
        let (message, count) = try encode(spans, from: progress.finished, byteLimit: byteLimit)
        do {
          let response = try await transport.send(message)
          progress.advance(by: count, rejected: response.rejected, response.message)
        } catch {
          if error.isTooLarge, count > 1 {
            byteLimit = max(1, min(byteLimit, message.uncompressedCount) / 2)
            // For the next batches as well, unless it is so little that something else must be wrong.
            if byteLimit >= Self.leastKeptLimit { self.byteLimit.withLock { $0 = min($0, byteLimit) } }
            continue
          }
          try progress.fail(count, error.failure)
        }
      }
      try progress.finish()
    }

    /// Closes the connections; nothing can be sent after that.
    public func shutdown() async { await transport.shutDown() }

    private static var leastKeptLimit: Int { 64 << 10 }

    private func encode(_ spans: SpanBatch, from first: Int, byteLimit: Int) throws -> (OTLPMessage, count: Int) {
      try encoder.withLock { encoder in
        let count = encoder.encode(spans, from: first, byteLimit: byteLimit)
        return (try unsafe encoder.withMessage { bytes in try unsafe transport.message(bytes) }, count)
      }
    }
  }

  extension OpenTelemetryOptions.WireProtocol {
    /// OpenTelemetry's name for an exporter.
    fileprivate var componentType: String {
      switch self {
      case .httpProtobuf: return "otlp_http_span_exporter"
      case .httpJSON: return "otlp_http_json_span_exporter"
      #if OpenTelemetryGRPC
        case .grpc: return "otlp_grpc_span_exporter"
      #endif
      }
    }
  }
#endif
