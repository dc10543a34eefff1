#if Enable
  internal import CFastrace
#endif

/// What has to travel for a trace to continue elsewhere: the ids, the flags and the vendors' state.
///
/// A context names a span, which may live in another process, and says whether its trace is recorded. A context whose
/// `spanID` is zero names only the trace: the first span begun under it becomes the root of that trace.
///
/// It models the pair of headers of W3C Trace Context, level 2. A plain value that any thread may copy, of 35 bytes; no
/// object is counted as long as `traceState` is empty.
@frozen
public struct SpanContext: Sendable, Codable {
  /// The trace this context belongs to.
  public var traceID: TraceID

  /// The span this context names, or zero when it names only a trace.
  public var spanID: SpanID

  /// What tracing systems on the way have added for each other.
  public var traceState: TraceState

  /// All flags, including bits that no specification defines yet.
  public var traceFlags: TraceFlags

  /// Whether the context came from another process.
  public var isRemote: Bool

  /// Whether the caller has left it to the receiver whether the trace is recorded: a root asks its sampler as for a trace
  /// that begins here.
  ///
  /// Not part of the value, and never sent on: what continues the context has decided.
  @usableFromInline package var isDeferred = false

  private enum CodingKeys: CodingKey {
    case traceID, spanID, traceState, traceFlags, isRemote
  }

  /// Makes a context from its parts.
  ///
  /// Nothing is checked: any combination is accepted, and `isValid` tells whether it can be sent on. No allocation.
  @inlinable
  public init(
    traceID: TraceID, spanID: SpanID = .zero, isSampled: Bool = true, isRemote: Bool = false,
    traceState: TraceState = TraceState()
  ) {
    self.init(
      traceID: traceID, spanID: spanID, traceFlags: isSampled ? .sampled : [], isRemote: isRemote,
      traceState: traceState)
  }

  /// Makes a context from its parts, with all the flags given.
  ///
  /// Nothing is checked: any combination is accepted, and `isValid` tells whether it can be sent on. No allocation.
  @inlinable
  public init(
    traceID: TraceID, spanID: SpanID = .zero, traceFlags: TraceFlags, isRemote: Bool = false,
    traceState: TraceState = TraceState()
  ) {
    self.traceID = traceID
    self.spanID = spanID
    self.traceState = traceState
    self.traceFlags = traceFlags
    self.isRemote = isRemote
  }

  /// Whether the trace is recorded, which is the flag `TraceFlags.sampled`.
  @inlinable
  public var isSampled: Bool {
    get { traceFlags.rawValue & TraceFlags.sampled.rawValue != 0 }
    set {
      let others = traceFlags.rawValue & ~TraceFlags.sampled.rawValue
      traceFlags = TraceFlags(rawValue: others | (newValue ? TraceFlags.sampled.rawValue : 0))
      isDeferred = false
    }
  }

  /// Whether both ids are there, so that the context names a span and can be sent to another process.
  @inlinable
  public var isValid: Bool { traceID.isValid && spanID.isValid }

  /// Whether a span begun under this context has a parent.
  ///
  /// False when `spanID` is zero, in which case that span is the root of the trace.
  @inlinable
  public var hasParent: Bool { spanID.isValid }
}

extension SpanContext: Hashable {
  /// Whether all parts are the same.
  public static func == (left: SpanContext, right: SpanContext) -> Bool {
    left.traceID == right.traceID && left.spanID == right.spanID && left.traceFlags == right.traceFlags
      && left.isRemote == right.isRemote && left.traceState == right.traceState
  }

  /// Feeds the parts into a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(traceID)
    hasher.combine(spanID)
    hasher.combine(traceFlags)
    hasher.combine(isRemote)
    hasher.combine(traceState)
  }
}

extension SpanContext: CustomStringConvertible {
  /// The `traceparent` text, followed by the vendors' state in brackets if there is any.
  public var description: String {
    traceState.isEmpty ? traceparent : "\(traceparent) [\(traceState.headerValue)]"
  }
}

extension SpanContext {
  /// The context of the innermost current span, local or not: what to send to other processes.
  ///
  /// Nil without one.
  ///
  /// Cost: about 5 ns outside of a task.
  public static var current: SpanContext? {
    #if Enable
      CurrentSpan.withParent { core, id in
        var context = core.context
        context.spanID = SpanID(rawValue: id)
        return context
      }
    #else
      nil
    #endif
  }

  /// A context with a new random trace id and no span id, sampled: for a root whose trace id is wanted in advance.
  public static func random() -> SpanContext {
    SpanContext(traceID: .random(), spanID: SpanID(rawValue: 0), traceFlags: .own)
  }
}
