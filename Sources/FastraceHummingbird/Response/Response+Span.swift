#if Hummingbird
  internal import Fastrace
  internal import FastraceHTTP
  internal import Hummingbird

  extension Response {
    /// The response with a body that is written in the span and ends it.
    ///
    /// A small body that lies in memory is left as it is, and the span ends here: it is the next thing that the server
    /// writes, in one piece together with the head, which it does with no other kind of body.
    func endingSpan(of exchange: HTTPServerExchange) -> Response {
      guard exchange.span.context != nil else { return self }
      guard !body.isSmallAndInMemory else {
        exchange.end()
        return self
      }
      var response = self
      // When nobody writes the body, the last copy of the span goes with the closure, and ends there.
      response.body = ResponseBody(contentLength: body.contentLength) { [body] writer in
        try await exchange.write(body, to: writer)
      }
      return response
    }
  }

  extension HTTPServerExchange {
    fileprivate func write(_ body: ResponseBody, to writer: any ResponseBodyWriter) async throws {
      defer { end() }
      let connection = TracedBodyWriter.Connection()
      do {
        try await run { try await body.write(TracedBodyWriter(base: writer, connection: connection)) }
      } catch {
        if connection.hasFailed { noteDisconnect() } else { failBody(error) }
        throw error
      }
    }
  }
#endif
