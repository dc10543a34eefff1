/// The flags byte of a trace context.
///
/// It follows the section "trace-flags" of W3C Trace Context, level 2. All eight bits of a received version 00 header
/// are kept, but only the two that the specification defines are sent on. Plain data, safe on any thread.
@frozen
public struct TraceFlags: OptionSet, Sendable, Hashable, Codable {
  /// The eight flag bits.
  public let rawValue: UInt8

  /// Makes a set of flags from its bits.
  @inlinable
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The caller may have recorded this trace.
  @inlinable
  public static var sampled: TraceFlags { TraceFlags(rawValue: 0x01) }

  /// At least the last seven bytes of the trace id were chosen at random.
  ///
  /// Whoever continues a trace passes this flag on unchanged.
  @inlinable
  public static var random: TraceFlags { TraceFlags(rawValue: 0x02) }

  /// Of a trace that begins here and is recorded.
  static var own: TraceFlags { TraceFlags(rawValue: 0x03) }

  /// The flags that version 00 defines, which are the only ones a sender may set.
  static var defined: TraceFlags { TraceFlags(rawValue: 0x03) }
}
