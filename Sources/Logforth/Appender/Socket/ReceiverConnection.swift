#if Logging
  /// The connection of an appender to what takes its records: opened when it is needed, opened again when it has ended, and
  /// given a rest when the receiver fails.
  ///
  /// Used under the lock of its appender.
  struct ReceiverConnection {
    /// How long a receiver that has failed is left alone, so that one that is gone or hangs does not stop the program.
    private let rest: Duration
    private var connection: Connection?
    /// What the last message failed with, and until when the next ones do so at once.
    private var failure: (error: SystemError, end: UInt64)?

    init(rest: Duration = .seconds(1)) { self.rest = rest }

    /// Sends a message by `send`, once more over a new connection when the one that was open before has failed.
    ///
    /// - Throws: What `connect` or `send` has thrown last.
    mutating func send(
      connect: () throws(SystemError) -> Connection, _ send: (Connection) throws(SystemError) -> Void
    ) throws(SystemError) {
      if let failure, Environment.monotonicNanoseconds < failure.end { throw failure.error }
      failure = nil
      do throws(SystemError) {
        try sendOrReconnect(connect, send)
      } catch {
        connection = nil
        // A message that is too large says nothing about the receiver.
        if !error.isTooLarge { failure = (error, Deadline.after(rest)) }
        throw error
      }
    }

    private mutating func sendOrReconnect(
      _ connect: () throws(SystemError) -> Connection, _ send: (Connection) throws(SystemError) -> Void
    ) throws(SystemError) {
      if let open = connection, !open.isClosed {
        do throws(SystemError) { return try send(open) } catch {
          // A receiver that hangs would only hang once more.
          if error.isTimeout || error.isTooLarge { throw error }
        }
      }
      connection = nil
      let new = try connect()
      connection = new
      try send(new)
    }
  }
#endif
