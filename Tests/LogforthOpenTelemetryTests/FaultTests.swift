#if Logging && OpenTelemetry
  import ExporterTesting
  import Fastrace
  import FastraceOpenTelemetry
  import Logforth
  import LogforthOpenTelemetry
  import Synchronization
  import Testing

  /// A receiver that fails in all ways: what is lost is counted and told, and nothing hangs.
  @Suite(.peers) struct FaultTests {
    private let sink = OTLPSink()
    private let problems = Problems()

    private final class Problems: Sendable {
      private let kept = Mutex<[Fastrace.ProblemHandler.Problem]>([])
      var all: [Fastrace.ProblemHandler.Problem] { kept.withLock { $0 } }
      var problemHandler: Fastrace.ProblemHandler {
        Fastrace.ProblemHandler { [self] problem in kept.withLock { $0.append(problem) } }
      }
    }

    private func appender(
      _ endpoint: String? = nil, _ change: (inout LogExportOptions) -> Void = { _ in }
    ) -> OpenTelemetryLogAppender {
      var options = OpenTelemetryOptions(resource: Fastrace.Resource(["service.name": "shop"]))
      options.endpoint = endpoint ?? sink.logsEndpoint
      var export = LogExportOptions()
      (export.retry.initialDelay, export.retry.longestDelay) = (.milliseconds(1), .milliseconds(10))
      change(&export)
      return OpenTelemetryLogAppender(options, export: export, problemHandler: problems.problemHandler)
    }

    private func send(_ count: Int, to appender: OpenTelemetryLogAppender) async {
      for index in 0..<count { appender.append(.sample("record \(index)")) }
      #expect(await appender.isFlushed())
    }

    private func messages(_ requests: [OTLPSink.Request]) -> [LogFields.Value] {
      requests.filter { $0.status ?? 200 == 200 }.flatMap { $0.logs ?? [] }.map(\.body)
    }

    @Test(arguments: [
      [OTLPSink.Answer.reset, .reset], [.status(429), .status(503)],
      [.status(502), .status(504, ["Retry-After": "0"])],
    ])
    func triesAgain(answers: [OTLPSink.Answer]) async throws {
      try await sink.script(answers[0], answers[1])
      let appender = appender()
      await send(10, to: appender)
      #expect(appender.drops.total == 0 && problems.all.isEmpty)
      let expected = (0..<10).map { LogFields.Value(.string("record \($0)")) }
      #expect(messages(try await sink.requests(spans: 10)) == expected)
    }

    @Test func doesNotSendAgainWhatIsWrong() async throws {
      try await sink.script(.status(400, body: "no"))
      let appender = appender()
      await send(10, to: appender)
      #expect(appender.drops[.appenderFailed] == 10)
      #expect(problems.all.map(\.kind) == ["log-appender"])
      #expect(problems.all.first?.description.contains("400") == true)
      #expect(try await sink.requests().count == 1)
    }

    @Test func countsWhatTheReceiverRejects() async throws {
      try await sink.script(.partial(3, "too old"))
      let appender = appender()
      await send(10, to: appender)
      #expect(appender.drops[.appenderFailed] == 3 && appender.drops.total == 3)
      #expect(problems.all.first?.description.contains("rejected 3 log records: too old; 3 records are lost") == true)
    }

    @Test func sendsLessAtOnceWhenItWasTooMuch() async throws {
      try await sink.script(.status(413), .status(413))
      let appender = appender()
      await send(100, to: appender)
      #expect(appender.drops.total == 0)
      let requests = try await sink.requests(spans: 100)
      #expect(messages(requests) == (0..<100).map { LogFields.Value(.string("record \($0)")) })
      #expect(requests.count > 4)
    }

    @Test func sendsSoManyInARequestAtMost() async throws {
      let appender = appender { $0.batchSize = 30 }
      await send(100, to: appender)
      let counts = try await sink.requests(spans: 100).map { $0.logs?.count ?? 0 }
      #expect(counts.allSatisfy { $0 <= 30 } && counts.reduce(0, +) == 100)
    }

    @Test func givesUpWhenNobodyListens() async throws {
      let port = try await OTLPSink.closedPort()
      let appender = appender("http://127.0.0.1:\(port)")
      await send(10, to: appender)
      #expect(appender.drops[.appenderFailed] == 10)
      #expect(problems.all.first?.description.contains("Is a receiver listening there?") == true)
    }

    @Test func givesUpAReceiverThatHangsAndGoesOn() async throws {
      try await sink.script(.hang)
      let appender = appender { $0.timeout = .milliseconds(200) }
      await send(10, to: appender)
      #expect(appender.drops[.appenderFailed] == 10)
      // On a busy machine, an answer may take longer than that, too.
      for number in 1...1_000 {
        await send(1, to: appender)
        if appender.drops[.appenderFailed] < 10 + number { return }
      }
      Issue.record("nothing is sent after a receiver has hung")
    }

    @Test func whatFindsNoRoomIsDroppedAndAFlushKeepsItsDeadline() async throws {
      try await sink.script(.hang)
      let appender = appender {
        $0.queueCapacity = 4
        $0.timeout = .seconds(60)
      }
      appender.append(.sample("hangs"))
      // Until it is at the receiver, nothing is taken out of the queue.
      #expect(try await eventually { try await sink.requests().count == 1 })
      for index in 0..<10 { appender.append(.sample("\(index)")) }
      #expect(appender.drops[.queueFull] == 6)
      #expect(await !appender.isFlushed(until: 0))
      #expect(await !appender.isClosed(timeout: .milliseconds(1)))
      #expect(appender.drops[.closed] == 4)
    }
  }
#endif
