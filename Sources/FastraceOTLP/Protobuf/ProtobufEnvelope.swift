package import Fastrace
package import FastraceWire

/// What stands in front of the spans of an `ExportTraceServiceRequest`: resource and scope, encoded once.
package struct ProtobufEnvelope: Sendable {
  /// Field 1 of `ResourceSpans`.
  private let resource: [UInt8]
  /// Field 1 of `ScopeSpans`.
  private let scope: [UInt8]

  package init(resource: Fastrace.Resource) {
    self.resource = Self.message(0x0a) { buffer in
      buffer.appendAttributes(tag: 0x0a, resource.attributes)
    }
    scope = Self.message(0x0a) { buffer in
      for (tag, text) in [(0x0a as UInt8, LibraryVersion.name), (0x12, LibraryVersion.number)] {
        buffer.append(tag)
        buffer.appendVarint(UInt64(text.utf8.count))
        buffer.append(text)
      }
    }
  }

  /// The most that is put in front of any number of spans.
  package var longest: Int { resource.count + scope.count + 2 * (1 + 10) }

  /// Completes the message in front of the spans.
  package func close(_ buffer: inout WireBuffer) {
    buffer.prepend(scope)
    buffer.prepend(Self.head(0x12, length: buffer.count))
    buffer.prepend(resource)
    buffer.prepend(Self.head(0x0a, length: buffer.count))
  }

  private static func message(_ tag: UInt8, _ body: (inout WireBuffer) -> Void) -> [UInt8] {
    var buffer = WireBuffer()
    buffer.append(tag)
    let message = buffer.beginMessage()
    body(&buffer)
    buffer.endMessage(message)
    return unsafe buffer.withBytes { unsafe Array($0) }
  }

  private static func head(_ tag: UInt8, length: Int) -> [UInt8] {
    var buffer = WireBuffer(capacity: 16)
    buffer.append(tag)
    buffer.appendVarint(UInt64(length))
    return unsafe buffer.withBytes { unsafe Array($0) }
  }
}
