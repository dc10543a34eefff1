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
