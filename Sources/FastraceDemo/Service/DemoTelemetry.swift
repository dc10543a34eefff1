#if Viewer
  import Fastrace
  import FastraceSetup
  import Logforth

  /// What every service sets up: spans go where the `OTEL_*` variables say, log lines to standard error and into the trace.
  enum DemoTelemetry {
    static func start(_ service: DemoService) {
      FastraceSetup.bootstrap(serviceName: service.rawValue, attributes: ["service.namespace": "shop"])
      Logforth.builder()
        .dispatch { $0.filter(.variable("LOG", default: "info")).diagnostic(.fastrace).append(.standardError()) }
        .dispatch { $0.append(.fastraceEvents()) }
        .apply()
    }

    /// Writes what is left of the log; `TracingService` has exported the spans.
    static func finish() async { _ = await Logforth.flush() }
  }
#endif
