#if Viewer
  import GRPCCore
  import GRPCNIOTransportHTTP2

  /// Receives OTLP over gRPC.
  struct GRPCListener: Sendable {
    private let transport: HTTP2ServerTransport.Posix
    private let server: GRPCServer<HTTP2ServerTransport.Posix>

    /// - Parameter host: An address; a name is not taken.
    init(host: String, port: Int, _ intake: SpanIntake) {
      var configuration = HTTP2ServerTransport.Posix.Config.defaults
      configuration.compression.enabledAlgorithms = .all
      // Of the decompressed message as well. It is gathered before anything here sees it, and so before the budget does:
      // no larger than what comes over HTTP, and few at a time for each connection.
      configuration.rpc.maxRequestPayloadSize = intake.limits.bodyBytes
      configuration.http2.maxConcurrentStreams = intake.limits.streamsPerConnection
      let address: SocketAddress = host.contains(":") ? .ipv6(host: host, port: port) : .ipv4(host: host, port: port)
      transport = HTTP2ServerTransport.Posix(
        address: address, transportSecurity: .plaintext, config: configuration)
      server = GRPCServer(
        transport: transport, services: Signal.allCases.map { OTLPService(intake: intake, signal: $0) })
    }

    /// The port, as soon as it listens.
    func port() async throws -> Int {
      let address = try await transport.listeningAddress
      return address.ipv4?.port ?? address.ipv6?.port ?? 0
    }

    /// Serves until the task is cancelled.
    func run() async throws { try await server.serve() }
  }
#endif
