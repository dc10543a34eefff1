#if AsyncHTTPClient
  internal import AsyncHTTPClient
  internal import Fastrace
  internal import FastraceHTTP
  internal import Logging
  internal import NIOCore
  internal import NIOHTTP1
  internal import Tracing

  /// Sends a request, and what it is redirected to, each in a span of its own.
  struct RequestSender {
    let client: HTTPClient
    let tracing: AsyncHTTPClientTracing
    let deadline: NIODeadline
    let logger: Logger?
    /// Nil to leave redirects to the client, or to the caller.
    var redirects: RedirectLimits?

    func send(_ request: HTTPClientRequest, resendCount: Int) async throws -> HTTPClientResponse {
      var plan = redirects.map { RedirectPlan(limits: $0, first: request.url) }
      var history: [HTTPClientRequestResponse] = []
      var request = request
      var resendCount = resendCount
      while true {
        var (response, exchange) = try await attempt(request, resendCount: resendCount)
        history += response.history
        response.history = history
        do {
          guard let next = try plan?.next(after: request, status: response.status, headers: response.headers) else {
            return response.endingSpan(of: exchange, isHead: request.method == .HEAD)
          }
          request = next
        } catch {
          exchange.fail(error, type: Self.type(of: error))
          throw error
        }
        // Nobody reads the body of a redirect.
        exchange.end()
        resendCount += 1
      }
    }

    private func attempt(
      _ request: HTTPClientRequest, resendCount: Int
    ) async throws -> (HTTPClientResponse, HTTPClientExchange) {
      let (url, method) = (request.url, request.method.rawValue)
      var request = request
      let exchange = tracing.begin(
        &request, headers: \.headers, method: method, url: url, resendCount: resendCount)
      if client.sendsContext { tracing.removeContext(from: &request.headers) }
      do {
        let response = try await exchange.span.makeCurrent {
          try await client.execute(request, deadline: deadline, logger: logger)
        }
        tracing.respond(
          exchange, response, status: Int(response.status.code), version: response.version.number,
          carrier: response.headers)
        exchange.noteRedirects(in: response.history, tracing.redaction)
        return (response, exchange)
      } catch {
        exchange.fail(error, isCancellation: Self.isCancellation(error), type: Self.type(of: error))
        exchange.end()
        throw error
      }
    }

    static func isCancellation(_ error: any Error) -> Bool {
      error as? HTTPClientError == .cancelled && Task.isCancelled
    }

    /// One of a bounded number of names.
    static func type(of error: any Error) -> String? { (error as? HTTPClientError)?.shortDescription }
  }

  extension HTTPClientExchange {
    /// Adds an event for each redirect that the client has followed by itself.
    fileprivate func noteRedirects(in history: [HTTPClientRequestResponse], _ redaction: URLRedaction) {
      for hop in history.dropLast() {
        span.addEvent(
          "redirect",
          properties: [
            HTTPAttribute.statusCode: Int(hop.responseHead.status.code),
            "http.response.header.location": hop.responseHead.headers["location"].map(redaction.url),
          ])
      }
    }
  }

  extension HTTPClient {
    /// Whether the client has a tracer of swift-distributed-tracing, which adds its context to whatever is there already:
    /// two lines of `traceparent` are none for the receiver.
    fileprivate var sendsContext: Bool { tracer.map { !($0 is NoOpTracer) } ?? false }
  }

  extension HTTPVersion {
    /// The number as `network.protocol.version` wants it.
    fileprivate var number: String { minor == 0 ? "\(major)" : "\(major).\(minor)" }
  }
#endif
