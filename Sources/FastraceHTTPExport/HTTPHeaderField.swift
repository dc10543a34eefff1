package import Fastrace

/// A header that comes from the environment or from the application, and need not be one.
package struct HTTPHeaderField: Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Whether name and value are those of a header (RFC 9110, section 5).
  ///
  /// - Throws: What is wrong with it; not the value, which may be a secret.
  package func check() throws(ReportFailure) {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isToken) else {
      throw ReportFailure("the header \"\(name)\" has a name that no header can have")
    }
    guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
      throw ReportFailure("the header \"\(name)\" has a value with control characters")
    }
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
