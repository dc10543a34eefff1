extension Baggage {
  /// The baggage of the current task: what propagators send along with the span context.
  ///
  /// Child tasks inherit it. Bind it with `Baggage.$current.withValue(baggage) { ... }`.
  @TaskLocal public static var current = Baggage()
}

extension Baggage {
  /// What goes out with a request that is made here: the current baggage, then that of another tracing API's current
  /// context.
  package static var outgoing: Baggage { outgoing(before: SharedCurrent.baggage ?? Baggage()) }

  /// What goes out with a request on behalf of another tracing API's context: the current baggage, then that of the
  /// context, which the application may not have set itself.
  package static func outgoing(before other: Baggage) -> Baggage {
    guard !other.isEmpty else { return current }
    var baggage = current
    baggage.formUnion(other)
    return baggage
  }
}
