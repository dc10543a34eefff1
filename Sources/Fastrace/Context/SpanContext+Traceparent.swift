extension SpanContext {
  /// Reads a context from the values of the headers `traceparent` and `tracestate`.
  ///
  /// Follows W3C Trace Context, level 2. Gives nil when `traceparent` is malformed. Version 00 has to match exactly;
  /// of a later version the known fields are used and anything after another dash is ignored; version ff is never
  /// accepted. Spaces and tabs around the value are ignored. A malformed `tracestate` is dropped as a whole and does
  /// not affect the rest. The result is remote. Allocates nothing unless `tracestate` has members.
  public init?(traceparent: borrowing String, tracestate: String? = nil) {
    guard let fields = traceparent.withHeaderBytes({ TraceparentFields($0) }) else { return nil }
    self.init(fields, traceState: tracestate.flatMap { TraceState(headerValue: $0) })
  }

  /// Reads a context from the header `traceparent` and all lines of the header `tracestate`, in their order.
  ///
  /// The lines count as one list, as if joined by commas, and the limit of 32 members holds for all of them together.
  /// Otherwise this equals the initializer that takes a single `tracestate`.
  public init?(traceparent: borrowing String, tracestate: [String]) {
    guard let fields = traceparent.withHeaderBytes({ TraceparentFields($0) }) else { return nil }
    self.init(fields, traceState: TraceState(headerLines: tracestate))
  }

  @inline(__always)
  private init(_ fields: TraceparentFields, traceState: TraceState?) {
    self.init(
      traceID: fields.traceID, spanID: fields.spanID, traceFlags: fields.flags, isRemote: true,
      traceState: traceState ?? TraceState())
  }

  /// The value of the header `traceparent` for this context.
  ///
  /// Always 55 lowercase characters of version 00, with no other flags than those which that version defines. A
  /// context that is not valid gives a text with all-zero ids, which receivers reject; propagators do not send it.
  /// Costs one allocation of the string.
  public var traceparent: String {
    String(fixedLength: TraceparentFields.length) { writer in
      writer.writeHex(0 as UInt8)
      writer.write(TraceparentFields.dash)
      writer.writeHex(traceID.high)
      writer.writeHex(traceID.low)
      writer.write(TraceparentFields.dash)
      writer.writeHex(spanID.rawValue)
      writer.write(TraceparentFields.dash)
      writer.writeHex(traceFlags.intersection(.defined).rawValue)
    }
  }
}

/// The parts of a well-formed `traceparent` value.
///
/// ```
/// 0  2 3                                35 36               52 53 55
/// vv - tttttttttttttttttttttttttttttttt -  ssssssssssssssss -  ff [- later fields, never in version 00]
/// ```
struct TraceparentFields {
  /// The length of a value of version 00, and the least length of any later version.
  static let length = 55

  static let dash = UInt8(ascii: "-")

  var traceID: TraceID
  var spanID: SpanID
  var flags: TraceFlags

  /// Reads the parts, or gives nil when the value breaks a rule of the section "Traceparent Header".
  init?(_ text: HeaderBytes) {
    let range = text.trimming(0..<text.count)
    guard range.count >= Self.length else { return nil }
    let start = range.lowerBound
    guard text[start + 2] == Self.dash, text[start + 35] == Self.dash, text[start + 52] == Self.dash else { return nil }
    var faults: UInt64 = 0
    let ends = HexWord.decode(Self.versionAndFlags(of: text, from: start), faults: &faults)
    traceID = TraceID(
      high: text.hexNumber(at: start + 3, faults: &faults), low: text.hexNumber(at: start + 19, faults: &faults))
    spanID = SpanID(rawValue: text.hexNumber(at: start + 36, faults: &faults))
    flags = TraceFlags(rawValue: UInt8(truncatingIfNeeded: ends))
    guard faults == 0, traceID.isValid, spanID.isValid else { return nil }
    let version = UInt8(truncatingIfNeeded: ends >> 24)
    guard version != 0 || range.count != Self.length else { return }
    guard Self.isReadable(version, next: range.count == Self.length ? nil : text[start + Self.length]) else {
      return nil
    }
    flags.formIntersection(.sampled)
  }

  /// Puts the two digits of the version first, those of the flags last, and zeros between them.
  @inline(__always)
  private static func versionAndFlags(of text: HeaderBytes, from start: Int) -> UInt64 {
    let version = UInt64(text[start]) | UInt64(text[start + 1]) << 8
    let flags = UInt64(text[start + 53]) << 48 | UInt64(text[start + 54]) << 56
    return version | 0x3030_3030 << 16 | flags
  }

  /// Whether a value that is not plainly of version 00 may be read, given the byte after the flags.
  private static func isReadable(_ version: UInt8, next: UInt8?) -> Bool {
    version != 0 && version != 0xFF && (next == nil || next == dash)
  }
}
