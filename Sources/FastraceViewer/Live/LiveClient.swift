#if Viewer
  import Hummingbird
  import NIOCore
  import Synchronization

  /// What one open page was sent and has not read yet.
  ///
  /// It is bounded by bytes: a page for which there is no room any more is disconnected, whatever its connection still
  /// waits for. Can be used from everywhere.
  final class LiveClient: Sendable {
    private let stream: AsyncStream<ByteBuffer>
    private let continuation: AsyncStream<ByteBuffer>.Continuation
    private let unread = Mutex(0)
    private let capacity: Int
    private let disconnect: @Sendable () -> Void

    init(capacity: Int, disconnect: @escaping @Sendable () -> Void) {
      (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
      self.capacity = capacity
      self.disconnect = disconnect
    }

    var unreadBytes: Int { unread.withLock { $0 } }

    /// False for a page that has to go, because it does not read.
    func send(_ message: ByteBuffer) -> Bool {
      let fits = unread.withLock { unread in
        // Whatever its size, one message may wait.
        guard unread == 0 || unread + message.readableBytes <= capacity else { return false }
        unread += message.readableBytes
        return true
      }
      if fits { continuation.yield(message) } else { end() }
      return fits
    }

    /// Ends the response in good order once everything was read.
    func finish() { continuation.finish() }

    /// Ends the connection, and forgets what was not read.
    private func end() {
      continuation.finish()
      disconnect()
    }

    /// Passes messages on as they are read, until there are no more.
    func write(to writer: inout any ResponseBodyWriter) async throws {
      for await message in stream {
        try await writer.write(message)
        unread.withLock { $0 -= message.readableBytes }
      }
      try await writer.finish(nil)
    }
  }
#endif
