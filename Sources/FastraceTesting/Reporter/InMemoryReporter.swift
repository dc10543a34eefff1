public import Fastrace

/// Keeps the spans it gets, for tests to look at.
///
///     let reporter = InMemoryReporter()
///     Fastrace.setReporter(reporter)
///     ...
///     await Fastrace.flush()
///     try reporter.traces[0].expectSpan(named: "load", under: "GET /users")
///
/// There is one recorder in a process, and whoever sets a reporter replaces the one before. Tests that run in parallel use
/// ``TestTrace/collect(_:timeout:isolation:_:)`` instead.
///
/// All methods may be called from any thread.
public final class InMemoryReporter: SpanReporter {
  struct State {
    var spans: [SpanRecord] = []
    var leftOut = 0
    var isShutDown = false
    var waiters: [Int: Waiter] = [:]
    var nextWaiter = 0
  }
  let state = Locked(State())
  private let capacity: Int

  /// A reporter without spans.
  ///
  /// - Parameter capacity: How many spans are kept; those that come later are counted in ``leftOut``. Nil keeps all.
  public init(capacity: Int? = nil) { self.capacity = max(0, capacity ?? .max) }

  /// The spans in the order in which they came.
  public var spans: [SpanRecord] { state.withLock { $0.spans } }

  /// How many spans came when the reporter was full.
  public var leftOut: Int { state.withLock { $0.leftOut } }

  /// True after ``shutdown()``.
  public var isShutDown: Bool { state.withLock { $0.isShutDown } }

  /// The spans of one trace in the order in which they came.
  public func spans(of traceID: TraceID) -> [SpanRecord] { spans.filter { $0.traceID == traceID } }

  /// The spans by trace; the trace whose first span came first is first.
  public var traces: [TestTrace] {
    let spans = spans
    let groups = Dictionary(grouping: spans, by: \.traceID)
    var seen: Set<TraceID> = []
    return spans.compactMap { span in
      seen.insert(span.traceID).inserted ? TestTrace(groups[span.traceID] ?? []) : nil
    }
  }

  /// Forgets all spans, and how many were left out.
  public func reset() {
    state.withLock { state in
      state.spans = []
      state.leftOut = 0
    }
  }

  /// Keeps the spans for which there is room.
  public func report(_ spans: SpanBatch) async throws {
    let met = state.withLock { state in
      let taken = spans.prefix(capacity - state.spans.count)
      state.spans += taken
      state.leftOut += spans.count - taken.count
      return state.takeMetWaiters()
    }
    for waiter in met { waiter.finish(true) }
  }

  /// Notes the shutdown; the spans stay.
  public func shutdown() async { state.withLock { $0.isShutDown = true } }
}
