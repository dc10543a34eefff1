#if Logging
  internal import Synchronization

  /// Sends records to the journal of systemd, with all their fields (native protocol).
  ///
  /// Records that are too large for a datagram are passed as a sealed file in memory. Messages may have several lines there.
  public final class JournaldAppender: LogAppender {
    private let path: String
    private let identifier: String
    private let connection = Mutex<Connection?>(nil)

    /// An appender for the journal.
    ///
    /// - Parameters:
    ///   - path: The socket of the journal.
    ///   - identifier: What the entries are marked with: `journalctl -t IDENTIFIER` shows them. Default: the name of the
    ///     program.
    public init(path: String = "/run/systemd/journal/socket", identifier: String? = nil) {
      self.path = path
      self.identifier = identifier ?? Environment.programName
    }

    /// Sends a record.
    public func append(_ record: LogRecord) throws {
      var message = LogBuffer()
      message.appendJournalEntry(record, identifier: identifier)
      try connection.withLock { connection throws(AppendFailure) in
        do throws(SystemError) {
          try send(message, &connection)
        } catch {
          connection = nil
          throw AppendFailure(lostRecords: 1, "cannot send to the journal at \(path): \(error); is it running?")
        }
      }
    }

    /// Connects again with the next record.
    public func reopen() { connection.withLock { $0 = nil } }

    private func send(_ message: borrowing LogBuffer, _ connection: inout Connection?) throws(SystemError) {
      do throws(SystemError) {
        try sendOnce(message, &connection)
      } catch {
        // The journal may have been restarted since the last record.
        if connection == nil { throw error }
        connection = nil
        try sendOnce(message, &connection)
      }
    }

    private func sendOnce(_ message: borrowing LogBuffer, _ connection: inout Connection?) throws(SystemError) {
      let open: Connection
      if let connection {
        open = connection
      } else {
        open = try Connection(path: path, isStream: false, timeout: .seconds(5))
        connection = open
      }
      do throws(PartialWrite) {
        try open.send(message)
      } catch {
        guard error.error.isTooLarge else { throw error.error }
        try open.sendAsFile(message)
      }
    }
  }

  extension LogAppender where Self == JournaldAppender {
    /// The journal of systemd.
    public static func journald(identifier: String? = nil) -> JournaldAppender {
      JournaldAppender(identifier: identifier)
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
