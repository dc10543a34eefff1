import Fastrace
import FastraceTesting
import Foundation
import Testing

#if Logging
  import Logforth
  import Logging
#endif

@Suite(.recorder, .traced) struct ReadmeSnippets {
  @Test func anApplication() async {
    func load() async { await Task.yield() }
    let reported = Fastrace.statistics().reported
    // snippet: readme-application
    Fastrace.setReporter(ConsoleReporter())
    await TraceSpan.withRoot("handle request") { span in
      span.setProperty("user.id", 42)
      await load()  // What happens in here becomes part of the trace.
    }
    await Fastrace.flush()
    // end
    #expect(Fastrace.statistics().reported == reported + 1)
  }

  // snippet: readme-library
  func parse(_ text: String) -> [Substring] {
    let span = LocalSpan.enter("Parser.parse")  // Ends with its scope.
    span.setProperty("bytes", text.utf8.count)
    return text.split(separator: ",")
  }
  // end

  @Test func aLibrary() async throws {
    let trace = try await TestTrace.collect {
      #expect(parse("1,2,3").count == 3)
    }
    try trace.expectTree("test\n  Parser.parse {bytes=5}")
  }

  #if Logging
    // Once for the whole process, and so in one of its own.
    @Test func logs() async {
      await #expect(processExitsWith: .success) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        #expect(FileManager.default.changeCurrentDirectoryPath(folder.path))
        // snippet: readme-logs
        Logforth.builder()
          .dispatch { $0.filter(.variable("LOG", default: "info")).diagnostic(.fastrace).append(.standardError()) }
          .dispatch { $0.append(FileAppender(path: "app.log", options: .rolling(.daily, maximumFiles: 7)).async()) }
          .dispatch { $0.append(.fastraceEvents()) }
          .apply()
        // end
        Logger(label: "shop").info("order placed")
        await Logforth.flush()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files == ["app.log"])
        try FileManager.default.removeItem(at: folder)
      }
    }
  #endif
}
