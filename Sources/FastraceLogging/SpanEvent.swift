#if Logging
  package import Fastrace
  package import Logging

  /// Log records as events of spans.
  package enum SpanEvent {
    /// An event with the properties that every record has, then those of the metadata, sorted by key.
    package static func make(
      message: String, level: Logger.Level, logger: String, error: (any Error)?, metadata: Logger.Metadata,
      diagnostics: [Property] = []
    ) -> TraceSpan.Event {
      var properties: [Property] = []
      properties.reserveCapacity(4 + metadata.count + diagnostics.count)
      properties.append(Property("level", level.rawValue))
      if !logger.isEmpty { properties.append(Property("logger", logger)) }
      if let error {
        properties.append(Property("exception.type", String(reflecting: type(of: error))))
        properties.append(Property("exception.message", "\(error)"))
      }
      MetadataProperties.append(metadata, to: &properties)
      // The ids of the span that the event belongs to would say nothing new.
      for property in diagnostics where !isSpanKey(property.key) { properties.append(property) }
      return TraceSpan.Event(message, properties: Properties(properties))
    }

    /// Whether a diagnostic says nothing that the span of the record does not say.
    package static func isSpanKey(_ key: String) -> Bool { key == "trace_id" || key == "span_id" || key == "sampled" }
  }
#endif
