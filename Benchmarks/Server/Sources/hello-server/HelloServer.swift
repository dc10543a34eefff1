internal import Fastrace
internal import FastraceHummingbird
internal import FastraceOpenTelemetry
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Says hello on a free port of the loopback interface, which it prints, with one of the ways to trace.
///
///     hello-server none | middleware | fastrace | distributed-tracing
@main struct HelloServer {
  static func main() async throws {
    guard let variant = CommandLine.arguments.dropFirst().first.flatMap(Variant.init) else {
      return print(
        "usage: hello-server none|middleware|fastrace|distributed-tracing, with OTEL_EXPORTER_OTLP_ENDPOINT set")
    }
    if variant.isTraced { Fastrace.setReporter(OpenTelemetryReporter()) }
    let router = Router()
    variant.addMiddleware(to: router)
    router.get("hello") { _, _ in "Hello, world!" }
    var logger = Logger(label: "hello-server")
    logger.logLevel = .error
    let application = Application(
      router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in Output.line("\(channel.localAddress?.port ?? 0)") }, logger: logger)
    try await application.runService()
    await Fastrace.flush()
    Output.line(variant.isTraced ? "\(Fastrace.statistics().summary)" : "")
  }
}

enum Variant: String {
  case none
  /// Middleware that does nothing: what is left is what any middleware costs.
  case middleware
  case fastrace
  case distributedTracing = "distributed-tracing"

  var isTraced: Bool { self == .fastrace || self == .distributedTracing }

  func addMiddleware(to router: Router<BasicRequestContext>) {
    switch self {
    case .none: break
    case .middleware: router.add(middleware: EmptyMiddleware())
    case .fastrace: router.add(middleware: FastraceMiddleware())
    case .distributedTracing: addTracingMiddleware(to: router)
    }
  }
}

private struct EmptyMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: BasicRequestContext, next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response { try await next(request, context) }
}

extension Fastrace.Statistics {
  /// What the comparison checks: nothing may be lost.
  fileprivate var summary: String { "started \(started) reported \(reported) dropped \(droppedSpans)" }
}
