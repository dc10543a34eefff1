#if OpenTelemetryGRPC
  internal import Fastrace
  internal import FastraceHTTPExport
  internal import FastraceOTLP
  internal import GRPCCore
  internal import GRPCNIOTransportHTTP2
  internal import NIOCore

  /// OTLP over gRPC: one unary call for each request, with the bytes that our encoder wrote.
  struct GRPCCarrier: OTLPCarrier {
    private let address: String
    private let method: MethodDescriptor
    private let metadata: Metadata
    private let callOptions: CallOptions
    private let timeout: Duration
    private let connection: GRPCConnection

    init(_ options: OpenTelemetryOptions, signal: OTLPSignal) {
      address = AddressText.of(options.endpoint ?? "http://localhost:4317")
      method = MethodDescriptor(fullyQualifiedService: signal.serviceName, method: "Export")
      metadata = Metadata(options)
      timeout = HTTPTarget.limit(options.timeout)
      connection = GRPCConnection(options)
      var callOptions = CallOptions.defaults
      callOptions.timeout = timeout
      callOptions.compression = options.compression == .gzip ? .gzip : nil
      // Whoever sends again knows for how long it is worth it.
      callOptions.waitForReady = false
      self.callOptions = callOptions
    }

    var takesCompressedMessages: Bool { false }

    func send(_ message: OTLPMessage) async throws(SendFailure) -> OTLPResponse {
      let client = try connection.client()
      let answer: Result<[UInt8], RPCError>
      do {
        answer = try await client.unary(
          request: ClientRequest(message: message.body, metadata: metadata), descriptor: method,
          serializer: EncodedMessage(), deserializer: UndecodedMessage(), options: callOptions
        ) { response in response.accepted.flatMap(\.message) }
      } catch let error as RPCError where error.code == .deadlineExceeded {
        throw SendFailure(ReportFailure("\(address) did not answer within \(timeout)", isRetryable: true))
      } catch  where error is CancellationError || (error as? RPCError)?.code == .cancelled {
        let description = "stopped sending to \(address): the time for the export was over"
        throw SendFailure(ReportFailure(description, isRetryable: true))
      } catch {
        let description = "could not send to \(address): \(error). Is a receiver listening there?"
        throw SendFailure(ReportFailure(description, isRetryable: true))
      }
      switch answer {
      case .success(let bytes): return OTLPResponse(protobuf: bytes)
      case .failure(let error): throw SendFailure(error, from: address)
      }
    }

    func shutDown() async { await connection.shutDown() }
  }

  extension SendFailure {
    fileprivate init(_ error: RPCError, from address: String) {
      let details = error.metadata[binaryValues: "grpc-status-details-bin"].first { _ in true }.flatMap {
        RPCStatus($0)
      }
      self.init(
        grpcCode: error.code.rawValue, description: "sending to \(address) ended with the status \(error)",
        details: details)
    }
  }

  extension Metadata {
    /// The headers that the options ask for, but those that belong to gRPC itself.
    fileprivate init(_ options: OpenTelemetryOptions) {
      self.init()
      addString(OTLPMessage.userAgent, forKey: "user-agent")
      let reserved: Set<String> = ["content-type", "te", "host", "connection", "content-length", "transfer-encoding"]
      for header in options.headers {
        let name = header.name.lowercased()
        if !reserved.contains(name), !name.hasPrefix("grpc-") { replaceOrAddString(header.value, forKey: name) }
      }
    }
  }

  /// A message that is encoded already.
  private struct EncodedMessage: MessageSerializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: ByteBuffer) throws -> Bytes {
      Bytes(message.readableBytesView)
    }
  }

  /// An answer, to be decoded by whoever knows what it may say.
  private struct UndecodedMessage: MessageDeserializer {
    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> [UInt8] {
      unsafe bytes.withUnsafeBytes { unsafe Array($0) }
    }
  }
#endif
