#if Logging
  import Fastrace
  import Foundation
  import Logforth
  import LogforthTestSupport
  import Testing

  /// On a file system of 64 KiB, for which the tests must run as root.
  @Suite(.enabled(if: getuid() == 0, "mounting a small file system takes root")) struct FullDiskTests {
    private func withSmallDisk(_ body: (Folder) throws -> Void) throws {
      let folder = try Folder()
      let result = unsafe logforth_test_mount(folder.url.path, 65_536)
      try #require(result == 0, "mounting failed with error \(result)")
      defer { unsafe logforth_test_unmount(folder.url.path) }
      try body(folder)
    }

    @Test(arguments: [1, 100]) func whatDoesNotFitIsCountedAndNoLineIsTorn(batch: Int) throws {
      try withSmallDisk { folder in
        let appender = FileAppender(path: folder.path("app.log"), layout: MessageLayout())
        let filler = String(repeating: "x", count: 93)
        let records = (1000..<2000).map { LogRecord.sample("\($0) \(filler)") }
        var lost = 0
        for start in stride(from: 0, to: records.count, by: batch) {
          do { try appender.append(Array(records[start..<start + batch])) } catch {
            let failure = try #require(error as? AppendFailure)
            #expect(failure.description.contains("No space left on device"))
            lost += failure.lostRecords
          }
        }
        let lines = folder.lines("app.log")
        #expect(lost > 0 && lines.count > 500)
        #expect(lines.count + lost == 1000)
        #expect(lines.allSatisfy { $0.utf8.count == 98 })
        #expect(folder.text("app.log").hasSuffix("\n"))
        // Room again: nothing stands in the way of the next record.
        try Data().write(to: folder.url.appendingPathComponent("app.log"))
        try appender.append(.sample("after"))
        #expect(folder.lines("app.log").last == "after")
      }
    }

    @Test func noRecordStandsBehindAPartOfALine() throws {
      try withSmallDisk { folder in
        let filler = folder.url.appendingPathComponent("filler")
        try Data(count: 32_768).write(to: filler)
        let appender = FileAppender(path: folder.path("app.log"), layout: MessageLayout())
        try appender.append(.sample("first"))
        // Somebody else writes as well, so that the end of the file is not the appender's to cut.
        try FileAppender(path: folder.path("app.log"), layout: MessageLayout()).append(.sample("other"))
        let long = String(repeating: "x", count: 100_000)
        for message in [long, "lost"] {
          let failure = #expect(throws: AppendFailure.self) { try appender.append(.sample(message)) }
          #expect(failure?.lostRecords == 1)
        }
        try FileManager.default.removeItem(at: filler)
        try appender.append(.sample("after"))
        let lines = folder.lines("app.log")
        #expect(lines.count == 4 && lines.first == "first" && lines.last == "after")
        #expect(long.hasPrefix(lines[2]) && lines[2].utf8.count > 10_000)
      }
    }

    @Test func aWriteThatFailsDoesNotHideWhatWentWrongBefore() throws {
      try withSmallDisk { folder in
        let problems = Problems()
        let appender = FileAppender(
          path: folder.path("app.log"), layout: MessageLayout(),
          options: .rolling(.never, maximumSize: 10, maximumFiles: 1), problemHandler: problems.problemHandler)
        // An archive that cannot be removed.
        try FileManager.default.createDirectory(
          at: folder.url.appendingPathComponent("app.2020-01-01.1.log"), withIntermediateDirectories: false)
        try appender.append(.sample("first"))
        #expect(throws: AppendFailure.self) { try appender.append(.sample(String(repeating: "x", count: 100_000))) }
        #expect(problems.all.map(\.kind) == ["log-file"])
        #expect(problems.all.first?.description.contains("cannot remove old archives") == true)
      }
    }
  }
#endif
