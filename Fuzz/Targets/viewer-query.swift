import FuzzSupport

@testable import FastraceViewer

/// The part of an address of the viewer behind the question mark: what to search for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    let text = input.text
    checkDuration(text)
    checkIdentifier(text)
    guard let search = try? TraceSearch(QueryParameters(text)) else { return }
    require((1...1_000).contains(search.limit), "the size of a page")
    require(search.attributes.allSatisfy { !$0.key.isEmpty }, "an attribute has a key")
    for bound in [search.minimumNanoseconds, search.maximumNanoseconds] {
      require(bound.map { $0 >= 0 } ?? true, "no duration is negative")
    }
  }
}

private func checkDuration(_ text: String) {
  guard let nanoseconds = DurationText.nanoseconds(text) else { return }
  require(nanoseconds >= 0, "no duration is negative")
  requireEqual(DurationText.nanoseconds("\(nanoseconds)"), Int64(exactly: Double(nanoseconds)), "nanoseconds alone")
}

private func checkIdentifier(_ text: String) {
  guard let key = TraceKey(hex: text) else { return }
  requireEqual(TraceKey(hex: key.description), key, "the digits of an id")
  requireEqual(TraceKey(bytes: key.bytes), key, "the bytes of an id")
}
