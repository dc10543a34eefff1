#if Logging
  internal import Fastrace

  /// Sends records to the journal of systemd, with all their fields (native protocol).
  ///
  /// Records that are too large for a datagram are passed as a sealed file in memory. Messages may have several lines there.
  ///
  /// It connects with the first record, and again when the journal was restarted. A record that cannot be sent is lost and
  /// counted, and for a second the next ones are lost at once, so that a journal that is gone or hangs does not stop the
  /// program. Nothing is kept back, so that to flush it does nothing. Any thread may use it; one at a time sends.
  public final class JournaldAppender: LogAppender {
    private let path: String
    private let identifier: String
    private let connection = Locked(ReceiverConnection())

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
    ///
    /// Blocks for as long as connecting and sending take, each within five seconds, and while others send.
    ///
    /// - Throws: ``AppendFailure`` when the record is lost.
    public func append(_ record: LogRecord) throws {
      var message = LogBuffer()
      message.appendJournalEntry(record, identifier: identifier)
      do throws(SystemError) {
        try connection.withLock { connection throws(SystemError) in
          try connection.send(connect: connect) { open throws(SystemError) in try send(message, open) }
        }
      } catch {
        throw AppendFailure(lostRecords: 1, "cannot send to the journal at \(path): \(error); is it running?")
      }
    }

    /// Connects again with the next record, also to a journal that has just failed.
    ///
    /// Waits for a record that is being sent.
    public func reopen() { connection.withLock { $0 = ReceiverConnection() } }

    private func connect() throws(SystemError) -> Connection {
      try Connection(path: path, isStream: false, timeout: .seconds(5))
    }

    private func send(_ message: borrowing LogBuffer, _ open: Connection) throws(SystemError) {
      do throws(SystemError) { try open.send(message) } catch {
        guard error.isTooLarge else { throw error }
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
#endif
