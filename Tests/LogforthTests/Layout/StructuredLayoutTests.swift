#if Logging
  import Fastrace
  import Foundation
  import Logforth
  import Logging
  import Testing

  @Suite struct StructuredLayoutTests {
    private let record = LogRecord.sample(
      "say \"hi\"\n", error: DiskFailure(),
      metadata: [
        "count": .stringConvertible(3), "deep": .dictionary(["b": .array(["x", .stringConvertible(true)]), "a": "1"]),
        "ratio": .stringConvertible(0.5), "bad key=": "v",
      ], diagnostics: [Property("trace_id", "abc"), Property("sampled", false)])

    @Test func json() throws {
      let text = JSONLayout().text(record)
      #expect(
        text == #"{"timestamp":"2026-11-23T16:18:17.123456Z","level":"info","target":"app","file":"App/main.swift","#
          + #""line":12,"message":"say \"hi\"\n","error":{"type":"LogforthTests.DiskFailure","message":"disk is full"},"#
          + #""kvs":{"bad key=":"v","count":3,"deep":{"a":"1","b":["x",true]},"ratio":0.5},"#
          + #""diags":{"trace_id":"abc","sampled":false}}"#)
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }

    @Test func laterDiagnosticsWinOverEarlierOnesOfTheSameKey() {
      let record = LogRecord.sample(
        metadata: ["user": "u1"],
        diagnostics: [Property("host", "a"), Property("user", "u2"), Property("n", 1), Property("host", "b")])
      #expect(JSONLayout().text(record).hasSuffix(#","kvs":{"user":"u1"},"diags":{"user":"u2","n":1,"host":"b"}}"#))
      let layout = GoogleCloudLayout(projectID: nil, labelKeys: ["user"])
      #expect(
        layout.text(record).hasSuffix(
          #""logging.googleapis.com/labels":{"target":"app","user":"u1","n":"1","host":"b"}}"#))
    }

    @Test func jsonOfEveryScalarIsOneLineThatReadsBack() throws {
      var message = ""
      for value in (0..<0x3000).map(UInt32.init) {
        if let scalar = Unicode.Scalar(value) { message.unicodeScalars.append(scalar) }
      }
      let text = JSONLayout().text(.sample(message, metadata: ["\u{2028}": .stringConvertible(Double.infinity)]))
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
      #expect(!text.contains("\u{2028}"))
      let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(object["message"] as? String == message)
      #expect(object["kvs"] as? [String: String] == ["\u{2028}": "inf"])
    }

    @Test func logfmt() {
      #expect(
        LogfmtLayout().text(record)
          == #"timestamp=2026-11-23T16:18:17.123456Z level=info target=app position=main.swift:12 "#
          + #"message="say \"hi\"\n" error.type=LogforthTests.DiskFailure error.message="disk is full" bad_key_=v "#
          + #"count=3 deep="# + quoted(record.metadata["deep"]) + #" ratio=0.5 trace_id=abc sampled=false"#)
    }

    private func quoted(_ value: Logger.MetadataValue?) -> String {
      let text = value?.description ?? ""
      return "\"" + text.replacingOccurrences(of: "\"", with: "\\\"") + "\""
    }

    @Test(arguments: [
      ("", #""""#), ("a=b", #""a=b""#), (#"a\b"#, #""a\\b""#), ("é", "é"), ("a\u{2028}b", #""a\u2028b""#), ("ab", "ab"),
    ])
    func logfmtQuotesWhatNeedsIt(_ value: String, _ written: String) {
      #expect(LogfmtLayout().text(.sample(metadata: ["k": .string(value)])).hasSuffix(" k=" + written))
    }

    @Test func googleCloud() {
      var record = LogRecord.sample(
        level: .critical, metadata: ["message": "other", "user": "u1", "n": .stringConvertible(1)],
        diagnostics: [Property("region", "eu")])
      let ids = (TraceID(high: 1, low: 2), SpanID(rawValue: 3))
      record.spanContext = SpanContext(traceID: ids.0, spanID: ids.1)
      var layout = GoogleCloudLayout(projectID: "p1")
      layout.labelKeys = ["user"]
      #expect(
        layout.text(record)
          == #"{"severity":"CRITICAL","timestamp":"2026-11-23T16:18:17.123456Z","message":"it works","#
          + #""logging.googleapis.com/trace":"projects/p1/traces/00000000000000010000000000000002","#
          + #""logging.googleapis.com/spanId":"0000000000000003","logging.googleapis.com/trace_sampled":true,"#
          + #""logging.googleapis.com/sourceLocation":{"file":"App/main.swift","line":"12","function":"run()"},"#
          + #""logging.googleapis.com/labels":{"target":"app","user":"u1","region":"eu"},"message_":"other","n":1}"#)
    }
  }
#endif
