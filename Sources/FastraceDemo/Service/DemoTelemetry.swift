#if Viewer
  import Fastrace
  import FastraceEnvironment
  import FastraceOpenTelemetry
  import FastraceSetup
  import Logforth
  import LogforthOpenTelemetry

  /// What every service sets up: spans and log records go where the `OTEL_*` variables say, log lines to standard error.
  enum DemoTelemetry {
    static func start(_ service: DemoService) {
      let setup = FastraceSetup.bootstrap(
        serviceName: service.rawValue, attributes: ["service.namespace": "shop"])
      var logs = OpenTelemetryOptions(.ofProcess(), signal: .logs)
      logs.resource = setup.resource
      let appender = OpenTelemetryLogAppender(logs, export: export)
      Logforth.builder()
        .dispatch { $0.filter(.variable("LOG", default: "info")).diagnostic(.fastrace).append(.standardError()) }
        .dispatch { $0.filter(.variable("LOG", default: "info")).append(appender) }
        .apply()
    }

    /// Soon, so that a trace is whole when somebody opens it, and not for long when nobody receives them any more.
    private static var export: LogExportOptions {
      var export = LogExportOptions()
      export.delay = .milliseconds(100)
      export.timeout = .seconds(2)
      return export
    }

    /// Sends what is left of the log; `TracingService` has exported the spans.
    static func finish() async { _ = await Logforth.flush() }
  }
#endif
