import Fastrace

/// Writes the line of a span in a tree.
struct SpanLineWriter {
  private let contents: SpanTree.Contents
  private var names: [SpanID: String] = [:]

  init(_ spans: [SpanRecord], _ contents: SpanTree.Contents) {
    self.contents = contents
    if contents.contains(.links), spans.contains(where: { !$0.links.isEmpty }) {
      names = Dictionary(spans.map { ($0.spanID, $0.name) }) { first, _ in first }
    }
  }

  func line(of span: SpanRecord, isOrphan: Bool) -> String {
    let tags = tags(of: span) + (isOrphan ? ["orphan"] : [])
    var line = ([PrintableText.of(span.name)] + tags.map { "[\($0)]" }).joined(separator: " ")
    if contents.contains(.properties) { line += list(of: span.properties) }
    if contents.contains(.events), !span.events.isEmpty {
      let events = span.events.map { PrintableText.of($0.name) + list(of: $0.properties) }
      line += " (\(events.joined(separator: ", ")))"
    }
    return line
  }

  private func tags(of span: SpanRecord) -> [String] {
    var tags: [String] = []
    if contents.contains(.kinds), span.kind != .internal { tags.append(span.kind.name) }
    if contents.contains(.statuses), let status = SpanStatusText.of(span.status) { tags.append(status) }
    if contents.contains(.links) { tags += span.links.map(text) }
    if contents.contains(.durations) { tags.append(ShortDuration.text(span.durationNanoseconds)) }
    return tags
  }

  private func text(of link: TraceSpan.Link) -> String {
    let target = names[link.context.spanID] ?? "\(link.context.traceID)/\(link.context.spanID)"
    return "link: " + PrintableText.of(target) + list(of: link.properties.elements)
  }

  /// The properties in braces after a space, or nothing.
  private func list(of properties: some Collection<Property>) -> String {
    properties.isEmpty ? "" : " {\(PropertyText.list(properties))}"
  }
}

/// The text of a status.
enum SpanStatusText {
  /// `ok`, `error`, `error: message`, or nil for a status that nobody has set.
  static func of(_ status: TraceSpan.Status) -> String? {
    switch status {
    case .unset: nil
    case .ok: "ok"
    case .error(""): "error"
    case .error(let message): "error: " + PrintableText.of(message)
    }
  }
}

/// The text of properties.
enum PropertyText {
  /// `key=value` for each, sorted by key.
  static func list(_ properties: some Collection<Property>) -> String {
    properties.sorted { $0.key < $1.key }.map { word($0.key) + "=" + value($0.value) }.joined(separator: ", ")
  }

  /// A value; a text that could be taken for another value or for a part of the tree is in quotes.
  static func value(_ value: PropertyValue) -> String {
    guard case .string(let text) = value else { return value.description }
    let isAmbiguous = Double(text) != nil || text == "true" || text == "false"
    return isAmbiguous ? PrintableText.quoted(text) : word(text)
  }

  private static func word(_ text: String) -> String {
    text.contains { ",{}()[]".contains($0) } ? PrintableText.quoted(text) : PrintableText.word(text)
  }
}
