internal import FastraceDistributedTracing
internal import Hummingbird
internal import Tracing

extension Variant {
  /// What a server has that is traced through swift-distributed-tracing alone.
  func addTracingMiddleware(to router: Router<BasicRequestContext>) {
    InstrumentationSystem.bootstrap(FastraceTracer())
    router.add(middleware: TracingMiddleware())
  }
}
