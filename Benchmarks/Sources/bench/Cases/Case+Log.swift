internal import CBench
internal import Fastrace
internal import FastraceLogging
internal import Logforth
internal import Logging

// Log records with three metadata values, outside of every span unless it says otherwise. What is written goes to the
// null device.

private let count = 2000

extension Case {
  static let logging = [
    log("log_disabled", Loggers.disabled), log("log_disabled_stream", Loggers.disabledStream),
    log("log_text", Loggers.text), log("log_json", Loggers.json), logStream, logAsync, logEvent,
    Case("log_provider_none_in_task", operations: count, task: { time { askProvider(count, .fastrace) } }),
    Case("log_provider_span", operations: count, spans: 1) {
      TraceSpan.withRoot("root") { time { askProvider(count, .fastrace) } }
    },
  ]

  static let emptyProvider = provider("log_provider_empty", Loggers.emptyProvider)
  /// Where no span was ever bound to a task.
  static let providerBeforeTasks = provider("log_provider_none", .fastrace)

  /// What a metadata provider costs for each record, outside of every span.
  private static func provider(_ name: String, _ provider: Logger.MetadataProvider) -> Case {
    Case(name, operations: count) { time { askProvider(count, provider) } }
  }

  private static func log(_ name: String, _ logger: Logger) -> Case {
    Case(name, operations: count) { time { writeRecords(count, logger) } }
  }

  /// The handler that swift-log comes with, which writes to standard error.
  private static let logStream = Case("log_stream", operations: count) {
    bench_silence_errors()
    defer { bench_restore_errors() }
    return time { writeRecords(count, Loggers.stream) }
  }

  private static let logAsync = Case("log_async", operations: count) {
    let duration = time { writeRecords(count, Loggers.async) }
    if !Loggers.asyncPipeline.flush() { fail("log_async: the flush was not done in time") }
    return duration
  }

  /// Records as events of an open span; a hundred of them to a span, because there is a limit.
  private static let logEvent = Case("log_event", operations: count, spans: count / 100 + 1, details: count) {
    TraceSpan.withRoot("root") {
      time {
        for _ in 0..<count / 100 {
          let span = LocalSpan.enter("local")
          writeRecords(100, Loggers.events)
          span.end()
        }
      }
    }
  }
}

private enum Loggers {
  static let emptyProvider = Logger.MetadataProvider { [:] }
  static let text = logger { $0.append(.file("/dev/null", layout: .plain)) }
  static let json = logger { $0.append(.file("/dev/null", layout: .json)) }
  static let events = logger { $0.append(.fastraceEvents()) }
  static let disabled = logger { $0.filter(.level(.notice)).append(.file("/dev/null")) }
  static let asyncPipeline = Logforth.builder().dispatch {
    $0.append(FileAppender(path: "/dev/null", layout: .plain).async())
  }.build()
  static let async = Logger(label: "bench") { asyncPipeline.handler(label: $0) }
  static let stream = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
  static let disabledStream: Logger = {
    var logger = stream
    logger.logLevel = .notice
    return logger
  }()

  private static func logger(_ change: (LogDispatch) -> LogDispatch) -> Logger {
    let pipeline = Logforth.builder().dispatch(change).build()
    return Logger(label: "bench") { pipeline.handler(label: $0) }
  }
}

@inline(never)
private func writeRecords(_ count: Int, _ logger: Logger) {
  for _ in 0..<count {
    logger.info(
      "request finished", metadata: ["method": "GET", "path": "/users/42", "status": .stringConvertible(200)])
    bench_work()
  }
}

@inline(never)
private func askProvider(_ count: Int, _ provider: Logger.MetadataProvider) {
  var values = 0
  for _ in 0..<count {
    values += provider.get().count
    bench_work()
  }
  if values % count != 0 { fail("log_provider: the provider gives now this, now that") }
}
