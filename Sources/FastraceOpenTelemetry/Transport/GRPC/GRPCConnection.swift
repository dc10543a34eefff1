#if OpenTelemetryGRPC
  internal import Fastrace
  internal import FastraceHTTPExport
  internal import GRPCCore
  internal import GRPCNIOTransportHTTP2
  internal import NIOCore
  internal import NIOPosix

  /// The connection to one server, which is made when the first message is sent.
  final class GRPCConnection: Sendable {
    typealias Client = GRPCClient<HTTP2ClientTransport.Posix>
    private enum State {
      case unused
      case open(Client, Task<Void, Never>)
      case closed
    }
    private let options: OpenTelemetryOptions
    private let state = Locked(State.unused)

    init(_ options: OpenTelemetryOptions) { self.options = options }

    /// Who drops a reporter that was never set cannot shut it down.
    deinit {
      // A child has the parent's connection, and leaves it alone.
      if ProcessInformation.forks == 0, case .open(_, let task) = (state.withLock { $0 }) { task.cancel() }
    }

    /// The client, which connects by itself, and again when the connection is lost.
    ///
    /// - Throws: When the options make no connection, when it was shut down, and in a forked child.
    func client() throws(SendFailure) -> Client {
      do {
        if ProcessInformation.forks > 0 {
          // grpc-swift waits with `Task.sleep`, which never returns in a child, for every timeout and every retry.
          throw ReportFailure(
            "OTLP over gRPC does not work in a forked child: set a reporter that sends over HTTP there, or start the "
              + "child with exec (posix_spawn)")
        }
        return try state.withLock { state in
          switch state {
          case .open(let client, _): return client
          case .closed:
            throw ReportFailure(
              "the exporter for \(AddressText.of(options.endpoint ?? "port 4317")) has been shut down")
          case .unused:
            let loop = MultiThreadedEventLoopGroup.singleton.any()
            let client = GRPCClient(transport: try transport(on: loop))
            // Not in Swift's pool, all of whose threads the application may block.
            let task = Task(executorPreference: EventLoopExecutor(loop)) { _ = try? await client.runConnections() }
            state = .open(client, task)
            return client
          }
        }
      } catch {
        throw SendFailure(error as? ReportFailure ?? ReportFailure("cannot connect over gRPC: \(error)"))
      }
    }

    /// Closes the connection.
    func shutDown() async {
      let state = state.withLock { state in
        defer { state = .closed }
        return state
      }
      guard ProcessInformation.forks == 0, case .open(let client, let task) = state else { return }
      client.beginGracefulShutdown()
      // No message is on its way any more, and an attempt to connect is not worth waiting for.
      task.cancel()
      await task.value
    }

    private func transport(on loop: any EventLoop) throws -> HTTP2ClientTransport.Posix {
      guard let server = options.server else {
        throw ReportFailure(
          "the address \"\(AddressText.of(options.endpoint ?? ""))\" is neither an http:// or https:// URL nor HOST:PORT"
        )
      }
      try options.checkHeaders()
      return try HTTP2ClientTransport.Posix(
        target: .dns(host: server.host, port: server.port),
        transportSecurity: server.isSecure ? try .tls(options.tls.configuration()) : .plaintext,
        config: .defaults { config in
          // The export pipeline tries again after some seconds: by then the next attempt to connect should be over.
          config.backoff = .init(initial: .milliseconds(100), max: .seconds(1), multiplier: 1.6, jitter: 0.2)
          config.compression = .init(algorithm: .none, enabledAlgorithms: [.gzip, .none])
        },
        eventLoopGroup: loop)
    }
  }

  extension OpenTelemetryOptions.TLS {
    fileprivate func configuration() throws -> HTTP2ClientTransport.Posix.TransportSecurity.TLS {
      // Says which file cannot be read.
      _ = try TLSFiles(self).configuration()
      return .defaults { tls in
        if let path = certificateAuthorities { tls.trustRoots = .certificates([.file(path: path, format: .pem)]) }
        if let path = clientCertificate { tls.certificateChain = [.file(path: path, format: .pem)] }
        if let path = clientKey { tls.privateKey = .file(path: path, format: .pem) }
      }
    }
  }

  extension OpenTelemetryOptions {
    fileprivate func checkHeaders() throws {
      for header in headers { try HTTPHeaderField(header.name, header.value).check() }
    }
  }

  /// Runs tasks on an event loop.
  private final class EventLoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      // SAFETY: each job is run once, and the executor lives as long as it has jobs, which the loop retains.
      loop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }
#endif
