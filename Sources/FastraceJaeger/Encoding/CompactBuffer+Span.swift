internal import Fastrace
internal import FastraceWire

// struct Span {
//   1 i64 traceIdLow, 2 i64 traceIdHigh, 3 i64 spanId, 4 i64 parentSpanId, 5 string operationName,
//   6 list<SpanRef> references, 7 i32 flags, 8 i64 startTime, 9 i64 duration, 10 list<Tag> tags, 11 list<Log> logs }
extension CompactBuffer {
  /// A span as an element of a list.
  ///
  /// - Parameters:
  ///   - place: Where the span is; passing it on would copy it, and count references.
  ///   - scratch: For values that are made on the way.
  mutating func putSpan(at place: UnsafePointer<SpanRecord>, _ scratch: inout WireBuffer) {
    let (traceID, parentID) = unsafe (place.pointee.traceID, place.pointee.parentID)
    guard reserve(4 * Self.numberField) else { return }
    putField(reserved: Int64(bitPattern: traceID.low), 1)
    putField(reserved: Int64(bitPattern: traceID.high), 1)
    unsafe putField(reserved: Int64(bitPattern: place.pointee.spanID.rawValue), 1)
    putField(reserved: Int64(bitPattern: parentID.rawValue), 1)
    unsafe putField(place.pointee.name, 1)
    let details = unsafe place.pointee.details
    let links = details?.content.links.count ?? 0
    let references = links + (parentID.isValid ? 1 : 0)
    if references > 0 {
      putListField(.structure, count: references, 1)
      if parentID.isValid { putReference(.childOf, traceID, parentID) }
      if links > 0, let details { putLinks(details.content.links) }
    }
    guard reserve(3 * Self.numberField) else { return }
    unsafe putField(reserved: Int64(place.pointee.traceFlags.rawValue & 1), references > 0 ? 1 : 2, .i32)
    unsafe putField(reserved: Int64(bitPattern: place.pointee.startUnixNanoseconds / 1000), 1)
    unsafe putField(reserved: Int64(bitPattern: place.pointee.durationNanoseconds / 1000), 1)
    let tags = unsafe putTags(place.pointee.kind, place.pointee.properties, details, &scratch)
    if let details, !details.content.events.isEmpty { putLogs(details.content.events, tags > 0 ? 1 : 2, &scratch) }
    putEnd()
  }

  // MARK: References

  private enum ReferenceType: Int64 {
    case childOf = 0
    case followsFrom = 1
  }

  private mutating func putLinks(_ links: [TraceSpan.Link]) {
    for link in links { putReference(.followsFrom, link.context.traceID, link.context.spanID) }
  }

  // struct SpanRef { 1 SpanRefType refType, 2 i64 traceIdLow, 3 i64 traceIdHigh, 4 i64 spanId }
  @inline(__always)
  private mutating func putReference(_ type: ReferenceType, _ traceID: TraceID, _ spanID: SpanID) {
    guard reserve(4 * Self.numberField + 1) else { return }
    putField(reserved: type.rawValue, 1, .i32)
    putField(reserved: Int64(bitPattern: traceID.low), 1)
    putField(reserved: Int64(bitPattern: traceID.high), 1)
    putField(reserved: Int64(bitPattern: spanID.rawValue), 1)
    put(reserved: 0)
  }

  // MARK: Tags

  /// The properties, and as further tags what Jaeger has no fields for (OpenTelemetry specification, "OpenTelemetry to
  /// Jaeger Transformation").
  ///
  /// - Returns: How many there are.
  @inline(__always)
  private mutating func putTags(
    _ kind: TraceSpan.Kind, _ properties: PropertyList, _ details: SpanDetails?, _ scratch: inout WireBuffer
  ) -> Int {
    let hasKind = kind != .internal
    let extra = details.map { ExtraTags($0.content).count } ?? 0
    let count = properties.count + (hasKind ? 1 : 0) + extra
    guard count > 0 else { return 0 }
    putListField(.structure, count: count, 1)
    putTags(properties, &scratch)
    if hasKind { putTag("span.kind", kind.name) }
    if extra > 0, let details { putExtraTags(of: details.content) }
    return count
  }

  /// What `putExtraTags` writes.
  private struct ExtraTags {
    var count = 0

    @inline(__always)
    init(_ content: SpanDetails.Content) {
      switch content.status {
      case .unset: break
      case .ok: count += 1
      case .error(let description): count += description.isEmpty ? 2 : 3
      }
      if !content.traceState.isEmpty { count += 1 }
      if content.droppedProperties > 0 { count += 1 }
      if content.droppedEvents > 0 { count += 1 }
      if content.droppedLinks > 0 { count += 1 }
    }
  }

  private mutating func putExtraTags(of content: SpanDetails.Content) {
    switch content.status {
    case .unset: break
    case .ok: putTag("otel.status_code", "OK")
    case .error(let description):
      putTag("error", true)
      putTag("otel.status_code", "ERROR")
      if !description.isEmpty { putTag("otel.status_description", description) }
    }
    if !content.traceState.isEmpty { putTag("w3c.tracestate", content.traceState.headerValue) }
    if content.droppedProperties > 0 { putTag("otel.dropped_attributes_count", Int64(content.droppedProperties)) }
    if content.droppedEvents > 0 { putTag("otel.dropped_events_count", Int64(content.droppedEvents)) }
    if content.droppedLinks > 0 { putTag("otel.dropped_links_count", Int64(content.droppedLinks)) }
  }

  // MARK: Logs

  // struct Log { 1 i64 timestamp, 2 list<Tag> fields }
  private mutating func putLogs(_ events: [SpanRecord.TimedEvent], _ delta: UInt8, _ scratch: inout WireBuffer) {
    putListField(.structure, count: events.count, delta)
    for event in events {
      putField(Int64(bitPattern: event.unixNanoseconds / 1000), 1)
      putListField(.structure, count: event.properties.count + 1, 1)
      putTag("name", event.name)
      putTags(event.properties, &scratch)
      putEnd()
    }
  }
}
