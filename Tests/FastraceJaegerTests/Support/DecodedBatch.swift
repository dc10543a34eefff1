import Fastrace

/// A packet as Thrift's generated code reads it.
struct DecodedPacket: Decodable {
  struct Batch: Decodable {
    var process: Process
    var spans: [Span]
  }
  struct Process: Decodable {
    var serviceName: String
    var tags: [Tag]?
  }
  struct Span: Decodable {
    var traceIdLow: Int64
    var traceIdHigh: Int64
    var spanId: Int64
    var parentSpanId: Int64
    var operationName: String
    var references: [Reference]?
    var flags: Int32
    var startTime: Int64
    var duration: Int64
    var tags: [Tag]?
    var logs: [Log]?
  }
  struct Reference: Decodable, Hashable {
    var refType: Int32
    var traceIdLow: Int64
    var traceIdHigh: Int64
    var spanId: Int64
  }
  struct Tag: Decodable, Hashable {
    var key: String
    var vType: Int32
    var vStr: String?
    /// The decimal number of the bits.
    var vDouble: String?
    var vBool: Bool?
    var vLong: Int64?
    var vBinary: String?
  }
  struct Log: Decodable, Hashable {
    var timestamp: Int64
    var fields: [Tag]
  }
  var bytes: Int
  var batch: Batch?
  /// What was wrong with the packet.
  var error: String?

  var spans: [Span] { batch?.spans ?? [] }
}

extension DecodedPacket.Tag {
  init(_ key: String, _ text: String) { self.init(key: key, vType: 0, vStr: text) }
  init(_ key: String, _ number: Double) { self.init(key: key, vType: 1, vDouble: "\(number.bitPattern)") }
  init(_ key: String, _ truth: Bool) { self.init(key: key, vType: 2, vBool: truth) }
  init(_ key: String, _ number: Int64) { self.init(key: key, vType: 3, vLong: number) }

  /// Lists are texts, in the form that a test reads as JSON instead of comparing it.
  init(_ property: Property) {
    switch property.value {
    case .string(let text): self.init(property.key, text)
    case .int(let number): self.init(property.key, number)
    case .double(let number): self.init(property.key, number)
    case .bool(let truth): self.init(property.key, truth)
    case .strings, .ints, .doubles, .bools: self.init(property.key, Self.list)
    }
  }

  /// What stands for the text of a list.
  static let list = "a list"
}
