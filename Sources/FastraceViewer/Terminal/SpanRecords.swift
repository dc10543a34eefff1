#if Viewer
  package import Fastrace
  import OTLPMessages

  /// Spans as the library knows them, for what it can print.
  package enum SpanRecords {
    /// - Parameter services: Whether a name begins with the service where it differs from that of the parent.
    package static func of(_ message: [OTLPResourceSpans], services: Bool) -> [SpanRecord] {
      var names: [[UInt8]: String] = [:]
      for group in message {
        for span in group.scopeSpans.flatMap(\.spans) { names[Array(span.spanID)] = group.resource.serviceName }
      }
      return message.flatMap { group in
        let service = group.resource.serviceName
        return group.scopeSpans.flatMap(\.spans).map { span in
          var record = record(span)
          if services, names[Array(span.parentSpanID)] != service { record.name = "\(service): \(span.name)" }
          return record
        }
      }
    }

    private static func record(_ span: OTLPSpan) -> SpanRecord {
      let key = TraceKey(bytes: span.traceID) ?? TraceKey(high: 0, low: 0)
      let end = max(span.startTimeUnixNano, span.endTimeUnixNano)
      var record = SpanRecord(
        traceID: TraceID(high: key.high, low: key.low), spanID: SpanID(rawValue: UInt64(bigEndian: span.spanID)),
        parentID: SpanID(rawValue: UInt64(bigEndian: span.parentSpanID)), name: span.name,
        startUnixNanoseconds: span.startTimeUnixNano, durationNanoseconds: end - span.startTimeUnixNano,
        kind: kind(span.kind))
      record.properties = PropertyList(span.attributes.map(property))
      record.events = span.events.map { event in
        SpanRecord.TimedEvent(
          name: event.name, unixNanoseconds: event.timeUnixNano, properties: event.attributes.map(property))
      }
      record.links = span.links.compactMap(link)
      switch span.status.code {
      case .error: record.status = .error(span.status.message)
      case .ok: record.status = .ok
      default: break
      }
      return record
    }

    private static func link(_ link: OTLPSpan.Link) -> TraceSpan.Link? {
      guard let key = TraceKey(bytes: link.traceID) else { return nil }
      let context = SpanContext(
        traceID: TraceID(high: key.high, low: key.low), spanID: SpanID(rawValue: UInt64(bigEndian: link.spanID)))
      return TraceSpan.Link(context, properties: Properties(link.attributes.map(property)))
    }

    private static func kind(_ kind: OTLPSpan.SpanKind) -> TraceSpan.Kind {
      switch kind {
      case .server: .server
      case .client: .client
      case .producer: .producer
      case .consumer: .consumer
      default: .internal
      }
    }

    private static func property(_ attribute: OTLPAttribute) -> Property {
      Property(attribute.key, value(attribute.value))
    }

    private static func value(_ value: OTLPValue) -> PropertyValue {
      switch value.value {
      case .stringValue(let text): .string(text)
      case .boolValue(let bool): .bool(bool)
      case .intValue(let number): .int(number)
      case .doubleValue(let number): .double(number)
      case .arrayValue(let list): .strings(list.values.map(\.shownText))
      default: .string(value.shownText)
      }
    }
  }
#endif
