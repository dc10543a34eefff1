#if Logging && OpenTelemetry
  public import Fastrace
  internal import FastraceEnvironment
  public import FastraceOpenTelemetry
  public import Logforth

  /// Sends records to an OpenTelemetry collector, or to anything else that takes logs over OTLP.
  ///
  ///     Logforth.builder().dispatch { $0.append(.openTelemetry()) }.apply()
  ///
  /// A record carries the ids and flags of its span, its level as severity, the message as its body, and the error, the
  /// place, the metadata and the diagnostics as typed attributes; the label of the logger is its scope. Records are gathered
  /// in a bounded queue, and sent by a thread of the appender; what fails is tried again as the protocol wants it. Records
  /// that find no room, are rejected, or cannot be sent in time are lost and counted, and the problem handler is told.
  ///
  /// When the process ends normally, the applied pipeline sends what it has; when the appender is released, it does so for
  /// five seconds at most, and drops and counts what still waits then. Any thread may use it. Nothing is connected before
  /// the first record.
  ///
  /// > Cost: A record costs the thread that logs a lock and an append.
  public final class OpenTelemetryLogAppender: LogAppender {
    private let queue: AsyncAppender

    /// An appender that follows the environment variables.
    ///
    /// Read are those of ``/FastraceOpenTelemetry/OpenTelemetryOptions/fromEnvironment(problemHandler:)``, but with `LOGS_` instead of
    /// `TRACES_`. Without them, records go as protocol buffers over HTTP to port 4318 of this host.
    public convenience init(
      export: LogExportOptions = LogExportOptions(), problemHandler: Fastrace.ProblemHandler = .logforth
    ) {
      self.init(
        OpenTelemetryOptions(.ofProcess(problemHandler: problemHandler), signal: .logs), export: export,
        problemHandler: problemHandler)
    }

    /// An appender that sends where the options say.
    ///
    /// - Parameters:
    ///   - options: Where to send, and how. An endpoint without a path is completed by `/v1/logs`.
    ///   - export: How records are gathered, and for how long sending is tried.
    ///   - problemHandler: Who is told of what could not be sent.
    public init(
      _ options: OpenTelemetryOptions, export: LogExportOptions = LogExportOptions(),
      problemHandler: Fastrace.ProblemHandler = .logforth
    ) {
      queue = AsyncAppender(
        OTLPLogSender(options, export), capacity: export.queueCapacity, overflow: .dropIncoming, linger: export.delay,
        problemHandler: problemHandler)
    }

    /// What was not sent, by cause: ``/Logforth/LogDropCause/queueFull``, ``/Logforth/LogDropCause/appenderFailed`` or
    /// ``/Logforth/LogDropCause/closed``.
    public var drops: LogDrops { queue.drops }

    /// Queues a record.
    public func append(_ record: consuming LogRecord) { queue.append(record) }

    /// Sends what was queued before, and waits for that.
    ///
    /// Blocks until then, or until the deadline, a time of the monotonic clock in nanoseconds.
    ///
    /// - Throws: ``/Logforth/AppendFailure`` when that is not done in time, and when ``close(timeout:)`` has dropped records.
    ///   Records that were rejected, or could not be sent, do not count here: they are in ``drops``.
    public func flush(until deadline: UInt64) throws { try queue.flush(until: deadline) }

    /// Sends what is queued and ends the thread; records that come later are dropped and counted.
    ///
    /// Blocks until that is done, or the timeout has passed.
    ///
    /// - Returns: False when that is not done in time. What still waits then is dropped and counted as
    ///   ``/Logforth/LogDropCause/closed``; what is being sent at that moment is not.
    @discardableResult
    public func close(timeout: Duration = .seconds(5)) -> Bool { queue.close(timeout: timeout) }
  }

  extension LogAppender where Self == OpenTelemetryLogAppender {
    /// An OpenTelemetry collector that the environment variables name.
    public static func openTelemetry() -> OpenTelemetryLogAppender { OpenTelemetryLogAppender() }

    /// An OpenTelemetry collector.
    public static func openTelemetry(_ options: OpenTelemetryOptions) -> OpenTelemetryLogAppender {
      OpenTelemetryLogAppender(options)
    }
  }
#endif
