#if DistributedTracing
  import FastraceDistributedTracing
  import FastraceTesting
  import Tracing

  /// Records what `body` does with a tracer of its own that the API's functions find, under a root `test`.
  func trace(
    _ tracer: FastraceTracer = FastraceTracer(), isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Void
  ) async throws -> TestTrace {
    try await TestTrace.collect("test", timeout: .seconds(60), isolation: isolation) {
      try await withTracer(tracer) { try await body() }
    }
  }

  /// Headers as a list of keys and values.
  struct Headers: Extractor, Injector {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
  }

  enum RequestID: InstrumentationContextKey {
    typealias Value = Int
  }
#endif
