#if Logging
  import Fastrace
  import Logforth
  import Logging
  import Testing

  @Suite struct PipelineTests {
    private let memory = InMemoryAppender()
    private var messages: [String] { memory.records.map(\.message) }

    private func logger(_ label: String = "app", _ change: (LogDispatch) -> LogDispatch) -> Logger {
      let pipeline = Logforth.builder().dispatch { change($0).append(memory) }.build()
      return Logger(label: label) { pipeline.handler(label: $0) }
    }

    @Test func theFirstOpinionDecides() {
      let logger = logger { dispatch in
        dispatch
          .filter { $0.message == "accept" ? .accept : .neutral }
          .filter { $0.message == "reject" ? .reject : .neutral }
          .filter(.level(.error))
      }
      logger.info("accept")
      logger.error("reject")
      logger.info("below")
      logger.error("neutral")
      #expect(messages == ["accept", "neutral"])
    }

    @Test func everyDispatchSeesEveryRecord() {
      let other = InMemoryAppender()
      let pipeline = Logforth.builder()
        .dispatch { $0.filter(.level(.error)).append(memory) }
        .dispatch { $0.diagnostic(.fixed(["version": 2])).append(other) }
        .build()
      let logger = Logger(label: "app") { pipeline.handler(label: $0) }
      logger.debug("low")
      logger.error("high")
      #expect(messages == ["high"])
      #expect(memory.records.map(\.diagnostics) == [[]])
      #expect(other.records.map(\.message) == ["low", "high"])
      #expect(other.records.map(\.diagnostics) == [[Property("version", 2)], [Property("version", 2)]])
    }

    @Test func aLoggerBeginsWithTheLowestLevelThatCanBeWritten() {
      #expect(logger { $0.filter(.level(.warning)) }.logLevel == .warning)
      #expect(logger("app.db") { $0.filter(.spec("info,app.db=debug")) }.logLevel == .debug)
      #expect(logger { $0 }.logLevel == .trace)
      #expect(logger { $0.filter { _ in .accept }.filter(.level(.error)) }.logLevel == .trace)
    }

    @Test func aFilterOfSomebodyElseMayAcceptWhatThoseBehindItReject() {
      struct Audit: LogFilter {
        func decide(_ record: LogRecord) -> FilterResult { record.message == "audit" ? .accept : .neutral }
      }
      let logger = logger { $0.filter(.level(.debug)).filter(Audit()).filter(.level(.error)) }
      #expect(logger.logLevel == .debug)
      logger.info("audit")
      logger.info("other")
      #expect(messages == ["audit"])
    }

    @Test func whatIsOffIsNotEvenMade() {
      let logger = logger { $0.filter(.spec("off")) }
      logger.critical("nothing takes this")
      #expect(messages.isEmpty)
    }

    @Test func theCallWinsOverTheProviderAndThatOverTheLogger() {
      var logger = logger { $0 }
      logger[metadataKey: "a"] = "logger"
      logger[metadataKey: "b"] = "logger"
      logger.handler.metadataProvider = Logger.MetadataProvider { ["b": "provider", "c": "provider"] }
      logger.info("merged", metadata: ["c": "call"])
      #expect(memory.records.first?.metadata == ["a": "logger", "b": "provider", "c": "call"])
    }

    @Test func aRecordKnowsWhereItWasLogged() throws {
      logger { $0 }.error("here", error: DiskFailure())
      let record = try #require(memory.records.first)
      #expect((record.module, record.fileName, record.level) == ("LogforthTests", "PipelineTests.swift", .error))
      #expect(record.error is DiskFailure)
      #expect(record.function == "aRecordKnowsWhereItWasLogged()")
    }

    @Test func taskLocalDiagnosticsNestAndAreInherited() async {
      let logger = logger { $0.diagnostic(.taskLocal) }
      await TaskLocalDiagnostic.with(["request": 1, "user": "a"]) {
        TaskLocalDiagnostic.with(["user": "b"]) { logger.info("inner") }
        await Task { logger.info("task") }.value
      }
      logger.info("outside")
      #expect(memory.records.map(\.diagnostics).map { $0.map(\.value.description) } == [["1", "b"], ["1", "a"], []])
    }

    @Test func errorsGoToTheTrapAndTheOthersGetTheRecord() {
      struct Broken: LogAppender {
        func append(_ record: LogRecord) throws { throw DiskFailure() }
      }
      let problems = Problems()
      let pipeline = Logforth.builder()
        .dispatch { $0.append(Broken()).append(memory) }
        .problemHandler(problems.problemHandler).build()
      pipeline.log(.sample())
      #expect(messages == ["it works"])
      #expect(problems.all.map(\.description) == ["disk is full; 1 record is lost"])
    }

    @Test func nothingRecursesWhenAnAppenderLogs() {
      struct Talkative: LogAppender {
        let logger: Logger
        func append(_ record: LogRecord) { logger.error("from within") }
      }
      let inner = logger { $0 }
      let pipeline = Logforth.builder().dispatch { $0.append(Talkative(logger: inner)) }.build()
      let before = Logforth.drops()[.logWithinLog]
      pipeline.log(.sample())
      #expect(messages.isEmpty)
      #expect(Logforth.drops()[.logWithinLog] > before)
      inner.info("afterwards")
      #expect(messages == ["afterwards"])
    }
  }
#endif
