/// How a piece of text looks on a terminal with colour.
enum TextStyle: String {
  case plain = "", bold = "1", faint = "2", red = "31", boldRed = "1;31", green = "32", yellow = "33", cyan = "36"
}

/// One line of text in pieces, each with its own look; widths are counted without the looks.
struct StyledLine {
  private var pieces: [(text: String, style: TextStyle)] = []
  private(set) var width = 0

  init(_ text: String, _ style: TextStyle) { append(text, style) }

  mutating func append(_ text: String, _ style: TextStyle = .plain) {
    pieces.append((text, style))
    width += DisplayWidth.of(text)
  }

  mutating func append(_ other: StyledLine) {
    pieces += other.pieces
    width += other.width
  }

  /// Adds text so that it ends at a column, at least one space after what is there.
  mutating func append(_ text: String, rightAlignedTo column: Int, _ style: TextStyle = .plain) {
    append(String(repeating: " ", count: max(1, column - DisplayWidth.of(text) - width)))
    append(text, style)
  }

  /// The line with its end.
  func text(usesColor: Bool) -> String {
    pieces.reduce(into: "") { text, piece in
      let isPlain = !usesColor || piece.style == .plain
      text += isPlain ? piece.text : "\u{1B}[\(piece.style.rawValue)m\(piece.text)\u{1B}[0m"
    } + "\n"
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
    for event in span.events {
      let offset = ShortDuration.offset(from: span.startUnixNanoseconds, to: event.unixNanoseconds)
      var title = StyledLine("• \(offset) ", .faint)
      title.append(DisplayWidth.fit(PrintableText.of(event.name), room - title.width))
      lines += packed([title] + news(in: event, of: span).map { property($0, room - 2) }, indent: "  ")
    }
    for link in span.links {
      let title = StyledLine("→ \(link.context.traceID)/\(link.context.spanID)", .faint)
      lines += packed([title] + link.properties.elements.map { property($0, room - 2) }, indent: "  ")
    }
    return lines + leftOut(of: span)
  }

  private func note(_ text: String, _ style: TextStyle) -> [StyledLine] {
    packed([StyledLine(DisplayWidth.fit(text, room), style)])
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

  private func leftOut(of span: SpanRecord) -> [StyledLine] {
    let counts = [
      ("properties", span.droppedPropertyCount), ("events", span.droppedEventCount), ("links", span.droppedLinkCount),
    ]
    let parts = counts.filter { $0.1 > 0 }.map { "\($0.0): \($0.1)" }
    return parts.isEmpty ? [] : note("left out over the limits: " + parts.joined(separator: ", "), .faint)
  }

  private func property(_ property: Property, _ room: Int) -> StyledLine {
    var line = StyledLine(DisplayWidth.fit(PrintableText.of(property.key), room / 2) + "=", .faint)
    line.append(DisplayWidth.fit(PrintableText.of(property.value.description), room - line.width))
    return line
  }

  /// Puts as many pieces on a line as fit.
  private func packed(_ pieces: [StyledLine], indent: String = "") -> [StyledLine] {
    var lines: [StyledLine] = []
    for piece in pieces {
      var line = lines.popLast() ?? StyledLine(lead, .faint)
      if line.width > DisplayWidth.of(lead) {
        if line.width + 2 + piece.width > columns {
          lines.append(line)
          line = StyledLine(lead + indent, .faint)
        } else {
          line.append("  ")
        }
      }
      line.append(piece)
      lines.append(line)
    }
    return lines
  }
}
