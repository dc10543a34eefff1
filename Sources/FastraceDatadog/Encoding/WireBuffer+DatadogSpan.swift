package import Fastrace
package import FastraceWire

/// Spans as the agent's endpoint v0.4 wants them.
extension WireBuffer {
  /// A span, which is perhaps the first one of its trace in the message.
  package mutating func appendDatadogSpan(_ span: borrowing SpanRecord, _ service: DatadogService, isFirst: Bool) {
    let names = DatadogNames(span)
    append(0x8c)
    appendKey("service")
    appendText(service.name)
    appendKey("name")
    appendText(names.operation)
    appendKey("resource")
    appendText(names.resource)
    appendKey("type")
    appendText(names.type)
    appendKey("trace_id")
    appendUnsigned(span.traceID.low)
    appendKey("span_id")
    appendUnsigned(span.spanID.rawValue)
    appendKey("parent_id")
    appendUnsigned(span.parentID.rawValue)
    appendKey("start")
    appendUnsigned(span.startUnixNanoseconds)
    appendKey("duration")
    appendUnsigned(span.durationNanoseconds)
    appendKey("error")
    append(span.details?.content.status.isError == true ? 1 : 0)
    appendMeta(span, service, isFirst: isFirst)
    appendMetrics(span, service, isFirst: isFirst)
  }

  // MARK: Texts

  private mutating func appendMeta(_ span: borrowing SpanRecord, _ service: DatadogService, isFirst: Bool) {
    appendKey("meta")
    let map = openMap()
    var count = 1
    appendKey("span.kind")
    appendText(span.kind.name)
    count += appendPairs(service.tags)
    if isFirst {
      count += appendPairs(service.processTags)
      appendKey("_dd.p.tid")
      append(0xb0)
      appendHex(span.traceID.high)
      count += 1
    }
    for property in span.properties where DatadogValue.number(property.value) == nil {
      appendText(property.key)
      appendText(DatadogValue.text(property.value))
      count += 1
    }
    if let details = span.details {
      let hasErrorType = span.properties.contains { $0.key == "error.type" }
      count += appendMeta(details.content, hasErrorType: hasErrorType)
    }
    closeMap(map, count)
  }

  private mutating func appendPairs(_ pairs: [(key: String, value: String)]) -> Int {
    for (key, value) in pairs {
      appendText(key)
      appendText(value)
    }
    return pairs.count
  }

  private mutating func appendMeta(_ details: SpanDetails.Content, hasErrorType: Bool) -> Int {
    var count = appendPairs(DatadogError.tags(details, hasType: hasErrorType))
    if !details.events.isEmpty { count += appendPairs([("events", DatadogJSON.events(details.events))]) }
    if !details.links.isEmpty { count += appendPairs([("_dd.span_links", DatadogJSON.links(details.links))]) }
    if !details.traceState.isEmpty { count += appendPairs([("w3c.tracestate", details.traceState.headerValue)]) }
    return count
  }

  // MARK: Numbers

  private mutating func appendMetrics(_ span: borrowing SpanRecord, _ service: DatadogService, isFirst: Bool) {
    appendKey("metrics")
    let map = openMap()
    var count = 0
    if isFirst {
      appendKey("_sampling_priority_v1")
      append(1)
      count += 1
      if let processID = service.processID {
        appendKey("process_id")
        appendDouble(processID)
        count += 1
      }
    }
    for property in span.properties {
      guard let number = DatadogValue.number(property.value) else { continue }
      appendText(property.key)
      appendDouble(number)
      count += 1
    }
    if let details = span.details?.content { count += appendDropped(details) }
    closeMap(map, count)
  }

  /// Under the names that OpenTelemetry has for formats without such numbers.
  private mutating func appendDropped(_ details: SpanDetails.Content) -> Int {
    let counts = [
      ("otel.dropped_attributes_count", details.droppedProperties),
      ("otel.dropped_events_count", details.droppedEvents),
      ("otel.dropped_links_count", details.droppedLinks),
    ].filter { $0.1 > 0 }
    for (key, number) in counts {
      appendText(key)
      appendDouble(Double(number))
    }
    return counts.count
  }
}
