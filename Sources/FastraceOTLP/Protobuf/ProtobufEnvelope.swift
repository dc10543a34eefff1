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
    scope = Self.head(of: nil)
  }

  /// A scope as field 1 of `ScopeSpans`; nil is that of this library.
  package static func head(of scope: InstrumentationScope?) -> [UInt8] {
    let (name, version) = scope.map { ($0.name, $0.version ?? "") } ?? (LibraryVersion.name, LibraryVersion.number)
    return message(0x0a) { buffer in
      for (tag, text) in [(0x0a as UInt8, name), (0x12, version)] where !text.isEmpty {
        buffer.append(tag)
        buffer.appendVarint(UInt64(text.utf8.count))
        buffer.append(text)
      }
      if let scope { buffer.appendAttributes(tag: 0x1a, scope.attributes) }
    }
  }

  /// Writes a message of spans that are grouped by scope.
  func write(_ groups: [ScopeGroups.Group], from spans: borrowing WireBuffer, to message: inout WireBuffer) {
    message.reset(headRoom: longest)
    for group in groups {
      message.append(0x12)
      let body = message.beginMessage()
      message.append(group.head)
      group.appendSpans(from: spans, to: &message)
      message.endMessage(body)
    }
    closeResource(&message)
  }

  /// The most that is put in front of any number of spans.
  package var longest: Int { resource.count + scope.count + 2 * (1 + 10) }

  /// Completes the message in front of the spans.
  package func close(_ buffer: inout WireBuffer) {
    buffer.prepend(scope)
    buffer.prepend(Self.head(0x12, length: buffer.count))
    closeResource(&buffer)
  }

  private func closeResource(_ buffer: inout WireBuffer) {
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
