import ExporterSupport
import Fastrace
import FastraceChromeTrace
import Foundation
import RecorderTesting
import Testing

@Suite struct ChromeTraceReporterTests {
  let folder: TemporaryFolder
  var path: String { "\(folder.path)/trace.json" }

  init() throws { folder = try TemporaryFolder() }

  private func document(of spans: [SpanRecord], _ tracks: ChromeTraceReporter.Tracks = .traces) async throws
    -> TraceDocument
  {
    let reporter = ChromeTraceReporter(path: path, tracks: tracks, processName: "the \"program\"")
    try await reporter.report(SpanBatch(spans))
    await reporter.shutdown()
    return try TraceDocument(strict: folder.text("trace.json"))
  }

  // MARK: What is in the file

  @Test func writesEverySpanWithAllThatItHas() async throws {
    let document = try await document(of: FixedTrace.spans)
    #expect(document.slices.count == FixedTrace.spans.count)
    #expect(document.crossings.isEmpty)
    for span in FixedTrace.spans {
      let slice = try #require(
        document.slices.first {
          $0.arguments["span_id"] as? String == "\(span.spanID)"
            && $0.arguments["trace_id"] as? String == "\(span.traceID)"
        }, "\(span.name) is missing")
      #expect(slice.name == span.name)
      #expect(slice.fields["cat"] as? String == span.kind.name)
      #expect(slice.nanoseconds.end - slice.nanoseconds.start == Int64(span.durationNanoseconds))
      #expect(slice.arguments["parent_id"] as? String == (span.parentID.isValid ? "\(span.parentID)" : nil))
      #expect(slice.arguments["parent_is_remote"] as? Bool ?? false == span.isParentRemote)
      #expect(slice.properties.count == span.properties.count)
      for property in span.properties {
        #expect(JSONValue.equal(slice.properties[property.key], property.value), "\(span.name): \(property.key)")
      }
      expectDetails(of: span, in: slice)
    }
    expectEvents(in: document)
  }

  private func expectDetails(of span: SpanRecord, in slice: TraceDocument.Event) {
    let status: String? = span.status.isError ? "error" : span.status == .ok ? "ok" : nil
    #expect(slice.arguments["status"] as? String == status)
    let message: String? = if case .error(let text) = span.status, !text.isEmpty { text } else { nil }
    #expect(slice.arguments["status_description"] as? String == message)
    #expect(slice.arguments["dropped_properties"] as? Int ?? 0 == span.droppedPropertyCount)
    #expect(slice.arguments["dropped_events"] as? Int ?? 0 == span.droppedEventCount)
    #expect(slice.arguments["dropped_links"] as? Int ?? 0 == span.droppedLinkCount)
    #expect(slice.arguments["trace_state"] as? String ?? "" == span.traceState.headerValue)
    let links = slice.arguments["links"] as? [[String: Any]] ?? []
    #expect(links.count == span.links.count)
    for (link, expected) in zip(links, span.links) {
      #expect(link["trace_id"] as? String == "\(expected.context.traceID)")
      #expect(link["span_id"] as? String == "\(expected.context.spanID)")
      #expect((link["properties"] as? [String: Any] ?? [:]).count == expected.properties.elements.count)
    }
  }

  private func expectEvents(in document: TraceDocument) {
    let expected = FixedTrace.spans.flatMap(\.events)
    let byTime = { (event: TraceDocument.Event) in event.start }
    let found = document.instants.sorted { byTime($0) < byTime($1) }
    #expect(found.map(\.name) == expected.map(\.name))
    for (instant, event) in zip(found, expected) {
      #expect(instant.properties.count == event.properties.count)
      for property in event.properties { #expect(JSONValue.equal(instant.properties[property.key], property.value)) }
    }
  }

  @Test func countsTimesFromAMidnight() async throws {
    let document = try await document(of: FixedTrace.spans)
    let labels = document.events.first { $0.name == "process_labels" }
    #expect(labels?.arguments["labels"] as? String == "times since 2023-11-13T00:00:00.000000Z")
    let root = try #require(document.slices.first { $0.name.hasPrefix("GET") })
    // A day, and 22:13:20.123456.
    #expect(root.start == 166_400_123_456)
    let name = document.events.first { $0.name == "process_name" }
    #expect(name?.arguments["name"] as? String == "the \"program\"")
    #expect(name?.fields["pid"] as? Int == Int(getpid()))
  }

  @Test func keepsNanosecondsExact() async throws {
    let spans = (0..<1000).map { index in
      SpanRecord(
        traceID: FixedTrace.traceID, spanID: SpanID(rawValue: UInt64(index + 1)), name: "\(index)",
        startUnixNanoseconds: FixedTrace.start + UInt64(index * 7), durationNanoseconds: 7)
    }
    let document = try await document(of: spans)
    #expect(Set(document.slices.map(\.track)).count == 1)
    let begin = document.slices[0].nanoseconds.start
    for (index, slice) in document.slices.enumerated() {
      #expect(slice.nanoseconds == (begin + Int64(index * 7), begin + Int64(index * 7 + 7)))
    }
  }

  // MARK: Tracks

  @Test func givesOverlappingSpansTracksOfTheirOwn() async throws {
    let document = try await document(of: [
      span(1, "root", 0...100), span(2, parent: 1, "download", 10...60), span(3, parent: 1, "upload", 20...80),
      span(4, parent: 2, "read", 15...30), span(5, parent: 3, "write", 40...70), span(6, parent: 1, "done", 85...95),
    ])
    let tracks = Dictionary(uniqueKeysWithValues: document.slices.map { ($0.name, $0.track) })
    #expect(document.crossings.isEmpty)
    #expect(tracks["root"] == tracks["download"] && tracks["download"] == tracks["read"])
    #expect(tracks["upload"] != tracks["root"] && tracks["upload"] == tracks["write"])
    #expect(tracks["done"] == tracks["root"])
    let names = document.trackNames
    #expect(names[try #require(tracks["root"])] == "root \(FixedTrace.traceID)")
    #expect(names[try #require(tracks["upload"])] == "root \(FixedTrace.traceID) (2)")
  }

  @Test func putsEachTraceOnATrackOfItsOwn() async throws {
    let document = try await document(of: FixedTrace.many(300))
    #expect(Set(document.slices.map(\.track)).count == 3)
    #expect(document.trackNames.values.contains { $0.hasPrefix("root 2 ") })
  }

  @Test func putsEachThreadOnATrackOfItsOwn() async throws {
    var spans = FixedTrace.many(300)
    for index in spans.indices { spans[index].threadID = UInt32(1000 + index / 150) }
    let document = try await document(of: spans, .threads)
    #expect(document.crossings.isEmpty)
    #expect(document.trackNames[1000] == "thread 1000" && document.trackNames[1001] == "thread 1001")
    #expect(document.slices.filter { $0.track == 1000 }.count == 150)
  }

  @Test(arguments: [ChromeTraceReporter.Tracks.traces, .threads], 0..<20)
  func neverCrossesSpansWhateverComesInWhichOrder(_ tracks: ChromeTraceReporter.Tracks, _ seed: UInt64) async throws {
    var numbers = NumberSequence(seed: seed)
    let reporter = ChromeTraceReporter(path: path, tracks: tracks)
    var count = 0
    for _ in 0..<20 {
      let batch = (0..<Int.random(in: 1...60, using: &numbers)).map { _ in
        let start = UInt64.random(in: 0...200, using: &numbers)
        var span = span(
          .random(in: 1...20, using: &numbers), parent: .random(in: 0...20, using: &numbers), "span",
          start...start + .random(in: 0...100, using: &numbers))
        span.threadID = .random(in: 1...3, using: &numbers)
        span.traceID = TraceID(high: 0, low: .random(in: 1...3, using: &numbers))
        return span
      }
      count += batch.count
      try await reporter.report(SpanBatch(batch))
    }
    let document = try TraceDocument(tolerant: folder.text("trace.json"))
    #expect(document.slices.count == count)
    #expect(document.crossings.isEmpty)
  }

  @Test func putsAParentThatComesLaterAroundItsChildren() async throws {
    let reporter = ChromeTraceReporter(path: path)
    try await reporter.report([span(2, parent: 1, "a", 10...20), span(3, parent: 1, "b", 30...40)])
    try await reporter.report([span(4, parent: 1, "c", 50...60)])
    try await reporter.report([span(1, "root", 0...100)])
    let document = try TraceDocument(tolerant: folder.text("trace.json"))
    #expect(Set(document.slices.map(\.track)).count == 1)
    #expect(document.crossings.isEmpty)
  }

  private func span(
    _ id: UInt64, parent: UInt64 = 0, _ name: String, _ time: ClosedRange<UInt64>
  ) -> SpanRecord {
    var span = SpanRecord(
      traceID: FixedTrace.traceID, spanID: SpanID(rawValue: id), parentID: SpanID(rawValue: parent), name: name,
      startUnixNanoseconds: FixedTrace.start + time.lowerBound, durationNanoseconds: time.upperBound - time.lowerBound)
    span.threadID = 1
    return span
  }
}

/// Compares what JSON has made of a value with the value.
enum JSONValue {
  static func equal(_ found: Any?, _ expected: PropertyValue) -> Bool {
    switch expected {
    case .string(let value): found as? String == value
    case .bool(let value): found as? Bool == value
    case .int(let value): isEqual(found, value)
    case .double(let value): value.isFinite ? found as? Double == value : found as? String == "Infinity"
    case .strings(let values): found as? [String] == values
    case .bools(let values): found as? [Bool] == values
    case .doubles(let values): found as? [Double] == values
    case .ints(let values):
      (found as? [Any]).map { $0.count == values.count && zip($0, values).allSatisfy(isEqual) } ?? false
    }
  }

  /// Large numbers are texts.
  private static func isEqual(_ found: Any?, _ value: Int64) -> Bool {
    value.magnitude <= 1 << 53 ? found as? Int64 == value : found as? String == "\(value)"
  }
}
