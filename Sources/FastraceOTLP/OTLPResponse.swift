/// What a receiver says about a request that it took: `ExportTraceServiceResponse`, and its like for logs.
///
/// Receivers are read with patience: what makes no sense counts as nothing said.
package struct OTLPResponse: Sendable, Equatable {
  /// Spans or log records that were rejected, while the others were taken.
  package var rejected: Int64 = 0
  /// Why, or a warning.
  package var message = ""

  package init(rejected: Int64 = 0, message: String = "") {
    self.rejected = rejected
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
        case (1, .number(let number)): rejected = Int64(bitPattern: number)
        case (2, .bytes(let text)): message = String(decoding: text, as: UTF8.self)
        default: break
        }
      }
    }
  }

  /// Reads JSON.
  ///
  /// In a JSON text, a key between plain quotation marks with a colon behind it can stand nowhere else: inside strings they
  /// are escaped.
  package init(json bytes: [UInt8]) {
    let number = Self.value(of: "rejectedSpans", in: bytes) ?? Self.value(of: "rejectedLogRecords", in: bytes)
    rejected = number.flatMap { Int64($0) } ?? 0
    message = Self.value(of: "errorMessage", in: bytes) ?? ""
  }

  /// The number or text behind a key, as it is written.
  private static func value(of key: String, in bytes: [UInt8]) -> String? {
    let quote = UInt8(ascii: "\"")
    let places = bytes.ranges(of: Array("\"\(key)\"".utf8)).map { bytes[$0.upperBound...].drop { $0 <= 0x20 } }
    guard let place = places.first(where: { $0.first == UInt8(ascii: ":") }) else { return nil }
    let rest = place.dropFirst().drop { $0 <= 0x20 }
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
