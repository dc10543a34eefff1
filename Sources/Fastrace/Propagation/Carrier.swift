/// Something from which header values can be read: an HTTP request, the metadata of a call, a message.
///
/// Reading and writing are two protocols, so that a type which can only be read, as a received request often is, need
/// not pretend to be writable, and neither need a request builder pretend to be readable.
public protocol CarrierReader {
  /// All values of a header, one for each of its lines, in their order.
  ///
  /// Empty when there is no such header. Lines must not be joined, because a repeated `traceparent` has to be told
  /// from a single one. Names are compared without regard to the case of ASCII letters.
  func values(forHeader name: String) -> [String]
}

/// Something into which header values can be written.
///
/// Header names are compared without regard to the case of ASCII letters. The propagators of this module hand them over
/// in lower case, as HTTP/2 and gRPC need them.
public protocol CarrierWriter {
  /// Makes a value the only one of its header, replacing all lines that have the same name.
  mutating func set(_ value: String, forHeader name: String)

  /// Removes all lines of a header.
  mutating func removeValues(forHeader name: String)
}

/// A carrier that can be read and written.
public typealias Carrier = CarrierReader & CarrierWriter

extension CarrierReader {
  /// The first value of a header, for the formats that say the first line wins.
  package func firstValue(forHeader name: String) -> String? {
    values(forHeader: name).first
  }
}

extension CarrierWriter {
  /// Sets the value of a header, or removes the header when there is no value.
  package mutating func replace(_ value: String?, forHeader name: String) {
    guard let value else { return removeValues(forHeader: name) }
    set(value, forHeader: name)
  }
}
