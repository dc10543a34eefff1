/// An ordered list of header lines in which names may repeat.
///
/// The carrier for tests and for transports without a header type of their own. A plain value that any thread may
/// copy. Every operation costs one pass over the lines.
public struct HeaderList: Sendable {
  /// All lines in their order, with the names as they were given.
  public private(set) var lines: [(name: String, value: String)]

  /// Makes a list of some lines, in their order.
  public init(_ lines: [(name: String, value: String)] = []) {
    self.lines = lines
  }

  /// Adds a line at the end, also when there are lines with the same name already.
  public mutating func append(_ value: String, forHeader name: String) {
    lines.append((name: name, value: value))
  }
}

extension HeaderList: CarrierReader, CarrierWriter {
  /// All values of a header, in the order of their lines.
  public func values(forHeader name: String) -> [String] {
    var values: [String] = []
    for line in lines where HeaderName.isSame(line.name, name) {
      values.append(line.value)
    }
    return values
  }

  /// Makes a value the only one of its header.
  ///
  /// The new line comes last.
  public mutating func set(_ value: String, forHeader name: String) {
    removeValues(forHeader: name)
    append(value, forHeader: name)
  }

  /// Removes all lines of a header.
  public mutating func removeValues(forHeader name: String) {
    lines.removeAll { HeaderName.isSame($0.name, name) }
  }
}

extension HeaderList: ExpressibleByDictionaryLiteral {
  /// Makes a list of the lines in a literal, in which names may repeat.
  public init(dictionaryLiteral elements: (String, String)...) {
    lines = elements.map { (name: $0.0, value: $0.1) }
  }
}

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
