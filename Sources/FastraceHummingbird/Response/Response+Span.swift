#if Hummingbird
  internal import Fastrace
  internal import FastraceHTTP
  internal import Hummingbird

  extension Response {
    /// Lets the body be written in the span and end it.
    ///
    /// A small body that lies in memory is left as it is, and the span ends here: it is the next thing that the server
    /// writes, in one piece together with the head, which it does with no other kind of body.
    mutating func endSpan(of exchange: HTTPServerExchange) {
      guard !body.isSmallAndInMemory else { return exchange.end() }
      guard exchange.span.context != nil else { return }
      // When nobody writes the body, the last copy of the span goes with the closure, and ends there.
      body = ResponseBody(contentLength: body.contentLength) { [body] writer in
        try await exchange.write(body, to: writer)
      }
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
