#if Logging
  /// A growing buffer of UTF-8 bytes that layouts write into; appenders use it again for the next record.
  public struct LogBuffer: Sendable {
    /// What was written.
    public private(set) var bytes: [UInt8] = []
    /// The last time stamp, because most records are of the same second as the one before.
    var stampCache = TimestampCache()

    /// An empty buffer.
    public init() { bytes.reserveCapacity(512) }

    /// How many bytes were written.
    public var count: Int { bytes.count }

    /// Forgets what was written, and keeps the memory.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Forgets everything after the first `count` bytes.
    public mutating func truncate(to count: Int) { bytes.removeLast(max(0, bytes.count - count)) }

    /// Writes a byte.
    @inline(__always)
    public mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Writes an ASCII character.
    @inline(__always)
    mutating func append(ascii scalar: Unicode.Scalar) { bytes.append(UInt8(ascii: scalar)) }

    /// Writes a text as it is.
    @inline(__always)
    public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Writes a part of a text as it is.
    public mutating func append(_ text: Substring) { bytes.append(contentsOf: text.utf8) }

    /// Writes bytes as they are.
    public mutating func append(contentsOf other: [UInt8]) { bytes.append(contentsOf: other) }

    /// Writes a part of a list of bytes as it is.
    mutating func append(contentsOf other: ArraySlice<UInt8>) { bytes.append(contentsOf: other) }

    /// Writes bytes as they are.
    // SAFETY: the caller's buffer is only read while the caller lends it.
    mutating func append(_ part: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: part[range]))
    }

    /// Writes a whole number.
    public mutating func append(_ number: Int64) {
      if number < 0 { append(ascii: "-") }
      append(number.magnitude)
    }

    /// Writes a whole number.
    public mutating func append(_ number: UInt64) {
      if number >= 10 { append(number / 10) }
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    /// Writes the last digits of a number, with zeros in front.
    mutating func append(_ number: Int64, digits: Int) {
      let start = bytes.count
      for _ in 0..<digits { bytes.append(UInt8(ascii: "0")) }
      var rest = number
      for index in stride(from: start + digits - 1, through: start, by: -1) where rest > 0 {
        bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
    }
  }
#endif
