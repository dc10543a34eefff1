/// The bytes of a message while it is written, in memory that is kept for the next one.
///
///     [head room, for what is known last][bytes ................|free........]
///     0                                 start               end        capacity
///
/// Every function makes sure that there is room, so that no length has to be right for the memory to be. Those that are
/// inlined are public, although no product shows them: the compiler does not inline `package` functions into other modules.
///
/// SAFETY: the memory belongs to this noncopyable value alone; each access lies below `capacity`, because `makeRoom` comes
/// before it.
@safe
public struct WireBuffer: ~Copyable, @unchecked Sendable {
  @usableFromInline var base: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  /// Where the message begins.
  @usableFromInline var start = 0
  @usableFromInline var next = 0

  /// Where the next byte goes.
  @inlinable @inline(__always)
  public var end: Int { next }

  /// A buffer that grows.
  public init(capacity: Int = 4096) {
    self.capacity = max(capacity, 64)
    unsafe base = .allocate(byteCount: self.capacity, alignment: 16)
  }

  deinit { unsafe base.deallocate() }

  /// How many bytes the message has.
  public var count: Int { end - start }

  /// Forgets everything, and leaves room for `headRoom` bytes in front.
  public mutating func reset(headRoom: Int = 0) {
    start = 0
    next = 0
    makeRoom(headRoom)
    start = headRoom
    next = headRoom
  }

  /// Forgets what was written from this place on.
  public mutating func truncate(to newEnd: Int) {
    precondition(newEnd >= start && newEnd <= end)
    next = newEnd
  }

  /// Gives memory back when there is more than this.
  public mutating func shrink(to limit: Int) {
    guard capacity > limit, end == start else { return }
    self = WireBuffer(capacity: limit)
  }

  /// Makes room for `count` more bytes.
  @inlinable @inline(__always)
  public mutating func makeRoom(_ count: Int) {
    if capacity &- end < count { grow(count) }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ count: Int) {
    let newCapacity = max(capacity * 2, end + count)
    let newBase = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
    unsafe newBase.copyMemory(from: base, byteCount: end)
    unsafe base.deallocate()
    unsafe base = newBase
    capacity = newCapacity
  }
}

extension WireBuffer {
  // MARK: Appending

  /// Appends the lowest `count` bytes of a little-endian number.
  @inlinable @inline(__always)
  public mutating func append(_ value: UInt64, count: Int) {
    // Room for any number that `count & 15` can be, though only eight bytes make sense.
    makeRoom(16)
    unsafe base.storeBytes(of: value.littleEndian, toByteOffset: end, as: UInt64.self)
    next &+= count & 15
  }

