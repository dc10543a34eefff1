extension TraceSpan {
  /// A time of day at which something of a span happens, for work that is recorded later than it was done.
  ///
  ///     let begin = TraceSpan.Instant(message.receivedAt)          // a TickClock.Instant
  ///     TraceSpan.beginRoot("handle", at: begin).end(at: .now)
  ///
  /// A plain value that any thread may copy.
  @frozen
  public struct Instant: Sendable, Hashable, Comparable {
    /// Nanoseconds since 1970, without leap seconds.
    public var unixNanoseconds: UInt64

    /// The instant this number of nanoseconds after the beginning of 1970.
    @inlinable
    public init(unixNanoseconds: UInt64) { self.unixNanoseconds = unixNanoseconds }

    /// The time of day at a reading of the spans' own clock.
    ///
    /// Cost: about 0.5 us.
    public init(_ instant: TickClock.Instant) {
      unixNanoseconds = TickAnchor(pair: .read(.realtime), rate: .current).unixNanoseconds(instant.ticks)
    }

    /// The present time of day.
    public static var now: Instant { Instant(unixNanoseconds: WallClock.unixNanoseconds) }

    /// Orders instants by time.
    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool { left.unixNanoseconds < right.unixNanoseconds }
  }
}

extension TraceSpan {
  /// Ends the span at a time of day; a second call has no effect.
  ///
  /// A span that would end before it begins ends when it begins.
  @inlinable
  public func end(at instant: Instant) {
    #if Enable
      finish(at: instant)
    #endif
  }

  /// Adds an event that happened at a time of day; it is evaluated only when the span is recorded.
  @inlinable
  public func addEvent(_ event: @autoclosure () -> TraceSpan.Event, at instant: Instant) {
    #if Enable
      record(event, at: instant)
    #endif
  }

  /// Adds an event that happened at a time of day; name and properties are evaluated only when the span is recorded.
  @inlinable
  public func addEvent(
    _ name: @autoclosure () -> String, properties: @autoclosure () -> Properties = Properties(), at instant: Instant
  ) {
    addEvent(TraceSpan.Event(name(), properties: properties()), at: instant)
  }

  #if Enable
    @usableFromInline
    func finish(at instant: Instant) { core?.end(atUnixNanoseconds: instant.unixNanoseconds) }

    @usableFromInline
    func record(_ event: () -> TraceSpan.Event, at instant: Instant) {
      guard let core = recordingCore else { return }
      ThreadState.current.recordEvent(core.detail, event: event(), unixNanoseconds: instant.unixNanoseconds)
    }
  #endif

  /// Makes the span begin at a time of day; only right after it was made, before anybody else has it.
  package func begin(at instant: Instant) {
    #if Enable
      guard let core, core.isRecording else { return }
      core.begin(atUnixNanoseconds: instant.unixNanoseconds)
    #endif
  }
}
