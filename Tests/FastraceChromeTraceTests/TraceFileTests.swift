import ExporterSupport
import Fastrace
import Foundation
import Testing

@testable import FastraceChromeTrace

@Suite struct TraceFileTests {
  let folder: TemporaryFolder
  var path: String { "\(folder.path)/trace.json" }

  init() throws { folder = try TemporaryFolder() }

  // MARK: Without an end

  @Test func isReadableAfterEveryBatch() async throws {
    let reporter = ChromeTraceReporter(path: path)
    for count in 1...20 {
      try await reporter.report(SpanBatch(FixedTrace.many(count)))
      #expect(try TraceDocument(tolerant: folder.text("trace.json")).slices.count == count * (count + 1) / 2)
    }
  }

  @Test(arguments: 1...5) func isReadableAfterAKill(_ round: Int) async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, round = round as Int] in
      let reporter = ChromeTraceReporter(path: path)
      Thread.detachNewThread {
        // In the middle of what is written meanwhile.
        while ((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0) < round * 300_000 {}
        kill(getpid(), SIGKILL)
      }
      while true { try await reporter.report(SpanBatch(FixedTrace.many(10_000))) }
    }
    let text = try folder.text("trace.json")
    let document = try TraceDocument(tolerant: text)
    #expect(document.slices.count > 1000)
    #expect(!text.hasSuffix("]\n"))
  }

  @Test func writesNoEventOverTheEndOfAPage() async throws {
    let reporter = ChromeTraceReporter(path: path)
    try await reporter.report(SpanBatch(FixedTrace.many(1000)))
    let bytes = Array(try folder.text("trace.json").utf8)
    for end in stride(from: 4096, to: bytes.count, by: 4096) {
      // Cut off at any page, it is still a trace.
      _ = try TraceDocument(tolerant: String(decoding: bytes[..<end], as: UTF8.self))
    }
  }

  // MARK: Rotation

  @Test func keepsAllFilesWhereThereIsNoLimit() async throws {
    for count in 1...4 {
      let reporter = ChromeTraceReporter(path: path, maximumFileCount: .max)
      try await reporter.report(SpanBatch(FixedTrace.many(count)))
      await reporter.shutdown()
    }
    #expect(folder.names == ["trace.1.json", "trace.2.json", "trace.3.json", "trace.json"])
    for (name, count) in ["trace.3.json": 1, "trace.2.json": 2, "trace.1.json": 3, "trace.json": 4] {
      #expect(try TraceDocument(tolerant: folder.text(name)).slices.count == count)
    }
  }

  @Test func beginsAnotherFileWhenOneIsFull() async throws {
    let limit = 64 << 10
    let reporter = ChromeTraceReporter(path: path, maximumFileBytes: limit, maximumFileCount: 3)
    let spans = FixedTrace.many(2000)
    for start in stride(from: 0, to: spans.count, by: 100) {
      try await reporter.report(SpanBatch(spans[start..<start + 100]))
    }
    await reporter.shutdown()
    #expect(folder.names == ["trace.1.json", "trace.2.json", "trace.json"])
    var indices: [Int] = []
    for name in ["trace.2.json", "trace.1.json", "trace.json"] {
      let text = try folder.text(name)
      #expect(text.utf8.count <= limit)
      let document = try TraceDocument(strict: text)
      indices += document.slices.compactMap { $0.properties["index"] as? Int }
      let tracks = Set(document.slices.map(\.track))
      #expect(tracks.isSubset(of: document.trackNames.keys), "every file names its tracks")
      #expect(document.events.contains { $0.name == "process_name" })
    }
    // The newest, without a gap.
    #expect(indices == Array(2000 - indices.count..<2000))
  }

  @Test func keepsTheFileOfAnEarlierRun() async throws {
    try "earlier".write(toFile: path, atomically: true, encoding: .utf8)
    try await ChromeTraceReporter(path: path).report(SpanBatch(FixedTrace.many(1)))
    #expect(try folder.text("trace.1.json") == "earlier")
    try await ChromeTraceReporter(path: path, maximumFileCount: 1).report(SpanBatch(FixedTrace.many(2)))
    #expect(try TraceDocument(tolerant: folder.text("trace.json")).slices.count == 2)
    #expect(folder.names == ["trace.1.json", "trace.json"])
  }

  @Test(arguments: [("trace", "trace.1"), (".trace", ".trace.1"), ("a.b/trace", "a.b/trace.1"), ("a.b.c", "a.b.1.c")])
  func namesPredecessors(_ path: String, _ expected: String) {
    #expect(FilePathPattern(path).text(index: 1, processID: nil) == expected)
  }

  @Test func countsASpanThatIsTooLargeForAFile() async throws {
    let reporter = ChromeTraceReporter(path: path, maximumFileBytes: 64 << 10)
    var spans = FixedTrace.many(3)
    spans[1].properties = [Property("text", String(repeating: "x", count: 70_000))]
    let failure = await #expect(throws: ReportFailure.self) { try await reporter.report(SpanBatch(spans)) }
    #expect(failure?.rejectedSpans == 1)
    #expect(failure?.description.contains("maximumFileBytes") == true)
    #expect(try TraceDocument(tolerant: folder.text("trace.json")).slices.count == 2)
  }

  // MARK: Faults

  @Test func saysWhenThePathCannotBeWrittenTo() async throws {
    let reporter = ChromeTraceReporter(path: "\(folder.path)/missing/trace.json")
    let failure = await #expect(throws: ReportFailure.self) { try await reporter.report(SpanBatch(FixedTrace.many(1))) }
    #expect(failure?.description.contains("missing/trace.json: No such file or directory") == true)
    #expect(failure?.rejectedSpans == nil)
    // It goes on as soon as the folder is there.
    try FileManager.default.createDirectory(atPath: "\(folder.path)/missing", withIntermediateDirectories: false)
    try await reporter.report(SpanBatch(FixedTrace.many(1)))
    #expect(try TraceDocument(tolerant: folder.text("missing/trace.json")).slices.count == 1)
  }

  @Test func saysWhenThePathIsAFolder() async throws {
    let reporter = ChromeTraceReporter(path: folder.path)
    await #expect(throws: ReportFailure.self) { try await reporter.report(SpanBatch(FixedTrace.many(1))) }
  }

  @Test func saysWhenTheDiskIsFull() async throws {
    let reporter = ChromeTraceReporter(path: "/dev/full")
    let failure = await #expect(throws: ReportFailure.self) {
      try await reporter.report(SpanBatch(FixedTrace.many(99)))
    }
    #expect(failure?.description.contains("No space left on device") == true)
    #expect(failure?.rejectedSpans == nil)
  }

  @Test func leavesAValidFileWhenTheDiskIsFullInTheMiddle() async throws {
    await #expect(processExitsWith: .success) { [path = path as String] in
      // A file of this process may have so many bytes; the system says so in the same way as with a full disk.
      _ = signal(SIGXFSZ, SIG_IGN)
      limitFileSize(50_000)
      let reporter = ChromeTraceReporter(path: path)
      do {
        try await reporter.report(SpanBatch(FixedTrace.many(1000)))
        preconditionFailure("there is room for more than there should be")
      } catch let failure as ReportFailure {
        let lost = failure.rejectedSpans ?? 0
        precondition(lost > 0 && lost < 1000)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let document = try TraceDocument(tolerant: text)
        precondition(document.slices.count == 1000 - lost, "\(document.slices.count) of \(1000 - lost)")
        // The disk has room again.
        limitFileSize(.max)
        try await reporter.report(SpanBatch(FixedTrace.many(1000)))
        let all = try TraceDocument(tolerant: String(contentsOfFile: path, encoding: .utf8))
        precondition(all.slices.count == 2000 - lost && all.crossings.isEmpty)
        precondition(Set(all.slices.map(\.track)).isSubset(of: all.trackNames.keys))
      }
    }
  }

  @Test func writesIntoAPipe() async throws {
    let pipe = Pipe()
    let reporter = ChromeTraceReporter(path: "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)")
    try await reporter.report(SpanBatch(FixedTrace.many(10)))
    await reporter.shutdown()
    let text = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    #expect(try TraceDocument(strict: text).slices.count == 10)
  }
}

/// How large a file this process may make.
private func limitFileSize(_ size: rlim_t) {
  var limit = rlimit(rlim_cur: size, rlim_max: .max)
  precondition(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
}
