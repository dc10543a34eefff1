#if Logging
  internal import FastraceWire

  /// A growing buffer of UTF-8 bytes that layouts write into; appenders use it again for the next record.
  ///
  /// It belongs to one thread at a time.
  public struct LogBuffer: ~Copyable, Sendable {
    var wire = WireBuffer(capacity: 512)
    /// The last time stamp, because most records are of the same second as the one before.
    var stamp = TimestampCache()

    /// An empty buffer.
    public init() {}

    /// A copy of what was written.
    public var bytes: [UInt8] { unsafe wire.withBytes { unsafe Array($0) } }

    /// How many bytes were written.
    public var count: Int { wire.count }

    /// Forgets what was written, and keeps the memory.
    public mutating func removeAll() { wire.reset() }

    /// Forgets everything after the first `count` bytes.
    public mutating func truncate(to count: Int) { wire.truncate(to: min(max(0, count), wire.count)) }

    /// Writes a byte.
    public mutating func append(_ byte: UInt8) { wire.append(byte) }

    /// Writes a text as it is.
    public mutating func append(_ text: String) { wire.append(text) }

    /// Writes a part of a text as it is.
    public mutating func append(_ text: Substring) {
      let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
        // SAFETY: the bytes are those of `text`, which lives as long as the call.
        unsafe wire.append(UnsafeRawBufferPointer(bytes))
      }
      if isDone == nil { wire.append(String(text)) }
    }

    /// Writes bytes as they are.
    public mutating func append(contentsOf other: [UInt8]) { wire.append(other) }

    /// Writes a whole number.
    public mutating func append(_ number: Int64) {
      if number < 0 { append(ascii: "-") }
      append(number.magnitude)
    }

    /// Writes a whole number.
    public mutating func append(_ number: UInt64) {
      if number >= 10 { append(number / 10) }
      wire.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
  }

  extension LogBuffer {
    /// Writes an ASCII character.
    @inline(__always)
    mutating func append(ascii scalar: Unicode.Scalar) { wire.append(UInt8(ascii: scalar)) }

    /// Writes a text that is part of the program.
    @inline(__always)
    mutating func append(literal text: StaticString) {
      // SAFETY: the text is immortal.
      unsafe wire.append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes a part of some bytes as it is.
    // SAFETY: the caller's buffer is only read while the caller lends it.
    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
      unsafe wire.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range]))
    }

    /// Writes the last digits of a number, with zeros in front.
    mutating func append(_ number: Int64, digits: Int) {
      if digits > 1 { append(number / 10, digits: digits - 1) }
      wire.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    /// Calls `body` with the bytes that were written.
    borrowing func withBytes<Result, Failure: Error>(
      _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
      // SAFETY: the buffer lives as long as the call.
      try unsafe wire.withBytes(body)
    }
  }

  extension String {
    /// Calls `body` with the UTF-8 of the text.
    @inline(__always)
    func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
      // SAFETY: the bytes live as long as the call.
      let isDone: Void? = unsafe utf8.withContiguousStorageIfAvailable { unsafe body($0) }
      if isDone == nil { unsafe withBytesOfCopy(body) }
    }

    /// Only texts that came from another language's runtime have their bytes elsewhere.
    @inline(never)
    private func withBytesOfCopy(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
      var copy = self
      copy.withUTF8 { unsafe body($0) }
    }
  }
#endif
