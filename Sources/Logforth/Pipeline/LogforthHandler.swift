#if Logging
  internal import FastraceLogging
  public import Logging

  /// The swift-log handler in front of a pipeline.
  ///
  /// Its level begins with the lowest that any dispatch can write, so that levels that nobody sees cost what a disabled
  /// level costs in swift-log. Raising `logLevel` narrows what this logger writes further.
  public struct LogforthHandler: LogHandler {
    /// Records below it are not made.
    public var logLevel: Logger.Level
    /// What every record of this logger carries.
    public var metadata: Logger.Metadata = [:]
    /// Adds what is known where a record is made; its values win over those of `metadata`.
    public var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let pipeline: LogPipeline
    /// False when no dispatch takes anything of this logger; there is no level above the highest to say so.
    private let isEnabled: Bool

    init(pipeline: LogPipeline, label: String, metadataProvider: Logger.MetadataProvider?) {
      let lowest = pipeline.lowestLevel(target: label)
      self.pipeline = pipeline
      self.label = label
      self.metadataProvider = metadataProvider
      logLevel = lowest ?? .critical
      isEnabled = lowest != nil
    }

    /// Reads or sets one value of ``metadata``.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    /// Writes the record to every dispatch that takes it.
    public func log(event: LogEvent) {
      guard isEnabled, pipeline.begin() else { return }
      defer { pipeline.end() }
      pipeline.write(
        LogRecord(
          level: event.level, target: label, message: event.message.description, error: event.error,
          metadata: .merged(metadata, metadataProvider, event.metadata), file: event.file, function: event.function,
          line: event.line))
    }
  }
#endif
