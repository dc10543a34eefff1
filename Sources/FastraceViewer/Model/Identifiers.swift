#if Viewer
  /// The id of a trace: 128 bits.
  package struct TraceKey: Hashable, Sendable, CustomStringConvertible {
    package var high: UInt64
    package var low: UInt64

    package init(high: UInt64, low: UInt64) {
      self.high = high
      self.low = low
    }

    /// Nil unless there are 16 bytes that are not all zero.
    package init?(bytes: some Collection<UInt8>) {
      guard bytes.count == 16 else { return nil }
      high = UInt64(bigEndian: bytes.prefix(8))
      low = UInt64(bigEndian: bytes.dropFirst(8))
      if high == 0, low == 0 { return nil }
    }

    /// Nil unless there are 32 hexadecimal digits that are not all zero; 16 digits are an id of 64 bits.
    package init?(hex: some StringProtocol) {
      let digits = Array(hex.utf8)
      guard digits.count == 32 || digits.count == 16 else { return nil }
      guard let low = UInt64(hexDigits: digits.suffix(16)) else { return nil }
      guard let high = digits.count == 16 ? 0 : UInt64(hexDigits: digits.prefix(16)) else { return nil }
      if high == 0, low == 0 { return nil }
      self.init(high: high, low: low)
    }

    package var bytes: [UInt8] { high.bigEndianBytes + low.bigEndianBytes }
    package var description: String { high.hexDigits + low.hexDigits }
  }

  extension UInt64 {
    /// The number that bytes are, the highest first; more than eight are not looked at.
    init(bigEndian bytes: some Sequence<UInt8>) {
      self = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    var bigEndianBytes: [UInt8] {
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> UInt64($0)) }
    }

    /// Nil if one of them is no hexadecimal digit, or there are not 1 to 16.
    init?(hexDigits digits: some Collection<UInt8>) {
      guard (1...16).contains(digits.count) else { return nil }
      var value: UInt64 = 0
      for digit in digits {
        guard let nibble = digit.hexValue else { return nil }
        value = value << 4 | UInt64(nibble)
      }
      self = value
    }

    /// 16 hexadecimal digits.
    package var hexDigits: String {
      let digits = String(self, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }

  extension UInt8 {
    var hexValue: UInt8? {
      switch self {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
      default: nil
      }
    }
  }
#endif
