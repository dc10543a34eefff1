package import Fastrace
package import FastraceWire

/// Spans in the JSON encoding of OTLP: ids in hexadecimal, enumerations as numbers, numbers of 64 bits as text.
extension WireBuffer {
  package mutating func appendJSONSpan(_ span: SpanRecord) {
    appendLiteral("{\"traceId\":\"")
    appendHex(span.traceID.high)
    appendHex(span.traceID.low)
    appendLiteral("\",\"spanId\":\"")
    appendHex(span.spanID.rawValue)
    if span.parentID.isValid {
      appendLiteral("\",\"parentSpanId\":\"")
      appendHex(span.parentID.rawValue)
    }
    appendLiteral("\",\"name\":")
    appendJSON(span.name)
    appendLiteral(",\"kind\":")
    appendDecimal(UInt64(span.kind.rawValue))
    appendLiteral(",\"startTimeUnixNano\":\"")
    appendDecimal(span.startUnixNanoseconds)
    appendLiteral("\",\"endTimeUnixNano\":\"")
    appendDecimal(span.endUnixNanoseconds)
    appendLiteral("\",\"flags\":")
    appendDecimal(UInt64(Self.flags(span.traceFlags, isRemote: span.isParentRemote)))
    appendJSONAttributes(span.properties)
    if let details = span.details { appendJSONDetails(details.content) }
    appendLiteral("}")
  }

  private mutating func appendJSONDetails(_ details: SpanDetails.Content) {
    appendCount(",\"droppedAttributesCount\":", details.droppedProperties)
    if !details.events.isEmpty {
      appendLiteral(",\"events\":[")
      appendList(details.events) { buffer, event in buffer.appendJSONEvent(event) }
      appendLiteral("]")
    }
    appendCount(",\"droppedEventsCount\":", details.droppedEvents)
    if !details.links.isEmpty {
      appendLiteral(",\"links\":[")
      appendList(details.links) { buffer, link in buffer.appendJSONLink(link) }
      appendLiteral("]")
    }
    appendCount(",\"droppedLinksCount\":", details.droppedLinks)
    if details.status != .unset { appendJSONStatus(details.status) }
    appendJSONTraceState(details.traceState)
  }

  private mutating func appendJSONEvent(_ event: SpanRecord.TimedEvent) {
    appendLiteral("{\"timeUnixNano\":\"")
    appendDecimal(event.unixNanoseconds)
    appendLiteral("\",\"name\":")
    appendJSON(event.name)
    appendJSONAttributes(event.properties)
    appendLiteral("}")
  }

  private mutating func appendJSONLink(_ link: TraceSpan.Link) {
    appendLiteral("{\"traceId\":\"")
    appendHex(link.context.traceID.high)
    appendHex(link.context.traceID.low)
    appendLiteral("\",\"spanId\":\"")
    appendHex(link.context.spanID.rawValue)
    appendLiteral("\",\"flags\":")
    appendDecimal(UInt64(Self.flags(link.context.traceFlags, isRemote: link.context.isRemote)))
    appendJSONTraceState(link.context.traceState)
    appendJSONAttributes(link.properties.elements)
    appendLiteral("}")
  }

  private mutating func appendJSONStatus(_ status: TraceSpan.Status) {
    appendLiteral(",\"status\":{\"code\":")
    appendDecimal(UInt64(status.code))
    if !status.message.isEmpty {
      appendLiteral(",\"message\":")
      appendJSON(status.message)
    }
    appendLiteral("}")
  }

  private mutating func appendJSONTraceState(_ state: TraceState) {
    if state.isEmpty { return }
    appendLiteral(",\"traceState\":")
    appendJSON(state.headerValue)
  }

  private mutating func appendCount(_ key: StaticString, _ count: Int) {
    guard count > 0 else { return }
    appendLiteral(key)
    appendDecimal(UInt64(min(count, Int(UInt32.max))))
  }

  // MARK: Attributes

  private mutating func appendJSONAttributes(_ properties: some Collection<Property>) {
    guard !properties.isEmpty else { return }
    appendLiteral(",\"attributes\":[")
    appendJSONList(properties)
    appendLiteral("]")
  }

  package mutating func appendJSONList(_ properties: some Collection<Property>) {
    appendList(properties) { buffer, property in
      buffer.appendLiteral("{\"key\":")
      buffer.appendJSON(property.key)
      buffer.appendLiteral(",\"value\":{")
      buffer.appendJSONValue(property.value)
      buffer.appendLiteral("}}")
    }
  }

  private mutating func appendJSONValue(_ value: PropertyValue) {
    switch value {
    case .string(let text): appendJSONString(text)
    case .int(let number): appendJSONInt(number)
    case .double(let number): appendJSONDouble(number)
    case .bool(let flag): appendJSONBool(flag)
    case .strings(let texts): appendJSONArray(texts) { $0.appendJSONString($1) }
    case .ints(let numbers): appendJSONArray(numbers) { $0.appendJSONInt($1) }
    case .doubles(let numbers): appendJSONArray(numbers) { $0.appendJSONDouble($1) }
    case .bools(let flags): appendJSONArray(flags) { $0.appendJSONBool($1) }
    }
  }

  private mutating func appendJSONString(_ text: String) {
    appendLiteral("\"stringValue\":")
    appendJSON(text)
  }

  private mutating func appendJSONInt(_ number: Int64) {
    appendLiteral("\"intValue\":")
    appendJSON(number)
  }

  private mutating func appendJSONDouble(_ number: Double) {
    appendLiteral("\"doubleValue\":")
    appendJSON(number)
  }

  private mutating func appendJSONBool(_ flag: Bool) {
    if flag { appendLiteral("\"boolValue\":true") } else { appendLiteral("\"boolValue\":false") }
  }

  private mutating func appendJSONArray<Element>(
    _ elements: [Element], _ body: (inout WireBuffer, Element) -> Void
  ) {
    appendLiteral("\"arrayValue\":{\"values\":[")
    appendList(elements) { buffer, element in
      buffer.appendLiteral("{")
      body(&buffer, element)
      buffer.appendLiteral("}")
    }
    appendLiteral("]}")
  }
}
