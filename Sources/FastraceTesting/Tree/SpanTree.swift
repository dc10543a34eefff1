public import Fastrace

/// The tree of spans as text that can be compared: the same work gives the same text, whatever ran first.
///
///     GET /users [server] [ok] {http.status=200}
///       load {rows=2} (cache miss {key=42})
///         SELECT [client]
///       render
///
/// There is one line for each span, indented by two spaces for each level: name, kind if it is not internal, status,
/// links, properties by key, events by time. Children are sorted by name, then by what else their line shows, then by
/// what is under them, and never by time. A span whose parent is missing stands at the top level, marked `[orphan]`.
/// Texts that could be mistaken for something else, such as `"42"`, are in quotes; control characters are escaped.
public struct SpanTree: Sendable, Hashable, CustomStringConvertible {
  /// What the lines show besides the name.
  public struct Contents: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: Int
    /// The contents with these bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The kind, as in `[client]`, unless it is internal.
    public static let kinds = Contents(rawValue: 1)
    /// The status, as in `[ok]` or `[error: message]`, unless it is unset.
    public static let statuses = Contents(rawValue: 2)
    /// The properties, as in `{cache.hit=true, key=42}`.
    public static let properties = Contents(rawValue: 4)
    /// The events, as in `(retry {after=0.5}, sent)`.
    public static let events = Contents(rawValue: 8)
    /// The links, as in `[link: name]`; by their ids when the linked span is not in the tree.
    public static let links = Contents(rawValue: 16)
    /// The duration, as in `[12.3 ms]`.
    ///
    /// It is different every time, so this is for people.
    public static let durations = Contents(rawValue: 32)

    /// Everything that is the same every time.
    public static let stable: Contents = [.kinds, .statuses, .properties, .events, .links]
  }

  /// The lines of the tree without a line break at the end; empty for no spans.
  public let text: String

  /// The same as ``text``.
  public var description: String { text }

  /// The tree of the given spans, which may belong to several traces.
  ///
  /// - Parameters:
  ///   - spans: The spans in any order.
  ///   - contents: What the lines show besides the name.
  public init(_ spans: [SpanRecord], showing contents: Contents = .stable) {
    text = SpanTreeText(spans, contents).lines.joined(separator: "\n")
  }
}
