extension Baggage {
  /// The baggage of the current task: what propagators send along with the span context.
  ///
  /// Child tasks inherit it. Bind it with `Baggage.$current.withValue(baggage) { ... }`.
  @TaskLocal public static var current = Baggage()
}

extension Baggage {
  /// What goes out with a request that is made here: the current baggage, then that of another tracing API's current
  /// context.
  package static var outgoing: Baggage {
    guard let shared = SharedCurrent.baggage, !shared.isEmpty else { return current }
    var baggage = current
    baggage.formUnion(shared)
    return baggage
  }
}
