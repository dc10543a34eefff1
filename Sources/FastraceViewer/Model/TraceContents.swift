#if Viewer
  import OTLPMessages

  /// Spans and log records, as messages of OTLP have them.
  package struct TraceContents: Sendable, Equatable {
    package var spans: [OTLPResourceSpans] = []
    package var logs: [OTLPResourceLogs] = []

    package init(spans: [OTLPResourceSpans] = [], logs: [OTLPResourceLogs] = []) {
      self.spans = spans
      self.logs = logs
    }

    /// Contents of several files or messages as one.
    package init(_ parts: [TraceContents]) {
      self.init(spans: parts.flatMap(\.spans), logs: parts.flatMap(\.logs))
    }
  }
#endif
