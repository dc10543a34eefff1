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
