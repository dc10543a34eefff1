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
    package init() {}
  }

  package let content: Content
  package init(_ content: Content) { self.content = content }
}
