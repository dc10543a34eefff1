#if Datadog
  public import Fastrace
  internal import FastraceEnvironment
  internal import FastraceHTTPExport
  internal import NIOCore

  /// Sends spans to a Datadog agent, to its endpoint `/v0.4/traces`.
  ///
  ///     Fastrace.setReporter(DatadogReporter())
  ///
  /// Whole numbers and floating-point numbers become metrics, all else becomes meta; events and links become JSON in meta.
  /// The name of the span is the resource, and the operation follows from its kind. What fails because the agent is away
  /// or overloaded is tried again.
  ///
  /// Any thread may use it. Nothing is connected before the first report. Its own requests are never traced.
  public final class DatadogReporter: SpanReporter {
    /// Agents refuse more than 25 MB.
    private static let byteLimit = 8 << 20
    private static let retryable = Set([429] + (500..<600))
    private let url: String
    private let sender: HTTPSender
    private let encoder: Locked<DatadogEncoder>

    /// A reporter that sends to an agent.
    ///
    /// - Parameters:
    ///   - agent: The URL of the agent. By default what the environment variables `DD_TRACE_AGENT_URL`, or `DD_AGENT_HOST`
    ///     and `DD_TRACE_AGENT_PORT` say, else port 8126 of this host.
    ///   - resource: What the spans are from. By default what is detected; `DD_SERVICE`, `DD_ENV` and `DD_VERSION` count.
    ///   - timeout: How long one request may take.
    public init(agent: String? = nil, resource: Fastrace.Resource? = nil, timeout: Duration = .seconds(10)) {
      let environment = DatadogEnvironment(.ofProcess())
      var agent = agent ?? environment.agent
      if agent.hasSuffix("/") { agent.removeLast() }
      url = agent + "/v0.4/traces"
      sender = HTTPSender(HTTPTarget(url: url, headers: [], timeout: timeout))
      encoder = Locked(DatadogEncoder(resource: resource ?? environment.resource))
    }

    /// Sends the spans, in several requests when they are too many bytes for one.
    public func report(_ spans: SpanBatch) async throws {
      var progress = BatchProgress(total: spans.count)
      var byteLimit = Self.byteLimit
      while !progress.isFinished {
        let (body, count, traces) = encode(spans, from: progress.finished, byteLimit: byteLimit)
        do {
          try await send(body, traces: traces)
          progress.advance(by: count)
        } catch {
          if error.isTooLarge, count > 1 {
            byteLimit = max(1, min(byteLimit, body.readableBytes) / 2)
            continue
          }
          try progress.fail(count, error.failure)
        }
      }
      try progress.finish()
    }

    /// Closes the connections.
    public func shutdown() async { await sender.shutDown() }

    private func encode(_ spans: SpanBatch, from first: Int, byteLimit: Int) -> (ByteBuffer, spans: Int, traces: Int) {
      encoder.withLock { encoder in
        let (spans, traces) = encoder.encode(spans, from: first, byteLimit: byteLimit)
        return (unsafe encoder.withMessage { unsafe ByteBuffer(bytes: $0) }, spans, traces)
      }
    }

    private func send(_ body: ByteBuffer, traces: Int) async throws(SendFailure) {
      let headers = [
        ("content-type", "application/msgpack"), ("datadog-meta-lang", "swift"),
        ("datadog-meta-tracer-version", LibraryVersion.number), ("x-datadog-trace-count", traces.description),
      ]
      let answer: HTTPAnswer
      do {
        answer = try await sender.post(body, headers: headers)
      } catch {
        throw SendFailure(error)
      }
      guard (200..<300).contains(answer.status) else {
        throw SendFailure(answer.failure(from: url, retryable: Self.retryable), isTooLarge: answer.status == 413)
      }
    }
  }
#endif
