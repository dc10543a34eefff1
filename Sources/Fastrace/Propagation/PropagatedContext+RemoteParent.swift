extension PropagatedContext {
  /// The context that a span continues which serves the request.
  ///
  /// A caller that asks for no trace without naming one, as B3's `0` does, gets a parent that nobody else knows: the
  /// decision has to travel on, and nothing of the trace is recorded.
  @usableFromInline package var remoteParent: SpanContext? {
    if spanContext == nil, samplingDecision == .deny {
      return SpanContext(traceID: .random(), spanID: .random(), isSampled: false, isRemote: true)
    }
    return spanContext
  }
}
