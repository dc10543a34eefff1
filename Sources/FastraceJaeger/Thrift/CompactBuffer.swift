/// Bytes of the Thrift compact protocol, in memory of a fixed capacity that is used again.
///
/// What does not fit is not written, and ``isOverfull`` says so until the buffer is cut back.
// SAFETY: `base` has `capacity + slack` bytes. Each write is preceded by a `reserve` that makes sure that it ends below
// `capacity`; the last store of a number, of eight bytes, may go beyond it, into the slack.
@safe
struct CompactBuffer: ~Copyable {
  private static let slack = 16
  private let base: UnsafeMutableRawPointer
  let capacity: Int
  /// How many bytes were written.
  private(set) var count = 0
  /// True when something did not fit.
  private(set) var isOverfull = false

  init(capacity: Int) {
    self.capacity = capacity
    unsafe base = .allocate(byteCount: capacity + Self.slack, alignment: 8)
  }

  deinit { unsafe base.deallocate() }

  // MARK: Room

  /// Makes sure that `bytes` bytes can be written without another look.
  @inline(__always)
  mutating func reserve(_ bytes: Int) -> Bool {
    if bytes <= capacity &- count { return true }
    isOverfull = true
    return false
  }

  /// Forgets what was written behind the first `newCount` bytes, and that something did not fit.
  mutating func cut(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    count = newCount
    isOverfull = false
  }

  /// Leaves room for bytes that are written later, with `replace`.
  mutating func skip(_ bytes: Int) {
    if reserve(bytes) { count += bytes }
  }

  /// Writes over bytes that were written or skipped.
  mutating func replace(at start: Int, with bytes: [UInt8]) {
    precondition(start >= 0 && start + bytes.count <= count)
    unsafe bytes.withUnsafeBytes { source in
      if let first = source.baseAddress { unsafe (base + start).copyMemory(from: first, byteCount: source.count) }
    }
  }

  /// The bytes from `start` to the end.
  func bytes(from start: Int) -> UnsafeRawBufferPointer {
    precondition(start >= 0 && start <= count)
    return unsafe UnsafeRawBufferPointer(start: base + start, count: count - start)
  }

  // MARK: Writing into reserved room

  /// Writes a byte, for which there is reserved room.
  @inline(__always)
  mutating func put(reserved byte: UInt8) {
    unsafe base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  /// Writes a number in seven bits a byte, the lowest first; at most ten bytes, for which there is reserved room.
  @inline(__always)
  mutating func put(reservedVarint value: UInt64) {
    if value < 0x80 { return put(reserved: UInt8(truncatingIfNeeded: value)) }
    let spread = Self.spread(value)
    if value >> 56 == 0 {
      let bytes = (71 &- spread.leadingZeroBitCount) &>> 3
      let others = (1 as UInt64) &<< UInt64(truncatingIfNeeded: 8 &* (bytes &- 1)) &- 1
      store(spread | 0x8080_8080_8080_8080 & others)
      count &+= bytes
    } else {
      store(spread | 0x8080_8080_8080_8080)
      // The last eight bits take a byte or two: for ids, nobody can foretell which.
      let high = value >> 56
      count &+= 8
      store(high | (high >> 7) << 8)
      count &+= 1 &+ Int(truncatingIfNeeded: high >> 7)
    }
  }

  /// Writes a number with a sign, small ones of either sign in few bytes.
  @inline(__always)
  mutating func put(reservedZigzag value: Int64) {
    put(reservedVarint: UInt64(bitPattern: value &<< 1 ^ value &>> 63))
  }

  /// Writes the eight bytes of a number, the lowest first, for which there is reserved room.
  @inline(__always)
  mutating func put(reservedFixed value: UInt64) {
    store(value)
    count &+= 8
  }

  @inline(__always)
  private func store(_ value: UInt64) {
    unsafe base.storeBytes(of: value.littleEndian, toByteOffset: count, as: UInt64.self)
  }

  /// The low 56 bits, seven in each byte.
  @inline(__always)
  private static func spread(_ value: UInt64) -> UInt64 {
    var bits = value & 0x00FF_FFFF_FFFF_FFFF
    bits = bits & 0x0000_0000_0FFF_FFFF | (bits & 0x00FF_FFFF_F000_0000) &<< 4
    bits = bits & 0x0000_3FFF_0000_3FFF | (bits & 0x0FFF_C000_0FFF_C000) &<< 2
    return bits & 0x007F_007F_007F_007F | (bits & 0x3F80_3F80_3F80_3F80) &<< 1
  }

  // MARK: Writing what has any length

  /// Writes a text with its length in front.
  @inline(__always)
  mutating func put(_ text: String) {
    let bytes = text.utf8.count
    guard reserve(bytes &+ 10) else { return }
    put(reservedVarint: UInt64(truncatingIfNeeded: bytes))
    let target = unsafe base + count
    let isCopied: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { source in
      if let first = source.baseAddress { unsafe target.copyMemory(from: first, byteCount: source.count) }
    }
    if isCopied == nil {
      // Only texts that belong to another language come in pieces.
      for (index, byte) in text.utf8.enumerated() {
        unsafe target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
      }
    }
    count &+= bytes
  }

  /// Writes bytes with their number in front.
  mutating func put(_ bytes: UnsafeRawBufferPointer) {
    guard reserve(bytes.count + 10) else { return }
    put(reservedVarint: UInt64(bytes.count))
    // SAFETY: there is reserved room.
    if let first = bytes.baseAddress { unsafe (base + count).copyMemory(from: first, byteCount: bytes.count) }
    count += bytes.count
  }
}
