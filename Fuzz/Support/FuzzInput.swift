/// What the fuzzer made for one call.
public struct FuzzInput: Sendable {
  /// The bytes, which may be any.
  public let bytes: [UInt8]

  /// An input of these bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `body` with an input, as `LLVMFuzzerTestOneInput` has to.
  public static func run(_ data: UnsafePointer<UInt8>?, _ count: Int, _ body: (FuzzInput) -> Void) -> CInt {
    body(FuzzInput(Array(UnsafeBufferPointer(start: data, count: count))))
    return 0
  }

  /// The bytes as text, in which anything that is not UTF-8 is replaced.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The lines as text, of which there is at least one.
  public var lines: [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// What is before and behind the first of these bytes on each line: headers, variables.
  public func fields(separator: Unicode.Scalar) -> [(name: String, value: String)] {
    let separator = UInt8(ascii: separator)
    return bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let end = line.firstIndex(of: separator) ?? line.endIndex
      let value = line[end...].dropFirst()
      return (String(decoding: line[..<end], as: UTF8.self), String(decoding: value, as: UTF8.self))
    }
  }
}
