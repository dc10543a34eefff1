#if Logging
  import Fastrace
  import Foundation
  @testable import Logforth
  import LogforthTestSupport
  import Synchronization
  import Testing

  @Suite struct FileAppenderTests {
    private let folder: Folder
    private let clock = ManualClock(1_795_450_697_123_456_789)

    init() throws { folder = try Folder() }

    private func appender(_ options: FileOptions, problemHandler: Fastrace.ProblemHandler = .silent) -> FileAppender {
      var options = options
      options.clock = { [clock] in LogTime(nanoseconds: clock.nanoseconds) }
      return FileAppender(
        path: folder.path("app.log"), layout: MessageLayout(), options: options, problemHandler: problemHandler)
    }

    /// Gives the file the time of the manual clock, as the system would if that were its clock.
    private func touch() throws {
      let date = Date(timeIntervalSince1970: Double(clock.nanoseconds) / 1e9)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder.path("app.log"))
    }

    @Test func appendsLinesAcrossRestarts() throws {
      for message in ["one", "two"] { try appender(FileOptions()).append(.sample(message)) }
      #expect(folder.text("app.log") == "one\ntwo\n")
    }

    @Test func makesTheFoldersOfItsFile() throws {
      let nested = FileAppender(path: folder.path("a/b/app.log"), layout: MessageLayout())
      try nested.append(.sample("deep"))
      #expect(folder.text("a/b/app.log") == "deep\n")
    }

    @Test(
      arguments: [
        (RollInterval.minutely, 43, "2026-11-23-16-18"), (.hourly, 42 * 60, "2026-11-23-16"),
        (.daily, 8 * 3600, "2026-11-23"),
      ] as [(RollInterval, Int64, String)])
    func rollsWithTheTime(_ interval: RollInterval, _ seconds: Int64, _ date: String) throws {
      let appender = appender(.rolling(interval))
      try appender.append(.sample("old"))
      clock.advance(seconds: seconds)
      try appender.append(.sample("new"))
      #expect(folder.names == ["app.\(date).1.log", "app.log"])
      #expect(folder.text("app.\(date).1.log") == "old\n")
      #expect(folder.text("app.log") == "new\n")
    }

    @Test func aPeriodEndsInTheTimeZoneThatWasChosen() throws {
      var options = FileOptions.rolling(.daily)
      options.timeZone = .fixed(seconds: 8 * 3600)
      let appender = appender(options)
      try appender.append(.sample("old"))
      clock.advance(seconds: 8 * 3600)
      try appender.append(.sample("same day there"))
      #expect(folder.names == ["app.log"])
      clock.advance(seconds: 16 * 3600)
      try appender.append(.sample("new"))
      #expect(folder.names == ["app.2026-11-24.1.log", "app.log"])
    }

    @Test func rollsBeforeARecordThatWouldMakeItTooLarge() throws {
      let appender = appender(.rolling(.never, maximumSize: 12))
      for message in ["12345", "12345", "123456789012345", "x"] { try appender.append(.sample(message)) }
      #expect(folder.names == ["app.2026-11-23.1.log", "app.2026-11-23.2.log", "app.log"])
      #expect(folder.text("app.2026-11-23.1.log") == "12345\n12345\n")
      #expect(folder.text("app.2026-11-23.2.log") == "123456789012345\n")
    }

    @Test func keepsOnlySoManyFilesAndNoOthersAreTouched() throws {
      for other in ["app.txt", "app.2026-11-22.log", "other.2026-11-22.1.log", "app.2026-11-22.x.log"] {
        try Data("keep\n".utf8).write(to: folder.url.appendingPathComponent(other))
      }
      let appender = appender(.rolling(.daily, maximumSize: 5, maximumFiles: 3))
      for index in 0..<12 { try appender.append(.sample("m\(index)")) }
      #expect(
        folder.names == [
          "app.2026-11-22.log", "app.2026-11-22.x.log", "app.2026-11-23.10.log", "app.2026-11-23.11.log", "app.log",
          "app.txt", "other.2026-11-22.1.log",
        ])
      #expect(folder.text("app.2026-11-23.11.log") == "m10\n")
    }

    @Test(arguments: [Int.min, 0, 1]) func theCurrentFileIsAlwaysKept(maximumFiles: Int) throws {
      let appender = appender(.rolling(.never, maximumSize: 0, maximumFiles: maximumFiles))
      for message in ["one", "two"] { try appender.append(.sample(message)) }
      #expect(folder.names == ["app.log"])
      #expect(folder.text("app.log") == "two\n")
    }

    @Test func anArchiveIsNotReplacedWhenTheFolderCannotBeRead() async throws {
      await #expect(processExitsWith: .exitCode(0)) { [path = folder.path("app.log") as String] in
        let problems = Problems()
        let appender = FileAppender(
          path: path, layout: MessageLayout(), options: .rolling(.never, maximumSize: 5),
          problemHandler: problems.problemHandler)
        for message in ["one", "two"] { try appender.append(.sample(message)) }
        // From here on nothing can be opened, neither a file nor a folder.
        precondition(logforth_test_limit_descriptors(0) == 0)
        try appender.append(.sample("three"))
        precondition(problems.all.map(\.kind) == ["log-file"])
        precondition(problems.all[0].description.contains("it goes on growing"))
        exit(0)
      }
      #expect(folder.names.count == 2)
      #expect(folder.text(folder.names[0]) == "one\n")
      #expect(folder.text("app.log") == "two\nthree\n")
    }

    @Test func aFileIsPutAsideOnlyUnderAFreeName() throws {
      for name in ["app.log", "taken.log"] { try Data(name.utf8).write(to: folder.url.appendingPathComponent(name)) }
      let failure = #expect(throws: (any Error).self) {
        try ArchiveFolder.move(folder.path("app.log"), to: folder.path("taken.log"))
      }
      #expect(failure.map { "\($0)" } == "File exists")
      #expect(folder.text("taken.log") == "taken.log")
      try ArchiveFolder.move(folder.path("app.log"), to: folder.path("free.log"))
      #expect(folder.names == ["free.log", "taken.log"])
    }

    @Test func aRestartGoesOnWithTheFileOfItsPeriodAndNumbersAfterTheLast() throws {
      try appender(.rolling(.daily, maximumSize: 8)).append(.sample("one"))
      try touch()
      try appender(.rolling(.daily, maximumSize: 8)).append(.sample("two"))
      #expect(folder.text("app.log") == "one\ntwo\n")
      try touch()
      try appender(.rolling(.daily, maximumSize: 8)).append(.sample("three"))
      try touch()
      try appender(.rolling(.daily, maximumSize: 8)).append(.sample("four"))
      #expect(folder.names == ["app.2026-11-23.1.log", "app.2026-11-23.2.log", "app.log"])
      try touch()
      clock.advance(seconds: 86_400)
      try appender(.rolling(.daily)).append(.sample("tomorrow"))
      #expect(folder.text("app.2026-11-23.3.log") == "four\n")
      #expect(folder.text("app.log") == "tomorrow\n")
    }

    @Test func aTornLineOfAnEarlierProcessIsEnded() throws {
      try Data("whole\nto".utf8).write(to: folder.url.appendingPathComponent("app.log"))
      try appender(FileOptions()).append(.sample("next"))
      #expect(folder.lines("app.log") == ["whole", "to", "next"])
    }

    @Test func aFileThatWasRemovedIsMadeAnewWithoutALoss() throws {
      let appender = appender(FileOptions())
      try appender.append(.sample("gone with the file"))
      try FileManager.default.removeItem(atPath: folder.path("app.log"))
      try appender.append(.sample("kept"))
      try appender.append([.sample("and this"), .sample("and that")])
      #expect(folder.lines("app.log") == ["kept", "and this", "and that"])
    }

    @Test func aFileThatWasMovedIsLetGoWithinASecond() throws {
      let appender = appender(FileOptions())
      try appender.append(.sample("one"))
      try FileManager.default.moveItem(atPath: folder.path("app.log"), toPath: folder.path("moved.log"))
      try appender.append(.sample("two"))
      clock.advance(seconds: 1)
      try appender.append(.sample("three"))
      #expect(folder.lines("moved.log") == ["one", "two"])
      #expect(folder.lines("app.log") == ["three"])
    }

    @Test func reopensWhenItIsTold() throws {
      let appender = appender(FileOptions())
      try appender.append(.sample("one"))
      try FileManager.default.moveItem(atPath: folder.path("app.log"), toPath: folder.path("moved.log"))
      appender.reopen()
      try appender.append(.sample("two"))
      #expect(folder.lines("app.log") == ["two"])
    }

    @Test func reopensAfterTheSignal() async throws {
      var options = FileOptions()
      options.reopensOnHangup = true
      let appender = appender(options)
      try appender.append(.sample("one"))
      try FileManager.default.moveItem(atPath: folder.path("app.log"), toPath: folder.path("moved.log"))
      // Threads of Swift's pool block signals, so whichever thread takes it does so in its own time.
      kill(getpid(), SIGHUP)
      #expect(
        try await eventually {
          try appender.append(.sample("two"))
          return !folder.lines("app.log").isEmpty
        })
      #expect(folder.lines("app.log") == ["two"])
    }

    @Test func aFileThatCannotBeOpenedLosesCountedRecordsUntilItCan() throws {
      try Data().write(to: folder.url.appendingPathComponent("blocker"))
      let appender = FileAppender(path: folder.path("blocker/app.log"), layout: MessageLayout())
      let failure = #expect(throws: AppendFailure.self) { try appender.append([.sample(), .sample()]) }
      #expect(failure?.lostRecords == 2)
      #expect(failure?.description.contains("blocker/app.log: Not a directory") == true)
      try FileManager.default.removeItem(atPath: folder.path("blocker"))
      try appender.append(.sample("now"))
      #expect(folder.lines("blocker/app.log") == ["now"])
    }
  }
#endif
