#if GRPC
  import GRPCCore

  /// Messages that are texts, on the wire as UTF-8.
  struct TextCoder: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: String) throws -> Bytes { Bytes(message.utf8) }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> String {
      unsafe bytes.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }

  /// A service whose only method is written by the test.
  struct TextService: RegistrableRPCService {
    typealias Handler =
      @Sendable (StreamingServerRequest<String>, ServerContext) async throws -> StreamingServerResponse<String>

    static let method = MethodDescriptor(fullyQualifiedService: "text.Text", method: "Say")

    let handler: Handler

    init(_ handler: @escaping Handler) { self.handler = handler }

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
      router.registerHandler(
        forMethod: Self.method, deserializer: TextCoder(), serializer: TextCoder(), handler: handler)
    }

    /// Answers every message of the request with the same text.
    static let echo = TextService { request, _ in
      StreamingServerResponse { writer in
        for try await message in request.messages { try await writer.write(message) }
        return [:]
      }
    }

    /// Fails before it answers.
    static func throwing(_ error: any Error) -> TextService { TextService { _, _ in throw error } }
  }
#endif
