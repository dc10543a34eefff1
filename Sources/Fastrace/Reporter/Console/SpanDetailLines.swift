/// The lines under a span: why it failed, what is known about it, what happened in it.
struct SpanDetailLines {
  let columns: Int
  /// The branches of the tree, at the left of each line.
  let lead: String

  private var room: Int { max(16, columns - DisplayWidth.of(lead)) }

  func lines(of span: SpanRecord, isOrphan: Bool) -> [StyledLine] {
    var lines: [StyledLine] = []
    if !span.status.message.isEmpty { lines += note("✗ " + PrintableText.of(span.status.message), .red) }
    if isOrphan { lines += note("the parent \(span.parentID) is not in this batch", .faint) }
    lines += packed(span.properties.map { property($0, room) })
    for event in span.events { lines += self.lines(of: event, in: span) }
    for link in span.links { lines += self.lines(of: link) }
    return lines + leftOut(of: span)
  }

  private func note(_ text: String, _ style: TextStyle) -> [StyledLine] {
    packed([piece(DisplayWidth.fit(text, room), style)])
  }

  private func lines(of event: SpanRecord.TimedEvent, in span: SpanRecord) -> [StyledLine] {
    let offset = ShortDuration.offset(from: span.startUnixNanoseconds, to: event.unixNanoseconds)
    var title = piece("• \(offset) ", .faint)
    title.append(DisplayWidth.fit(PrintableText.of(event.name), room - title.width))
    return packed([title] + news(in: event, of: span).map { property($0, room - 2) }, indent: "  ")
  }

  /// The properties of an event without those of a recorded error that the span has shown already.
  private func news(in event: SpanRecord.TimedEvent, of span: SpanRecord) -> [Property] {
    guard event.name == "exception", span.status.isError else { return event.properties }
    return event.properties.filter { property in
      switch property.key {
      case "exception.message": property.value != .string(span.status.message)
      case "exception.type": property.value != span[property: "error.type"]
      default: true
      }
    }
  }

  private func lines(of link: TraceSpan.Link) -> [StyledLine] {
    let title = piece("→ \(link.context.traceID)/\(link.context.spanID)", .faint)
    return packed([title] + link.properties.elements.map { property($0, room - 2) }, indent: "  ")
  }

  private func leftOut(of span: SpanRecord) -> [StyledLine] {
    let counts = [
      (span.droppedPropertyCount, "properties"), (span.droppedEventCount, "events"), (span.droppedLinkCount, "links"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0.1): \($0.0)" }
    return parts.isEmpty ? [] : note("left out over the limits: " + parts.joined(separator: ", "), .faint)
  }

  // MARK: Pieces

  private func piece(_ text: String, _ style: TextStyle) -> StyledLine {
    var line = StyledLine()
    line.append(text, style)
    return line
  }

  private func property(_ property: Property, _ room: Int) -> StyledLine {
    var line = piece(DisplayWidth.fit(PrintableText.of(property.key), room / 2) + "=", .faint)
    line.append(DisplayWidth.fit(PrintableText.of(property.value.description), room - line.width))
    return line
  }

  /// Puts as many pieces on a line as fit.
  private func packed(_ pieces: [StyledLine], indent: String = "") -> [StyledLine] {
    guard let first = pieces.first else { return [] }
    var lines = [piece(lead, .faint)]
    lines[0].append(first)
    for next in pieces.dropFirst() {
      if lines[lines.count - 1].width + 2 + next.width > columns {
        lines.append(piece(lead + indent, .faint))
      } else {
        lines[lines.count - 1].append("  ")
      }
      lines[lines.count - 1].append(next)
    }
    return lines
  }
}
