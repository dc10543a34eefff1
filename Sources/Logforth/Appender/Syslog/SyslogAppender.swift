#if Logging
  internal import Fastrace

  /// Sends records to a syslog daemon, over UDP, TCP or a Unix socket.
  ///
  /// It connects with the first record, and again when the connection has ended. A record that could not be sent is tried
  /// once more over a new connection, unless the daemon took nothing within ``SyslogOptions/timeout``; then it is lost and
  /// counted, and for a second the next ones are lost at once, so that a daemon that is gone or hangs does not stop the
  /// program. Put it behind an ``AsyncAppender`` to not wait for the network at all.
  ///
  /// Nothing is kept back, so that to flush it does nothing. Any thread may use it; one at a time sends.
  public final class SyslogAppender: LogAppender {
    private let destination: SyslogDestination
    private let options: SyslogOptions
    private let layout: any LogLayout
    private let connection = Locked(ReceiverConnection())

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
    ///
    /// Blocks for as long as connecting and sending take, each within ``SyslogOptions/timeout``, and while others send.
    ///
    /// - Throws: ``AppendFailure`` when the record is lost.
    public func append(_ record: LogRecord) throws {
      let message = message(record)
      do throws(SystemError) {
        try connection.withLock { connection throws(SystemError) in
          try connection.send(connect: connect) { open throws(SystemError) in try open.send(message) }
        }
      } catch {
        throw AppendFailure(
          lostRecords: 1, "cannot send to syslog at \(destination): \(error); is a daemon listening there?")
      }
    }

    /// Connects again with the next record, also to a daemon that has just failed.
    ///
    /// Waits for a record that is being sent.
    public func reopen() { connection.withLock { $0 = ReceiverConnection() } }

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
  }

  extension LogAppender where Self == SyslogAppender {
    /// A syslog daemon.
    public static func syslog(
      _ destination: SyslogDestination = .unix(), options: SyslogOptions = SyslogOptions()
    ) -> SyslogAppender {
      SyslogAppender(destination, options: options)
    }
  }
#endif
