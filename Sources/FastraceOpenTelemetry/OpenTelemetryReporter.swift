#if OpenTelemetry
  public import Fastrace
  internal import FastraceHTTPExport
  internal import FastraceOTLP
  internal import NIOCore
  internal import Synchronization

  /// Sends spans to an OpenTelemetry collector, or to anything else that takes OTLP.
  ///
  ///     Fastrace.setReporter(OpenTelemetryReporter())
  ///
  /// Without arguments it does what the `OTEL_*` environment variables say: by default, protocol buffers over HTTP to port
  /// 4318 of this host. Its own requests are never traced. What fails is tried again as the protocol wants it, with the
  /// backoff of ``Fastrace/Configuration/retry`` or as long as the receiver asks to wait; spans that the receiver rejects
  /// are counted as ``Fastrace/DropCause/rejectedByReceiver``.
  ///
  /// Any thread may use it. Nothing is connected before the first report.
  public final class OpenTelemetryReporter: Reporter {
    private let transport: any OTLPTransport
    private let byteLimit: Int
    private let compression: OpenTelemetryOptions.Compression
    private let encoder: Mutex<OTLPEncoder>

    /// A reporter that follows the environment variables, or these options.
    public convenience init(_ options: OpenTelemetryOptions = .fromEnvironment()) {
      self.init(options, transport: options.transport)
    }

    init(_ options: OpenTelemetryOptions, transport: any OTLPTransport) {
      self.transport = transport
      byteLimit = max(1, options.requestByteLimit)
      compression = options.compression
      let format: OTLPEncoder.Format = options.wireProtocol == .httpJSON ? .json : .protobuf
      encoder = Mutex(OTLPEncoder(resource: options.resource, format: format))
    }

    /// Sends the spans, in several requests when they are too many bytes for one.
    public func report(_ spans: SpanBatch) async throws {
      var progress = BatchProgress(total: spans.count)
      var byteLimit = byteLimit
      while !progress.isFinished {
        let (message, count) = try encode(spans, from: progress.finished, byteLimit: byteLimit)
        do {
          let response = try await transport.send(message)
          progress.advance(by: count, rejected: response.rejectedSpans, response.message)
        } catch {
          if error.isTooLarge, count > 1 {
            byteLimit = max(1, min(byteLimit, message.uncompressedCount) / 2)
            continue
          }
          try progress.fail(count, error.failure)
        }
      }
      try progress.finish()
    }

    /// Closes the connections.
    public func shutdown() async { await transport.shutDown() }

    private func encode(_ spans: SpanBatch, from first: Int, byteLimit: Int) throws -> (OTLPMessage, count: Int) {
      try encoder.withLock { encoder in
        let count = encoder.encode(spans, from: first, byteLimit: byteLimit)
        let message = try unsafe encoder.withMessage { bytes in
          switch compression {
          case .none: unsafe OTLPMessage(copying: bytes)
          case .gzip: unsafe try OTLPMessage(compressing: bytes)
          }
        }
        return (message, count)
      }
    }
  }

  extension OpenTelemetryOptions {
    fileprivate var transport: any OTLPTransport { OTLPHTTPTransport(self) }
  }
#endif
