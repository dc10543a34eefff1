/// The 64-bit identifier of one span within its trace.
///
/// The identifier is an opaque number. The value zero is reserved and means "no span". It follows the section
/// "parent-id" of W3C Trace Context, level 2. Values are plain data that any thread may copy at no cost.
@frozen
public struct SpanID: Sendable, Hashable {
  /// The eight bytes as a number, most significant byte first.
  public let rawValue: UInt64

  /// Makes an identifier from its number.
  ///
  /// Any number is accepted, including the reserved zero.
  @inlinable
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The reserved identifier whose bytes are all zero.
  ///
  /// It stands for the absence of a span, and `isValid` is false for it.
  @inlinable
  public static var zero: SpanID { SpanID(rawValue: 0) }

  /// Whether this identifies a span, which every value but zero does.
  @inlinable
  public var isValid: Bool { rawValue != 0 }
}

extension SpanID: Comparable {
  /// Orders identifiers as unsigned numbers.
  ///
  /// The order equals that of the hexadecimal texts. It says nothing about the time at which spans began.
  @inlinable
  public static func < (left: SpanID, right: SpanID) -> Bool { left.rawValue < right.rawValue }
}

extension SpanID {
  /// Reads an identifier from exactly eight bytes in network order.
  ///
  /// Any other count gives nil. The all-zero bytes give `zero`. Allocates nothing.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 8 else { return nil }
    self.init(rawValue: UInt64(networkOrder: bytes))
  }

  /// The eight bytes of the identifier in network order.
  ///
  /// Costs one array allocation; encoders that care read `rawValue`.
  public var bytes: [UInt8] { rawValue.networkOrderBytes }
}

extension SpanID: LosslessStringConvertible {
  /// The identifier as 16 lowercase hexadecimal digits.
  ///
  /// This is the form used by W3C Trace Context. Costs one allocation of the string.
  public var description: String {
    String(fixedLength: 16) { $0.writeHex(rawValue) }
  }

  /// Reads an identifier from exactly 16 hexadecimal digits.
  ///
  /// Digits above nine may be written in lower or upper case. Any other length or character gives nil. The reserved
  /// all-zero text is accepted and gives `zero`. Allocates nothing.
  public init?(_ description: String) {
    guard let number = description.withHeaderBytes({ $0.hexNumber(caseSensitive: false) }) else { return nil }
    self.init(rawValue: number)
  }
}

extension SpanID: Codable {
  /// Reads the identifier from a single string of 16 hexadecimal digits.
  ///
  /// Throws `DecodingError.dataCorrupted` when the string is anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = SpanID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "A span id has 16 hexadecimal digits.")
    }
    self = value
  }

  /// Writes the identifier as a single string of 16 lowercase hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
