extension TraceID {
  /// A new trace id, with 128 random bits from the calling thread's generator.
  ///
  /// Cost: 2 ns.
  public static func random() -> TraceID {
    #if Enable
      let thread = ThreadState.current
      thread.seed()
      return thread.nextTraceID()
    #else
      return TraceID(high: RandomBits.next(), low: RandomBits.next())
    #endif
  }
}

extension SpanID {
  /// A new span id, with 64 random bits from the calling thread's generator; never zero.
  ///
  /// Cost: 1 ns.
  public static func random() -> SpanID { SpanID(rawValue: RandomBits.next()) }
}

private enum RandomBits {
  static func next() -> UInt64 {
    #if Enable
      let thread = ThreadState.current
      thread.seed()
      return thread.nextID()
    #else
      return UInt64.random(in: 1...UInt64.max)
    #endif
  }
}
