#if Viewer
  import FastraceWire

  /// Writes one JSON document; commas come by themselves.
  struct JSONWriter: ~Copyable {
    private var buffer = WireBuffer()
    /// Whether the next value or key has something before it.
    private var needsComma = false

    init() {}

    /// How many bytes the document has so far.
    var byteCount: Int { buffer.count }

    var bytes: [UInt8] { unsafe buffer.withBytes { unsafe Array($0) } }

    mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
      open("{")
      try body(&self)
      close("}")
    }

    mutating func array<Elements: Sequence>(
      _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) throws -> Void
    ) rethrows {
      open("[")
      for element in elements { try body(&self, element) }
      close("]")
    }

    mutating func key(_ name: StaticString) {
      comma()
      buffer.appendLiteral("\"")
      buffer.appendLiteral(name)
      buffer.appendLiteral("\":")
      needsComma = false
    }

    mutating func key(_ name: String) {
      comma()
      buffer.appendJSON(name)
      buffer.appendLiteral(":")
      needsComma = false
    }

    mutating func value(_ text: String) {
      comma()
      buffer.appendJSON(text)
    }

    /// The number itself: for what is below 2^53, or is read by programs that know larger ones.
    mutating func value(_ number: Int64) {
      comma()
      if number < 0 { buffer.appendLiteral("-") }
      buffer.appendDecimal(number.magnitude)
    }

    mutating func value(_ number: Int) { value(Int64(number)) }

    /// A number of 64 bits as text.
    mutating func decimalText(_ number: UInt64) {
      comma()
      buffer.appendLiteral("\"")
      buffer.appendDecimal(number)
      buffer.appendLiteral("\"")
    }

    mutating func decimalText(_ number: Int64) {
      comma()
      buffer.appendJSON(number)
    }

    /// What JSON has no number for becomes text.
    mutating func value(_ number: Double) {
      comma()
      buffer.appendJSON(number)
    }

    mutating func value(_ bool: Bool) {
      comma()
      if bool { buffer.appendLiteral("true") } else { buffer.appendLiteral("false") }
    }

    mutating func null() {
      comma()
      buffer.appendLiteral("null")
    }

    /// Bytes as hexadecimal digits.
    mutating func hexadecimal(_ bytes: some Sequence<UInt8>) {
      comma()
      buffer.appendLiteral("\"")
      for byte in bytes { buffer.appendHex(UInt64(byte), digits: 2) }
      buffer.appendLiteral("\"")
    }

    mutating func base64(_ bytes: some Collection<UInt8>) { value(Base64.encode(bytes)) }

    private mutating func comma() {
      if needsComma { buffer.appendLiteral(",") }
      needsComma = true
    }

    private mutating func open(_ bracket: StaticString) {
      comma()
      buffer.appendLiteral(bracket)
      needsComma = false
    }

    private mutating func close(_ bracket: StaticString) {
      buffer.appendLiteral(bracket)
      needsComma = true
    }
  }

  /// Base64 with padding (RFC 4648, section 4).
  enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: some Collection<UInt8>) -> String {
      var output: [UInt8] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let group = rest.prefix(3)
        rest = rest.dropFirst(3)
        let word = (Array(group) + [0, 0]).prefix(3).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        for position in 0..<4 {
          let isPadding = position > group.count
          output.append(isPadding ? UInt8(ascii: "=") : digits[Int(word >> UInt32(18 - 6 * position) & 63)])
        }
      }
      return String(decoding: output, as: UTF8.self)
    }
  }
#endif
