extension TraceSpan {
  /// A span for work that a filter leaves out: it records nothing, and neither does anything under it.
  ///
  /// It carries the caller's context on as one that is not sampled: that of the request, or what is current here, or one
  /// that nobody else knows. Without it, everything that is called meanwhile would begin a trace of its own.
  @usableFromInline package static func unrecorded(continuing context: PropagatedContext) -> TraceSpan {
    #if Enable
      TraceSpan(core: SpanFactory.unsampled(context.remoteParent ?? .current ?? .random()))
    #else
      .noop
    #endif
  }
}
