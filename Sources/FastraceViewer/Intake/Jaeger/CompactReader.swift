#if Viewer
  /// Reads the compact protocol of Thrift; never beyond the end, never deeper than some levels.
  struct CompactReader {
    enum Kind: UInt8 {
      case stop = 0
      case yes = 1
      case no = 2
      case int8 = 3
      case int16 = 4
      case int32 = 5
      case int64 = 6
      case double = 7
      case binary = 8
      case list = 9
      case set = 10
      case map = 11
      case structure = 12
    }

    struct Field {
      var number: Int
      var kind: Kind
    }

    struct Malformed: Error {}

    private var bytes: ArraySlice<UInt8>
    private static let maximumDepth = 16

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    mutating func byte() throws(Malformed) -> UInt8 {
      guard let byte = bytes.popFirst() else { throw Malformed() }
      return byte
    }

    mutating func varint() throws(Malformed) -> UInt64 {
      var value: UInt64 = 0
      for shift in stride(from: UInt64(0), to: 64, by: 7) {
        let byte = try byte()
        value |= UInt64(byte & 0x7f) << shift
        if byte < 0x80 { return value }
      }
      throw Malformed()
    }

    mutating func integer() throws(Malformed) -> Int64 {
      let value = try varint()
      return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    mutating func double() throws(Malformed) -> Double {
      var bits: UInt64 = 0
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try byte()) << shift }
      return Double(bitPattern: bits)
    }

    mutating func binary() throws(Malformed) -> [UInt8] {
      guard let count = Int(exactly: try varint()), count <= bytes.count else { throw Malformed() }
      defer { bytes = bytes.dropFirst(count) }
      return Array(bytes.prefix(count))
    }

    mutating func text() throws(Malformed) -> String { String(decoding: try binary(), as: UTF8.self) }

    /// The kind of the elements, and how many there are.
    mutating func list() throws(Malformed) -> (kind: Kind, count: Int) {
      let head = try byte()
      guard let kind = Kind(rawValue: head & 15) else { throw Malformed() }
      let count = head >> 4 == 15 ? Int(exactly: try varint()) : Int(head >> 4)
      // Each element has a byte at least, so no list is longer than the rest.
      guard let count, count <= bytes.count else { throw Malformed() }
      return (kind, count)
    }

    /// Calls `body` for each field of a structure; what it does not read it must skip.
    mutating func structure(
      _ body: (inout CompactReader, Field) throws(Malformed) -> Void
    ) throws(Malformed) {
      var number = 0
      while true {
        let head = try byte()
        if head == 0 { return }
        guard let kind = Kind(rawValue: head & 15), kind != .stop else { throw Malformed() }
        number = head >> 4 == 0 ? Int(truncatingIfNeeded: try integer()) : number &+ Int(head >> 4)
        try body(&self, Field(number: number, kind: kind))
      }
    }

    /// Calls `body` for each element of a list of structures.
    mutating func structures(_ body: (inout CompactReader) throws(Malformed) -> Void) throws(Malformed) {
      let (kind, count) = try list()
      guard kind == .structure || count == 0 else { throw Malformed() }
      for _ in 0..<count { try body(&self) }
    }

    mutating func skip(_ kind: Kind, depth: Int = 0) throws(Malformed) {
      guard depth < Self.maximumDepth else { throw Malformed() }
      switch kind {
      case .stop, .yes, .no: break
      case .int8: _ = try byte()
      case .int16, .int32, .int64: _ = try varint()
      case .double: _ = try double()
      case .binary: _ = try binary()
      case .list, .set:
        let (kind, count) = try list()
        for _ in 0..<count { try skipElement(kind, depth: depth + 1) }
      case .map:
        guard let count = Int(exactly: try varint()), count <= bytes.count else { throw Malformed() }
        guard count > 0 else { return }
        let kinds = try byte()
        guard let key = Kind(rawValue: kinds >> 4), let value = Kind(rawValue: kinds & 15) else { throw Malformed() }
        for _ in 0..<count {
          try skipElement(key, depth: depth + 1)
          try skipElement(value, depth: depth + 1)
        }
      case .structure:
        try structure { reader, field throws(Malformed) in try reader.skip(field.kind, depth: depth + 1) }
      }
    }

    /// An element of a list, a set or a map, which has a byte at least: what takes none could be announced without end.
    private mutating func skipElement(_ kind: Kind, depth: Int) throws(Malformed) {
      switch kind {
      case .stop: throw Malformed()
      // Truth values, which as fields have no byte of their own.
      case .yes, .no: _ = try byte()
      default: try skip(kind, depth: depth)
      }
    }
  }
#endif
