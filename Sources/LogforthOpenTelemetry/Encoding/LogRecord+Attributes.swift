#if Logging && OpenTelemetry
  internal import Fastrace
  internal import FastraceLogging
  internal import Logforth
  internal import Logging

  extension LogRecord {
    /// What OpenTelemetry's conventions have names for, then the metadata sorted by key, then the diagnostics.
    ///
    /// Dictionaries become several attributes, `outer.inner`, as in events of spans. A key appears once, as the protocol
    /// demands: what the call says wins, so metadata over everything else and later keys over earlier ones, then the names of
    /// the conventions, then later diagnostics over earlier ones. The ids of the current span have fields of their own.
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
      let own = properties.count
      for property in diagnostics where !SpanEvent.isSpanKey(property.key) { properties.append(property) }
      return Self.withUniqueKeys(properties, own: own)
    }

    /// Keeps one property of each key: the last one of the record's own, or of the others if there is none.
    private static func withUniqueKeys(_ properties: [Property], own: Int) -> [Property] {
      var kept: [Property] = []
      kept.reserveCapacity(properties.count)
      // Where the property of a key is among those that are kept.
      var places = [String: Int](minimumCapacity: properties.count)
      var ownCount = 0
      for (index, property) in properties.enumerated() {
        if index == own { ownCount = kept.count }
        guard let place = places[property.key] else {
          places[property.key] = kept.count
          kept.append(property)
          continue
        }
        // Diagnostics replace only each other.
        if index < own || place >= ownCount { kept[place] = property }
      }
      return kept
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
