package import Fastrace
package import FastraceWire

/// Spans as `Span` of opentelemetry/proto/trace/v1, straight from the records.
extension WireBuffer {
  /// Fields of `Span`, `Span.Event` and `Span.Link`, with their wire types; those of two bytes have the lower one first.
  private enum Tag {
    static let traceID: UInt16 = 0x10_0a
    static let spanID: UInt16 = 0x08_12
    static let traceState: UInt8 = 0x1a
    static let parentID: UInt16 = 0x08_22
    static let name: UInt8 = 0x2a
    static let kind: UInt8 = 0x30
    static let start: UInt8 = 0x39
    static let end: UInt8 = 0x41
    static let attributes: UInt8 = 0x4a
    static let droppedAttributes: UInt8 = 0x50
    static let events: UInt8 = 0x5a
    static let droppedEvents: UInt8 = 0x60
    static let links: UInt8 = 0x6a
    static let droppedLinks: UInt8 = 0x70
    static let status: UInt8 = 0x7a
    static let flags: UInt64 = 0x01_85
    static let eventTime: UInt8 = 0x09
    static let eventName: UInt8 = 0x12
    static let eventAttributes: UInt8 = 0x1a
    static let linkAttributes: UInt8 = 0x22
    static let linkFlags: UInt8 = 0x35
    static let statusMessage: UInt8 = 0x12
    static let statusCode: UInt8 = 0x18
  }

  /// A span as field 2 of `ScopeSpans`.
  ///
  /// - Parameter place: Where the span is; passing it on would copy it, and count references.
  @inline(__always)
  package mutating func appendSpan(at place: UnsafePointer<SpanRecord>) {
    let isPlain = unsafe place.pointee.details == nil && place.pointee.properties.isEmpty
    let nameLength = unsafe place.pointee.name.utf8.count
    // The field, the length, ids, times, kind, flags; the name comes on top.
    makeRoom(96 &+ nameLength)
    append(0x12)
    // With details, more than 127 bytes are likely.
    let width = isPlain && nameLength < 48 ? 1 : 2
    append(0, count: width)
    let body = end
    let (traceID, parentID) = unsafe (place.pointee.traceID, place.pointee.parentID)
    append(tag: Tag.traceID, traceID.high.byteSwapped)
    append(traceID.low.byteSwapped, count: 8)
    unsafe append(tag: Tag.spanID, place.pointee.spanID.rawValue.byteSwapped)
    if parentID.isValid { append(tag: Tag.parentID, parentID.rawValue.byteSwapped) }
    if nameLength > 0 { unsafe appendField(Tag.name, place.pointee.name, length: nameLength) }
    unsafe append(UInt64(Tag.kind) | UInt64(place.pointee.kind.rawValue) << 8, count: 2)
    let start = unsafe place.pointee.startUnixNanoseconds
    append(tag: Tag.start, start)
    unsafe append(tag: Tag.end, start &+ place.pointee.durationNanoseconds)
    if !isPlain { unsafe appendMore(place) }
    let flags = unsafe Self.flags(place.pointee.traceFlags, isRemote: place.pointee.marks.contains(.parentIsRemote))
    append(Tag.flags | UInt64(flags) << 16, count: 6)
    insertLength(before: body, width: width)
  }

  /// The flags of the trace context, and whether the parent is in another process, which is always known.
  @inline(__always)
  package static func flags(_ flags: TraceFlags, isRemote: Bool) -> UInt32 {
    UInt32(flags.rawValue) | 0x100 | (isRemote ? 0x200 : 0)
  }

  @inline(never)
  private mutating func appendMore(_ place: UnsafePointer<SpanRecord>) {
    unsafe appendAttributes(tag: Tag.attributes, place.pointee.properties)
    if let details = unsafe place.pointee.details { appendDetails(details) }
  }

  /// What few spans have.
  private mutating func appendDetails(_ details: SpanDetails) {
    appendCount(Tag.droppedAttributes, details.content.droppedProperties)
    if !details.content.events.isEmpty { appendEvents(details.content.events) }
    appendCount(Tag.droppedEvents, details.content.droppedEvents)
    if !details.content.links.isEmpty { appendLinks(details.content.links) }
    appendCount(Tag.droppedLinks, details.content.droppedLinks)
    if details.content.status != .unset { appendStatus(details.content.status) }
    // A decoder takes fields in any order.
    if !details.content.traceState.isEmpty { appendTraceState(details.content.traceState) }
  }

  @inline(never)
  private mutating func appendEvents(_ events: [SpanRecord.TimedEvent]) {
    for event in events {
      append(Tag.events)
      let message = beginMessage()
      append(tag: Tag.eventTime, event.unixNanoseconds)
      appendField(Tag.eventName, event.name, length: event.name.utf8.count)
      appendAttributes(tag: Tag.eventAttributes, event.properties)
      endMessage(message)
    }
  }

  @inline(never)
  private mutating func appendLinks(_ links: [TraceSpan.Link]) {
    for link in links {
      append(Tag.links)
      let message = beginMessage()
      append(tag: Tag.traceID, link.context.traceID.high.byteSwapped)
      append(link.context.traceID.low.byteSwapped, count: 8)
      append(tag: Tag.spanID, link.context.spanID.rawValue.byteSwapped)
      if !link.context.traceState.isEmpty { appendTraceState(link.context.traceState) }
      appendAttributes(tag: Tag.linkAttributes, link.properties.elements)
      append(Tag.linkFlags)
      append(UInt64(Self.flags(link.context.traceFlags, isRemote: link.context.isRemote)), count: 4)
      endMessage(message)
    }
  }

  @inline(never)
  private mutating func appendStatus(_ status: TraceSpan.Status) {
    append(Tag.status)
    let message = beginMessage()
    let text = status.message
    if !text.isEmpty { appendField(Tag.statusMessage, text, length: text.utf8.count) }
    append(UInt64(Tag.statusCode) | UInt64(status.code) << 8, count: 2)
    endMessage(message)
  }

  @inline(never)
  private mutating func appendTraceState(_ state: TraceState) {
    let text = state.headerValue
    appendField(Tag.traceState, text, length: text.utf8.count)
  }

  @inline(__always)
  private mutating func appendField(_ tag: UInt8, _ text: String, length: Int) {
    append(tag)
    appendVarint(UInt64(truncatingIfNeeded: length))
    append(text)
  }

  @inline(__always)
  private mutating func appendCount(_ tag: UInt8, _ count: Int) {
    guard count > 0 else { return }
    append(tag)
    appendVarint(UInt64(truncatingIfNeeded: min(count, Int(UInt32.max))))
  }
}
