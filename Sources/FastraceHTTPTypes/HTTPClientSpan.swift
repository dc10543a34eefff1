#if HTTPTypes || Hummingbird
  public import Fastrace
  public import FastraceHTTP
  public import HTTPTypes

  /// How requests are traced that any client sends as an `HTTPRequest`.
  public typealias HTTPTypesClientTracing = HTTPClientTracing<HTTPRequest, HTTPResponse>

  /// The span of a request that any client sends.
  ///
  /// ``withClientSpan(for:resendCount:tracing:isolation:_:)`` is the short way. This is for clients whose response is read
  /// elsewhere. All methods may be called from any thread. The span ends at the latest when the last copy is gone.
  public struct HTTPClientSpan: Sendable {
    private let tracing: HTTPTypesClientTracing
    private let exchange: HTTPClientExchange

    /// Begins the span of a request as a child of the current one, and writes its context into the headers.
    ///
    /// - Parameters:
    ///   - request: The request. Headers of it that the propagator writes are replaced.
    ///   - resendCount: How often the same request was sent before, redirects included.
    ///   - tracing: What is traced, and how.
    public init(
      _ request: inout HTTPRequest, resendCount: Int = 0, tracing: HTTPTypesClientTracing = HTTPTypesClientTracing()
    ) {
      self.tracing = tracing
      let original = request
      exchange = tracing.begin(
        &request, headers: \.headerFields, method: original.method.rawValue, url: original.urlText,
        resendCount: resendCount)
    }

    /// The span; ``/Fastrace/TraceSpan/noop`` for a request that is not traced.
    public var span: TraceSpan { exchange.span }

    /// Records the head of the response.
    ///
    /// - Parameters:
    ///   - response: The head.
    ///   - protocolVersion: The version of HTTP, such as `1.1` or `2`; nil when it is not known.
    public func respond(_ response: HTTPResponse, protocolVersion: String? = nil) {
      tracing.respond(
        exchange, response, status: response.status.code, version: protocolVersion, carrier: response.headerFields)
    }

    /// Records that the request has failed, or the body of the response; that it was cancelled is no error.
    ///
    /// - Parameters:
    ///   - error: What was thrown; a `CancellationError` always stands for a cancellation.
    ///   - isCancellation: Whether it says that the task was cancelled, in the words of the client.
    public func fail(_ error: any Error, isCancellation: Bool = false) {
      exchange.fail(error, isCancellation: isCancellation)
    }

    /// Ends the span: the last byte of the response has come.
    public func end() { exchange.end() }
  }

  /// Runs `body`, which sends a request, in a span of its own, and ends the span when it returns.
  ///
  ///     let users = try await withClientSpan(for: request) { request, exchange in
  ///       let (data, response) = try await URLSession.shared.data(for: request)
  ///       exchange.respond(response)
  ///       return try decode(data)
  ///     }
  ///
  /// The span is of kind client, a child of the current one, and current in `body`. What `body` throws is recorded, and
  /// thrown on; whatever it throws in a task that was cancelled is no error.
  ///
  /// May be called from any task; `body` runs on the actor of the caller. Costs a span with its properties, some
  /// microseconds, and the writing of the headers.
  ///
  /// - Parameters:
  ///   - request: The request. Headers of it that the propagator writes are replaced in what `body` gets.
  ///   - resendCount: How often the same request was sent before, redirects included.
  ///   - tracing: What is traced, and how.
  ///   - isolation: The actor that `body` runs on, which is that of the caller.
  ///   - body: Sends the request that it gets, and reads the response to its end.
  public func withClientSpan<Result>(
    for request: HTTPRequest, resendCount: Int = 0, tracing: HTTPTypesClientTracing = HTTPTypesClientTracing(),
    isolation: isolated (any Actor)? = #isolation, _ body: (HTTPRequest, HTTPClientSpan) async throws -> Result
  ) async throws -> Result {
    var request = request
    let exchange = HTTPClientSpan(&request, resendCount: resendCount, tracing: tracing)
    defer { exchange.end() }
    do {
      return try await exchange.span.makeCurrent { try await body(request, exchange) }
    } catch {
      // Each client has its own word for it: `URLError.cancelled`, for instance.
      exchange.fail(error, isCancellation: Task.isCancelled)
      throw error
    }
  }

  extension HTTPRequest {
    /// The URL, as far as its parts are there.
    fileprivate var urlText: String {
      guard let authority else { return path ?? "" }
      return "\(scheme ?? "http")://\(authority)\(path ?? "/")"
    }
  }
#endif
