// For sources of spans that bring their own times, in nanoseconds since 1970.

extension TraceSpan {
  /// Makes the span begin at a time of day; only right after it was made, before anybody else has it.
  package func begin(atUnixNanoseconds time: UInt64) {
    #if Enable
      guard let core, core.isRecording else { return }
      core.begin(atUnixNanoseconds: time)
    #endif
  }

  /// Ends the span at a time of day; one before its begin makes it end when it began.
  package func end(atUnixNanoseconds time: UInt64) {
    #if Enable
      core?.end(atUnixNanoseconds: time)
    #endif
  }

  /// Adds an event that happened at a time of day.
  package func addEvent(_ event: @autoclosure () -> TraceSpan.Event, atUnixNanoseconds time: UInt64) {
    #if Enable
      guard let core = recordingCore else { return }
      ThreadState.current.recordEvent(core.detail, event: event(), unixNanoseconds: time)
    #endif
  }

  /// True while details are recorded; counts the caller's detail as late when the span has ended.
  package var acceptsDetails: Bool {
    #if Enable
      recordingCore != nil
    #else
      false
    #endif
  }
}
