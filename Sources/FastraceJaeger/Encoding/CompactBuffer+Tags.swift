internal import Fastrace
internal import FastraceWire

// struct Tag { 1 string key, 2 TagType type, 3 string, 4 double, 5 bool, 6 i64, 7 binary }
extension CompactBuffer {
  private enum TagType {
    static let string: Int64 = 0
    static let double: Int64 = 1
    static let bool: Int64 = 2
    static let long: Int64 = 3
  }

  /// Tags, the list of which was begun.
  @inline(__always)
  mutating func putTags(_ properties: some Collection<Property>, _ scratch: inout WireBuffer) {
    // In place: copies would count references.
    _ = properties.withContiguousStorageIfAvailable { properties in
      for index in properties.indices {
        unsafe putTag(properties[index].key, properties[index].value, &scratch)
      }
    }
  }

  /// A tag with a value of the type that it has; lists, for which there is no type, as JSON.
  mutating func putTag(_ key: String, _ value: PropertyValue, _ scratch: inout WireBuffer) {
    switch value {
    case .string(let text): putTag(key, text)
    case .int(let number): putTag(key, number)
    case .bool(let truth): putTag(key, truth)
    case .double(let number):
      guard let _ = putHead(key, TagType.double) else { return }
      putHeader(reserved: .double, 2)
      put(reservedFixed: number.bitPattern)
      put(reserved: 0)
    case .strings, .ints, .doubles, .bools:
      guard let _ = putHead(key, TagType.string) else { return }
      scratch.reset()
      scratch.appendPlainJSON(value)
      putHeader(reserved: .binary, 1)
      unsafe scratch.withBytes { unsafe put($0) }
      putEnd()
    }
  }

  @inline(__always)
  mutating func putTag(_ key: String, _ text: String) {
    guard let _ = putHead(key, TagType.string) else { return }
    putHeader(reserved: .binary, 1)
    put(text)
    putEnd()
  }

  @inline(__always)
  mutating func putTag(_ key: String, _ number: Int64) {
    guard let _ = putHead(key, TagType.long) else { return }
    putField(reserved: number, 4)
    put(reserved: 0)
  }

  @inline(__always)
  mutating func putTag(_ key: String, _ truth: Bool) {
    guard let _ = putHead(key, TagType.bool) else { return }
    putHeader(reserved: truth ? .boolTrue : .boolFalse, 3)
    put(reserved: 0)
  }

  /// The key and the type.
  ///
  /// - Returns: Nil when there is no room for them and for a number and the end behind them.
  @inline(__always)
  private mutating func putHead(_ key: String, _ type: Int64) -> Void? {
    putField(key, 1)
    guard reserve(2 * Self.numberField + 1) else { return nil }
    putField(reserved: type, 1, .i32)
    return ()
  }
}
