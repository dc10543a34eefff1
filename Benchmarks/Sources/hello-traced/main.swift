import Fastrace

// A process that starts the library and records one span. It does not wait for the export at its end: the start is what
// is measured.

struct NoOpReporter: SpanReporter {
  func report(_ spans: SpanBatch) async throws {}
}

var configuration = Fastrace.Configuration()
configuration.flushAtExit = .zero
Fastrace.setReporter(NoOpReporter(), configuration: configuration)
TraceSpan.beginRoot("hello").end()
print("Hello, world!")
