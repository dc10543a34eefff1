package import Fastrace
package import FastraceWire

/// Spans as the agent's endpoint v0.4 wants them.
extension WireBuffer {
  /// A span, which is perhaps the first one of its trace in the message.
  ///
  /// - Parameter place: Where the span is; passing it on would copy it, and count references.
  @inline(__always)
  package mutating func appendDatadogSpan(
    at place: UnsafePointer<SpanRecord>, _ service: DatadogService, _ template: DatadogTemplate, isFirst: Bool
  ) {
    let head = end
    append(template.head)
    unsafe overwrite(place.pointee.traceID.low, at: head + template.traceID)
    unsafe overwrite(place.pointee.spanID.rawValue, at: head + template.spanID)
    unsafe overwrite(place.pointee.parentID.rawValue, at: head + template.parentID)
    unsafe overwrite(place.pointee.startUnixNanoseconds, at: head + template.start)
    unsafe overwrite(place.pointee.durationNanoseconds, at: head + template.duration)
    let isPlain = unsafe place.pointee.details == nil && place.pointee.properties.isEmpty
    if isPlain, unsafe place.pointee.kind == .internal && !place.pointee.name.isEmpty {
      append(template.customName)
      unsafe appendText(place.pointee.name)
      appendKey("resource")
      unsafe appendText(place.pointee.name)
    } else {
      unsafe appendNames(DatadogNames(place.pointee.name, place.pointee.kind, place.pointee.properties))
    }
    if isPlain, !isFirst { return unsafe append(template.plainTail(place.pointee.kind)) }
    unsafe appendTail(place.pointee, service, isFirst: isFirst)
    if unsafe place.pointee.details?.content.status.isError == true { overwrite(byte: 1, at: head + template.error) }
  }

  @inline(never)
  private mutating func appendTail(_ span: SpanRecord, _ service: DatadogService, isFirst: Bool) {
    appendMeta(span.kind, service, span.properties, span.details, firstOf: isFirst ? span.traceID : nil)
    appendMetrics(service, span.properties, span.details, isFirst: isFirst)
  }

  @inline(never)
  private mutating func appendNames(_ names: DatadogNames) {
    appendKey("type")
    appendText(names.type)
    appendKey("name")
    appendText(names.operation)
    appendKey("resource")
    appendText(names.resource)
  }

  // MARK: Texts

  /// The texts of a span, and of its trace if it is the first one.
  mutating func appendMeta(
    _ kind: TraceSpan.Kind, _ service: DatadogService, _ properties: PropertyList, _ details: SpanDetails?,
    firstOf trace: TraceID?
  ) {
    appendKey("meta")
    let map = openMap()
    var count = 1
    appendKey("span.kind")
    appendText(kind.name)
    count += appendPairs(service.tags)
    if let trace {
      count += appendPairs(service.processTags)
      appendKey("_dd.p.tid")
      append(0xb0)
      appendHex(trace.high)
      count += 1
    }
    for property in properties where DatadogValue.number(property.value) == nil {
      appendText(property.key)
      if case .string(let text) = property.value {
        appendText(text)
      } else {
        appendText(DatadogValue.text(property.value))
      }
      count += 1
    }
    if let details {
      count += appendMeta(details.content, hasErrorType: properties.contains { $0.key == "error.type" })
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
    var count = 0
    if details.status.isError { count += appendPairs(DatadogError.tags(details, hasType: hasErrorType)) }
    if !details.events.isEmpty { count += appendPairs([("events", DatadogJSON.events(details.events))]) }
    if !details.links.isEmpty { count += appendPairs([("_dd.span_links", DatadogJSON.links(details.links))]) }
    if !details.traceState.isEmpty { count += appendPairs([("w3c.tracestate", details.traceState.headerValue)]) }
    return count
  }

  // MARK: Numbers

  /// The numbers of a span, and of its process if it is the first one of its trace.
  mutating func appendMetrics(
    _ service: DatadogService, _ properties: PropertyList, _ details: SpanDetails?, isFirst: Bool
  ) {
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
    for property in properties {
      guard let number = DatadogValue.number(property.value) else { continue }
      appendText(property.key)
      appendDouble(number)
      count += 1
    }
    if let details = details?.content {
      count += appendDropped("otel.dropped_attributes_count", details.droppedProperties)
      count += appendDropped("otel.dropped_events_count", details.droppedEvents)
      count += appendDropped("otel.dropped_links_count", details.droppedLinks)
    }
    closeMap(map, count)
  }

  /// Under the names that OpenTelemetry has for formats without such numbers.
  private mutating func appendDropped(_ key: StaticString, _ number: Int) -> Int {
    guard number > 0 else { return 0 }
    appendKey(key)
    appendDouble(Double(number))
    return 1
  }
}
