/// Lays spans out as one line of `key=value` each: a pure function from spans to text.
///
/// A value is quoted when it is not one plain word, so a line can be taken apart again, and a span stays on its line.
package enum LineLayout {
  package static func text(of spans: [SpanRecord]) -> String {
    spans.reduce(into: "") { $0 += line(of: $1) + "\n" }
  }

  private static func line(of span: SpanRecord) -> String {
    let fields = identity(of: span) + outcome(of: span) + marks(of: span) + span.properties.map(field)
    return (fields + span.events.map { event($0, in: span) } + span.links.map(link)).joined(separator: " ")
  }

  private static func identity(of span: SpanRecord) -> [String] {
    let ids = [
      "time=" + TimeOfDay.timestamp(span.startUnixNanoseconds), "trace=\(span.traceID)", "span=\(span.spanID)",
    ]
    let parent = span.parentID.isValid ? ["parent=\(span.parentID)"] : []
    return ids + parent + ["name=" + PrintableText.word(span.name)]
  }

  private static func outcome(of span: SpanRecord) -> [String] {
    let times = [
      "kind=" + span.kind.name, "duration=" + ShortDuration.text(span.durationNanoseconds, separator: ""),
      "thread=\(span.threadID)",
    ]
    switch span.status {
    case .unset: return times
    case .ok: return times + ["status=ok"]
    case .error(""): return times + ["status=error"]
    case .error(let message): return times + ["status=error", "message=" + PrintableText.word(message)]
    }
  }

  private static func marks(of span: SpanRecord) -> [String] {
    var marks: [String] = []
    if span.isParentRemote { marks.append("remote_parent=true") }
    if span.isLate { marks.append("late=true") }
    if span.isPartialTrace { marks.append("partial_trace=true") }
    let counts = [
      ("properties", span.droppedPropertyCount), ("events", span.droppedEventCount), ("links", span.droppedLinkCount),
    ]
    return marks + counts.filter { $0.1 > 0 }.map { "dropped_\($0.0)=\($0.1)" }
  }

  private static func field(_ property: Property) -> String {
    PrintableText.word(property.key) + "=" + PrintableText.word(property.value.description)
  }

  private static func event(_ event: SpanRecord.TimedEvent, in span: SpanRecord) -> String {
    let offset = ShortDuration.offset(from: span.startUnixNanoseconds, to: event.unixNanoseconds, separator: "")
    let fields = [offset, PrintableText.word(event.name)] + event.properties.map(field)
    return "event=" + PrintableText.quoted(fields.joined(separator: " "))
  }

  private static func link(_ link: TraceSpan.Link) -> String {
    let target = "\(link.context.traceID)/\(link.context.spanID)"
    let fields = [target] + link.properties.elements.map(field)
    return "link=" + PrintableText.word(fields.joined(separator: " "))
  }
}
