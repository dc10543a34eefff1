package import Fastrace
package import FastraceWire

/// What stands in front of the spans of an `ExportTraceServiceRequest` in JSON, and behind them.
package struct JSONEnvelope: Sendable {
  /// Up to the list of scopes.
  private let resource: [UInt8]
  /// Up to the list of this library's spans.
  private let scope: [UInt8]

  package init(resource: Fastrace.Resource) {
    var buffer = WireBuffer()
    buffer.appendLiteral("{\"resourceSpans\":[{\"resource\":{\"attributes\":[")
    buffer.appendJSONList(resource.attributes)
    buffer.appendLiteral("]},\"scopeSpans\":[")
    self.resource = unsafe buffer.withBytes { unsafe Array($0) }
    scope = Self.head(of: nil)
  }

  /// A scope and the beginning of its list of spans; nil is that of this library.
  package static func head(of scope: InstrumentationScope?) -> [UInt8] {
    let (name, version) = scope.map { ($0.name, $0.version ?? "") } ?? (LibraryVersion.name, LibraryVersion.number)
    var buffer = WireBuffer()
    buffer.appendLiteral("{\"scope\":{\"name\":")
    buffer.appendJSON(name)
    if !version.isEmpty {
      buffer.appendLiteral(",\"version\":")
      buffer.appendJSON(version)
    }
    if let attributes = scope?.attributes, !attributes.isEmpty {
      buffer.appendLiteral(",\"attributes\":[")
      buffer.appendJSONList(attributes)
      buffer.appendLiteral("]")
    }
    buffer.appendLiteral("},\"spans\":[")
    return unsafe buffer.withBytes { unsafe Array($0) }
  }

  /// The most that stands around all scopes.
  package var longest: Int { resource.count + Self.endCount }

  /// Writes a message of spans that are grouped by scope.
  func write(_ groups: [ScopeGroups.Group], from spans: borrowing WireBuffer, to message: inout WireBuffer) {
    message.append(resource)
    for (index, group) in groups.enumerated() {
      if index > 0 { message.appendLiteral(",") }
      message.append(group.head)
      group.appendSpans(from: spans, to: &message, separator: [UInt8(ascii: ",")])
      message.appendLiteral("]}")
    }
    message.appendLiteral("]}]}")
  }

  /// Bytes behind the spans.
  package static var endCount: Int { 6 }

  package func open(_ buffer: inout WireBuffer) {
    buffer.append(resource)
    buffer.append(scope)
  }

  package func close(_ buffer: inout WireBuffer) { buffer.appendLiteral("]}]}]}") }
}
