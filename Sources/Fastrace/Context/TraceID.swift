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
