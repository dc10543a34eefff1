#if Viewer
  import FastraceGRPC
  import GRPCCore
  import GRPCNIOTransportHTTP2
  import ServiceLifecycle

  /// Takes orders over gRPC, and reserves what is ordered.
  struct OrdersServer: Sendable {
    private let server: GRPCServer<HTTP2ServerTransport.Posix>

    init(_ options: DemoService.Options) {
      server = GRPCServer(
        transport: .http2NIOPosix(
          address: .ipv4(host: "127.0.0.1", port: options.port), transportSecurity: .plaintext),
        services: [Orders(InventoryClient(port: options.inventoryPort))], interceptors: [TracingServerInterceptor()])
    }

    func run() async throws { try await ServiceRunner.run(Listener(server: server)) }
  }

  /// Serves until the process is asked to end.
  private struct Listener: Service {
    let server: GRPCServer<HTTP2ServerTransport.Posix>

    func run() async throws {
      try await withGracefulShutdownHandler {
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await server.serve() }
          ServiceRunner.announce(port: try await server.transport.listeningAddress.ipv4?.port ?? 0)
          try await group.waitForAll()
        }
      } onGracefulShutdown: {
        server.beginGracefulShutdown()
      }
    }
  }
#endif
