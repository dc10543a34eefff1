#if OpenTelemetry
  package import Fastrace
  package import FastraceHTTPExport
  package import FastraceOTLP

  /// Takes encoded requests of one signal to a receiver, in the way that the options say: OTLP over HTTP or over gRPC.
  ///
  ///     let transport = OTLPTransport(options, signal: .logs)
  ///     let response = try await transport.send(try transport.message(bytes))
  ///     await transport.shutDown()
  ///
  /// It sends a message once: when to send it again, and for how long, is for the caller to decide, whom each failure tells
  /// what the protocol says about that. The bytes are those of `options.wireProtocol`: JSON for `.httpJSON`, else
  /// protocol buffers.
  ///
  /// Any thread may use it. Nothing is connected before the first message, and its own requests are never traced.
  package struct OTLPTransport: Sendable {
    private let carrier: any OTLPCarrier
    private let compresses: Bool

    /// A transport that sends requests of this signal.
    package init(_ options: OpenTelemetryOptions, signal: OTLPSignal) {
      carrier = Self.carrier(options, signal)
      // gRPC compresses by itself.
      compresses = options.compression == .gzip && carrier.takesCompressedMessages
    }

    private static func carrier(_ options: OpenTelemetryOptions, _ signal: OTLPSignal) -> any OTLPCarrier {
      switch options.wireProtocol {
      case .httpProtobuf, .httpJSON: return HTTPCarrier(options, signal: signal)
      #if OpenTelemetryGRPC
        case .grpc: return GRPCCarrier(options, signal: signal)
      #endif
      }
    }

    /// Copies the bytes of an encoded request, compressed if the options say so, so that their memory is free again.
    ///
    /// - Throws: When there is not enough memory to compress.
    package func message(_ bytes: UnsafeRawBufferPointer) throws(ReportFailure) -> OTLPMessage {
      compresses ? unsafe try OTLPMessage(compressing: bytes) : unsafe OTLPMessage(copying: bytes)
    }

    /// Sends a message, and returns what the receiver says about it when it took it, at least in part.
    ///
    /// - Throws: Whether the message is worth another try, and when, or whether a smaller one is. Not later than
    ///   `options.timeout`, or when the task is cancelled.
    package func send(_ message: OTLPMessage) async throws(SendFailure) -> OTLPResponse {
      try await carrier.send(message)
    }

    /// Closes the connections; nothing can be sent after that.
    package func shutDown() async { await carrier.shutDown() }
  }

  /// How messages travel.
  protocol OTLPCarrier: Sendable {
    /// False when the carrier compresses by itself.
    var takesCompressedMessages: Bool { get }
    func send(_ message: OTLPMessage) async throws(SendFailure) -> OTLPResponse
    func shutDown() async
  }
#endif
