package import Fastrace
package import FastraceWire

/// Attributes as `KeyValue` of opentelemetry/proto/common/v1: the key is field 1, the value (`AnyValue`) field 2.
extension WireBuffer {
  /// Fields of `AnyValue`, with their wire types.
  private enum Tag {
    static let key: UInt8 = 0x0a
    static let value: UInt8 = 0x12
    static let string: UInt8 = 0x0a
    static let bool: UInt8 = 0x10
    static let int: UInt8 = 0x18
    static let double: UInt8 = 0x21
    static let array: UInt8 = 0x2a
    static let element: UInt8 = 0x0a
  }

  @inline(__always)
  package mutating func appendAttributes(tag: UInt8, _ properties: some Collection<Property>) {
    // In place: copies would count references.
    _ = properties.withContiguousStorageIfAvailable { properties in
      guard let first = properties.baseAddress else { return }
      for index in 0..<properties.count { unsafe appendAttribute(tag: tag, at: first + index) }
    }
  }

  /// All lengths but those of lists are known beforehand.
  @inline(__always)
  package mutating func appendAttribute(tag: UInt8, at place: UnsafePointer<Property>) {
    let keyLength = unsafe place.pointee.key.utf8.count
    let keyField = 1 &+ Self.lengthPrefixed(keyLength)
    let valueLength = unsafe Self.scalarLength(place.pointee.value)
    append(tag)
    guard valueLength >= 0 else { return unsafe appendList(place.pointee) }
    appendVarint(UInt64(truncatingIfNeeded: keyField &+ 1 &+ Self.lengthPrefixed(valueLength)))
    append(Tag.key)
    appendVarint(UInt64(truncatingIfNeeded: keyLength))
    unsafe append(place.pointee.key)
    append(Tag.value)
    appendVarint(UInt64(truncatingIfNeeded: valueLength))
    unsafe appendScalar(place.pointee.value)
  }

  /// How many bytes something with its length in front takes.
  @inline(__always)
  private static func lengthPrefixed(_ length: Int) -> Int {
    length &+ varintWidth(UInt64(truncatingIfNeeded: length))
  }

  /// How many bytes a value takes; negative for a list.
  @inline(__always)
  private static func scalarLength(_ value: borrowing PropertyValue) -> Int {
    switch value {
    case .string(let text): 1 &+ lengthPrefixed(text.utf8.count)
    case .int(let number): 1 &+ varintWidth(UInt64(bitPattern: number))
    case .double: 9
    case .bool: 2
    case .strings, .ints, .doubles, .bools: -1
    }
  }

  @inline(__always)
  private mutating func appendScalar(_ value: borrowing PropertyValue) {
    switch value {
    case .string(let text): appendString(text)
    case .int(let number): appendInt(number)
    case .double(let number): append(tag: Tag.double, number.bitPattern)
    case .bool(let flag): appendBool(flag)
    case .strings, .ints, .doubles, .bools: break
    }
  }

  @inline(__always)
  private mutating func appendString(_ text: String) {
    append(Tag.string)
    appendVarint(UInt64(truncatingIfNeeded: text.utf8.count))
    append(text)
  }

  @inline(__always)
  private mutating func appendInt(_ number: Int64) {
    append(Tag.int)
    appendVarint(UInt64(bitPattern: number))
  }

  @inline(__always)
  private mutating func appendBool(_ flag: Bool) { append(UInt64(Tag.bool) | (flag ? 0x100 : 0), count: 2) }

  // MARK: Lists

  @inline(never)
  private mutating func appendList(_ property: borrowing Property) {
    let message = beginMessage()
    append(Tag.key)
    appendVarint(UInt64(truncatingIfNeeded: property.key.utf8.count))
    append(property.key)
    append(Tag.value)
    let value = beginMessage()
    append(Tag.array)
    let array = beginMessage()
    appendElements(property.value)
    endMessage(array)
    endMessage(value)
    endMessage(message)
  }

  private mutating func appendElements(_ value: borrowing PropertyValue) {
    switch value {
    case .strings(let texts): for text in texts { appendElement { $0.appendString(text) } }
    case .ints(let numbers): for number in numbers { appendElement { $0.appendInt(number) } }
    case .doubles(let numbers):
      for number in numbers { appendElement { $0.append(tag: Tag.double, number.bitPattern) } }
    case .bools(let flags): for flag in flags { appendElement { $0.appendBool(flag) } }
    case .string, .int, .double, .bool: break
    }
  }

  private mutating func appendElement(_ body: (inout WireBuffer) -> Void) {
    append(Tag.element)
    let element = beginMessage()
    body(&self)
    endMessage(element)
  }

  // MARK: Messages of unknown length

  /// Leaves room for the length of most messages, and says where the message begins.
  @inline(__always)
  package mutating func beginMessage() -> Int {
    append(0 as UInt8)
    return end
  }

  /// Writes the length of the message that begins there, and moves the message where that takes more room.
  @inline(__always)
  package mutating func endMessage(_ body: Int) { insertLength(before: body, width: 1) }
}
