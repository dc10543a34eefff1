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
