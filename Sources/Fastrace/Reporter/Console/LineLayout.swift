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

/// How a piece of text looks on a terminal with colour.
enum TextStyle: String {
  case plain = ""
  case bold = "1"
  case faint = "2"
  case red = "31"
  case boldRed = "1;31"
  case green = "32"
  case yellow = "33"
  case cyan = "36"
}

/// One line of text in pieces, each with its own look; widths are counted without the looks.
struct StyledLine {
  private var pieces: [(text: String, style: TextStyle)] = []
  private(set) var width = 0

  mutating func append(_ text: String, _ style: TextStyle = .plain) {
    pieces.append((text, style))
    width += DisplayWidth.of(text)
  }

  mutating func append(_ other: StyledLine) {
    pieces += other.pieces
    width += other.width
  }

  /// Adds spaces up to a column.
  mutating func pad(to column: Int) {
    if width < column { append(String(repeating: " ", count: column - width)) }
  }

  /// Adds text so that it ends at a column, at least one space after what is there.
  mutating func append(_ text: String, rightAlignedTo column: Int, _ style: TextStyle = .plain) {
    pad(to: max(width + 1, column - DisplayWidth.of(text)))
    append(text, style)
  }

  func write(to output: inout String, usesColor: Bool) {
    for (text, style) in pieces {
      if usesColor, style != .plain {
        output += "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
      } else {
        output += text
      }
    }
    output += "\n"
  }
}

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
