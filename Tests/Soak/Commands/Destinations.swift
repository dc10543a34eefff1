#if Viewer
  import ArgumentParser
  import Fastrace
  import FastraceChromeTrace
  import FastraceEnvironment
  import FastraceOpenTelemetry
  import Logforth
  import Logging

  /// Where the spans and log lines of a process go, and within which bounds.
  struct Destinations: ParsableArguments {
    @Option(help: "Value of service.instance.id, by which receivers tell processes apart.") var instance = ""
    @Option(help: "A receiver of OTLP over HTTP; may be repeated.") var receiver: [String] = []
    @Option(help: "A file for ChromeTraceReporter.") var traceFile: String?
    @Option(help: "A file of Logforth.") var logFile: String?

    /// Sets up traces and logs.
    func start(serviceName: String) -> Destinations.Started {
      let resource = Fastrace.Resource.detected(serviceName: serviceName, ["service.instance.id": instance])
      var reporters = receiver.map { url in CountingReporter(url, OpenTelemetryReporter(options(url, resource))) }
      if let traceFile {
        let files = ChromeTraceReporter(path: traceFile, maximumFileBytes: 512 << 10, maximumFileCount: 2)
        reporters.append(CountingReporter("file", files))
      }
      let problems = ProblemCounts()
      Fastrace.setReporters(reporters, configuration: configuration(problems))
      return Started(reporters: reporters, log: logFile.map { startLog($0, problems) }, problems: problems)
    }

    /// What can be asked how things went.
    struct Started: Sendable {
      var reporters: [CountingReporter]
      var log: CountedLog?
      var problems: ProblemCounts
    }

    private func options(_ url: String, _ resource: Fastrace.Resource) -> OpenTelemetryOptions {
      var options = OpenTelemetryOptions(resource: resource)
      options.endpoint = url
      options.timeout = .seconds(2)
      options.compression = .gzip
      return options
    }

    /// Bounds that a burst goes over and that an outage of some seconds fills, so that a short run meets all of them.
    private func configuration(_ problems: ProblemCounts) -> Fastrace.Configuration {
      var configuration = Fastrace.Configuration()
      configuration.bytesPerThread = 1 << 20
      configuration.bytesOfAllThreads = 16 << 20
      configuration.bytesOfOpenTraces = 8 << 20
      configuration.openTraces = 1_000
      configuration.spansPerTrace = 5_000
      configuration.traceAge = .seconds(10)
      configuration.exportDelay = .milliseconds(100)
      configuration.exportBatchSize = 2_048
      configuration.exportQueueCapacity = 10_000
      configuration.exportTimeout = .seconds(6)
      configuration.retry.initialDelay = .milliseconds(200)
      configuration.retry.maximumRetries = 3
      configuration.spanLimits.valueLength = 256
      configuration.problemHandler = problems.problemHandler
      return configuration
    }

    private func startLog(_ path: String, _ problems: ProblemCounts) -> CountedLog {
      let options = FileOptions.rolling(.hourly, maximumSize: 256 << 10, maximumFiles: 3)
      let log = CountedLog(
        FileAppender(path: path, options: options, problemHandler: problems.problemHandler),
        problemHandler: problems.problemHandler)
      Logforth.builder()
        .dispatch { $0.filter(.level(.info)).diagnostic(.fastrace).append(log.appender) }
        .dispatch { $0.filter(.level(.info)).append(.fastraceEvents()) }
        .problemHandler(problems.problemHandler)
        .apply()
      return log
    }
  }
#endif
