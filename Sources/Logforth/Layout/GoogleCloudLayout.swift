#if Logging
  internal import Fastrace
  internal import FastraceLogging
  internal import Logging

  /// JSON as Google Cloud Logging reads it from standard output (Structured logging, special fields).
  ///
  /// The level is a severity, the current span links the record with its trace, and diagnostics and the metadata with the
  /// keys in ``labelKeys`` are labels. Other metadata is part of the payload; a key that means something else there gets an
  /// underscore behind it.
  public struct GoogleCloudLayout: LogLayout {
    /// The project that the traces belong to; nil when they are not sent to Google Cloud.
    public var projectID: String?
    /// Metadata that is indexed as labels.
    public var labelKeys: Set<String>

    /// A layout for a project.
    public init(projectID: String?, labelKeys: Set<String> = []) {
      self.projectID = projectID
      self.labelKeys = labelKeys
    }

    private static let prefix = "logging.googleapis.com/"
    private static let reserved: Set<String> = ["severity", "timestamp", "message", "error", "time", "httpRequest"]

    /// Writes the record as a JSON object.
    public func write(_ record: LogRecord, to line: inout LogBuffer) {
      line.append("{\"severity\":\"")
      line.append(record.level.severity)
      line.append("\",\"timestamp\":\"")
      line.appendTimestamp(record.time, .utc)
      line.append(ascii: "\"")
      line.appendJSONPair("message", record.message)
      if let error = record.errorParts { line.appendJSONError(error) }
      writeTrace(record, to: &line)
      writeLocation(record, to: &line)
      writeLabels(record, to: &line)
      record.metadata.forEachSorted { key, value in
        if labelKeys.contains(key) { return }
        line.appendJSONKey(Self.reserved.contains(key) || key.hasPrefix(Self.prefix) ? key + "_" : key)
        line.appendJSON(value)
      }
      line.append(ascii: "}")
    }

    private func writeTrace(_ record: LogRecord, to line: inout LogBuffer) {
      guard let projectID, let context = record.spanContext else { return }
      line.appendJSONPair(Self.prefix + "trace", "projects/\(projectID)/traces/\(context.traceID)")
      line.appendJSONPair(Self.prefix + "spanId", context.spanID.description)
      line.appendJSONKey(Self.prefix + "trace_sampled")
      line.append(context.isSampled ? "true" : "false")
    }

    private func writeLocation(_ record: LogRecord, to line: inout LogBuffer) {
      line.appendJSONKey(Self.prefix + "sourceLocation")
      line.append(ascii: "{")
      line.appendJSONPair("file", record.file)
      line.appendJSONPair("line", String(record.line))
      line.appendJSONPair("function", record.function)
      line.append(ascii: "}")
    }

    private func writeLabels(_ record: LogRecord, to line: inout LogBuffer) {
      line.appendJSONKey(Self.prefix + "labels")
      line.append(ascii: "{")
      if !record.target.isEmpty { line.appendJSONPair("target", record.target) }
      record.metadata.forEachSorted { key, value in
        if labelKeys.contains(key) { line.appendJSONPair(key, value.description) }
      }
      record.diagnostics.forEachLastOfItsKey { property in
        let isWritten = labelKeys.contains(property.key) && record.metadata[property.key] != nil
        if !isWritten { line.appendJSONPair(property.key, property.value.description) }
      }
      line.append(ascii: "}")
    }
  }

  extension Logger.Level {
    fileprivate var severity: String {
      switch self {
      case .trace, .debug: "DEBUG"
      case .info: "INFO"
      case .notice: "NOTICE"
      case .warning: "WARNING"
      case .error: "ERROR"
      case .critical: "CRITICAL"
      }
    }
  }
#endif
