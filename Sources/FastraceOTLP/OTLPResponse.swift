/// What a receiver says about a request: `ExportTraceServiceResponse`.
///
/// Receivers are read with patience: what makes no sense counts as nothing said.
package struct OTLPResponse: Sendable, Equatable {
  /// Spans that were rejected, while the others were taken.
  package var rejectedSpans: Int64 = 0
  /// Why, or a warning.
  package var message = ""

  package init(rejectedSpans: Int64 = 0, message: String = "") {
    self.rejectedSpans = rejectedSpans
    self.message = message
  }

  /// Reads protocol buffers: `partial_success` is field 1, in which the number is field 1 and the message field 2.
  package init(protobuf bytes: [UInt8]) {
    var fields = ProtobufFields(bytes[...])
    while let field = fields.next() {
      guard field.number == 1, case .bytes(let partial) = field.value else { continue }
      var parts = ProtobufFields(partial)
      while let part = parts.next() {
        switch (part.number, part.value) {
        case (1, .number(let number)): rejectedSpans = Int64(bitPattern: number)
        case (2, .bytes(let text)): message = String(decoding: text, as: UTF8.self)
        default: break
        }
      }
    }
  }

  /// The message of a `google.rpc.Status`, in which failed requests are explained; nil when the bytes are none.
  package static func statusMessage(_ bytes: [UInt8]) -> String? {
    var fields = ProtobufFields(bytes[...])
    while let field = fields.next() {
      if field.number == 2, case .bytes(let text) = field.value { return String(validating: text, as: UTF8.self) }
    }
    return nil
  }

  /// Reads JSON.
  ///
  /// In a JSON text, a key between plain quotation marks can stand nowhere else: inside strings they are escaped.
  package init(json bytes: [UInt8]) {
    rejectedSpans = Self.value(of: "rejectedSpans", in: bytes).flatMap { Int64($0) } ?? 0
    message = Self.value(of: "errorMessage", in: bytes) ?? ""
  }

  /// The number or text behind a key, as it is written.
  private static func value(of key: String, in bytes: [UInt8]) -> String? {
    let quote = UInt8(ascii: "\"")
    guard let found = bytes.firstRange(of: Array("\"\(key)\"".utf8)) else { return nil }
    let rest = bytes[found.upperBound...].drop { $0 <= 0x20 || $0 == UInt8(ascii: ":") }
    guard rest.first == quote else {
      return String(decoding: rest.prefix { $0 > 0x20 && !",}".utf8.contains($0) }, as: UTF8.self)
    }
    var text: [UInt8] = []
    var isEscaped = false
    for byte in rest.dropFirst() {
      if byte == quote, !isEscaped { break }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if !isEscaped { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
