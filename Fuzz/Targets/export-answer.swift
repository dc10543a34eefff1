import FastraceHTTPExport
import FastraceOTLP
import FuzzSupport

/// What a receiver answers: when to try again, what it rejected, why it failed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    checkRetryAfter(input.text)
    checkStatus(input.bytes)
    let protobuf = OTLPResponse(protobuf: input.bytes)
    require(protobuf.message.utf8.count <= input.bytes.count * 3, "a message is no longer than what it was read from")
    let json = OTLPResponse(json: input.bytes)
    require(json.message.utf8.count <= input.bytes.count * 3, "a message is no longer than what it was read from")
    checkHeader(input)
  }
}

private func checkRetryAfter(_ text: String) {
  let now: Int64 = 1_700_000_000
  guard let wait = RetryAfter.parse(text, nowUnixSeconds: now) else {
    let isNumber = !text.isEmpty && text.utf8.count < 19 && text.utf8.allSatisfy(Bytes.isDigit)
    return require(!isNumber, "seconds are understood: \(text)")
  }
  require(wait >= .zero, "nobody waits backwards")
  let digits = text.utf8.filter { $0 != UInt8(ascii: " ") }
  if digits.allSatisfy(Bytes.isDigit) { return }
  require(text.hasSuffix("GMT") || text.utf8.contains(UInt8(ascii: " ")), "neither a number nor a date: \(text)")
  require(wait < .seconds(300_000_000_000), "a date before the year 10000")
}

private func checkStatus(_ bytes: [UInt8]) {
  guard let status = RPCStatus(bytes) else { return }
  require(status.retryDelay.map { $0 >= .zero } ?? true, "nobody waits backwards")
}

/// A header that is accepted can be sent.
private func checkHeader(_ input: FuzzInput) {
  for (name, value) in input.fields(separator: ":") {
    guard (try? HTTPHeaderField(name, value).check()) != nil else { continue }
    require(Bytes.isToken(name), "the name of a header")
    require(!value.utf8.contains { $0 == 0 || $0 == 10 || $0 == 13 }, "the value of a header")
  }
}