  /// Appends one byte.
  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    makeRoom(1)
    unsafe base.storeBytes(of: byte, toByteOffset: end, as: UInt8.self)
    next &+= 1
  }

  /// Appends a tag of two bytes and a number of eight, the lowest byte first.
  @inlinable @inline(__always)
  public mutating func append(tag: UInt16, _ value: UInt64) {
    makeRoom(10)
    unsafe base.storeBytes(of: tag.littleEndian, toByteOffset: end, as: UInt16.self)
    unsafe base.storeBytes(of: value.littleEndian, toByteOffset: end &+ 2, as: UInt64.self)
    next &+= 10
  }

  /// Appends a tag of one byte and a number of eight, the lowest byte first.
  @inlinable @inline(__always)
  public mutating func append(tag: UInt8, _ value: UInt64) {
    makeRoom(9)
    unsafe base.storeBytes(of: tag, toByteOffset: end, as: UInt8.self)
    unsafe base.storeBytes(of: value.littleEndian, toByteOffset: end &+ 1, as: UInt64.self)
    next &+= 9
  }

  /// Appends bytes.
  @inlinable @inline(__always)
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    let count = bytes.count
    makeRoom(count)
    // SAFETY: an empty buffer may have no address, and then nothing is copied.
    if let source = bytes.baseAddress { unsafe (base + end).copyMemory(from: source, byteCount: count) }
    next &+= count
  }

  /// Appends bytes.
  @inlinable @inline(__always)
  public mutating func append(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe append($0) } }

  /// Appends the UTF-8 of a text.
  @inlinable @inline(__always)
  public mutating func append(_ text: String) {
    // SAFETY: only read. A string of up to 15 bytes holds them in its two words, the lowest byte first; then the highest
    // byte says so in its bits 7 and 5, and how many in the lowest four. That layout is fixed on 64-bit platforms.
    let words = unsafe unsafeBitCast(text, to: (UInt64, UInt64).self)
    guard words.1 >> 61 & 0b101 == 0b101 else { return appendLong(text) }
    makeRoom(16)
    unsafe base.storeBytes(of: words.0, toByteOffset: next, as: UInt64.self)
    unsafe base.storeBytes(of: words.1, toByteOffset: next &+ 8, as: UInt64.self)
    next &+= Int(words.1 >> 56 & 15)
  }

  @usableFromInline @inline(never)
  mutating func appendLong(_ text: String) {
    // SAFETY: the buffer is used only inside the closure.
    let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe append(UnsafeRawBufferPointer(bytes))
    }
    if isDone == nil { append(Array(text.utf8)) }
  }

  /// Appends a number in base 128, the lowest bits first.
  @inlinable @inline(__always)
  public mutating func appendVarint(_ value: UInt64) {
    if value < 0x80 { return append(UInt8(truncatingIfNeeded: value)) }
    appendLongVarint(value)
  }

  @usableFromInline @inline(never)
  mutating func appendLongVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  // MARK: What is known last

  /// Puts bytes in front of the message, into the head room, of which there must be enough.
  public mutating func prepend(_ bytes: [UInt8]) {
    precondition(bytes.count <= start, "the head room is too small")
    start -= bytes.count
    unsafe bytes.withUnsafeBytes { bytes in
      guard let source = bytes.baseAddress else { return }
      unsafe (base + start).copyMemory(from: source, byteCount: bytes.count)
    }
  }

  /// Writes how many bytes follow, in base 128, in front of the bytes from `body` on, where `width` bytes were left.
  @inlinable @inline(__always)
  public mutating func insertLength(before body: Int, width: Int) {
    var length = UInt64(truncatingIfNeeded: end &- body)
    let needed = Self.varintWidth(length)
    if needed != width { move(body, by: needed &- width) }
    var position = body &- width
    precondition(position >= 0 && position + needed <= end)
    while length >= 0x80 {
      unsafe base.storeBytes(of: UInt8(truncatingIfNeeded: length) | 0x80, toByteOffset: position, as: UInt8.self)
      length >>= 7
      position &+= 1
    }
    unsafe base.storeBytes(of: UInt8(truncatingIfNeeded: length), toByteOffset: position, as: UInt8.self)
  }

  @usableFromInline @inline(never)
  mutating func move(_ place: Int, by distance: Int) {
    makeRoom(max(distance, 0))
    precondition(place + distance >= start && place <= end)
    unsafe (base + place + distance).copyMemory(from: base + place, byteCount: end - place)
    next += distance
  }

  /// How many bytes a number takes in base 128.
  @inlinable @inline(__always)
  public static func varintWidth(_ value: UInt64) -> Int {
    // One byte for each seven bits; 9/64 is near enough to 1/7 for 64 bits.
    ((64 &- (value | 1).leadingZeroBitCount) &* 9 &+ 64) >> 6
  }

  /// Overwrites two bytes with a number, the higher one first.
  public mutating func overwrite(_ value: UInt16, at place: Int) {
    precondition(place >= start && place <= end &- 2)
    unsafe base.storeBytes(of: value.bigEndian, toByteOffset: place, as: UInt16.self)
  }

  /// Overwrites four bytes with a number, the highest one first.
  @inlinable @inline(__always)
  public mutating func overwrite(_ value: UInt32, at place: Int) {
    precondition(place >= start && place <= end &- 4)
    unsafe base.storeBytes(of: value.bigEndian, toByteOffset: place, as: UInt32.self)
  }

  /// Overwrites eight bytes with a number, the highest one first.
  @inlinable @inline(__always)
  public mutating func overwrite(_ value: UInt64, at place: Int) {
    precondition(place >= start && place <= end &- 8)
    unsafe base.storeBytes(of: value.bigEndian, toByteOffset: place, as: UInt64.self)
  }

  /// Overwrites one byte.
  public mutating func overwrite(byte: UInt8, at place: Int) {
    precondition(place >= start && place < end)
    unsafe base.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
  }

  // MARK: Reading

  /// The last byte of the message; nil when it is empty.
  @inlinable @inline(__always)
  public var last: UInt8? {
    // SAFETY: the byte before `end` was written when there is one behind `start`.
    end > start ? unsafe base.load(fromByteOffset: end &- 1, as: UInt8.self) : nil
  }

  /// Calls `body` with the bytes of the message.
  public borrowing func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe try body(UnsafeRawBufferPointer(start: base + start, count: count))
  }
}
