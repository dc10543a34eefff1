extension Fastrace {
  /// What became of all spans so far: nothing vanishes without being counted.
  ///
  /// At every moment `started == reported + cancelled + droppedSpans + pending`. A span under several parents counts once
  /// for each of their traces. Spans of traces that are not sampled are not counted at all.
  public struct Statistics: Sendable, Equatable {
    /// Spans that began, as far as the collector knows: objects since they began, local spans since they ended.
    public internal(set) var started = 0
    /// Spans that were reported to at least one reporter that took them.
    public internal(set) var reported = 0
    /// Spans of cancelled traces.
    public internal(set) var cancelled = 0
    /// Dropped spans by cause; causes that never occurred are missing.
    public internal(set) var dropped: [Fastrace.DropCause: Int] = [:]
    /// Reported spans that ended after their trace had been reported; a part of `reported`, or of `dropped` if the export
    /// failed.
    public internal(set) var late = 0

    /// Spans that have begun and not ended.
    public internal(set) var liveSpans = 0
    /// Finished spans that wait for the end of their trace.
    public internal(set) var heldSpans = 0
    /// Finished spans that wait for a reporter, or are being reported.
    public internal(set) var queuedSpans = 0
    /// Traces whose root has not ended.
    public internal(set) var openTraces = 0

    /// Properties, events and links that found no room, came after the end of their span, or were over a limit.
    public internal(set) var droppedDetails = 0
    /// Values that were cut because they were longer than the limit.
    public internal(set) var cutValues = 0

    /// Bytes of all span buffers, in use and kept for reuse.
    public internal(set) var bufferBytes = 0
    /// Bytes of the records that wait for the end of their trace.
    public internal(set) var heldBytes = 0
    /// Threads that have a span buffer.
    public internal(set) var threads = 0
    /// Exports that failed, each attempt counted.
    public internal(set) var failedExports = 0
    /// Exports that succeeded.
    public internal(set) var succeededExports = 0

    /// No spans at all.
    public init() {}

    /// Dropped spans of all causes.
    public var droppedSpans: Int { dropped.values.reduce(0, +) }
    /// Spans whose fate is open.
    public var pending: Int { liveSpans + heldSpans + queuedSpans }
  }
}

extension Fastrace.Statistics {
  mutating func drop(_ count: Int, _ cause: Fastrace.DropCause) {
    if count > 0 { dropped[cause, default: 0] += count }
  }
}

extension Fastrace {
  /// Why spans were dropped; a key of ``Fastrace/Statistics/dropped``.
  public enum DropCause: String, Sendable, Hashable, CaseIterable, Codable {
    /// No reporter was set when the root began, or none is left.
    case noReporter
    /// The thread's span buffer, or the memory for all buffers, was full.
    case bufferFull
    /// The collector held as many bytes of unfinished traces as it may.
    case memoryLimit
    /// As many traces were open as may be.
    case openTraceLimit
    /// The trace had as many spans as a trace may have.
    case traceSpanLimit
    /// The tail filter decided to drop the trace.
    case tailFilter
    /// The span ended long after its trace was reported and forgotten.
    case traceForgotten
    /// The export queue of the reporter was full.
    case exportQueueFull
    /// The reporter failed, and trying again was no use.
    case exportFailed
    /// The reporter did not finish in time.
    case exportTimeout
    /// The receiver took the batch but not this span.
    case rejectedByReceiver
    /// The span was still queued when the deadline of ``Fastrace/shutdown(timeout:)`` came.
    case shutdown
  }
}
