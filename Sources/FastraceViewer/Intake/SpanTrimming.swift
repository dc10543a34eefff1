#if Viewer
  import OTLPMessages

  /// Cuts off what a span or a log record has too much of, and says so in the counts that OTLP has for it.
  struct SpanTrimming {
    private let limits: IntakeLimits

    init(_ limits: IntakeLimits) { self.limits = limits }

    func trim(_ span: inout OTLPSpan) {
      if isTooLong(span.name) { trim(&span.name) }
      if isTooLong(span.traceState) { trim(&span.traceState) }
      if span.hasStatus, isTooLong(span.status.message) { trim(&span.status.message) }
      span.droppedAttributesCount &+= trim(&span.attributes)
      if span.events.count > limits.eventsPerSpan {
        span.droppedEventsCount &+= UInt32(clamping: span.events.count - limits.eventsPerSpan)
        span.events.removeLast(span.events.count - limits.eventsPerSpan)
      }
      for index in span.events.indices where isTooLong(span.events[index].name) { trim(&span.events[index].name) }
      for index in span.events.indices where needsTrimming(span.events[index].attributes) {
        span.events[index].droppedAttributesCount &+= trim(&span.events[index].attributes)
      }
      if span.links.count > limits.linksPerSpan {
        span.droppedLinksCount &+= UInt32(clamping: span.links.count - limits.linksPerSpan)
        span.links.removeLast(span.links.count - limits.linksPerSpan)
      }
      for index in span.links.indices where needsTrimming(span.links[index].attributes) {
        span.links[index].droppedAttributesCount &+= trim(&span.links[index].attributes)
      }
    }

    func trim(_ record: inout OTLPLogRecord) {
      if isTooLong(record.severityText) { trim(&record.severityText) }
      if isTooLong(record.eventName) { trim(&record.eventName) }
      if case .stringValue(var text) = record.body.value, isTooLong(text) {
        trim(&text)
        record.body.stringValue = text
      }
      record.droppedAttributesCount &+= trim(&record.attributes)
    }

    /// Returns how many attributes were removed.
    @discardableResult
    func trim(_ attributes: inout [OTLPAttribute]) -> UInt32 {
      guard needsTrimming(attributes) else { return 0 }
      let excess = max(0, attributes.count - limits.attributesPerSpan)
      attributes.removeLast(excess)
      for index in attributes.indices {
        trim(&attributes[index].key)
        if case .stringValue(var text) = attributes[index].value.value, isTooLong(text) {
          trim(&text)
          attributes[index].value.stringValue = text
        }
      }
      return UInt32(clamping: excess)
    }

    /// Cuts at the end of a character.
    func trim(_ text: inout String) {
      guard isTooLong(text) else { return }
      let ellipsis = "…"
      var end = text.utf8.index(text.startIndex, offsetBy: limits.textBytes - ellipsis.utf8.count)
      while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
        end = text.utf8.index(before: end)
      }
      text = text[..<end] + ellipsis
    }

    private func isTooLong(_ text: String) -> Bool { text.utf8.count > limits.textBytes }

    private func needsTrimming(_ attributes: [OTLPAttribute]) -> Bool {
      attributes.count > limits.attributesPerSpan
        || attributes.contains { attribute in
          if isTooLong(attribute.key) { return true }
          guard case .stringValue(let text) = attribute.value.value else { return false }
          return isTooLong(text)
        }
    }
  }
#endif
