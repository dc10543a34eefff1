/// A span in a context of another tracing API.
package struct CarriedSpan: Sendable {
  /// The span.
  package let span: TraceSpan
  /// Tells apart the contexts that carry the same span: those that are made from each other have the same token, one that
  /// somebody has asked the span for has a token of its own.
  package let token: UInt64

  /// A span with a new token.
  package init(_ span: TraceSpan) {
    self.span = span
    #if Enable
      let thread = ThreadState.current
      thread.seed()
      token = thread.nextID()
    #else
      token = 0
    #endif
  }

  /// A stand-in for a span of another process: what is begun under it is a root that continues its trace.
  package init(remote context: SpanContext) {
    #if Enable
      self.init(TraceSpan(core: SpanFactory.remote(context)))
    #else
      self.init(.noop)
    #endif
  }
}

extension TraceSpan {
  /// Begins a child of what a context of another API carries: of its span, or of the local span that is innermost under
  /// it when it is the current context.
  ///
  /// A context that carries nothing makes a root.
  package static func begin(
    _ name: @autoclosure () -> String, in carried: CarriedSpan?, kind: TraceSpan.Kind
  ) -> TraceSpan {
    #if Enable
      TraceSpan(core: SpanFactory.child(name, in: carried, kind: kind))
    #else
      TraceSpan()
    #endif
  }
}
