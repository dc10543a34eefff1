#if Logging && OpenTelemetry
  internal import Fastrace
  internal import FastraceOTLP
  internal import FastraceWire
  internal import Logforth

  /// Encodes records as messages of the OpenTelemetry protocol: `ExportLogsServiceRequest`.
  ///
  /// Neighbours of the same logger share a scope, which bears its label; the order of the records is kept. It belongs to
  /// one thread at a time.
  struct OTLPLogEncoder: ~Copyable {
    private let isJSON: Bool
    /// What stands in front of the scopes: the resource.
    private let head: [UInt8]
    private var buffer = WireBuffer()
    /// What the buffer may keep between messages.
    private static let keptCapacity = 8 << 20
    /// Bytes around the scopes beside those of the resource, at most.
    private static let frame = 16

    init(resource: Fastrace.Resource, isJSON: Bool) {
      self.isJSON = isJSON
      head = isJSON ? Self.jsonHead(resource) : Self.protobufHead(resource)
    }

    /// Makes a message of the records from number `first` on: at most `limit`, and as many as fit into `byteLimit` bytes,
    /// but at least one.
    ///
    /// Returns how many records are in the message.
    mutating func encode(_ records: [LogRecord], from first: Int = 0, limit: Int = .max, byteLimit: Int = .max) -> Int {
      let end = first + min(limit, records.count - first)
      let room = max(0, byteLimit - head.count - Self.frame)
      begin()
      var index = first
      while index < end {
        let count = appendScope(records, index..<end, room, isFirst: index == first)
        index += count
        if count == 0 || written > room { break }
      }
      finish()
      return index - first
    }

    /// Calls `body` with the bytes of the message that was encoded last.
    borrowing func withMessage<Result, Failure: Error>(
      _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
      try unsafe buffer.withBytes(body)
    }

    // MARK: Parts of a message

    /// Bytes of the scopes so far.
    private var written: Int { isJSON ? buffer.count - head.count : buffer.count }

    /// Writes the first records of a range that are of one logger, and returns how many there was room for.
    private mutating func appendScope(
      _ records: [LogRecord], _ range: Range<Int>, _ room: Int, isFirst: Bool
    ) -> Int {
      let target = records[range.lowerBound].target
      let start = buffer.end
      let message = openScope(target, isFirst: isFirst)
      var count = 0
      for index in range {
        guard records[index].target == target else { break }
        let before = buffer.end
        append(records[index], isFirst: count == 0)
        if written > room, !(isFirst && count == 0) {
          // Nothing of a scope stays without its first record.
          buffer.truncate(to: count == 0 ? start : before)
          break
        }
        count += 1
      }
      if count > 0 { closeScope(message) }
      return count
    }

    private mutating func openScope(_ target: String, isFirst: Bool) -> Int {
      if isJSON {
        if !isFirst { buffer.append(UInt8(ascii: ",")) }
        buffer.openJSONScope(target)
        return 0
      }
      buffer.append(0x12)
      let message = buffer.beginMessage()
      buffer.appendScope(target)
      return message
    }

    private mutating func append(_ record: LogRecord, isFirst: Bool) {
      if !isJSON { return buffer.appendLogRecord(record) }
      if !isFirst { buffer.append(UInt8(ascii: ",")) }
      buffer.appendJSONLogRecord(record)
    }

    private mutating func closeScope(_ message: Int) {
      if isJSON { buffer.appendLiteral("]}") } else { buffer.endMessage(message) }
    }

    // MARK: Around the scopes

    private mutating func begin() {
      buffer.reset()
      buffer.shrink(to: Self.keptCapacity)
      if isJSON { buffer.append(head) } else { buffer.reset(headRoom: head.count + Self.frame) }
    }

    private mutating func finish() {
      if isJSON { return buffer.appendLiteral("]}]}") }
      buffer.prepend(head)
      var outer = WireBuffer(capacity: Self.frame)
      outer.append(0x0a)
      outer.appendVarint(UInt64(buffer.count))
      buffer.prepend(unsafe outer.withBytes { unsafe Array($0) })
    }

    /// `Resource` as field 1 of `ResourceLogs`.
    private static func protobufHead(_ resource: Fastrace.Resource) -> [UInt8] {
      var buffer = WireBuffer()
      buffer.append(0x0a)
      let message = buffer.beginMessage()
      buffer.appendAttributes(tag: 0x0a, resource.attributes)
      buffer.endMessage(message)
      return unsafe buffer.withBytes { unsafe Array($0) }
    }

    private static func jsonHead(_ resource: Fastrace.Resource) -> [UInt8] {
      var buffer = WireBuffer()
      buffer.appendLiteral("{\"resourceLogs\":[{\"resource\":{\"attributes\":[")
      buffer.appendJSONList(resource.attributes)
      buffer.appendLiteral("]},\"scopeLogs\":[")
      return unsafe buffer.withBytes { unsafe Array($0) }
    }
  }
#endif
