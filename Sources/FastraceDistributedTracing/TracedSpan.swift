#if DistributedTracing
  public import Fastrace
  public import Instrumentation
  internal import Synchronization
  public import Tracing

  /// A span that swift-distributed-tracing has begun.
  ///
  /// Attributes and the status are kept until the span ends, because that API replaces and removes them; events, links and a
  /// new name are recorded at once. What comes after the end is counted as lost, and so is what was kept when somebody has
  /// ended ``span`` itself.
  public final class TracedSpan: Tracing.Span {
    /// The span as this library knows it.
    public let span: TraceSpan

    private let origin: InstrumentationContext
    private let details: Mutex<Details>

    private struct Details {
      var name: String
      var attributes: SpanAttributes = [:]
      var status: SpanStatus?
      var error = LastError.none
      var isRecorded = false
    }

    private enum LastError {
      case none
      case cancellation
      case failure(type: String, message: String)
    }

    init(_ span: TraceSpan, _ name: String, in context: InstrumentationContext) {
      self.span = span
      origin = context
      details = Mutex(Details(name: name))
    }

    deinit { recordDetails() }

    /// The context that the span was begun in, with the span in it.
    public var context: InstrumentationContext {
      guard span.context != nil else { return origin }
      var context = origin
      context.carried = Carried(span: CarriedSpan(span), traced: self)
      return context
    }

    /// True while what is set is recorded: the span is sampled, and it has not ended.
    public var isRecording: Bool { span.isRecording }

    /// The name, which can be changed until the span ends.
    public var operationName: String {
      get { details.withLock { $0.name } }
      set {
        guard span.acceptsDetails else { return }
        details.withLock { $0.name = newValue }
        span.setName(newValue)
      }
    }

    /// The attributes that were set by this API.
    public var attributes: SpanAttributes {
      get { details.withLock { $0.attributes } }
      set {
        guard span.acceptsDetails else { return }
        details.withLock { $0.attributes = newValue }
      }
    }

    /// Says how the work of the span ended; an error without a message gets that of the last recorded error.
    ///
    /// An error status without a message is ignored when the last recorded error is a `CancellationError`: being cancelled
    /// is no error.
    public func setStatus(_ status: SpanStatus) {
      guard span.acceptsDetails else { return }
      details.withLock { $0.status = status }
    }

    /// Records an event `exception` with `exception.type` and `exception.message`; a `CancellationError` is ignored.
    ///
    /// It does not say that the work failed: that is what ``setStatus(_:)`` is for.
    public func recordError<Instant: TracerInstant>(
      _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) {
      guard span.acceptsDetails else { return }
      if error is CancellationError { return details.withLock { $0.error = .cancellation } }
      let type = String(reflecting: Swift.type(of: error))
      let message = String(describing: error)
      details.withLock { $0.error = .failure(type: type, message: message) }
      var event = TraceSpan.Event.exception(type: type, message: message)
      event.properties.elements += Properties(attributes).elements
      span.addEvent(event, at: TraceSpan.Instant(unixNanoseconds: instant().nanosecondsSinceEpoch))
    }

    /// Adds an event at its time.
    public func addEvent(_ event: SpanEvent) {
      span.addEvent(
        TraceSpan.Event(event.name, properties: Properties(event.attributes)),
        at: TraceSpan.Instant(unixNanoseconds: event.nanosecondsSinceEpoch))
    }

    /// Adds a reference to the span that the link's context carries; without one there is nothing to refer to.
    public func addLink(_ link: SpanLink) {
      guard let context = link.context.fastraceContext else { return }
      span.addLink(TraceSpan.Link(context, properties: Properties(link.attributes)))
    }

    /// Ends the span; a second call has no effect.
    ///
    /// - Parameter instant: When it ends. The clock's reading of this moment counts as this moment.
    public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
      recordDetails()
      guard span.isRecording else { return }
      if let time = TimeOfDay.explicit(instant()) {
        span.end(at: TraceSpan.Instant(unixNanoseconds: time))
      } else {
        span.end()
      }
    }

    /// Records what was kept, once.
    private func recordDetails() {
      let details = details.withLock { details in
        defer { details.isRecorded = true }
        return details
      }
      guard !details.isRecorded else { return }
      details.attributes.forEach { key, value in span.setProperty(key, PropertyValue(value)) }
      guard let status = details.status else { return }
      guard status.code == .error else { return span.setStatus(.ok) }
      switch details.error {
      case .none: span.setStatus(.error(status.message ?? ""))
      case .cancellation: if let message = status.message { span.setStatus(.error(message)) }
      case .failure(let type, let message):
        span.setProperty("error.type", type)
        span.setStatus(.error(status.message ?? message))
      }
    }
  }
#endif
