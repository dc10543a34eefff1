/// What OTLP says about a log record, in the form in which the receiver of the tests gives it back.
package struct LogFields: Codable, Hashable, Sendable {
  package typealias Value = SpanFields.Value

  package var traceID: String
  package var spanID: String
  package var flags: UInt32
  package var time: String
  package var observedTime: String
  package var severity: Int
  package var severityText: String
  package var body: Value
  package var attributes: [SpanFields.Attribute]
  package var eventName: String

  package init(
    traceID: String, spanID: String, flags: UInt32, time: String, observedTime: String, severity: Int,
    severityText: String, body: Value, attributes: [SpanFields.Attribute], eventName: String
  ) {
    self.traceID = traceID
    self.spanID = spanID
    self.flags = flags
    self.time = time
    self.observedTime = observedTime
    self.severity = severity
    self.severityText = severityText
    self.body = body
    self.attributes = attributes
    self.eventName = eventName
  }
}
