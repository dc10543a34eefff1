#if Enable
  /// What was decided about a trace of which nothing is open any more: it still holds for spans that come late.
  struct ClosedTrace {
    enum Decision: Equatable {
      case reported(isPartial: Bool)
      case discarded(OpenTrace.Discard)
    }

    var traceID: TraceID
    var flags: TraceFlags
    var decision: Decision
    var rootHasEnded: Bool
    var liveSpans: Int32
    var extras: Extras?

    /// What few closed traces have.
    final class Extras {
      let traceState: TraceState
      let shared: OpenTrace.Shared?
      /// Details whose span has not ended.
      var records = RecordList()
      /// Bytes of these, which the accounts still hold.
      let heldBytes: Int

      init(_ trace: OpenTrace) {
        traceState = trace.traceState
        shared = trace.shared
        heldBytes = trace.heldBytes
        swap(&records, &trace.records)
        trace.heldBytes = 0
      }
    }

    init(_ trace: OpenTrace, _ decision: Decision) {
      traceID = trace.traceID
      flags = trace.flags
      self.decision = decision
      rootHasEnded = trace.rootHasEnded
      liveSpans = Int32(clamping: trace.liveSpans)
      let isPlain = trace.traceState.isEmpty && trace.records.count == 0 && trace.shared == nil
      extras = isPlain ? nil : Extras(trace)
    }

    /// Details whose span has never come.
    var lost: Lost { extras.map { Lost(details: $0.records.count, bytes: $0.heldBytes) } ?? Lost() }

    struct Lost: Equatable {
      var details = 0
      var bytes = 0
    }
  }

  /// The traces that were closed last.
  ///
  /// A ring: adding one pushes the oldest out. Few bytes each and written one after the other, so that closing a trace
  /// stays in the processor's cache. Looking one up goes through all handles, some microseconds, and happens only when a
  /// span comes late or before the announcement of its trace.
  struct ClosedTraces {
    static let capacity = 4096
    /// Zero marks a place without a trace.
    private var handles: [UInt64] = []
    private var traces: [ClosedTrace] = []
    private var next = 0

    /// Adds a trace.
    ///
    /// Returns the details that are lost with the one that it pushes out.
    mutating func add(_ handle: UInt64, _ trace: consuming ClosedTrace) -> ClosedTrace.Lost {
      if handles.count < Self.capacity {
        handles.append(handle)
        traces.append(trace)
        return ClosedTrace.Lost()
      }
      let lost = handles[next] == 0 ? ClosedTrace.Lost() : traces[next].lost
      handles[next] = handle
      traces[next] = trace
      next = (next + 1) % Self.capacity
      return lost
    }

    /// Takes out the trace with this handle.
    mutating func take(_ handle: UInt64) -> ClosedTrace? {
      guard let index = handles.firstIndex(of: handle) else { return nil }
      handles[index] = 0
      return traces[index]
    }
  }
#endif
