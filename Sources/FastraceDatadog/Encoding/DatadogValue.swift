package import Fastrace
internal import FastraceWire

/// Values of properties: Datadog has numbers (`metrics`) and texts (`meta`).
package enum DatadogValue {
  /// The value as a metric; nil for what a finite floating-point number cannot say exactly.
  package static func number(_ value: PropertyValue) -> Double? {
    switch value {
    case .int(let number): Double(exactly: number)
    case .double(let number): number.isFinite ? number : nil
    case .string, .bool, .strings, .ints, .doubles, .bools: nil
    }
  }

  /// The value as a text; lists as JSON.
  package static func text(_ value: PropertyValue) -> String {
    switch value {
    case .string(let text): text
    case .int, .double, .bool: value.description
    case .strings, .ints, .doubles, .bools: DatadogJSON.text { DatadogJSON.append(value, to: &$0) }
    }
  }
}

/// What is JSON inside of a text.
package enum DatadogJSON {
  package static func events(_ events: [SpanRecord.TimedEvent]) -> String {
    text { buffer in
      list(events, &buffer) { event, buffer in
        buffer.appendLiteral("{\"name\":")
        buffer.appendJSON(event.name)
        buffer.appendLiteral(",\"time_unix_nano\":")
        buffer.appendDecimal(event.unixNanoseconds)
        if !event.properties.isEmpty {
          buffer.appendLiteral(",\"attributes\":")
          attributes(event.properties, &buffer) { append($0, to: &$1) }
        }
        buffer.appendLiteral("}")
      }
    }
  }

  /// The attributes of links are texts.
  package static func links(_ links: [TraceSpan.Link]) -> String {
    text { buffer in
      list(links, &buffer) { link, buffer in
        buffer.appendLiteral("{\"trace_id\":\"")
        buffer.appendHex(link.context.traceID.high)
        buffer.appendHex(link.context.traceID.low)
        buffer.appendLiteral("\",\"span_id\":\"")
        buffer.appendHex(link.context.spanID.rawValue)
        buffer.appendLiteral("\",\"flags\":")
        buffer.appendDecimal(UInt64(link.context.traceFlags.rawValue))
        if !link.context.traceState.isEmpty {
          buffer.appendLiteral(",\"tracestate\":")
          buffer.appendJSON(link.context.traceState.headerValue)
        }
        if !link.properties.elements.isEmpty {
          buffer.appendLiteral(",\"attributes\":")
          attributes(link.properties.elements, &buffer) { $1.appendJSON(DatadogValue.text($0)) }
        }
        buffer.appendLiteral("}")
      }
    }
  }

  static func append(_ value: PropertyValue, to buffer: inout WireBuffer) {
    switch value {
    case .string(let text): buffer.appendJSON(text)
    case .int(let number): buffer.append(number.description)
    case .double(let number): buffer.appendJSON(number)
    case .bool(let flag): buffer.append(flag.description)
    case .strings(let texts): list(texts, &buffer) { $1.appendJSON($0) }
    case .ints(let numbers): list(numbers, &buffer) { $1.append($0.description) }
    case .doubles(let numbers): list(numbers, &buffer) { $1.appendJSON($0) }
    case .bools(let flags): list(flags, &buffer) { $1.append($0.description) }
    }
  }

  static func text(_ body: (inout WireBuffer) -> Void) -> String {
    var buffer = WireBuffer(capacity: 256)
    body(&buffer)
    return unsafe buffer.withBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private static func list<Element>(
    _ elements: [Element], _ buffer: inout WireBuffer, _ body: (Element, inout WireBuffer) -> Void
  ) {
    buffer.appendLiteral("[")
    buffer.appendList(elements) { buffer, element in body(element, &buffer) }
    buffer.appendLiteral("]")
  }

  private static func attributes(
    _ properties: [Property], _ buffer: inout WireBuffer, _ body: (PropertyValue, inout WireBuffer) -> Void
  ) {
    buffer.appendLiteral("{")
    buffer.appendList(properties) { buffer, property in
      buffer.appendJSON(property.key)
      buffer.appendLiteral(":")
      body(property.value, &buffer)
    }
    buffer.appendLiteral("}")
  }
}

/// What Datadog shows of an error.
package enum DatadogError {
  package static func tags(_ details: SpanDetails.Content, hasType: Bool) -> [(key: String, value: String)] {
    guard case .error(let description) = details.status else { return [] }
    let exception = details.events.last { $0.name == "exception" }?.properties ?? []
    func value(_ key: String) -> String? { exception.first { $0.key == key }?.value.description }
    let message = description.isEmpty ? value("exception.message") : description
    let tags = [
      ("error.message", message), ("error.type", hasType ? nil : value("exception.type")),
      ("error.stack", value("exception.stacktrace")),
    ]
    return tags.compactMap { tag in tag.1.map { (tag.0, $0) } }
  }
}
