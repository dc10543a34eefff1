import CFastraceGzip
import FuzzSupport

@testable import FastraceViewer

private let limit = 64 << 10

/// Bodies that are compressed with gzip, and the limit of what they may become.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    var reserved = 0
    let output = try? Gunzip.decompress(input.bytes, limit: limit) { reserved += $0 }
    require((output?.count ?? 0) <= limit, "the limit holds")
    require(reserved <= limit + 1, "\(reserved) bytes were reserved")
    if let output { checkCompression(output) }
    checkCompression(input.bytes)
  }
}

/// What is compressed comes back, and not when one byte less is allowed.
private func checkCompression(_ bytes: [UInt8]) {
  let compressed = compress(bytes)
  require(!compressed.isEmpty, "everything can be compressed")
  requireEqual(try? Gunzip.decompress(compressed, limit: bytes.count) { _ in }, bytes, "what was compressed comes back")
  guard !bytes.isEmpty else { return }
  do {
    _ = try Gunzip.decompress(compressed, limit: bytes.count - 1) { _ in }
    require(false, "more than the limit came out")
  } catch {
    requireEqual(error.cause, .tooLarge, "why it is refused")
  }
}

private func compress(_ bytes: [UInt8]) -> [UInt8] {
  let capacity = fastrace_gzip_bound(bytes.count)
  return [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
    bytes.withUnsafeBufferPointer { input in
      var nothing: UInt8 = 0
      guard let start = output.baseAddress else { return }
      count = withUnsafePointer(to: &nothing) {
        fastrace_gzip(input.baseAddress ?? $0, input.count, start, capacity, 1)
      }
    }
  }
}
