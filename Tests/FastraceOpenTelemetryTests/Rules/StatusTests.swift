import Fastrace
import FastraceHTTPExport
import FastraceOTLP
import FastraceOpenTelemetry
import Testing

/// What the protocol says about failures, and how receivers say it.
struct StatusTests {
  /// A `google.rpc.Status` with a message and a detail of a type: what protoc makes of it.
  private func status(_ type: String, _ value: [UInt8], message: String = "busy") -> [UInt8] {
    func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] { [number << 3 | 2, UInt8(bytes.count)] + bytes }
    return [0x08, 8] + field(2, Array(message.utf8)) + field(3, field(1, Array(type.utf8)) + field(2, value))
  }
  private let retryInfo = "type.googleapis.com/google.rpc.RetryInfo"

  @Test(arguments: [
    ([0x0a, 2, 0x08, 5] as [UInt8], Duration.seconds(5)), ([0x0a, 3, 0x10, 0xe8, 0x07], .microseconds(1)),
    ([0x0a, 5, 0x08, 1, 0x10, 0xe8, 0x07], .seconds(1) + .microseconds(1)), ([], .zero), ([0x0a, 0], .zero),
    // Minus one second.
    ([0x0a, 11, 0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], .zero),
    // As many seconds as the number can say: as long as a duration may be.
    ([0x0a, 10, 0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], .seconds(315_576_000_000)),
  ])
  func readsHowLongToWait(info: [UInt8], delay: Duration) {
    let status = RPCStatus(status(retryInfo, info))
    #expect(status?.message == "busy" && status?.retryDelay == delay)
  }

  @Test func ignoresOtherDetails() {
    let status = RPCStatus(status("type.googleapis.com/google.rpc.QuotaFailure", [0x0a, 2, 0x08, 5]))
    #expect(status?.message == "busy" && status?.retryDelay == nil)
  }

  /// Every beginning of a status, and every status with one byte changed, is read or not, without harm.
  @Test func readsNonsense() {
    let whole = status(retryInfo, [0x0a, 2, 0x08, 5])
    for count in whole.indices { _ = RPCStatus(Array(whole[..<count])) }
    for index in whole.indices {
      for byte: UInt8 in [0, 0x7f, 0x80, 0xff] {
        var changed = whole
        changed[index] = byte
        _ = RPCStatus(changed)
        _ = OTLPResponse(protobuf: changed)
        _ = OTLPResponse(json: changed)
      }
    }
    #expect(RPCStatus([]) == nil && RPCStatus(Array("<html>".utf8)) == nil)
  }

  private func failure(_ code: Int, _ text: String = "no", wait: Duration? = nil) -> SendFailure {
    let details = wait.map { _ in RPCStatus(status(retryInfo, [0x0a, 2, 0x08, 5])) } ?? nil
    return SendFailure(grpcCode: code, description: text, details: details)
  }

  @Test(arguments: 0...17) func repeatsWhatIsWorthIt(code: Int) {
    let alone = failure(code).failure
    #expect(alone.isRetryable == [1, 4, 10, 11, 14, 15].contains(code) && alone.retryAfter == nil)
    let timed = failure(code, wait: .seconds(5)).failure
    #expect(timed.isRetryable == [1, 4, 8, 10, 11, 14, 15].contains(code))
    #expect(timed.retryAfter == (timed.isRetryable ? .seconds(5) : nil))
  }

  @Test(arguments: [
    (8, "Received message larger than max (5 vs. 4)"), (8, "grpc: received message larger than max (5 vs. 4)"),
    (8, "gRPC message exceeds maximum size 4: 5"),
    (11, "Error, decoded message length too large: found 5 bytes, the limit is: 4 bytes"),
  ])
  func knowsThatAMessageIsTooLarge(code: Int, text: String) {
    #expect(failure(code, text).isTooLarge && !failure(code, text).failure.isRetryable)
    #expect(!failure(14, text).isTooLarge && !failure(code).isTooLarge)
  }

  // MARK: Headers

  @Test(arguments: [
    ("120", 120), (" 0 ", 0), ("-1", nil), ("", nil), ("soon", nil), ("1.5", nil), ("99999999999999999999", nil),
    ("+5", nil), ("-0", nil), ("Thu, +1 Jan 1970 00:02:00 GMT", nil),
    ("Thu, 01 Jan 1970 00:02:00 GMT", 20), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_677),
    ("Thu, 29 Feb 2024 00:00:00 GMT", 1_709_164_700), ("Thu, 01 Jan 1970 00:02:00 CET", nil),
    ("Thu, 99 Foo 1970 00:02:00 GMT", nil),
  ])
  func readsRetryAfter(value: String, seconds: Int64?) {
    #expect(RetryAfter.parse(value, nowUnixSeconds: 100) == seconds.map { .seconds($0) })
  }

  @Test(arguments: [("a", ""), ("X-Api_Key", "a b\tc"), ("authorization", "Bearer ü"), ("!#$%&'*+-.^_`|~09azAZ", "x")])
  func takesHeaders(name: String, value: String) throws { try HTTPHeaderField(name, value).check() }

  @Test(arguments: [
    ("", "x"), ("a b", "x"), ("a:", "x"), ("ü", "x"), ("a", "x\r\ny: z"), ("a", "\u{0}"), (":path", "/"),
  ])
  func refusesWhatIsNoHeader(name: String, value: String) {
    let failure = #expect(throws: ReportFailure.self) { try HTTPHeaderField(name, value).check() }
    #expect(failure?.isRetryable == false && failure?.description.contains("y: z") == false)
  }

  // MARK: Answers

  @Test(arguments: [
    (#"{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too \"old\""}}"#, 3, "too \"old\""),
    (#"{"partialSuccess":{"rejectedSpans":3}}"#, 3, ""),
    (#"{"partialSuccess" : { "rejectedLogRecords" : "4" } }"#, 4, ""),
    ("{}", 0, ""), ("", 0, ""), (#"{"partialSuccess":null}"#, 0, ""), ("<html>", 0, ""),
    (#"{"partialSuccess":{"errorMessage":"rejectedSpans: 5"}}"#, 0, "rejectedSpans: 5"),
    (#"{"partialSuccess":{"rejectedSpans":"99999999999999999999"}}"#, 0, ""),
  ])
  func readsAnswersInJSON(text: String, rejected: Int64, message: String) {
    #expect(OTLPResponse(json: Array(text.utf8)) == OTLPResponse(rejected: rejected, message: message))
  }
}
