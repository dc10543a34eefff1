#if Viewer
  import Foundation
  import OTLPMessages

  extension TraceContents {
    /// The spans, with their log records as events: for what has no log records of its own.
    ///
    /// A record of no span, or of one that is not here, goes to the first span of its trace that has no parent.
    package var withLogsAsEvents: [OTLPResourceSpans] {
      guard !logs.isEmpty else { return spans }
      var targets = EventTargets(spans)
      for record in logs.flatMap(\.scopeLogs).flatMap(\.logRecords) { targets.add(OTLPSpan.Event(record), of: record) }
      return targets.finish()
    }
  }

  /// Spans that get events, each by its place in the message.
  private struct EventTargets {
    private struct Identity: Hashable {
      var trace: Data
      var span: Data
    }
    private struct Place: Hashable {
      var resource: Int
      var scope: Int
      var span: Int
    }

    private var message: [OTLPResourceSpans]
    private var places: [Identity: Place] = [:]
    private var roots: [Data: Place] = [:]
    private var events: [Place: [OTLPSpan.Event]] = [:]

    init(_ message: [OTLPResourceSpans]) {
      self.message = message
      var fallbacks: [Data: Place] = [:]
      for (resource, group) in message.enumerated() {
        for (scope, group) in group.scopeSpans.enumerated() {
          for (index, span) in group.spans.enumerated() {
            let place = Place(resource: resource, scope: scope, span: index)
            places[Identity(trace: span.traceID, span: span.spanID)] = place
            fallbacks[span.traceID] = fallbacks[span.traceID] ?? place
            if span.parentSpanID.isEmpty { roots[span.traceID] = roots[span.traceID] ?? place }
          }
        }
      }
      roots.merge(fallbacks) { root, _ in root }
    }

    mutating func add(_ event: OTLPSpan.Event, of record: OTLPLogRecord) {
      let place = places[Identity(trace: record.traceID, span: record.spanID)] ?? roots[record.traceID]
      if let place { events[place, default: []].append(event) }
    }

    mutating func finish() -> [OTLPResourceSpans] {
      for (place, events) in events {
        let all = message[place.resource].scopeSpans[place.scope].spans[place.span].events + events
        message[place.resource].scopeSpans[place.scope].spans[place.span].events =
          all.sorted { $0.timeUnixNano < $1.timeUnixNano }
      }
      return message
    }
  }

  extension OTLPSpan.Event {
    /// A log record as an event that is named after its message.
    fileprivate init(_ record: OTLPLogRecord) {
      self.init()
      name = record.message
      timeUnixNano = record.time
      if let level = record.level { attributes.append(OTLPAttribute("level", level)) }
      attributes += record.attributes
      droppedAttributesCount = record.droppedAttributesCount
    }
  }
#endif
