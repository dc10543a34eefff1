#if Viewer
  import OTLPMessages
  import SwiftProtobuf

  /// Makes spans of trace events: those of one track that lie within one another become parents and children.
  struct ChromeTraceAssembly {
    typealias Fields = [String: Google_Protobuf_Value]

    private struct Track: Hashable {
      var process: String
      var thread: String
    }

    private var names: [String: String] = [:]
    private var spans: [Track: [OTLPSpan]] = [:]
    private var open: [Track: [OTLPSpan]] = [:]
    private let epoch: UInt64
    private let fallback: TraceKey
    private var lastID: UInt64 = 0

    init(_ otherData: Fields) {
      epoch = otherData["startTimeUnixNano"].flatMap { UInt64($0.stringValue) } ?? 0
      fallback = TraceKey(high: .random(in: 1...UInt64.max), low: .random(in: 1...UInt64.max))
    }

    mutating func add(_ event: Fields) {
      let track = Track(process: Self.text(event["pid"]), thread: Self.text(event["tid"]))
      switch event["ph"]?.stringValue {
      case "M" where event["name"]?.stringValue == "process_name":
        names[track.process] = event["args"]?.structValue.fields["name"]?.stringValue
      case "X": append(span(event, duration: event["dur"]?.numberValue ?? 0), to: track)
      case "B": open[track, default: []].append(span(event, duration: 0))
      case "E":
        guard var span = open[track]?.popLast() else { return }
        span.endTimeUnixNano = time(event["ts"]?.numberValue ?? 0)
        append(span, to: track)
      default: break
      }
    }

    private mutating func append(_ span: OTLPSpan, to track: Track) { spans[track, default: []].append(span) }

    private mutating func span(_ event: Fields, duration: Double) -> OTLPSpan {
      var span = OTLPSpan()
      span.name = event["name"]?.stringValue ?? ""
      let start = event["ts"]?.numberValue ?? 0
      span.startTimeUnixNano = time(start)
      span.endTimeUnixNano = time(start + max(0, duration))
      var arguments = event["args"]?.structValue.fields ?? [:]
      let key = (arguments.removeValue(forKey: "trace_id")?.stringValue).flatMap { TraceKey(hex: $0) } ?? fallback
      span.traceID = .init(key.bytes)
      lastID += 1
      let id = (arguments.removeValue(forKey: "span_id")?.stringValue).flatMap { UInt64(hexDigits: $0.utf8) } ?? lastID
      span.spanID = .init(id.bigEndianBytes)
      if let parent = (arguments.removeValue(forKey: "parent_span_id")?.stringValue).flatMap({
        UInt64(hexDigits: $0.utf8)
      }) {
        span.parentSpanID = .init(parent.bigEndianBytes)
      }
      if let kind = arguments.removeValue(forKey: "span_kind")?.stringValue {
        span.kind = OTLPSpan.SpanKind(text: kind)
      }
      if let error = arguments.removeValue(forKey: "error") {
        span.status.code = .error
        if error.stringValue != "error" { span.status.message = error.stringValue }
      }
      span.attributes = arguments.sorted { $0.key < $1.key }.map { OTLPAttribute($0.key, Self.value($0.value)) }
      return span
    }

    private func time(_ microseconds: Double) -> UInt64 {
      guard microseconds.isFinite, microseconds > 0, microseconds < 9e15 else { return epoch }
      return epoch &+ UInt64((microseconds * 1_000).rounded())
    }

    mutating func finish() -> [OTLPResourceSpans] {
      // What never ended is shown as far as it is known.
      for (track, rest) in open { for span in rest { append(span, to: track) } }
      var groups: [String: [OTLPSpan]] = [:]
      for (track, spans) in spans { groups[track.process, default: []] += Self.nested(spans) }
      return groups.sorted { $0.key < $1.key }.map { process, spans in
        var group = OTLPResourceSpans()
        group.resource.attributes = [OTLPAttribute("service.name", names[process] ?? "process \(process)")]
        var scope = OTLPScopeSpans()
        scope.spans = spans
        group.scopeSpans = [scope]
        return group
      }
    }

    /// Gives parents to those that name none.
    private static func nested(_ spans: [OTLPSpan]) -> [OTLPSpan] {
      var stack: [OTLPSpan] = []
      return spans.sorted { ($0.startTimeUnixNano, $1.endTimeUnixNano) < ($1.startTimeUnixNano, $0.endTimeUnixNano) }
        .map { span in
          var span = span
          while let last = stack.last, last.endTimeUnixNano < span.endTimeUnixNano { stack.removeLast() }
          if span.parentSpanID.isEmpty, let parent = stack.last, parent.traceID == span.traceID {
            span.parentSpanID = parent.spanID
          }
          stack.append(span)
          return span
        }
    }

    private static func text(_ value: Google_Protobuf_Value?) -> String {
      switch value?.kind {
      case .stringValue(let text): text
      case .numberValue(let number): Int(exactly: number).map { String($0) } ?? String(number)
      default: ""
      }
    }

    private static func value(_ value: Google_Protobuf_Value) -> OTLPValue {
      var result = OTLPValue()
      switch value.kind {
      case .boolValue(let bool): result.boolValue = bool
      case .numberValue(let number):
        if let whole = Int64(exactly: number) { result.intValue = whole } else { result.doubleValue = number }
      case .stringValue(let text): result.stringValue = text
      default: result.stringValue = (try? value.jsonString()) ?? ""
      }
      return result
    }
  }
#endif
