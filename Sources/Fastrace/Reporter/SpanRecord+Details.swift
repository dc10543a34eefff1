extension SpanRecord {
  /// An event with the time at which it happened.
  public struct TimedEvent: Sendable, Hashable {
    /// What happened.
    public var name: String
    /// When, in nanoseconds since 1970.
    public var unixNanoseconds: UInt64
    /// What is known about it.
    public var properties: [Property]

    /// An event at a given time, for tests of reporters.
    public init(name: String, unixNanoseconds: UInt64, properties: [Property] = []) {
      self.name = name
      self.unixNanoseconds = unixNanoseconds
      self.properties = properties
    }
  }

  /// When the span ended, in nanoseconds since 1970.
  public var endUnixNanoseconds: UInt64 { startUnixNanoseconds &+ durationNanoseconds }

  /// True when the parent is in another process.
  public var isParentRemote: Bool {
    get { marks.contains(.parentIsRemote) }
    set { set(.parentIsRemote, newValue) }
  }

  /// True when the span ended after its trace had been reported.
  public var isLate: Bool { marks.contains(.late) }

  /// True when the trace was reported before its root had ended, because it had been open for too long.
  public var isPartialTrace: Bool { marks.contains(.partialTrace) }

  /// True for a span with which this process began or joined a trace.
  public var isLocalRoot: Bool { marks.contains(.localRoot) }

  /// The events in the order of their times.
  public var events: [TimedEvent] {
    get { details?.content.events ?? [] }
    set { change { $0.events = newValue } }
  }

  /// References to other spans.
  public var links: [TraceSpan.Link] {
    get { details?.content.links ?? [] }
    set { change { $0.links = newValue } }
  }

  /// How the work of the span ended.
  public var status: TraceSpan.Status {
    get { details?.content.status ?? .unset }
    set { change { $0.status = newValue } }
  }

  /// The vendors' data that travels with the trace.
  public var traceState: TraceState {
    get { details?.content.traceState ?? TraceState() }
    set { change { $0.traceState = newValue } }
  }

  /// How many properties were left out because of the limits.
  public var droppedPropertyCount: Int { details?.content.droppedProperties ?? 0 }

  /// How many events were left out because of the limits.
  public var droppedEventCount: Int { details?.content.droppedEvents ?? 0 }

  /// How many links were left out because of the limits.
  public var droppedLinkCount: Int { details?.content.droppedLinks ?? 0 }

  /// The value of a property; nil without one.
  public subscript(property key: String) -> PropertyValue? {
    properties.first { $0.key == key }?.value
  }

  private mutating func change(_ body: (inout SpanDetails.Content) -> Void) {
    var content = details?.content ?? SpanDetails.Content()
    body(&content)
    details = SpanDetails(content)
  }

  private mutating func set(_ mark: Marks, _ isSet: Bool) {
    if isSet { marks.insert(mark) } else { marks.remove(mark) }
  }
}
