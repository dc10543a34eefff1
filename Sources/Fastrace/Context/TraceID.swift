/// The 128-bit identifier that all spans of one trace share.
///
/// The identifier is an opaque number; `high` holds its first eight bytes in network order and `low` the last eight.
/// The value zero is reserved and means "no trace". It follows the section "trace-id" of W3C Trace Context, level 2.
/// Values are plain data: copying one costs two register moves and may happen on any thread.
@frozen
public struct TraceID: Sendable, Hashable {
  /// The first eight bytes as a number, most significant byte first.
  public let high: UInt64

  /// The last eight bytes as a number, most significant byte first.
  public let low: UInt64

  /// Makes an identifier from its two halves.
  ///
  /// Any pair of numbers is accepted, including the reserved zero. Costs nothing beyond storing them.
  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The reserved identifier whose bytes are all zero.
  ///
  /// It stands for the absence of a trace, and `isValid` is false for it.
  @inlinable
  public static var zero: TraceID { TraceID(high: 0, low: 0) }

  /// Whether this identifies a trace, which every value but zero does.
  @inlinable
  public var isValid: Bool { high | low != 0 }
}

extension TraceID: Comparable {
  /// Orders identifiers as 128-bit unsigned numbers.
  ///
  /// The order equals that of the hexadecimal texts. It says nothing about the time at which traces began.
  @inlinable
  public static func < (left: TraceID, right: TraceID) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }
}

extension TraceID {
  /// Reads an identifier from exactly 16 bytes in network order.
  ///
  /// Any other count gives nil. The all-zero bytes give `zero`. Allocates nothing.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    self.init(high: UInt64(networkOrder: bytes.prefix(8)), low: UInt64(networkOrder: bytes.dropFirst(8)))
  }

  /// The 16 bytes of the identifier in network order.
  ///
  /// Costs one array allocation; encoders that care read `high` and `low`.
  public var bytes: [UInt8] {
    high.networkOrderBytes + low.networkOrderBytes
  }
}

extension UInt64 {
  /// Joins up to eight bytes, the most significant one first.
  init(networkOrder bytes: some Sequence<UInt8>) {
    self = bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The eight bytes of the number, the most significant one first.
  var networkOrderBytes: [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> UInt64($0)) }
  }
}

extension TraceID: LosslessStringConvertible {
  /// The identifier as 32 lowercase hexadecimal digits.
  ///
  /// This is the form used by W3C Trace Context. Costs one allocation of the string.
  public var description: String {
    String(fixedLength: 32) { writer in
      writer.writeHex(high)
      writer.writeHex(low)
    }
  }

  /// Reads an identifier from exactly 32 hexadecimal digits.
  ///
  /// Digits above nine may be written in lower or upper case. Any other length or character, spaces and a `0x` prefix
  /// included, gives nil. The reserved all-zero text is accepted and gives `zero`. Allocates nothing.
  public init?(_ description: String) {
    guard let halves = description.withHeaderBytes({ $0.hexNumberPair(caseSensitive: false) }) else { return nil }
    self.init(high: halves.high, low: halves.low)
  }
}

extension TraceID: Codable {
  /// Reads the identifier from a single string of 32 hexadecimal digits.
  ///
  /// Throws `DecodingError.dataCorrupted` when the string is anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = TraceID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "A trace id has 32 hexadecimal digits.")
    }
    self = value
  }

  /// Writes the identifier as a single string of 32 lowercase hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension TraceID {
  /// A new trace id, with 128 random bits from the calling thread's generator.
  ///
  /// Cost: 2 ns.
  public static func random() -> TraceID {
    #if Enable
      let thread = ThreadState.current
      thread.seed()
      return thread.nextTraceID()
    #else
      return TraceID(high: RandomBits.next(), low: RandomBits.next())
    #endif
  }
}

extension SpanID {
  /// A new span id, with 64 random bits from the calling thread's generator; never zero.
  ///
  /// Cost: 1 ns.
  public static func random() -> SpanID { SpanID(rawValue: RandomBits.next()) }
}

private enum RandomBits {
  static func next() -> UInt64 {
    #if Enable
      let thread = ThreadState.current
      thread.seed()
      return thread.nextID()
    #else
      return UInt64.random(in: 1...UInt64.max)
    #endif
  }
}
