#if Logging
  package import Fastrace
  package import Logging

  /// A log record as an event of a span.
  package struct SpanEvent {
    let message: String
    let level: Logger.Level
    let logger: String
    let error: (any Error)?
    let metadata: [Logger.Metadata]
    let diagnostics: [Property]

    /// Later dictionaries of `metadata` win over earlier ones.
    package init(
      message: String, level: Logger.Level, logger: String, error: (any Error)?, metadata: [Logger.Metadata],
      diagnostics: [Property] = []
    ) {
      self.message = message
      self.level = level
      self.logger = logger
      self.error = error
      self.metadata = metadata
      self.diagnostics = diagnostics
    }

    /// The event, with its properties sorted by key after those that every record has.
    package var event: Event {
      var properties = [Property("level", level.rawValue)]
      if !logger.isEmpty { properties.append(Property("logger", logger)) }
      if let error {
        properties.append(Property("exception.type", String(reflecting: type(of: error))))
        properties.append(Property("exception.message", "\(error)"))
      }
      MetadataProperties.append(merged, to: &properties)
      // The ids of the span that the event belongs to would say nothing new.
      properties += diagnostics.filter { !Self.spanKeys.contains($0.key) }
      return Event(message, properties: Properties(properties))
    }

    private static let spanKeys: Set<String> = ["trace_id", "span_id", "sampled"]

    private var merged: Logger.Metadata {
      var result: Logger.Metadata = [:]
      for part in metadata where !part.isEmpty {
        if result.isEmpty { result = part } else { result.merge(part) { _, later in later } }
      }
      return result
    }
  }
#endif
