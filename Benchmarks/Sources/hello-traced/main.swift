import Fastrace

// A process that starts the library and records one span. It does not wait for the export at its end: the start is what
// is measured.

struct NoOpReporter: Reporter {
  func report(_ spans: SpanBatch) async throws {}
}

var configuration = Configuration()
configuration.flushAtExit = .zero
Fastrace.setReporter(NoOpReporter(), configuration: configuration)
Span.root("hello").end()
print("Hello, world!")
