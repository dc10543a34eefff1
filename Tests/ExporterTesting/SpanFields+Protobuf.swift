#if Viewer
  internal import Fastrace
  internal import Foundation
  package import OTLPMessages

  // The messages that swift-protobuf has generated code for.

  extension SpanFields {
    package init(_ span: Opentelemetry_Proto_Trace_V1_Span) {
      self.init(
        traceID: span.traceID.hexadecimal, spanID: span.spanID.hexadecimal, parentID: span.parentSpanID.hexadecimal,
        traceState: span.traceState, name: span.name, kind: span.kind.rawValue,
        start: span.startTimeUnixNano.description, end: span.endTimeUnixNano.description,
        attributes: span.attributes.map(Attribute.init), droppedAttributes: Int(span.droppedAttributesCount),
        events: span.events.map(Event.init), droppedEvents: Int(span.droppedEventsCount),
        links: span.links.map(Link.init), droppedLinks: Int(span.droppedLinksCount),
        statusCode: span.status.code.rawValue, statusMessage: span.status.message, flags: span.flags)
    }
  }

  extension SpanFields.Event {
    fileprivate init(_ event: Opentelemetry_Proto_Trace_V1_Span.Event) {
      self.init(
        time: event.timeUnixNano.description, name: event.name,
        attributes: event.attributes.map(SpanFields.Attribute.init))
    }
  }

  extension SpanFields.Link {
    fileprivate init(_ link: Opentelemetry_Proto_Trace_V1_Span.Link) {
      self.init(
        traceID: link.traceID.hexadecimal, spanID: link.spanID.hexadecimal, traceState: link.traceState,
        flags: link.flags, attributes: link.attributes.map(SpanFields.Attribute.init))
    }
  }

  extension SpanFields.Attribute {
    package init(_ pair: Opentelemetry_Proto_Common_V1_KeyValue) {
      self.init(key: pair.key, value: SpanFields.Value(pair.value))
    }
  }

  extension SpanFields.Value {
    /// Empty for what this library never sends.
    fileprivate init(_ value: Opentelemetry_Proto_Common_V1_AnyValue) {
      switch value.value {
      case .stringValue(let text): self.init(string: text)
      case .boolValue(let flag): self.init(bool: flag)
      case .intValue(let number): self.init(int: number.description)
      case .doubleValue(let number): self.init(double: SpanID(rawValue: number.bitPattern).description)
      case .arrayValue(let array): self.init(array: array.values.map(Self.init))
      default: self.init()
      }
    }
  }

  extension Data {
    fileprivate var hexadecimal: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
  }
#endif
