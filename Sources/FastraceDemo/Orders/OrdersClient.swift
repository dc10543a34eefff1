#if Viewer
  import FastraceGRPC
  import GRPCCore
  import GRPCNIOTransportHTTP2
  import ServiceLifecycle

  /// Asks for orders over gRPC; runs its connection as a service.
  struct OrdersClient: Service {
    private let client: GRPCClient<HTTP2ClientTransport.Posix>

    init(port: Int) throws {
      client = GRPCClient(
        transport: try .http2NIOPosix(
          target: .ipv4(address: "127.0.0.1", port: port), transportSecurity: .plaintext),
        interceptors: [TracingClientInterceptor()])
    }

    func run() async throws {
      try await withGracefulShutdownHandler {
        try await client.runConnections()
      } onGracefulShutdown: {
        client.beginGracefulShutdown()
      }
    }

    func place(_ order: Reservation) async throws -> PlacedOrder {
      var options = CallOptions.defaults
      options.timeout = .seconds(10)
      return try await client.unary(
        request: ClientRequest(message: order), descriptor: OrdersMethod.place, serializer: JSONCoder<Reservation>(),
        deserializer: JSONCoder<PlacedOrder>(), options: options
      ) { try $0.message }
    }

    func forecast(weeks: Int) async throws -> [ForecastLine] {
      var options = CallOptions.defaults
      options.timeout = .seconds(30)
      return try await client.serverStreaming(
        request: ClientRequest(message: ForecastRequest(weeks: weeks)), descriptor: OrdersMethod.forecast,
        serializer: JSONCoder<ForecastRequest>(), deserializer: JSONCoder<ForecastLine>(), options: options
      ) { response in
        var lines: [ForecastLine] = []
        for try await line in response.messages { lines.append(line) }
        return lines
      }
    }
  }
#endif
