#if GRPC
  import GRPCCore

  /// A client of ``TextService`` over any transport.
  struct TextClient: Sendable {
    private let unary: @Sendable (String) async throws -> String
    private let streaming:
      @Sendable (StreamingClientRequest<String>, CallOptions, @escaping Reader) async throws -> Void

    typealias Reader = @Sendable (StreamingClientResponse<String>) async throws -> Void

    init(_ client: GRPCClient<some ClientTransport>) {
      unary = { message in
        try await client.unary(
          request: ClientRequest(message: message), descriptor: TextService.method, serializer: TextCoder(),
          deserializer: TextCoder(), options: .defaults
        ) { try $0.message }
      }
      streaming = { request, options, reader in
        try await client.bidirectionalStreaming(
          request: request, descriptor: TextService.method, serializer: TextCoder(), deserializer: TextCoder(),
          options: options, onResponse: reader)
      }
    }

    /// Sends a text and gets one back.
    func sayOnce(_ message: String) async throws -> String { try await unary(message) }

    /// Sends texts, and gives the response to `reader`.
    func stream(
      _ messages: [String] = [], metadata: Metadata = [:], timeout: Duration? = nil, _ reader: @escaping Reader
    ) async throws {
      var options = CallOptions.defaults
      options.timeout = timeout
      let request = StreamingClientRequest<String>(metadata: metadata) { writer in
        for message in messages { try await writer.write(message) }
      }
      try await streaming(request, options, reader)
    }

    /// Makes a call whose request is written by the test.
    func call(_ request: StreamingClientRequest<String>, _ reader: @escaping Reader) async throws {
      try await streaming(request, .defaults, reader)
    }

    /// Sends texts, and reads the whole response.
    func say(_ messages: [String] = [], metadata: Metadata = [:], timeout: Duration? = nil) async throws {
      try await stream(messages, metadata: metadata, timeout: timeout) { response in
        for try await _ in response.messages {}
      }
    }
  }
#endif
