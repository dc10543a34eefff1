#if GRPC
  import FastraceGRPC
  import GRPCCore
  import GRPCInProcessTransport
  import GRPCNIOTransportHTTP2

  /// How client and server of a test are connected.
  enum Wire: CaseIterable {
    case inProcess
    case sockets

    /// Runs a server with one service, and a client for the time of `body`; both are gone when it returns.
    func connect<Result: Sendable>(
      _ service: TextService, client: any ClientInterceptor = TracingClientInterceptor(),
      server: any ServerInterceptor = TracingServerInterceptor(),
      _ body: (TextClient) async throws -> Result
    ) async throws -> Result {
      switch self {
      case .inProcess:
        let transport = InProcessTransport()
        return try await withGRPCServer(
          transport: transport.server, services: [service], interceptors: [server]
        ) { _ in
          try await withGRPCClient(transport: transport.client, interceptors: [client]) {
            try await body(TextClient($0))
          }
        }
      case .sockets:
        return try await withGRPCServer(
          transport: HTTP2ServerTransport.Posix(
            address: .ipv4(host: "127.0.0.1", port: 0), transportSecurity: .plaintext),
          services: [service], interceptors: [server]
        ) { server in
          let port = try await server.transport.listeningAddress.ipv4?.port ?? 0
          return try await withGRPCClient(
            transport: .http2NIOPosix(target: .ipv4(address: "127.0.0.1", port: port), transportSecurity: .plaintext),
            interceptors: [client]
          ) { try await body(TextClient($0)) }
        }
      }
    }
  }
#endif
