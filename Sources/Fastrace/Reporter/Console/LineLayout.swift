/// Lays spans out as one line of `key=value` each: a pure function from spans to text.
///
/// A value is quoted when it is not one plain word, so a line can be taken apart again, and a span stays on its line.
package enum LineLayout {
  package static func text(of spans: [SpanRecord]) -> String {
    spans.reduce(into: "") { $0 += line(of: $1) + "\n" }
  }

  private static func line(of span: SpanRecord) -> String {
    var line = "time=\(TimeOfDay.timestamp(span.startUnixNanoseconds)) trace=\(span.traceID) span=\(span.spanID)"
    if span.parentID.isValid { line += " parent=\(span.parentID)" }
    line += " name=\(PrintableText.word(span.name)) kind=\(span.kind.name)"
    line += " duration=\(ShortDuration.text(span.durationNanoseconds, separator: "")) thread=\(span.threadID)"
    if span.status != .unset { line += span.status.isError ? " status=error" : " status=ok" }
    if !span.status.message.isEmpty { line += " message=\(PrintableText.word(span.status.message))" }
    if span.isParentRemote { line += " remote_parent=true" }
    if span.isLate { line += " late=true" }
    if span.isPartialTrace { line += " partial_trace=true" }
    if span.droppedPropertyCount > 0 { line += " dropped_properties=\(span.droppedPropertyCount)" }
    if span.droppedEventCount > 0 { line += " dropped_events=\(span.droppedEventCount)" }
    if span.droppedLinkCount > 0 { line += " dropped_links=\(span.droppedLinkCount)" }
    line += fields(span.properties)
    for event in span.events {
      let offset = ShortDuration.offset(from: span.startUnixNanoseconds, to: event.unixNanoseconds, separator: "")
      line += " event=" + PrintableText.quoted("\(offset) \(PrintableText.word(event.name))\(fields(event.properties))")
    }
    for link in span.links {
      let fields = fields(link.properties.elements)
      line += " link=" + PrintableText.word("\(link.context.traceID)/\(link.context.spanID)\(fields)")
    }
    return line
  }

  private static func fields(_ properties: some Collection<Property>) -> String {
    properties.reduce(into: "") { fields, property in
      fields += " \(PrintableText.word(property.key))=\(PrintableText.word(property.value.description))"
    }
  }
}
