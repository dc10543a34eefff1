#if Viewer
  import OTLPMessages

  /// A trace in the Trace Event Format of Chrome, which Perfetto opens as well: a process for each service, and as many
  /// tracks in it as spans overlap that are not within one another.
  package enum ChromeDocument {
    package static func json(_ message: [OTLPResourceSpans]) -> [UInt8] {
      let spans = message.flatMap { $0.scopeSpans }.flatMap(\.spans)
      let epoch = spans.map(\.startTimeUnixNano).min() ?? 0
      var json = JSONWriter()
      json.object { json in
        json.key("displayTimeUnit")
        json.value("ns")
        json.key("otherData")
        json.object { json in
          // The times of events are counted from here; an import puts them back in their place.
          json.key("startTimeUnixNano")
          json.decimalText(epoch)
        }
        json.key("traceEvents")
        json.array(events(message, epoch)) { json, event in event.write(to: &json) }
      }
      return json.bytes
    }

    private static func events(_ message: [OTLPResourceSpans], _ epoch: UInt64) -> [ChromeEvent] {
      var events: [ChromeEvent] = []
      for (index, group) in message.enumerated() {
        let process = index + 1
        events.append(.processName(group.resource.serviceName, process))
        var tracks = ChromeTracks()
        let spans = group.scopeSpans.flatMap(\.spans).sorted {
          ($0.startTimeUnixNano, $1.endTimeUnixNano) < ($1.startTimeUnixNano, $0.endTimeUnixNano)
        }
        for span in spans {
          let track = tracks.place(from: span.startTimeUnixNano, to: span.endTimeUnixNano)
          events.append(.span(span, process, track, epoch))
          for event in span.events { events.append(.instant(event, process, track, epoch)) }
        }
      }
      return events
    }
  }

  /// Which track a span stands on: events of one track must lie within one another or apart.
  struct ChromeTracks {
    /// The ends of the open spans of each track, the outermost first.
    private var open: [[UInt64]] = []

    /// Spans must come by start.
    mutating func place(from start: UInt64, to end: UInt64) -> Int {
      for track in open.indices {
        while let last = open[track].last, last <= start { open[track].removeLast() }
        if let last = open[track].last, last < end { continue }
        open[track].append(end)
        return track + 1
      }
      open.append([end])
      return open.count
    }
  }

  enum ChromeEvent {
    case processName(String, Int)
    case span(OTLPSpan, Int, Int, UInt64)
    case instant(OTLPSpan.Event, Int, Int, UInt64)

    func write(to json: inout JSONWriter) {
      json.object { json in
        switch self {
        case .processName(let name, let process):
          json.head("process_name", "M", process, 0)
          json.key("args")
          json.object { json in
            json.key("name")
            json.value(name)
          }
        case .span(let span, let process, let track, let epoch):
          json.head(span.name, "X", process, track)
          json.microseconds("ts", span.startTimeUnixNano - epoch)
          let end = max(span.startTimeUnixNano, span.endTimeUnixNano)
          json.microseconds("dur", end - span.startTimeUnixNano)
          json.arguments(of: span)
        case .instant(let event, let process, let track, let epoch):
          json.head(event.name, "i", process, track)
          json.microseconds("ts", event.timeUnixNano - min(epoch, event.timeUnixNano))
          json.key("s")
          json.value("t")
          json.key("args")
          json.object { json in
            for attribute in event.attributes { json.argument(attribute) }
          }
        }
      }
    }
  }

  extension JSONWriter {
    fileprivate mutating func head(_ name: String, _ phase: String, _ process: Int, _ track: Int) {
      key("name")
      value(name)
      key("ph")
      value(phase)
      key("pid")
      value(process)
      key("tid")
      value(track)
    }

    fileprivate mutating func microseconds(_ name: StaticString, _ nanoseconds: UInt64) {
      key(name)
      value(Double(nanoseconds) / 1_000)
    }

    fileprivate mutating func arguments(of span: OTLPSpan) {
      key("args")
      object { json in
        json.key("trace_id")
        json.hexadecimal(span.traceID)
        json.key("span_id")
        json.hexadecimal(span.spanID)
        if !span.parentSpanID.isEmpty {
          json.key("parent_span_id")
          json.hexadecimal(span.parentSpanID)
        }
        if span.kind != .internal, span.kind != .unspecified {
          json.key("span_kind")
          json.value(span.kind.text)
        }
        if span.status.code == .error {
          json.key("error")
          json.value(span.status.message.isEmpty ? "error" : span.status.message)
        }
        for attribute in span.attributes {
          // Names that this document gives a meaning of their own, which an import would take them for.
          let isTaken = ["trace_id", "span_id", "parent_span_id", "span_kind", "error"].contains(attribute.key)
          json.argument(isTaken ? OTLPAttribute("attribute.\(attribute.key)", attribute.value) : attribute)
        }
      }
    }

    fileprivate mutating func argument(_ attribute: OTLPAttribute) {
      key(attribute.key)
      switch attribute.value.value {
      case .boolValue(let bool): value(bool)
      case .intValue(let number): value(number)
      case .doubleValue(let number): value(number)
      default: value(attribute.value.shownText)
      }
    }
  }
#endif
