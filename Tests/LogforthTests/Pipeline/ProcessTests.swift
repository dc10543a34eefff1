#if Logging
  import Fastrace
  import Foundation
  import Logforth
  import Logging
  import Testing

  @Suite struct ProcessTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func theAppliedPipelineIsDrainedWhenTheProcessEnds() async throws {
      await #expect(processExitsWith: .exitCode(0)) { [path = folder.path("app.log") as String] in
        Logforth.builder().dispatch { $0.append(FileAppender(path: path, layout: MessageLayout()).async()) }.apply()
        let logger = Logger(label: "app")
        for index in 0..<5000 { logger.info("\(index)") }
        exit(0)
      }
      #expect(folder.lines("app.log") == (0..<5000).map(String.init))
    }

    @Test func flushWritesWhatWasLoggedAndASecondApplyIsForNewLoggers() async throws {
      await #expect(processExitsWith: .exitCode(0)) {
        let (first, second) = (InMemoryAppender(), InMemoryAppender())
        Logforth.builder().dispatch { $0.append(first.async()) }.apply()
        let logger = Logger(label: "app")
        logger.info("one")
        let isFlushed = await Logforth.flush()
        precondition(isFlushed)
        precondition(first.records.map(\.message) == ["one"])
        Logforth.builder().dispatch { $0.append(second) }.apply()
        Logger(label: "app").info("two")
        precondition(second.records.map(\.message) == ["two"])
        exit(0)
      }
    }

    @Test func aPipelineThatWasReplacedIsDrainedAsWell() async throws {
      await #expect(processExitsWith: .exitCode(0)) { [path = folder.path("app.log") as String] in
        Logforth.builder().dispatch { $0.append(FileAppender(path: path, layout: MessageLayout()).async()) }.apply()
        let logger = Logger(label: "app")
        Logforth.builder().dispatch { $0.append(InMemoryAppender()) }.apply()
        for index in 0..<5000 { logger.info("\(index)") }
        withExtendedLifetime(logger) { exit(0) }
      }
      #expect(folder.lines("app.log") == (0..<5000).map(String.init))
    }

    @Test func theOneLineStarterWritesToStandardError() async throws {
      let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardErrorContent]) {
        Logforth.logToStandardError(variable: "LOGFORTH_TEST_UNSET")
        let logger = Logger(label: "app")
        logger.info("shown", metadata: ["k": "v"])
        logger.debug("hidden")
        exit(0)
      }
      let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
      #expect(text.contains("  INFO app: ProcessTests.swift:") && text.contains(" shown k=v\n"))
      #expect(!text.contains("hidden"))
    }

    @Test(arguments: [false, true]) func aKilledProcessLeavesWholeLines(isAsync: Bool) async throws {
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path("app.log") as String, isAsync] in
        let file = FileAppender(path: path, layout: JSONLayout())
        let appender: any LogAppender = isAsync ? file.async() : file
        let filler = String(repeating: "x", count: 2000)
        Thread.detachNewThread {
          while (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0 < 1_000_000 {}
          kill(getpid(), SIGKILL)
        }
        for index in 0..<Int.max {
          try? appender.append(LogRecord(level: .info, target: "app", message: "\(index) \(filler)"))
        }
      }
      // `lines` leaves out what follows the last newline.
      let lines = folder.lines("app.log")
      #expect(lines.count > 400)
      for (index, line) in lines.enumerated() {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let message = try #require(object?["message"] as? String)
        #expect(message.utf8.count == 2001 + String(index).utf8.count && message.hasPrefix("\(index) "))
      }
      // The next process goes on with a line of its own.
      try FileAppender(path: folder.path("app.log"), layout: MessageLayout()).append(.sample("next"))
      #expect(folder.lines("app.log").last == "next")
    }
  }
#endif
