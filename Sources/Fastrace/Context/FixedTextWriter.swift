/// Fills the storage of a new string with ASCII text of a length known beforehand.
///
/// The writer exists only while `String.init(fixedLength:_:)` runs its closure. Every write is checked against the
/// room that is left, so that a wrong length traps instead of touching foreign memory.
@safe
struct FixedTextWriter: ~Copyable {
  /// SAFETY: the buffer outlives the writer, which is noncopyable and handed out only as `inout`, and no byte outside
  /// the buffer is written because `reserve(_:)` comes before each store.
  private let buffer: UnsafeMutableRawBufferPointer

  /// How many bytes were written.
  private(set) var count = 0

  fileprivate init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    unsafe self.buffer = UnsafeMutableRawBufferPointer(buffer)
  }

  /// Appends one ASCII byte.
  @inline(__always)
  mutating func write(_ byte: UInt8) {
    let offset = reserve(1)
    // SAFETY: `reserve(_:)` checked that the byte lies within the buffer.
    unsafe buffer.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
  }

  /// Appends the 16 lowercase hexadecimal digits of a number.
  @inline(__always)
  mutating func writeHex(_ number: UInt64) {
    let offset = reserve(16)
    let first = HexWord.encode(UInt32(truncatingIfNeeded: number >> 32))
    let second = HexWord.encode(UInt32(truncatingIfNeeded: number))
    // SAFETY: `reserve(_:)` checked that the 16 bytes lie within the buffer; stores need no alignment.
    unsafe buffer.storeBytes(of: first.littleEndian, toByteOffset: offset, as: UInt64.self)
    unsafe buffer.storeBytes(of: second.littleEndian, toByteOffset: offset + 8, as: UInt64.self)
  }

  /// Appends the two lowercase hexadecimal digits of a byte.
  @inline(__always)
  mutating func writeHex(_ byte: UInt8) {
    write(Self.digit(byte >> 4, letters: UInt8(ascii: "a")))
    write(Self.digit(byte & 0x0F, letters: UInt8(ascii: "a")))
  }

  /// Appends the two uppercase hexadecimal digits of a byte.
  mutating func writeHexUppercase(_ byte: UInt8) {
    write(Self.digit(byte >> 4, letters: UInt8(ascii: "A")))
    write(Self.digit(byte & 0x0F, letters: UInt8(ascii: "A")))
  }

  private static func digit(_ nibble: UInt8, letters: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : letters + (nibble - 10)
  }

  @inline(__always)
  private mutating func reserve(_ length: Int) -> Int {
    let offset = count
    unsafe precondition(length <= buffer.count - offset, "The text is longer than announced.")
    count = offset + length
    return offset
  }
}

extension String {
  /// Makes an ASCII string by writing into its storage directly.
  ///
  /// Costs one allocation when `fixedLength` is above 15, otherwise none.
  @inline(__always)
  init(fixedLength: Int, _ fill: (inout FixedTextWriter) -> Void) {
    // SAFETY: the writer stays within the buffer and reports how many bytes it initialized.
    unsafe self.init(unsafeUninitializedCapacity: fixedLength) { buffer in
      var writer = unsafe FixedTextWriter(buffer)
      fill(&writer)
      return writer.count
    }
  }
}
