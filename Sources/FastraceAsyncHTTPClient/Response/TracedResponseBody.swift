#if AsyncHTTPClient
  internal import AsyncHTTPClient
  internal import Fastrace
  internal import FastraceHTTP
  internal import NIOCore
  internal import NIOHTTP1

  /// The body of a response, with whose end a span ends.
  ///
  /// It can be read once, as that of async-http-client.
  struct TracedResponseBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    let base: HTTPClientResponse.Body
    let ending: BodyEnding

    func makeAsyncIterator() -> Iterator {
      Iterator(base: base.makeAsyncIterator(), reader: BodyReader(ending: ending))
    }

    struct Iterator: AsyncIteratorProtocol {
      var base: HTTPClientResponse.Body.AsyncIterator
      let reader: BodyReader

      mutating func next() async throws -> ByteBuffer? {
        do {
          let part = try await base.next()
          if part == nil { reader.ending.finish() }
          return part
        } catch {
          reader.ending.fail(error)
          throw error
        }
      }
    }
  }

  extension HTTPClientResponse {
    /// The response with a body that ends the span; at once when there is no body to come.
    func endingSpan(of exchange: HTTPClientExchange, isHead: Bool) -> HTTPClientResponse {
      guard exchange.span.isRecording else { return self }
      guard !isHead, !hasNoBody else {
        exchange.end()
        return self
      }
      var response = self
      response.body = .stream(TracedResponseBody(base: body, ending: BodyEnding(exchange)))
      return response
    }

    private var hasNoBody: Bool {
      switch status {
      case .noContent, .notModified, .resetContent: true
      default: headers.first(name: "content-length") == "0"
      }
    }
  }
#endif
