package import Fastrace
package import FastraceWire

/// What stands in front of the spans of an `ExportTraceServiceRequest` in JSON, and behind them.
package struct JSONEnvelope: Sendable {
  private let head: [UInt8]

  package init(resource: Fastrace.Resource) {
    var buffer = WireBuffer()
    buffer.appendLiteral("{\"resourceSpans\":[{\"resource\":{\"attributes\":[")
    buffer.appendJSONList(resource.attributes)
    buffer.appendLiteral("]},\"scopeSpans\":[{\"scope\":{\"name\":")
    buffer.appendJSON(LibraryVersion.name)
    buffer.appendLiteral(",\"version\":")
    buffer.appendJSON(LibraryVersion.number)
    buffer.appendLiteral("},\"spans\":[")
    head = unsafe buffer.withBytes { unsafe Array($0) }
  }

  /// Bytes behind the spans.
  package static var endCount: Int { 6 }

  package func open(_ buffer: inout WireBuffer) { buffer.append(head) }

  package func close(_ buffer: inout WireBuffer) { buffer.appendLiteral("]}]}]}") }
}
