import Fastrace
import FastraceHummingbird
import FastraceServiceLifecycle
import Hummingbird
import Logforth
import Logging

/// An HTTP service that logs with swift-log, as any does: `curl http://127.0.0.1:8080/orders/lamp`.
///
/// The lines on standard error carry the ids of the trace of their request, and that trace shows the same records as events
/// of its spans.
@main
enum OrderService {
  static func main() async throws {
    Logforth.builder()
      .dispatch { $0.filter(.variable("LOG", default: "info")).diagnostic(.fastrace).append(.standardError()) }
      .dispatch { $0.filter(.spec("shop=debug")).append(FastraceEventAppender(errorStatusLevel: .error)) }
      .apply()
    Fastrace.setReporter(ConsoleReporter())

    let router = Router()
    router.add(middleware: FastraceMiddleware())
    router.get("orders/:item") { _, context in try await Shop().order(try context.parameters.require("item")) }
    var application = Application(
      router: router,
      configuration: .init(address: .hostname("127.0.0.1", port: environment.get("PORT", as: Int.self) ?? 8080)),
      onServerRunning: { channel in
        Logger(label: "service").notice(
          "listening", metadata: ["address": "\(channel.localAddress?.description ?? "")"])
      },
      logger: Logger(label: "server"))
    // Services end in the reverse order: the server, which was added by Hummingbird, then the traces, then the log.
    application.addServices(LoggingService(), TracingService())
    try await application.runService()
  }

  private static let environment = Environment()
}
