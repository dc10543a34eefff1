#if Logging
  import Foundation
  import Logforth
  import Testing

  /// On a file system of 64 KiB, for which the tests must run as root.
  @Suite(.enabled(if: getuid() == 0, "mounting a small file system takes root")) struct FullDiskTests {
    private func withSmallDisk(_ body: (Folder) throws -> Void) throws {
      let folder = try Folder()
      try #require(
        mount("tmpfs", folder.url.path, "tmpfs", 0, "size=65536") == 0, "\(String(cString: strerror(errno)))")
      defer { unsafe umount(folder.url.path) }
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
  }
#endif
