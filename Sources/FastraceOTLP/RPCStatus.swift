/// How failed requests are explained: `google.rpc.Status`, over HTTP as the body, over gRPC in the trailing metadata
/// `grpc-status-details-bin`.
package struct RPCStatus: Sendable, Equatable {
  package var message: String
  /// How long to wait before the next try: the detail `google.rpc.RetryInfo`.
  package var retryDelay: Duration?

  /// Reads protocol buffers: field 2 is the message, field 3 a detail, which is a type (1) and a value (2).
  ///
  /// Nil when the bytes have neither a message nor a detail that is understood.
  package init?(_ bytes: [UInt8]) {
    var text: String?
    var fields = ProtobufFields(bytes[...])
    while let field = fields.next() {
      guard case .bytes(let content) = field.value else { continue }
      if field.number == 2 { text = String(validating: content, as: UTF8.self) }
      if field.number == 3 { retryDelay = Self.retryDelay(content) ?? retryDelay }
    }
    if text == nil, retryDelay == nil { return nil }
    message = text ?? ""
  }

  private static func retryDelay(_ detail: ArraySlice<UInt8>) -> Duration? {
    var type: ArraySlice<UInt8> = []
    var value: ArraySlice<UInt8> = []
    var fields = ProtobufFields(detail)
    while let field = fields.next() {
      guard case .bytes(let content) = field.value else { continue }
      if field.number == 1 { type = content }
      if field.number == 2 { value = content }
    }
    guard String(decoding: type, as: UTF8.self).hasSuffix("/google.rpc.RetryInfo") else { return nil }
    // A RetryInfo without a delay asks for none.
    var delay = Duration.zero
    var info = ProtobufFields(value)
    while let field = info.next() {
      if field.number == 1, case .bytes(let content) = field.value { delay = duration(content) }
    }
    return max(.zero, delay)
  }

  /// `google.protobuf.Duration`: seconds and nanoseconds.
  private static func duration(_ bytes: ArraySlice<UInt8>) -> Duration {
    // Durations are of at most 10,000 years.
    let limit: Int64 = 315_576_000_000
    var duration = Duration.zero
    var fields = ProtobufFields(bytes)
    while let field = fields.next() {
      guard case .number(let bits) = field.value else { continue }
      let number = min(max(Int64(bitPattern: bits), -limit), limit)
      if field.number == 1 { duration += .seconds(number) }
      if field.number == 2 { duration += .nanoseconds(number) }
    }
    return duration
  }
}
