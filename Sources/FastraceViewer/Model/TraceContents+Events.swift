#if Viewer
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
      var trace: TraceKey?
      var span: UInt64

      init(_ trace: TraceKey?, _ span: some Collection<UInt8>) {
        self.trace = trace
        self.span = UInt64(bigEndian: span)
      }
    }
    private struct Place: Hashable {
      var resource: Int
      var scope: Int
      var span: Int
    }

    private var message: [OTLPResourceSpans]
    private var places: [Identity: Place] = [:]
    private var roots: [TraceKey?: Place] = [:]
    private var events: [Place: [OTLPSpan.Event]] = [:]

    init(_ message: [OTLPResourceSpans]) {
      self.message = message
      var fallbacks: [TraceKey?: Place] = [:]
      for (resource, group) in message.enumerated() {
        for (scope, group) in group.scopeSpans.enumerated() {
          for (index, span) in group.spans.enumerated() {
            let place = Place(resource: resource, scope: scope, span: index)
            let trace = TraceKey(bytes: span.traceID)
            places[Identity(trace, span.spanID)] = place
            fallbacks[trace] = fallbacks[trace] ?? place
            if span.parentSpanID.isEmpty { roots[trace] = roots[trace] ?? place }
          }
        }
      }
      roots.merge(fallbacks) { root, _ in root }
    }

    mutating func add(_ event: OTLPSpan.Event, of record: OTLPLogRecord) {
      let trace = TraceKey(bytes: record.traceID)
      let place = places[Identity(trace, record.spanID)] ?? roots[trace]
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
