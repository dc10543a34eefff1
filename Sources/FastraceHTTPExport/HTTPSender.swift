#if OpenTelemetry || Datadog
  internal import AsyncHTTPClient
  package import Fastrace
  package import NIOCore
  internal import NIOHTTP1
  internal import NIOSSL

  /// Sends messages to one address over HTTP, with a client of its own that is made when the first one is sent.
  ///
  /// Its requests are never traced, whatever tracer the application has set.
  ///
  /// In a forked child it starts over, with a client and an event loop of the child's.
  package final class HTTPSender: Sendable {
    private enum State {
      case unused
      case open(HTTPClient, forks: UInt32)
      case closed
    }
    private let target: HTTPTarget
    /// What messages for people say.
    private let address: String
    private let state = Locked(State.unused)
    /// What is read of an answer at most: receivers have little to say.
    private static let answerLimit = 64 << 10

    package init(_ target: HTTPTarget) {
      self.target = target
      address = AddressText.of(target.url)
    }

    /// Who drops a reporter that was never set cannot shut it down.
    deinit {
      if case .open(let client, let forks) = (state.withLock { $0 }) { Self.close(client, forks: forks) }
    }

    /// Sends one message, and returns the whole answer, whatever its status.
    package func post(_ body: ByteBuffer, headers: [(String, String)]) async throws(ReportFailure) -> HTTPAnswer {
      guard target.hasUsableURL else {
        throw ReportFailure("the address \"\(address)\" is no URL that begins with http:// or https://")
      }
      let client = try client()
      var request = HTTPClientRequest(url: target.url)
      request.method = .POST
      for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
      for (name, value) in target.headers { request.headers.replaceOrAdd(name: name, value: value) }
      request.body = .bytes(body)
      do {
        let deadline = NIODeadline.now() + TimeAmount(target.timeout)
        let response = try await client.execute(request, timeout: TimeAmount(target.timeout))
        let body = try await Self.read(response.body, until: deadline, on: client.eventLoopGroup.any())
        return HTTPAnswer(
          status: Int(response.status.code), contentType: response.headers.first(name: "content-type") ?? "",
          retryAfter: response.headers.first(name: "retry-after").flatMap(RetryAfter.parse), body: body)
      } catch {
        throw failure(error)
      }
    }

    /// The beginning of an answer; the client's own limit of time ends with its head.
    private static func read(
      _ body: HTTPClientResponse.Body, until deadline: NIODeadline, on loop: any EventLoop
    ) async throws -> ByteBuffer {
      // Child tasks, which run where this one does, and no others.
      try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
        group.addTask {
          var buffer = ByteBuffer()
          for try await part in body {
            buffer.writeImmutableBuffer(part)
            if buffer.readableBytes >= answerLimit { break }
          }
          return buffer
        }
        group.addTask {
          try await Self.wait(until: deadline, on: loop)
          return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let buffer = first else { throw HTTPClientError.deadlineExceeded }
        return buffer
      }
    }

    /// Waits by the clock of the loop: `Task.sleep` never returns in a forked child.
    private static func wait(until deadline: NIODeadline, on loop: any EventLoop) async throws {
      let timer = loop.scheduleTask(deadline: deadline) {}
      do {
        try await withTaskCancellationHandler {
          try await timer.futureResult.get()
        } onCancel: {
          timer.cancel()
        }
      } catch {
        throw CancellationError()
      }
    }

    /// Closes all connections; nothing can be sent after that.
    package func shutDown() async {
      let state = state.withLock { state in
        defer { state = .closed }
        return state
      }
      guard case .open(let client, let forks) = state else { return }
      if ProcessInformation.forks == 0 {
        try? await client.shutdown()
      } else {
        // In a child nobody would say when it is done: that goes over Dispatch.
        Self.close(client, forks: forks)
      }
    }

    /// Closes the connections of a client in the background, unless they are a parent process's.
    private static func close(_ client: HTTPClient, forks: UInt32) {
      if forks == ProcessInformation.forks { return client.shutdown { _ in } }
      // SAFETY: never released on purpose: the threads that would close the client are the parent's, and to release a client
      // that is not closed is an error.
      _ = unsafe Unmanaged.passRetained(client)
    }

    private func client() throws(ReportFailure) -> HTTPClient {
      do {
        return try state.withLock { state in
          let forks = ProcessInformation.forks
          switch state {
          case .open(let client, let earlier) where earlier == forks: return client
          case .closed: throw ReportFailure("the reporter for \(address) has been shut down")
          case .open(let inherited, let earlier):
            Self.close(inherited, forks: earlier)
            state = .unused
          case .unused: break
          }
          if forks > 0, target.isSecure {
            // SwiftNIO SSL's contexts are made on a queue of Dispatch, which starts no thread in a child.
            throw ReportFailure(
              "cannot send to \(address): TLS does not work in a forked child. Send to a receiver on this host over "
                + "http:// there, or start the child with exec (posix_spawn)")
          }
          for (name, value) in target.headers { try HTTPHeaderField(name, value).check() }
          let client = HTTPClient(
            eventLoopGroupProvider: forks == 0 ? .singleton : .shared(ChildEventLoop.current),
            configuration: try configuration())
          state = .open(client, forks: forks)
          return client
        }
      } catch {
        throw error as? ReportFailure ?? ReportFailure(String(describing: error))
      }
    }

    private func configuration() throws -> HTTPClient.Configuration {
      var configuration = HTTPClient.Configuration()
      configuration.tracing.tracer = nil
      if target.isSecure { configuration.tlsConfiguration = try target.tls.configuration() }
      // A redirection would turn the message into a request without a body.
      configuration.redirectConfiguration = .disallow
      configuration.timeout.connect = TimeAmount(target.timeout)
      configuration.timeout.read = TimeAmount(target.timeout)
      // The export pipeline tries again, and knows for how long.
      configuration.connectionPool.retryConnectionEstablishment = false
      if ProcessInformation.forks > 0, let host = target.host {
        configuration.dnsOverride = ChildEventLoop.address(of: host)
      }
      return configuration
    }

    private func failure(_ error: any Error) -> ReportFailure {
      let known = error is CancellationError ? HTTPClientError.cancelled : error as? HTTPClientError
      return switch known {
      case .invalidURL, .emptyHost: ReportFailure("the address \"\(address)\" is no URL with a host")
      case .cancelled:
        ReportFailure("stopped sending to \(address): the time for the export was over", isRetryable: true)
      case .deadlineExceeded, .readTimeout, .connectTimeout:
        ReportFailure("\(address) did not answer within \(target.timeout)", isRetryable: true)
      default:
        ReportFailure(
          "could not send to \(address): \(error). Is a receiver listening there?", isRetryable: true)
      }
    }
  }

  extension TimeAmount {
    fileprivate init(_ duration: Duration) {
      self = .nanoseconds(max(1, Int64(clamping: duration.nanosecondsClamped)))
    }
  }
#endif
