#if Logging
  internal import Fastrace
  public import Logging

  /// Turns log records into events of the innermost current span.
  ///
  /// The event is named by the message, and has the properties `level`, `logger`, everything in the metadata with its type,
  /// and `exception.type` and `exception.message` when an error is logged. It can be the only handler of an application,
  /// or one of a `MultiplexLogHandler`.
  ///
  ///     LoggingSystem.bootstrap { SpanEventLogHandler(label: $0) }
  ///
  /// Without a current span, or when its trace is not sampled, a record costs a look at the current span: its metadata is
  /// not even merged.
  public struct SpanEventLogHandler: LogHandler {
    /// The name of the logger, recorded as the property `logger`.
    public var label: String
    /// Records below it make no events; initially `info`.
    public var logLevel: Logger.Level = .info
    /// What every record of this logger carries.
    public var metadata: Logger.Metadata = [:]
    /// Adds what is known where the record is made; its values win over those of `metadata`.
    public var metadataProvider: Logger.MetadataProvider?
    /// Records of this level and above give the span the error status, with the message; nil for never.
    public var errorStatusLevel: Logger.Level?

    /// A handler for one logger.
    public init(
      label: String, metadataProvider: Logger.MetadataProvider? = nil, errorStatusLevel: Logger.Level? = nil
    ) {
      self.label = label
      self.metadataProvider = metadataProvider
      self.errorStatusLevel = errorStatusLevel
    }

    /// Reads or sets one value of ``metadata``.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    /// Adds the record to the innermost current span, if that is recorded.
    public func log(event: LogEvent) {
      LocalSpan.addEvent(
        SpanEvent.make(
          message: event.message.description, level: event.level, logger: label, error: event.error,
          metadata: .merged(metadata, metadataProvider, event.metadata)))
      if let errorStatusLevel, event.level >= errorStatusLevel {
        LocalSpan.setStatus(.error(event.message.description))
      }
    }
  }
#endif
