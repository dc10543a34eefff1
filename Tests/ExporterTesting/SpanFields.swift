package import Fastrace

/// What OTLP says about a span, in the form in which the receiver of the tests gives it back.
package struct SpanFields: Codable, Hashable, Sendable {
  package struct Value: Codable, Hashable, Sendable {
    var string: String?
    var bool: Bool?
    /// Decimal, because numbers in JSON may have only 53 bits.
    var int: String?
    /// The 64 bits in hexadecimal.
    var double: String?
    var array: [Value]?
  }
  package struct Attribute: Codable, Hashable, Sendable {
    package var key: String
    package var value: Value
  }
  package struct Event: Codable, Hashable, Sendable {
    var time: String
    var name: String
    var attributes: [Attribute]
  }
  package struct Link: Codable, Hashable, Sendable {
    var traceID: String
    var spanID: String
    var traceState: String
    var flags: UInt32
    var attributes: [Attribute]
  }
  package var traceID: String
  package var spanID: String
  package var parentID: String
  package var traceState: String
  package var name: String
  package var kind: Int
  package var start: String
  package var end: String
  package var attributes: [Attribute]
  package var droppedAttributes: Int
  package var events: [Event]
  package var droppedEvents: Int
  package var links: [Link]
  package var droppedLinks: Int
  package var statusCode: Int
  package var statusMessage: String
  package var flags: UInt32
}

extension SpanFields {
  /// What a receiver must get of a span.
  package init(_ span: SpanRecord) {
    traceID = span.traceID.description
    spanID = span.spanID.description
    parentID = span.parentID.isValid ? span.parentID.description : ""
    traceState = span.traceState.headerValue
    name = span.name
    kind = Int(span.kind.rawValue)
    start = span.startUnixNanoseconds.description
    end = span.endUnixNanoseconds.description
    attributes = span.properties.map(Attribute.init)
    droppedAttributes = span.droppedPropertyCount
    events = span.events.map {
      Event(time: $0.unixNanoseconds.description, name: $0.name, attributes: $0.properties.map(Attribute.init))
    }
    droppedEvents = span.droppedEventCount
    links = span.links.map(Link.init)
    droppedLinks = span.droppedLinkCount
    statusCode = Int(span.status.code)
    statusMessage = span.status.message
    flags = UInt32(span.traceFlags.rawValue) | 0x100 | (span.isParentRemote ? 0x200 : 0)
  }
}

extension SpanFields.Link {
  fileprivate init(_ link: TraceSpan.Link) {
    self.init(
      traceID: link.context.traceID.description, spanID: link.context.spanID.description,
      traceState: link.context.traceState.headerValue,
      flags: UInt32(link.context.traceFlags.rawValue) | 0x100 | (link.context.isRemote ? 0x200 : 0),
      attributes: link.properties.elements.map(SpanFields.Attribute.init))
  }
}

extension SpanFields.Attribute {
  package init(_ property: Property) { self.init(key: property.key, value: SpanFields.Value(property.value)) }
}

extension SpanFields.Value {
  package init(_ value: PropertyValue) {
    switch value {
    case .string(let text): self.init(string: text)
    case .int(let number): self.init(int: number.description)
    case .double(let number): self.init(double: SpanID(rawValue: number.bitPattern).description)
    case .bool(let flag): self.init(bool: flag)
    case .strings(let texts): self.init(array: texts.map { Self(.string($0)) })
    case .ints(let numbers): self.init(array: numbers.map { Self(.int($0)) })
    case .doubles(let numbers): self.init(array: numbers.map { Self(.double($0)) })
    case .bools(let flags): self.init(array: flags.map { Self(.bool($0)) })
    }
  }
}
