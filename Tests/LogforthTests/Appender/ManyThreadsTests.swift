#if Logging
  import Foundation
  import Logforth
  import Testing

  @Suite struct ManyThreadsTests {
    @Test(arguments: [false, true]) func everyRecordIsInTheFilesOnceAndWhole(isAsync: Bool) async throws {
      let folder = try Folder()
      let file = FileAppender(
        path: folder.path("app.log"), layout: MessageLayout(), options: .rolling(.never, maximumSize: 4_000_000))
      let appender: any LogAppender = isAsync ? file.async() : file
      let perThread = 100_000
      await onThreads(8) { thread in
        for index in 0..<perThread {
          do { try appender.append(.sample("record \(thread) \(index)")) } catch { Issue.record(error) }
        }
      }
      try appender.flush(until: .max)
      var next = [Int](repeating: 0, count: 8)
      let names = folder.names.filter { $0 != "app.log" }.sorted {
        $0.localizedStandardCompare($1) == .orderedAscending
      }
      #expect(names.count > 1)
      for name in names + ["app.log"] {
        let data = try Data(contentsOf: folder.url.appendingPathComponent(name))
        #expect(data.last == UInt8(ascii: "\n"))
        for line in data.split(separator: UInt8(ascii: "\n")) {
          let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
          guard words.count == 3, words[0] == "record", let thread = Int(words[1]), let index = Int(words[2]) else {
            Issue.record("\(name) has a torn line: \(String(decoding: line, as: UTF8.self))")
            return
          }
          // In order within a thread, so that once and complete are one comparison.
          if next[thread] != index { Issue.record("thread \(thread): \(index) comes after \(next[thread] - 1)") }
          next[thread] = index + 1
        }
      }
      #expect(next == [Int](repeating: perThread, count: 8))
    }
  }
#endif
