#if OpenTelemetry && Datadog && Enable
  import ExporterTesting
  import Fastrace
  import FastraceDatadog
  import FastraceEnvironment
  import FastraceOpenTelemetry
  import Foundation
  import Testing

  /// A flood of spans, and a receiver that takes connections and never answers: memory stays within the bound, every span
  /// is counted, and the end comes in time.
  @Suite(.peers) struct BoundTests {
    @Test(arguments: ["http/protobuf", "http/json", "grpc", "datadog"])
    func staysWithinTheBound(name: String) async throws {
      #if !OpenTelemetryGRPC
        if name == "grpc" { return }
      #endif
      let address = try await OTLPSink.listen(.init(name == "grpc" ? .grpc : .http, silent: .max))
      await #expect(processExitsWith: .success) { [name = name as String, address = address as String] in
        var configuration = Fastrace.Configuration()
        configuration.exportQueueCapacity = 20_000
        configuration.exportBatchSize = 1_000
        configuration.exportDelay = .zero
        configuration.bytesOfAllThreads = 8 << 20
        configuration.problemHandler = .silent
        Fastrace.setReporters([reporter(name, address)], configuration: configuration)
        flood(50_000)
        await waitForTheQueue(20_000)
        let before = ProcessMemory.resident
        flood(1_000_000)
        let statistics = Fastrace.statistics()
        // One batch more than the queue takes: that which the reporter has.
        check(statistics.queuedSpans <= 21_000 && statistics.bufferBytes <= 8 << 20, "\(statistics)")
        check(statistics.started == statistics.reported + statistics.droppedSpans + statistics.pending, "\(statistics)")
        // What such spans take in the queue, in buffers, and while they are encoded, is a part of it; the rest is the
        // program's.
        let peak = ProcessMemory.peak
        check(peak - before < 64 << 20, "the process had \(before) bytes, and \(peak) at most")
        let start = ContinuousClock.now
        let isDelivered = await Fastrace.shutdown(timeout: .milliseconds(500))
        check(!isDelivered && start.duration(to: .now) < .seconds(30), "took \(start.duration(to: .now))")
        let end = Fastrace.statistics()
        check(end.started == 1_050_000 && end.droppedSpans == 1_050_000 && end.pending == 0, "\(end)")
        check(Set(end.dropped.keys).isSubset(of: [.exportQueueFull, .bufferFull, .shutdown, .exportTimeout]), "\(end)")
      }
    }
  }

  private func reporter(_ name: String, _ address: String) -> any SpanReporter {
    if name == "datadog" { return DatadogReporter(agent: address) }
    return OpenTelemetryReporter(
      OpenTelemetryOptions(
        EnvironmentVariables(["OTEL_EXPORTER_OTLP_PROTOCOL": name, "OTEL_EXPORTER_OTLP_ENDPOINT": address])))
  }

  /// Says in the output of the process what is wrong, which its exit code alone does not.
  private func check(_ condition: Bool, _ description: @autoclosure () -> String) {
    if condition { return }
    FileHandle.standardError.write(Data("not as expected: \(description())\n".utf8))
    exit(EXIT_FAILURE)
  }

  private func flood(_ count: Int) { for _ in 0..<count { TraceSpan.beginRoot("root").end() } }

  /// Until the queue is as full as it gets: one batch is with the reporter.
  private func waitForTheQueue(_ count: Int) async {
    while Fastrace.statistics().queuedSpans < count / 2 { await Task.yield() }
  }

  /// Bytes of this process.
  private enum ProcessMemory {
    static var resident: Int { value(of: "VmRSS:") }
    static var peak: Int { value(of: "VmHWM:") }

    private static func value(of key: String) -> Int {
      let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix(key) }
      return line.flatMap { $0.split(whereSeparator: { " \t".contains($0) }).dropFirst().first }.flatMap { Int($0) }
        .map { $0 << 10 } ?? 0
    }
  }
#endif
