#if Viewer
  import Hummingbird
  import HummingbirdCore
  import Logging
  import NIOCore
  import ServiceLifecycle
  import Synchronization

  /// Receives traces, keeps them and shows them.
  package struct ViewerServer: Sendable {
    package let store: TraceStore
    private let options: ViewerOptions
    private let intake: SpanIntake
    let hub: LiveHub

    package init(_ options: ViewerOptions) throws {
      self.options = options
      store = try TraceStore(options.store, limits: options.limits)
      intake = SpanIntake(store, limits: options.limits)
      hub = LiveHub(store, interval: options.liveInterval)
    }

    /// Runs until the task is cancelled.
    ///
    /// - Parameters:
    ///   - onRunning: Called once everything listens.
    ///   - onFailure: Called with what fails in the background, where it does not end the server; once until it works again.
    /// - Throws: When a port is taken, or a listener fails.
    package func run(
      onRunning: @escaping @Sendable (ViewerAddresses) async -> Void,
      onFailure: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws {
      let host = try await ListenAddress.resolve(options.host)
      let background = BackgroundWork(counters: store.counters, onFailure: onFailure)
      let jaeger: JaegerListener? =
        if let port = options.jaegerPort {
          try await listening("Jaeger", port) { try await JaegerListener.bind(host: host, port: port, intake) }
        } else { nil }
      let grpc = options.grpcPort.map { GRPCListener(host: host, port: $0, intake) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        if let jaeger { group.addTask { try await jaeger.run() } }
        if let grpc {
          group.addTask { try await self.listening("OTLP/gRPC", options.grpcPort ?? 0) { try await grpc.run() } }
        }
        group.addTask { try await hub.run(background) }
        group.addTask {
          try await background.repeat("removing old traces", every: options.sweepInterval) { try await store.sweep() }
        }
        let addresses = ViewerAddresses(host: host, port: 0, jaegerPort: jaeger?.port)
        group.addTask {
          try await self.listening("OTLP/HTTP and the page", options.port) {
            try await self.runHTTP(host) { port in
              var addresses = addresses
              addresses.port = port
              do {
                addresses.grpcPort = try await grpc?.port()
                await onRunning(addresses)
              } catch {
                // The task that runs gRPC throws the same, which ends everything.
              }
            }
          }
        }
        defer {
          hub.close()
          group.cancelAll()
        }
        // Nothing ends by itself: the first that does has failed, or was cancelled.
        try await group.next()
      }
    }

    private func runHTTP(_ host: String, onRunning: @escaping @Sendable (Int) async -> Void) async throws {
      var logger = Logger(label: "fastrace")
      // What fails is thrown, or told to the client.
      logger.logLevel = .critical
      let responder = ViewerResponder(
        gate: RequestGuard(isLoopback: RequestGuard.isLoopback(host: options.host)),
        otlp: OTLPEndpoint(intake: intake), api: API(store: store, hub: hub),
        importer: TraceImport(intake: intake), page: Page(folder: options.webFolder))
      let application = Application(
        responder: responder, server: .http1(configuration: .init(idleTimeout: .seconds(120))),
        configuration: ApplicationConfiguration(
          address: .hostname(host, port: options.port),
          availableConnectionsDelegate: MaximumAvailableConnections(512)),
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) }, logger: logger)
      let group = ServiceGroup(services: [application], logger: logger)
      try await withTaskCancellationHandler {
        try await group.run()
      } onCancel: {
        Task { await group.triggerGracefulShutdown() }
      }
    }

    private func listening<Result: Sendable>(
      _ what: String, _ port: Int, _ body: () async throws -> Result
    ) async throws -> Result {
      do {
        return try await body()
      } catch let error where error is CancellationError || Task.isCancelled {
        throw error
      } catch {
        throw ListenAddress.failure(error, what, port, of: options.host)
      }
    }
  }
#endif
