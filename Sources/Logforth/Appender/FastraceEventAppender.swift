#if Logging
  internal import Fastrace
  internal import FastraceLogging
  public import Logging

  /// Adds records to the innermost current span as events.
  ///
  /// The event is made on the thread that logs, also behind an ``AsyncAppender``: it belongs to the right span, and has the
  /// time of the call. Without a recorded span nothing happens.
  public struct FastraceEventAppender: LogAppender {
    /// Records of this level and above give the span the error status, with the message; nil for never.
    public var errorStatusLevel: Logger.Level?

    /// An appender that marks failed spans or not.
    public init(errorStatusLevel: Logger.Level? = nil) { self.errorStatusLevel = errorStatusLevel }

    /// Adds the event.
    public func capture(_ record: LogRecord) {
      LocalSpan.addEvent(
        SpanEvent.make(
          message: record.message, level: record.level, logger: record.target, error: record.error,
          metadata: record.metadata, diagnostics: record.diagnostics))
      if let errorStatusLevel, record.level >= errorStatusLevel { LocalSpan.setStatus(.error(record.message)) }
    }

    /// Does nothing: the event was added when the record was captured.
    public func append(_ record: LogRecord) {}
  }

  extension LogAppender where Self == FastraceEventAppender {
    /// Adds records to the innermost current span as events.
    public static func fastraceEvents(errorStatusLevel: Logger.Level? = nil) -> FastraceEventAppender {
      FastraceEventAppender(errorStatusLevel: errorStatusLevel)
    }
  }
#endif
