/// A span as reporters get it: finished, or cut off by the age limit of its trace.
///
/// Times are nanoseconds since 1970. What few spans have (events, links, a status, a trace state) is kept in one object
/// beside the record, and properties lie in memory that spans share, so records are quick to pass on.
public struct SpanRecord: Sendable {
  /// The trace that the span belongs to.
  public var traceID: TraceID
  /// The span.
  public var spanID: SpanID
  /// The parent; invalid (zero) for the first span of a trace.
  public var parentID: SpanID
  /// What the span did.
  public var name: String
  /// When it began, in nanoseconds since 1970.
  public var startUnixNanoseconds: UInt64
  /// How long it took, in nanoseconds.
  public var durationNanoseconds: UInt64
  /// The operating system's number of the thread that ended the span; of spans from a ``LocalCollector`` that of the thread
  /// that attached them, and 0 from ``LocalSpans/spanRecords(under:)``.
  public var threadID: UInt32
  /// The role of the span.
  public var kind: TraceSpan.Kind
  /// The flags of the trace context.
  public var traceFlags: TraceFlags
  package var marks: Marks
  /// The properties, each key once, in the order in which the keys first appeared.
  public var properties: PropertyList
  package var details: SpanDetails?

  /// A span with nothing but its identity and its times, for tests of reporters.
  public init(
    traceID: TraceID, spanID: SpanID, parentID: SpanID = SpanID(rawValue: 0), name: String,
    startUnixNanoseconds: UInt64, durationNanoseconds: UInt64, kind: TraceSpan.Kind = .internal, threadID: UInt32 = 0
  ) {
    self.traceID = traceID
    self.spanID = spanID
    self.parentID = parentID
    self.name = name
    self.startUnixNanoseconds = startUnixNanoseconds
    self.durationNanoseconds = durationNanoseconds
    self.threadID = threadID
    self.kind = kind
    traceFlags = .sampled
    marks = []
    properties = []
    details = nil
  }

  package struct Marks: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let parentIsRemote = Marks(rawValue: 1)
    package static let late = Marks(rawValue: 2)
    package static let partialTrace = Marks(rawValue: 4)
    package static let localRoot = Marks(rawValue: 8)
  }
}

/// What few spans have; shared by copies of a record and never changed while shared.
package final class SpanDetails: Sendable {
  package struct Content: Sendable, Hashable {
    package var events: [SpanRecord.TimedEvent] = []
    package var links: [TraceSpan.Link] = []
    package var status = TraceSpan.Status.unset
    package var traceState = TraceState()
    package var droppedProperties = 0
    package var droppedEvents = 0
    package var droppedLinks = 0
    package var scope: InstrumentationScope?
    package init() {}
  }

  package let content: Content
  package init(_ content: Content) { self.content = content }
}

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

  /// The library that recorded the span; nil for this library's own scope, `fastrace`.
  public var scope: InstrumentationScope? {
    get { details?.content.scope }
    set { change { $0.scope = newValue } }
  }

  /// How many properties were left out because of the limits.
  public var droppedPropertyCount: Int { details?.content.droppedProperties ?? 0 }

  /// How many events were left out because of the limits.
  public var droppedEventCount: Int { details?.content.droppedEvents ?? 0 }

  /// How many links were left out because of the limits.
  public var droppedLinkCount: Int { details?.content.droppedLinks ?? 0 }

  /// The value of a property; nil without one.
  ///
  /// Setting it replaces the value in its place, adds the property at the end, or removes it. An empty key is ignored.
  ///
  /// > Cost: Setting it copies all properties of the span.
  public subscript(property key: String) -> PropertyValue? {
    get { properties.first { $0.key == key }?.value }
    set {
      guard !key.isEmpty else { return }
      var changed = Array(properties)
      let index = changed.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): changed[index].value = value
      case (let index?, nil): changed.remove(at: index)
      case (nil, let value?): changed.append(Property(key, value))
      case (nil, nil): return
      }
      properties = PropertyList(changed)
    }
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
