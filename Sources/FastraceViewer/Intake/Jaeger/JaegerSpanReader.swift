#if Viewer
  import OTLPMessages

  /// Reads a span of Jaeger, and makes of its tags what OTLP has fields for.
  enum JaegerSpanReader {
    typealias Malformed = CompactReader.Malformed

    static func span(_ reader: inout CompactReader) throws(Malformed) -> OTLPSpan {
      var span = OTLPSpan()
      var (traceLow, traceHigh, duration) = (UInt64(0), UInt64(0), UInt64(0))
      try reader.structure { reader, field throws(Malformed) in
        switch (field.number, field.kind) {
        case (1, .int64): traceLow = UInt64(bitPattern: try reader.integer())
        case (2, .int64): traceHigh = UInt64(bitPattern: try reader.integer())
        case (3, .int64): span.spanID = .init(UInt64(bitPattern: try reader.integer()).bigEndianBytes)
        case (4, .int64): span.parentSpanID = .init(UInt64(bitPattern: try reader.integer()).bigEndianBytes)
        case (5, .binary): span.name = try reader.text()
        case (6, .list): try reader.structures { reader throws(Malformed) in try reference(&reader, &span) }
        case (7, .int32): span.flags = UInt32(truncatingIfNeeded: try reader.integer()) & 0xff
        case (8, .int64): span.startTimeUnixNano = nanoseconds(try reader.integer())
        case (9, .int64): duration = nanoseconds(try reader.integer())
        case (10, .list):
          try reader.structures { reader throws(Malformed) in span.attributes.append(try tag(&reader)) }
        case (11, .list): try reader.structures { reader throws(Malformed) in span.events.append(try log(&reader)) }
        default: try reader.skip(field.kind)
        }
      }
      span.traceID = .init(traceHigh.bigEndianBytes + traceLow.bigEndianBytes)
      span.endTimeUnixNano = span.startTimeUnixNano &+ duration
      interpretTags(&span)
      return span
    }

    static func tag(_ reader: inout CompactReader) throws(Malformed) -> OTLPAttribute {
      var attribute = OTLPAttribute()
      try reader.structure { reader, field throws(Malformed) in
        switch (field.number, field.kind) {
        case (1, .binary): attribute.key = try reader.text()
        case (3, .binary): attribute.value.stringValue = try reader.text()
        case (4, .double): attribute.value.doubleValue = try reader.double()
        case (5, .yes): attribute.value.boolValue = true
        case (5, .no): attribute.value.boolValue = false
        case (6, .int64): attribute.value.intValue = try reader.integer()
        case (7, .binary): attribute.value.bytesValue = .init(try reader.binary())
        default: try reader.skip(field.kind)
        }
      }
      return attribute
    }

    private static func log(_ reader: inout CompactReader) throws(Malformed) -> OTLPSpan.Event {
      var event = OTLPSpan.Event()
      try reader.structure { reader, field throws(Malformed) in
        switch (field.number, field.kind) {
        case (1, .int64): event.timeUnixNano = nanoseconds(try reader.integer())
        case (2, .list):
          try reader.structures { reader throws(Malformed) in event.attributes.append(try tag(&reader)) }
        default: try reader.skip(field.kind)
        }
      }
      for key in ["name", "event", "message"] where event.name.isEmpty {
        guard let name = event.attributes[key]?.text else { continue }
        event.name = name
        event.attributes.removeAll { $0.key == key }
      }
      return event
    }

    private static func reference(_ reader: inout CompactReader, _ span: inout OTLPSpan) throws(Malformed) {
      var (kind, low, high, id) = (Int64(0), UInt64(0), UInt64(0), UInt64(0))
      try reader.structure { reader, field throws(Malformed) in
        switch (field.number, field.kind) {
        case (1, .int32): kind = try reader.integer()
        case (2, .int64): low = UInt64(bitPattern: try reader.integer())
        case (3, .int64): high = UInt64(bitPattern: try reader.integer())
        case (4, .int64): id = UInt64(bitPattern: try reader.integer())
        default: try reader.skip(field.kind)
        }
      }
      // Type 0 names a parent, which clients write only here when it is not in the field for it.
      if kind == 0, span.parentSpanID.allSatisfy({ $0 == 0 }) { return span.parentSpanID = .init(id.bigEndianBytes) }
      var link = OTLPSpan.Link()
      link.traceID = .init(high.bigEndianBytes + low.bigEndianBytes)
      link.spanID = .init(id.bigEndianBytes)
      span.links.append(link)
    }

    /// OpenTracing and Jaeger's exporters say with tags what OTLP has fields for.
    private static func interpretTags(_ span: inout OTLPSpan) {
      if span.parentSpanID.allSatisfy({ $0 == 0 }) { span.parentSpanID = .init([UInt8]()) }
      if let kind = span.attributes["span.kind"]?.text {
        span.kind = OTLPSpan.SpanKind(text: kind)
        span.attributes.removeAll { $0.key == "span.kind" }
      }
      if span.attributes["error"]?.text == "true" || span.attributes["otel.status_code"]?.text == "ERROR" {
        span.status.code = .error
        span.status.message = span.attributes["otel.status_description"]?.text ?? ""
      } else if span.attributes["otel.status_code"]?.text == "OK" {
        span.status.code = .ok
      }
      span.attributes.removeAll {
        $0.key == "otel.status_code" || $0.key == "otel.status_description"
          || $0.key == "error" && ["true", "false"].contains($0.value.text)
      }
    }

    private static func nanoseconds(_ microseconds: Int64) -> UInt64 {
      let (value, overflows) = UInt64(clamping: microseconds).multipliedReportingOverflow(by: 1_000)
      return overflows ? .max : value
    }
  }
#endif
