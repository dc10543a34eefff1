/// How names of headers are compared.
package enum HeaderName {
  /// Whether two names are the same except for the case of ASCII letters.
  ///
  /// Allocates nothing, and compares only the lengths of most names that differ.
  @inlinable package static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).allSatisfy { lowercased($0) == lowercased($1) }
  }

  @inlinable static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
