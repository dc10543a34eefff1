#if Logging
  internal import Logging
  internal import Synchronization

  /// Sends records to a syslog daemon, over UDP, TCP or a Unix socket.
  ///
  /// It connects with the first record, and again when the connection has ended. A record that could not be sent is tried
  /// once more over a new connection, then it is lost and counted, and for a second the next ones are lost at once, so that a
  /// daemon that is gone does not stop the program; put it behind an ``AsyncAppender`` to not wait for the network at all.
  public final class SyslogAppender: LogAppender {
    private let destination: SyslogDestination
    private let options: SyslogOptions
    private let layout: any LogLayout
    private let state = Mutex(State())

    private struct State {
      var connection: Connection?
      /// Until then a daemon that did not answer is left alone.
      var retryTime: UInt64 = 0
      var lastError = ""
    }

    /// An appender for a destination; the layout makes the text of the messages.
    public init(
      _ destination: SyslogDestination, options: SyslogOptions = SyslogOptions(),
      layout: some LogLayout = MessageLayout()
    ) {
      self.destination = destination
      self.options = options
      self.layout = layout
    }

    /// Sends a record.
    public func append(_ record: LogRecord) throws {
      let message = message(record)
      try state.withLock { state throws(AppendFailure) in try send(message, &state) }
    }

    /// Connects again with the next record.
    public func reopen() { state.withLock { $0 = State() } }

    private func message(_ record: LogRecord) -> LogBuffer {
      var message = LogBuffer()
      message.appendSyslogHeader(record, options, isLocal: destination.isLocal)
      layout.write(record, to: &message)
      message.cut(to: options.maximumLength)
      switch destination.framing {
      case nil: return message
      case .newline:
        message.append(UInt8(ascii: "\n"))
        return message
      case .octetCounting:
        var framed = LogBuffer()
        framed.append(UInt64(message.count))
        framed.append(UInt8(ascii: " "))
        framed.append(contentsOf: message.bytes)
        return framed
      }
    }

    private func send(_ message: borrowing LogBuffer, _ state: inout State) throws(AppendFailure) {
      if state.connection?.isClosed == true { state.connection = nil }
      let wasConnected = state.connection != nil
      if try sendOnce(message, &state) { return }
      // What was open before may have been closed meanwhile; a new connection that fails at once is no use to try again.
      if wasConnected, try sendOnce(message, &state) { return }
      throw failure(state.lastError)
    }

    /// False when the connection has failed.
    private func sendOnce(_ message: borrowing LogBuffer, _ state: inout State) throws(AppendFailure) -> Bool {
      let connection = try connection(&state)
      do throws(PartialWrite) {
        try connection.send(message)
        return true
      } catch {
        state.connection = nil
        state.lastError = error.error.description
        return false
      }
    }

    private func connection(_ state: inout State) throws(AppendFailure) -> Connection {
      if let connection = state.connection { return connection }
      if Environment.monotonicNanoseconds < state.retryTime { throw failure(state.lastError) }
      do throws(SystemError) {
        let connection = try connect()
        state.connection = connection
        return connection
      } catch {
        state.lastError = error.description
        state.retryTime = Deadline.after(.seconds(1))
        throw failure(state.lastError)
      }
    }

    private func connect() throws(SystemError) -> Connection {
      switch destination {
      case .udp(let host, let port):
        try Connection(host: host, port: port, isStream: false, timeout: options.timeout)
      case .tcp(let host, let port, _):
        try Connection(host: host, port: port, isStream: true, timeout: options.timeout)
      case .unix(let path): try Connection(path: path, isStream: false, timeout: options.timeout)
      case .unixStream(let path, _): try Connection(path: path, isStream: true, timeout: options.timeout)
      }
    }

    private func failure(_ reason: String) -> AppendFailure {
      AppendFailure(lostRecords: 1, "cannot send to syslog at \(destination): \(reason); is a daemon listening there?")
    }
  }
#endif
