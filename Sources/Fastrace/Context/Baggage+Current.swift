extension Baggage {
  /// The baggage of the current task: what propagators send along with the span context.
  ///
  /// Child tasks inherit it. Bind it with `Baggage.$current.withValue(baggage) { ... }`.
  @TaskLocal public static var current = Baggage()
}
