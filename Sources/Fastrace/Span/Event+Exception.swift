extension TraceSpan.Event {
  /// An error as an event of OpenTelemetry's conventions.
  package static func exception(type: String, message: String) -> TraceSpan.Event {
    TraceSpan.Event(
      "exception", properties: Properties([Property("exception.type", type), Property("exception.message", message)]))
  }
}
