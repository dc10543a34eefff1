#if Logging && OpenTelemetry
  internal import Fastrace
  internal import FastraceLogging
  internal import Logforth
  internal import Logging

  extension LogRecord {
    /// What OpenTelemetry's conventions have names for, then the metadata sorted by key, then the diagnostics.
    ///
    /// Dictionaries become several attributes, `outer.inner`, as in events of spans. A key appears once: metadata wins over
    /// diagnostics, and the ids of the current span have fields of their own.
    var attributes: [Property] {
      var properties: [Property] = []
      properties.reserveCapacity(5 + metadata.count + diagnostics.count)
      properties.append(Property("code.file.path", file))
      properties.append(Property("code.function.name", function))
      properties.append(Property("code.line.number", line))
      if let error {
        properties.append(Property("exception.type", String(reflecting: type(of: error))))
        properties.append(Property("exception.message", "\(error)"))
      }
      MetadataProperties.append(metadata, to: &properties)
      for property in diagnostics where metadata[property.key] == nil && !SpanEvent.isSpanKey(property.key) {
        properties.append(property)
      }
      return properties
    }
  }

  extension Logger.Level {
    /// `SeverityNumber` of opentelemetry/proto/logs/v1: a notice is the second kind of information.
    var severityNumber: UInt8 {
      switch self {
      case .trace: 1
      case .debug: 5
      case .info: 9
      case .notice: 10
      case .warning: 13
      case .error: 17
      case .critical: 21
      }
    }
  }
#endif
