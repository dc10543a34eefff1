#if AsyncHTTPClient
  internal import FastraceHTTP
  internal import Synchronization

  /// Ends a span once, however its body comes to an end.
  final class BodyEnding: Sendable {
    private let exchange: HTTPClientExchange
    private let isOver = Atomic<Bool>(false)

    init(_ exchange: HTTPClientExchange) { self.exchange = exchange }

    /// Nobody has read the body, and nobody can any more.
    deinit { abandon() }

    /// The body was read to its end.
    func finish() { end { _ in } }

    /// Reading the body has failed.
    func fail(_ error: any Error) {
      end { exchange in
        exchange.fail(
          error, isCancellation: RequestSender.isCancellation(error), type: RequestSender.type(of: error))
      }
    }

    /// The reader is gone before the body was read to its end.
    func abandon() { end { $0.noteAbandonedBody() } }

    private func end(_ note: (HTTPClientExchange) -> Void) {
      guard !isOver.exchange(true, ordering: .relaxed) else { return }
      note(exchange)
      exchange.end()
    }
  }
#endif
